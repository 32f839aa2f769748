import 'reflect-metadata';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { authChecker } from '../../src/platform/access/auth-checker.js';
import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { OrderDirection, type PageArgs, page } from '../../src/platform/read/page.js';
import { validateArgument } from '../../src/platform/read/valid.js';
import { wireViews } from '../../src/platform/read/wire.js';
import { BookOrderField, bookSpec, LibraryResolver } from '../support/library.graphql.js';
import { type Book, type Library, openLibrary } from '../support/library.js';

let library: Library;
let schema: GraphQLSchema;

beforeAll(async () => {
  library = await openLibrary();
  schema = wireViews(await buildSchema({ resolvers: [LibraryResolver], authChecker, validateFn: validateArgument }));
});
afterAll(() => library?.close());

const PROPERTIES = {
  TITLE: 'title',
  RANK: 'rank',
  PRICE: 'price',
  READ_AT: 'readAt',
  DUE_ON: 'dueOn',
  OWNER: 'owner',
  ADDED_AT: 'addedAt',
  IS_LENT: 'isLent',
} as const;

const aBook = fc.record({
  title: fc.option(fc.constantFrom('', 'a', 'A', 'ab', 'é', '你', '😀', '%', '\\', '"')),
  rank: fc.option(fc.constantFrom(-1, 0, 1, 2147483647)),
  price: fc.option(fc.constantFrom(0, 5, Number.MAX_SAFE_INTEGER)),
  readAt: fc.option(fc.constantFrom(new Date('1970-01-01T00:00:00.001Z'), new Date('2026-11-22T14:05:00.999Z'))),
  dueOn: fc.option(fc.constantFrom('2026-01-01', '2026-02-28')),
  isLent: fc.option(fc.boolean()),
  owner: fc.constantFrom('x', 'y'),
  addedAt: fc.constantFrom(new Date(0), new Date(1), new Date('2026-11-22T14:05:00.123Z')),
});
const anOrder = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(...Object.values(BookOrderField)),
    direction: fc.constantFrom(...Object.values(OrderDirection)),
  }),
  { maxLength: 4, selector: key => key.field },
);
type Order = { field: BookOrderField; direction: OrderDirection }[];

describe('a list read page by page', () => {
  it('gives every row once and in order, whatever the order, the page size and the direction', async () => {
    const cases = fc.record({
      books: fc.array(aBook, { maxLength: 14 }),
      orderBy: anOrder,
      size: fc.integer({ min: 1, max: 6 }),
      isBackward: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ books, orderBy, size, isBackward }) => {
        const rows = books.map(book => ({ ...book, id: newId('outcome') }));
        await library.fill({ books: rows });
        const wanted = inOrder(rows, orderBy).map(row => row.id);
        expect(await walk(orderBy, size, isBackward)).toEqual({ ids: wanted, total: wanted.length });
      }),
      { numRuns: 80 },
    );
  });

  it('catches a mutant that forgets the nulls', async () => {
    await library.fill({ books: [{ rank: 1 }, { rank: null }, { rank: 2 }] });
    const orderBy = [{ field: BookOrderField.RANK, direction: OrderDirection.ASC }];
    const orders = { ...bookSpec.orders, RANK: { property: 'rank', nullable: false } };
    const first = await page(library.as(Role.ADMIN), { ...bookSpec, orders }, { orderBy, first: 2 });
    const after = await first.pageInfo.endCursor();
    const rest = await page(library.as(Role.ADMIN), { ...bookSpec, orders }, { orderBy, first: 2, after });
    expect(await rest.nodes).toHaveLength(0);
    const sound = await page(library.as(Role.ADMIN), bookSpec, { orderBy, first: 2, after });
    expect(await sound.nodes).toHaveLength(1);
  });
});

