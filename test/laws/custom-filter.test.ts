import fc from 'fast-check';
import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Walk, walkOf } from '../support/walk.js';

type Value = string | number | boolean | readonly string[];
type Values = Readonly<Partial<Record<string, Value>>>;
type Test = Readonly<Record<string, unknown>>;
interface Row {
  readonly name: string;
  readonly values: Values;
}

/** Three hundred leads are made one by one, and asked for many times. */
const STARTS_WITHIN_MS = 240_000;
jest.setTimeout(STARTS_WITHIN_MS);

const MEMBER: Readonly<Record<string, string>> = {
  words: 'text',
  site: 'text',
  amount: 'number',
  seats: 'number',
  isKey: 'boolean',
  dueOn: 'date',
  seenAt: 'dateTime',
  size: 'choice',
  tags: 'choices',
};
const KINDS = ['TEXT', 'URL', 'NUMBER', 'INTEGER', 'BOOLEAN', 'DATE', 'DATETIME', 'CHOICE', 'MULTI_CHOICE'];
const CHOICES = ['s', 'm', 'l'];
const TEXTS = ['a', 'A', 'ab', '100%', '1_0', '\\', '"', "'", '你好', '😀'];
const NUMBERS = [-1.5, 0, 1, 1.1, 2, 10, 1e14];
const DAYS = ['1999-12-31', '2026-01-01', '2026-01-02'];
const TIMES = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-06-01T12:00:00.000Z'];
const some = <T>(of: readonly T[]) => fc.constantFrom(...of);
const subset = fc.subarray(CHOICES, { minLength: 1 }).map(keys => [...keys].sort());
const VALUES: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  words: some(TEXTS),
  site: some(['https://a.example', 'https://b.example/x']),
  amount: some(NUMBERS),
  seats: some([-1, 0, 3]),
  isKey: fc.boolean(),
  dueOn: some(DAYS),
  seenAt: some(TIMES),
  size: some(CHOICES),
  tags: subset,
};
const aRow = fc.record(VALUES, { requiredKeys: [] });
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const compared = (of: fc.Arbitrary<unknown>) => ({ gte: of, gt: of, lte: of, lt: of });
const OPERATORS: Readonly<
  Record<string, (of: fc.Arbitrary<unknown>) => Readonly<Record<string, fc.Arbitrary<unknown>>>>
> = {
  text: of => ({ eq: of, neq: of, in: list(of), notIn: list(of), contains: of, startsWith: of }),
  number: of => ({ eq: of, neq: of, in: list(of), ...compared(of) }),
  boolean: of => ({ eq: of }),
  date: of => ({ eq: of, ...compared(of) }),
  dateTime: of => compared(of),
  choice: of => ({ eq: of, neq: of, in: list(of), notIn: list(of) }),
  choices: () => ({ hasAny: fc.subarray(CHOICES), hasAll: fc.subarray(CHOICES) }),
};
const aTest = fc.oneof(
  ...Object.entries(MEMBER).flatMap(([key, member]) =>
    Object.entries({ ...OPERATORS[member]?.(VALUES[key] ?? fc.boolean()), isNull: fc.boolean() }).map(
      ([operator, operand]) => operand.map((said): Test => ({ key, [member]: { [operator]: said } })),
    ),
  ),
);
const aFilter = fc.oneof(
  { weight: 3, arbitrary: fc.array(aTest, { minLength: 1, maxLength: 2 }).map(custom => ({ custom })) },
  { weight: 1, arbitrary: aTest.map(one => ({ not: { custom: [one] } })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(aTest, aTest)
      .map(([one, other]) => ({ or: [{ custom: [one] }, { not: { custom: [other] } }] })),
  },
);

/** What a filter means, read again by hand. `empty`: a value that is not there passes a comparison, as the mutant of the law has it. */
function passes(filter: Record<string, unknown>, values: Values, empty: boolean): boolean {
  return Object.entries(filter).every(([key, said]) => {
    if (key === 'not') return !passes(said as Record<string, unknown>, values, empty);
    if (key === 'or') return (said as Record<string, unknown>[]).some(one => passes(one, values, empty));
    return (said as Test[]).every(one => {
      const name = String(one.key);
      return Object.entries(one[MEMBER[name] ?? ''] as Test).every(([operator, operand]) =>
        holds(operator, operand, { value: values[name], empty }),
      );
    });
  });
}

function holds(operator: string, operand: unknown, on: { value: Value | undefined; empty: boolean }): boolean {
  const { value } = on;
  if (operator === 'isNull') return (value === undefined) === operand;
  if (value === undefined) return on.empty && operator === 'neq';
  const [low, asked] = [String(value).toLowerCase(), String(operand).toLowerCase()];
  const several = operand as readonly unknown[];
  const tests: Record<string, () => boolean> = {
    eq: () => value === operand,
    neq: () => value !== operand,
    in: () => several.includes(value),
    notIn: () => !several.includes(value),
    contains: () => low.includes(asked),
    startsWith: () => low.startsWith(asked),
    gt: () => value > (operand as typeof value),
    gte: () => value >= (operand as typeof value),
    lt: () => value < (operand as typeof value),
    lte: () => value <= (operand as typeof value),
    hasAny: () => several.some(one => (value as readonly unknown[]).includes(one)),
    hasAll: () => several.every(one => (value as readonly unknown[]).includes(one)),
  };
  return tests[operator]?.() ?? false;
}

let app: TestApp;
let walk: Walk;
const rows: Row[] = [];

beforeAll(async () => {
  app = await startTestApp();
  walk = walkOf(app);
  for (const [place, [key]] of Object.entries(MEMBER).entries()) {
    const choices = key === 'size' || key === 'tags' ? CHOICES.map(one => ({ key: one, label: one })) : undefined;
    const saved = await walk.act('SaveCustomField', { on: 'LEAD', key, name: key, kind: KINDS[place], choices });
    expect(saved.refusals).toEqual([]);
  }
  const sampled = fc.sample(aRow, { numRuns: 300, seed: 7302 }) as Values[];
  for (const [place, values] of sampled.entries()) rows.push({ name: `Row ${place}`, values });
  const outcome = await walk.act('UpsertLeads', {
    idempotencyKey: 'rows',
    rows: rows.map(({ name, values }) => ({
      name: 'Somebody',
      externalId: name,
      customValues: Object.entries(values).map(([key, value]) => ({ key, [MEMBER[key] ?? '']: value })),
    })),
  });
  expect(outcome).toMatchObject({ createdCount: 300, rejectedCount: 0 });
}, STARTS_WITHIN_MS);
afterAll(async () => {
  await walk.stop();
  await app.stop();
});

/** The rows that a filter finds, page by page. */
async function found(filter: object, orderBy: object[] = [], first = 100): Promise<string[]> {
  const document = `query ($filter: LeadFilter, $orderBy: [LeadOrder!], $first: Int, $after: String) {
    leads(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { externalId } pageInfo { hasNextPage endCursor } } }`;
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: { leads: { nodes: { externalId: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await walk.ask(document, { filter, orderBy, first, after });
    names.push(...page.leads.nodes.map(({ externalId }) => externalId));
    if (!page.leads.pageInfo.hasNextPage) return names;
    after = page.leads.pageInfo.endCursor;
  }
}

const wanted = (filter: object, empty = false) =>
  rows.filter(({ values }) => passes(filter as Record<string, unknown>, values, empty)).map(({ name }) => name);

test('a filter by custom fields finds in SQL what it means in memory, whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(aFilter, async filter => {
      expect((await found(filter)).sort()).toEqual(wanted(filter).sort());
    }),
    { numRuns: 60 },
  );
});

