import 'reflect-metadata';
import type { GraphQLError } from 'graphql';
import { Role } from '../../src/platform/access/viewer.js';
import { OrderDirection, type PageArgs, page } from '../../src/platform/read/page.js';
import { boundsOf } from '../../src/platform/read/page-args.js';
import { BookOrderField, bookSpec } from '../support/library.graphql.js';
import { Book, type Library, openLibrary } from '../support/library.js';

describe('the size of a page', () => {
  it.each([
    [{}, { isBackward: false, rows: 50, cursor: null }],
    [{ first: 1 }, { isBackward: false, rows: 1, cursor: null }],
    [
      { first: 100, after: 'x' },
      { isBackward: false, rows: 100, cursor: 'x' },
    ],
    [
      { last: 3, before: 'y' },
      { isBackward: true, rows: 3, cursor: 'y' },
    ],
    [{ before: 'y' }, { isBackward: true, rows: 50, cursor: 'y' }],
    [
      { first: null, last: null, after: null },
      { isBackward: false, rows: 50, cursor: null },
    ],
  ] as const)('%j is understood', (args, bounds) => {
    expect(boundsOf(args)).toEqual(bounds);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ last: 0 }, 'last'],
    [{ last: 101 }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ last: 1, after: 'x' }, 'after'],
    [{ first: 1, before: 'x' }, 'before'],
    [{ before: 'x', after: 'x' }, 'after'],
  ] as const)('%j is refused, naming %s', (args, field) => {
    expect(refusal(() => boundsOf(args))).toEqual({ code: 'BAD_USER_INPUT', field: [field] });
  });
});

describe('a cursor', () => {
  let library: Library;
  const byRank = [{ field: BookOrderField.RANK, direction: OrderDirection.ASC }];
  beforeAll(async () => {
    library = await openLibrary();
    await library.fill({ books: [{ rank: 1 }, { rank: 2 }, { rank: null }] });
  });
  afterAll(() => library?.close());

  const read = (args: PageArgs & { orderBy?: typeof byRank }) => page(library.as(Role.ADMIN), bookSpec, args);
  const cursor = async () => (await (await read({ first: 1, orderBy: byRank })).pageInfo.endCursor()) ?? '';

  it('used with another order is refused', async () => {
    const orderBy = [{ field: BookOrderField.RANK, direction: OrderDirection.DESC }];
    await expect(read({ after: await cursor(), orderBy })).rejects.toThrow('The cursor belongs to another orderBy.');
    await expect(read({ after: await cursor() })).rejects.toThrow('The cursor belongs to another orderBy.');
  });

  it('that was made up is refused before any statement', async () => {
    const [version, hash, rank, id] = JSON.parse(Buffer.from(await cursor(), 'base64url').toString()) as unknown[];
    const sealed = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const abuses = [
      '',
      'x',
      '💥',
      'a'.repeat(20_000),
      sealed(),
      sealed(2, hash, rank, id),
      Buffer.from('null').toString('base64url'),
      Buffer.from('{"0":1}').toString('base64url'),
      sealed(version, hash, rank),
      sealed(version, hash, rank, id, 1),
      sealed(version, hash, '1', id),
      sealed(version, hash, 1.5, id),
      sealed(version, hash, 2 ** 31, id),
      sealed(version, hash, { $gt: 0 }, id),
      sealed(version, hash, [1], id),
      sealed(version, hash, rank, null),
      sealed(version, hash, rank, 'outcome_x'),
      sealed(version, hash, rank, String(id).replace('outcome', 'rep')),
      sealed(version, hash, rank, { $ne: null }),
    ];
    library.statements();
    for (const after of abuses) {
      const failure = await read({ first: 1, after, orderBy: byRank }).then(
        () => null,
        (error: GraphQLError) => error,
      );
      expect({ after, ...failure?.extensions }).toEqual({ after, code: 'BAD_USER_INPUT', field: ['after'] });
    }
    expect(library.statements()).toEqual([]);
  });

  it('still leads on when its row is gone', async () => {
    const after = await cursor();
    await library.orm.em.fork().nativeDelete(Book, { rank: 1 });
    const next = await read({ first: 5, after, orderBy: byRank });
    expect((await next.nodes).map(book => book.rank)).toEqual([2, null]);
    expect(await next.pageInfo.hasPreviousPage()).toBe(false);
  });
});

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as GraphQLError).extensions;
  }
}