describe('a list under each of many parents', () => {
  const query =
    'query ($first: Int, $after: String) { shelves { books(first: $first, after: $after, orderBy: [{ field: RANK, direction: DESC }]) { totalCount nodes { id rank } pageInfo { hasNextPage hasPreviousPage endCursor } } } }';

  it('costs the same number of statements for 1 and for 50 parents', async () => {
    const counts: number[] = [];
    for (const parents of [1, 50]) {
      await shelvesWith(parents, 5);
      const result = await library.ask(schema, query, { variables: { first: 2 } });
      expect(result.errors).toBeUndefined();
      counts.push(library.statements().length);
    }
    expect(counts).toEqual([3, 3]);
  });

  it('counts only when asked to', async () => {
    await shelvesWith(3, 5);
    await library.ask(schema, '{ shelves { books(first: 2) { nodes { id } } } }');
    expect(library.statements()).toHaveLength(2);
    await library.ask(schema, '{ shelves { books { totalCount } } }');
    expect(library.statements()).toHaveLength(2);
  });

  it('gives each parent the first rows of its own, nulls last, and goes on from a cursor', async () => {
    await shelvesWith(3, 5);
    type Nested = {
      shelves: { books: { totalCount: number; nodes: { rank: number | null }[]; pageInfo: Record<string, unknown> } }[];
    };
    const first = (await library.ask(schema, query, { variables: { first: 2 } })).data as unknown as Nested;
    for (const { books } of first.shelves) {
      expect(books).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      expect(books.nodes.map(node => node.rank)).toEqual([4, 3]);
    }
    const after = first.shelves[0]?.books.pageInfo.endCursor;
    const next = (await library.ask(schema, query, { variables: { first: 9, after } })).data as unknown as Nested;
    expect(next.shelves[0]?.books.nodes.map(node => node.rank)).toEqual([2, 1, null]);
    expect(next.shelves[0]?.books.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('follows references of a whole page by one statement', async () => {
    await shelvesWith(20, 2);
    for (const field of ['shelf { name }', 'place']) {
      const result = await library.ask(schema, `{ books(first: 40) { nodes { ${field} } } }`);
      expect(JSON.stringify(result)).toContain('shelf 19');
      expect(library.statements()).toHaveLength(2);
    }
  });
});

async function walk(orderBy: Order, size: number, isBackward: boolean): Promise<{ ids: string[]; total: number }> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const bounds: PageArgs = isBackward ? { last: size, before: cursor } : { first: size, after: cursor };
    const got = await page(library.as(Role.ADMIN), bookSpec, { ...bounds, orderBy });
    const shown = (await got.nodes).map(node => node.id);
    ids.splice(isBackward ? 0 : ids.length, 0, ...shown);
    const [more, less] = [await got.pageInfo.hasNextPage(), await got.pageInfo.hasPreviousPage()];
    expect(isBackward ? more : less).toBe(cursor !== null);
    if (!(isBackward ? less : more)) return { ids, total: await got.totalCount() };
    cursor = isBackward ? await got.pageInfo.startCursor() : await got.pageInfo.endCursor();
  }
}

/** The oracle: sorts rows in memory, by code points, nulls last in both directions, the id last. */
function inOrder(rows: Record<string, unknown>[], orderBy: Order): Record<string, unknown>[] {
  const keys = orderBy.length > 0 ? orderBy : bookSpec.byDefault;
  const last = { property: 'id', sign: keys.at(-1)?.direction === OrderDirection.DESC ? -1 : 1 };
  const signed = [
    ...keys.map(key => ({ property: PROPERTIES[key.field], sign: key.direction === OrderDirection.DESC ? -1 : 1 })),
    last,
  ];
  return rows.toSorted((a, b) =>
    signed.reduce((found, key) => found || compare(a[key.property], b[key.property], key.sign), 0),
  );
}

function compare(a: unknown, b: unknown, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string') return sign * Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return sign * (Number(a) - Number(b));
}

async function shelvesWith(parents: number, each: number): Promise<void> {
  const shelves = Array.from({ length: parents }, (_, index) => ({ id: newId('team'), name: `shelf ${index}` }));
  const books: Partial<Record<keyof Book, unknown>>[] = shelves.flatMap(shelf =>
    Array.from({ length: each }, (_, rank) => ({ shelf: shelf.id, rank: rank === 0 ? null : rank })),
  );
  await library.fill({ shelves, books });
}
