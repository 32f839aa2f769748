import 'reflect-metadata';
import fc from 'fast-check';
import type { GraphQLError } from 'graphql';
import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { whereOf } from '../../src/platform/read/filter.js';
import { page } from '../../src/platform/read/page.js';
import { BookOrderField, bookFields, bookSpec } from '../support/library.graphql.js';
import { Genre, type Library, openLibrary } from '../support/library.js';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library?.close());

type Filter = Record<string, unknown>;
type Row = Record<string, unknown>;

const SHELVES = [
  { id: newId('team'), name: 'a', keeper: 'Kim' },
  { id: newId('team'), name: 'b', keeper: null },
  { id: newId('team'), name: 'c', keeper: '100%' },
];
const TEXTS = ['', 'a', 'A', 'aB', 'b_', 'b%', '%', '_', '\\', '\\%', "'", '"', '你好', '😀', ' a '];
const READ = [new Date('1970-01-01T00:00:00.001Z'), new Date('2026-11-22T14:05:00.999Z')];

const aRow = fc.record({
  title: fc.option(fc.constantFrom(...TEXTS)),
  rank: fc.option(fc.constantFrom(-1, 0, 1)),
  readAt: fc.option(fc.constantFrom(...READ)),
  isLent: fc.option(fc.boolean()),
  genre: fc.option(fc.constantFrom(...Object.values(Genre))),
  shelf: fc.option(fc.constantFrom(...SHELVES.map(one => one.id))),
});
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });
const aText = fc.constantFrom(...TEXTS);
const [aRank, aTime, aGenre, aShelf] = [
  fc.constantFrom(-1, 0, 1),
  fc.constantFrom(...READ),
  fc.constantFrom(...Object.values(Genre)),
  fc.constantFrom(...SHELVES.map(one => one.id)),
];
const textTests = { eq: aText, neq: aText, in: some(aText), notIn: some(aText), contains: aText, startsWith: aText };
const TESTS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  title: textTests,
  keeper: textTests,
  rank: { eq: aRank, neq: aRank, in: some(aRank), gte: aRank, gt: aRank, lte: aRank, lt: aRank },
  finishedAt: { gte: aTime, gt: aTime, lte: aTime, lt: aTime },
  isLent: { eq: fc.boolean() },
  genre: { eq: aGenre, neq: aGenre, in: some(aGenre), notIn: some(aGenre) },
  shelfId: { eq: aShelf, in: some(aShelf) },
};
const aTest = fc.oneof(
  ...Object.entries(TESTS).flatMap(([key, operators]) =>
    Object.entries({ ...operators, isNull: fc.boolean() }).map(([operator, operand]) =>
      operand.map((value): Filter => ({ [key]: { [operator]: value } })),
    ),
  ),
);

/** One or two conditions, below them `and`, `or` and `not` of smaller filters. */
function aFilter(level: number): fc.Arbitrary<Filter> {
  if (level === 1) return aTest;
  const smaller = aFilter(level - 1);
  return fc.oneof(
    aTest,
    fc.tuple(aTest, aTest).map(([one, other]) => ({ ...one, ...other })),
    fc.array(smaller, { maxLength: 3 }).map(and => ({ and })),
    fc.tuple(aTest, fc.array(smaller, { maxLength: 3 })).map(([test, or]) => ({ ...test, or })),
    fc.array(smaller, { maxLength: 3 }).map(or => ({ or })),
    smaller.map(not => ({ not })),
  );
}