test('the law tells a reading apart in which an absent value is unequal', async () => {
  const filter = { custom: [{ key: 'amount', number: { neq: 1 } }] };
  const mutant = wanted(filter, true);
  expect((await found(filter)).sort()).not.toEqual(mutant.sort());
});

test.each(Object.keys(MEMBER).filter(key => key !== 'tags'))(
  'an order by %s gives the whole set once, sorted, those without a value last',
  async key => {
    for (const direction of ['ASC', 'DESC']) {
      const names = await found({}, [{ field: 'CUSTOM', customKey: key, direction }], 37);
      expect([...names].sort()).toEqual(rows.map(({ name }) => name).sort());
      const values = names.map(name => rows.find(row => row.name === name)?.values[key]);
      const there = values.filter(value => value !== undefined);
      expect(values.slice(0, there.length)).toEqual(there);
      if (MEMBER[key] === 'text' || MEMBER[key] === 'choice') continue;
      const sorted = [...there].sort((a, b) => (a < b ? -1 : Number(a > b)));
      expect(there).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
    }
  },
);

test('equality and membership of a custom field are answered by its index, among 20,000 leads', async () => {
  const owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await owner.query(`insert into lead (id, display_label, pipeline_id, stage_id, lifecycle, temperature, validity, placement, waiting_reason, load_units, stage_since, touch_count, last_recorded_at, created_at, updated_at, custom)
    select gen_random_uuid(), 'x', l.pipeline_id, l.stage_id, l.lifecycle, 'COLD', 'VALID', 'WAITING', 'NO_RULE_MATCHED', 1, now(), 0, now(), now(), now(),
      jsonb_build_object('seats', n % 2000, 'tags', jsonb_build_array('s'), 'words', 'text ' || n)
    from generate_series(1, 20000) n, (select * from lead limit 1) l`);
  await owner.query('vacuum analyze lead');
  const plan = async (condition: string) =>
    (await owner.query(`explain select id from lead where ${condition}`)).rows.map(row => row['QUERY PLAN']).join('\n');
  expect(await plan(`custom @> '{"seats": 7}'`)).toContain('lead_custom');
  expect(await plan(`custom @> '{"seats": 7}' or custom @> '{"seats": 8}'`)).toContain('lead_custom');
  expect(await plan(`custom @> '{"tags": ["m"]}'`)).toContain('lead_custom');
  await owner.end();
});