describe('a filter', () => {
  it('finds exactly the rows that it describes, nulls and odd texts included', async () => {
    let judged = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRow, { minLength: 1, maxLength: 12 }),
        fc.array(aFilter(4), { minLength: 8, maxLength: 8 }),
        async (values, filters) => {
          const rows = values.map(value => ({ ...value, id: newId('outcome') }));
          await library.fill({ shelves: SHELVES, books: rows });
          for (const filter of filters) {
            const where = withinLimits(filter);
            if (!where) continue;
            judged++;
            const found = await page(library.as(Role.ADMIN), bookSpec, { where });
            const wanted = rows.filter(row => matches(filter, row)).map(row => row.id);
            expect((await found.nodes).map(book => book.id).toSorted()).toEqual(wanted.toSorted());
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(judged).toBeGreaterThan(200);
  });

  it('takes what SQL would misread as plain text', async () => {
    await library.fill({
      books: [{ title: '100%' }, { title: '100 and more' }, { title: 'a_b' }, { title: 'axb' }, { title: 'c\\d' }],
    });
    const titles = async (filter: Filter) =>
      (
        await (
          await page(library.as(Role.ADMIN), bookSpec, { where: whereOf({ title: filter }, bookFields) })
        ).nodes
      ).map(book => book.title);
    expect(await titles({ contains: '0%' })).toEqual(['100%']);
    expect(await titles({ startsWith: 'A_' })).toEqual(['a_b']);
    expect(await titles({ contains: '\\D' })).toEqual(['c\\d']);
    expect(await titles({ eq: "' or true --" })).toEqual([]);
  });

  it('takes conditions of its own for what they come to, wherever they stand', () => {
    const fields = { ...bookFields, any: () => ({ $and: [{}] }), none: () => ({ $and: [{ $or: [] }] }) };
    const found = (filter: Filter) => whereOf(filter, { ...fields, shut: () => ({ $not: {} }) });
    const [rank, everything, nothing] = [{ rank: { eq: 1 } }, {}, { $or: [] }];
    expect(found({ or: [rank, { any: 1 }] })).toEqual(everything);
    expect(found({ not: { or: [rank, { any: 1 }] } })).toEqual(nothing);
    expect(found({ or: [rank, { none: 1 }] })).toEqual({ rank: { $eq: 1 } });
    expect(found({ and: [rank, { shut: 1 }] })).toEqual(nothing);
    expect(found({ and: [rank, { any: 1 }] })).toEqual({ rank: { $eq: 1 } });
  });

  it.each([
    ['deeper than 5 levels', { not: { not: { not: { not: { not: {} } } } } }, 'filter.not.not.not.not.not'],
    ['with more than 50 conditions', { or: Array.from({ length: 51 }, () => ({ rank: { eq: 1 } })) }, 'filter'],
    ['with more than 100 values in a list', { rank: { in: Array.from({ length: 101 }, () => 1) } }, 'filter.rank.in'],
    ['with a text of more than 1,000 characters', { title: { contains: 'x'.repeat(1001) } }, 'filter.title.contains'],
    ['that asks for null by eq', { rank: { eq: null } }, 'filter.rank.eq'],
    ['by an id of another kind', { shelfId: { in: [newId('rep')] } }, 'filter.shelfId.in.0'],
    ['by what is no id', { not: { shelfId: { eq: 'x' } } }, 'filter.not.shelfId.eq'],
  ])('%s is refused, naming the place', (_, filter, field) => {
    expect(refusal(() => whereOf(filter, bookFields))).toEqual({ code: 'BAD_USER_INPUT', field: field.split('.') });
  });
});

describe('a field that a role may not see', () => {
  const ask = (role: Role, filter: Filter) => page(library.as(role), bookSpec, { where: whereOf(filter, bookFields) });

  it('cannot be found out by filtering, however it is wrapped', async () => {
    for (const filter of [
      { title: { startsWith: 'a' } },
      { not: { or: [{ title: { isNull: true } }, { rank: { eq: 1 } }] } },
      { keeper: { eq: 'x' } },
    ]) {
      await expect(ask(Role.WALLBOARD, filter)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
      await expect(ask(Role.ADMIN, filter)).resolves.toBeDefined();
    }
    await expect(ask(Role.AUDITOR, { finishedAt: { isNull: true } })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('cannot be found out by sorting', async () => {
    const orderBy = [{ field: BookOrderField.TITLE, direction: 'ASC' as never }];
    await expect(page(library.as(Role.WALLBOARD), bookSpec, { orderBy })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    const byLent = [{ field: BookOrderField.IS_LENT, direction: 'ASC' as never }];
    await expect(page(library.as(Role.REP), bookSpec, { orderBy: byLent })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('matches nothing on the rows where it is hidden', async () => {
    await library.fill({
      books: [
        { isLent: true, owner: 'me', rank: 1 },
        { isLent: true, owner: 'other', rank: 2 },
        { isLent: false, owner: 'other', rank: 3 },
      ],
    });
    const ranks = async (filter: Filter) =>
      (
        await (
          await page(library.as(Role.REP, { subject: 'me' }), bookSpec, { where: whereOf(filter, bookFields) })
        ).nodes
      )
        .map(book => book.rank)
        .toSorted();
    expect(await ranks({ isLent: { eq: true } })).toEqual([1]);
    expect(await ranks({ not: { isLent: { eq: true } } })).toEqual([2, 3]);
  });

  it('behind a relation counts only where the viewer may see the row', async () => {
    await library.fill({ shelves: SHELVES, books: SHELVES.map((shelf, rank) => ({ shelf: shelf.id, rank })) });
    const ctx = library.as(Role.REP, { repId: 'Kim' });
    const found = await page(ctx, bookSpec, { where: whereOf({ keeper: { contains: '' } }, bookFields) });
    expect((await found.nodes).map(book => book.rank)).toEqual([0]);
  });
});

function withinLimits(filter: Filter) {
  try {
    return whereOf(filter, bookFields);
  } catch {
    return null;
  }
}

/** The oracle: null matches nothing but `isNull`, `not` turns the answer round. */
function matches(filter: Filter, row: Row): boolean {
  return Object.entries(filter).every(([key, test]) => {
    if (key === 'and') return (test as Filter[]).every(one => matches(one, row));
    if (key === 'or') return (test as Filter[]).some(one => matches(one, row));
    if (key === 'not') return !matches(test as Filter, row);
    return Object.entries(test as Filter).every(([operator, operand]) => holds(operator, operand, valueIn(key, row)));
  });
}

function valueIn(key: string, row: Row): unknown {
  if (key === 'keeper') return SHELVES.find(shelf => shelf.id === row.shelf)?.keeper ?? null;
  return row[{ finishedAt: 'readAt', shelfId: 'shelf' }[key] ?? key];
}

function holds(operator: string, operand: unknown, value: unknown): boolean {
  if (operator === 'isNull') return (value === null) === operand;
  if (value === null) return false;
  const [have, want] = [plain(value), plain(operand)];
  const list = Array.isArray(operand) ? operand.map(plain) : [];
  const lower = (text: unknown) => String(text).toLowerCase();
  switch (operator) {
    case 'eq':
      return have === want;
    case 'neq':
      return have !== want;
    case 'in':
      return list.includes(have);
    case 'notIn':
      return !list.includes(have);
    case 'gte':
      return Number(have) >= Number(want);
    case 'gt':
      return Number(have) > Number(want);
    case 'lte':
      return Number(have) <= Number(want);
    case 'lt':
      return Number(have) < Number(want);
    case 'contains':
      return lower(have).includes(lower(want));
    case 'startsWith':
      return lower(have).startsWith(lower(want));
    default:
      throw new Error(operator);
  }
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as GraphQLError).extensions;
  }
}
