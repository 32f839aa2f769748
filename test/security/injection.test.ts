import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { digestOf, settled, structureOf } from '../support/digest.js';
import { faultsOfErrors } from '../support/oracle.js';
import { documentFor, nameOf, type Slot, slotsOf, withValue } from '../support/slots.js';
import { callerOf, soundCalls } from '../support/sound.js';
import { StatementWatch } from '../support/statements.js';
import { makeWorld, type World } from '../support/world.js';

const MARK = 'zq7';
/** Each carries the mark, by which it is found in what goes to the database. */
const PAYLOADS = [
  `${MARK}'`,
  `${MARK}' or '1'='1`,
  `${MARK}'; drop table lead; --`,
  `${MARK}') or 1=1 --`,
  `${MARK}" or ""="`,
  `${MARK}\\'; select 1; --`,
  `${MARK}' union select null --`,
  `${MARK}'; select pg_sleep(5); --`,
  `${MARK}' || pg_sleep(5) || '`,
  `$$${MARK}$$`,
  `E'${MARK}\\''`,
  `${MARK}'; copy lead to '/tmp/x'; --`,
  `${MARK}'::regclass`,
  `${MARK}/* /* */ */`,
  `${MARK}＇ or 1=1`,
  `${MARK}%`,
  `${MARK}_`,
  `${MARK}\\`,
  `%${MARK}%' escape '%`,
  `?${MARK}?`,
  `$1 ${MARK} $2`,
  `\${${MARK}}`,
  `{{${MARK}}}`,
  `${MARK}","$ne":null`,
  `:${MARK}`,
  `__proto__${MARK}`,
  `[raw]: ${MARK} (#1)`,
  `<script>${MARK}</script>`,
  `=HYPERLINK("${MARK}")`,
  `${MARK}\r\nx-injected: 1`,
];
/** What some of them would have the database sleep. */
const SLEEP_MS = 4500;
const SHORT = PAYLOADS.filter(payload => payload.length < 40);

/** Places that hold more than 10 KB. */
const LONG = new Set(['content']);

const isText = (slot: Slot) => slot.type === 'String' || nameOf(slot) === 'externalId';
const slots = (['query', 'mutation'] as const).flatMap(kind => slotsOf(kind, isText));
const fields = [...Map.groupBy(slots, ({ field }) => field)];
/** The mark shows by itself that a text is not bound: the first place of each name takes all payloads, the others three in turn. */
const isFirst = (slot: Slot) => slots.find(one => one.kind === slot.kind && nameOf(one) === nameOf(slot)) === slot;
const payloadsFor = (slot: Slot) =>
  isFirst(slot) ? PAYLOADS : PAYLOADS.filter((_, at) => at % 10 === slots.indexOf(slot) % 10);

let app: TestApp;
let world: World;
let owner: pg.Client;
let watch: StatementWatch;
/** What no text changes: the structure, and as long as only queries ran, every row. */
let structure: string;
let rows: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await settled(owner);
  structure = await structureOf(owner);
  rows = await digestOf(owner);
  watch = StatementWatch.open();
});

afterAll(async () => {
  watch.close();
  await owner.end();
  await app.stop();
});

function call(slot: Slot, value: unknown) {
  const sound = soundCalls(world)[slot.field]?.();
  if (!sound) throw new Error(`there is no sound call of ${slot.field}`);
  return app.run(documentFor(slot), withValue(sound.variables, slot.path, value), { as: callerOf(sound) });
}

describe.each(fields)('a text in %s', (_field, places) => {
  const named = places.map(slot => [slot.path.join('.'), slot] as const);

  test.each(named)('%s reaches the database as a bound value alone, whatever it says', async (_place, slot) => {
    const took = { sleepy: 0, usual: 0 };
    for (const payload of payloadsFor(slot)) {
      const startedMs = performance.now();
      const { answer, statements } = await watch.during(() => call(slot, payload));
      expect([payload, statements.filter(({ text }) => text.includes(MARK)).map(({ text }) => text)]).toEqual([
        payload,
        [],
      ]);
      expect([payload, faultsOfErrors(answer.errors ?? [], [payload])]).toEqual([payload, []]);
      const kind = payload.includes('pg_sleep') ? 'sleepy' : 'usual';
      took[kind] = Math.max(took[kind], performance.now() - startedMs);
      if (slot.kind === 'query' && answer.data && !slot.path.some(part => /^n(eq|otIn)$/.test(part)))
        expect([payload, nodesOf(answer.data)]).toEqual([payload, 0]);
    }
    expect(took.sleepy - took.usual).toBeLessThan(SLEEP_MS);
  });

  test.each(named)('%s that cannot be kept is refused', async (_place, slot) => {
    for (const text of ['\u0000', 'a\u0000b', '\ud800', 'a\udc00b']) {
      const { errors } = await call(slot, text);
      expect([text, errors?.map(({ extensions }) => extensions?.code)]).toEqual([text, ['BAD_USER_INPUT']]);
    }
    const long = await call(slot, 'x'.repeat(10_240));
    const codes = (long.errors ?? []).map(({ extensions }) => String(extensions?.code));
    const refused = [...codes, ...problemsIn(long.data)];
    const place = slot.path.join('.').replace(/\.0$/, '');
    const isRefused = refused.some(
      said => said.replace(/\.0$/, '') === `INVALID ${place}` || said === 'BAD_USER_INPUT',
    );
    if (slot.kind === 'mutation' && !LONG.has(nameOf(slot))) expect([refused, isRefused]).toEqual([refused, true]);
    expect(faultsOfErrors(long.errors ?? [])).toEqual([]);
  });

  test('changes neither what there is of tables nor, where one only asks, a row', async () => {
    expect(await structureOf(owner)).toBe(structure);
    if (places.every(({ kind }) => kind === 'query')) expect(await digestOf(owner)).toEqual(rows);
  });
});

test('the mark would be found if a value were written into the text', async () => {
  const { statements } = await watch.during(() => owner.query(`select '${MARK}' as planted`));
  expect(statements.some(({ text }) => text.includes(MARK))).toBe(true);
});

test('what was written is read back to the letter', async () => {
  for (const payload of SHORT.filter(text => !/[\r\n]/.test(text))) {
    const { data } = await app.run<{ createLead: { lead: { id: string } } }>('CreateLead', {
      input: { companyName: payload, segment: payload, note: payload, externalId: `${payload}!` },
    });
    const read = await app.run('query Q($id: ID!) { lead(id: $id) { displayLabel segment note externalId } }', {
      id: data?.createLead.lead.id,
    });
    expect(read.data).toEqual({
      lead: { displayLabel: payload, segment: payload, note: payload, externalId: `${payload}!` },
    });
  }
});

test.each([
  ['contains', '%', ['100% sure_thing']],
  ['contains', '_', ['100% sure_thing']],
  ['contains', '100%', ['100% sure_thing']],
  ['contains', 'sure_t', ['100% sure_thing']],
  ['contains', '\\', []],
  ['startsWith', '1', ['100% sure_thing', '100x sureXthing']],
  ['startsWith', '100%', ['100% sure_thing']],
  ['startsWith', '_', []],
  ['startsWith', '%', []],
] as const)('%s %p means these very characters', async (operator, text, expected) => {
  const { data } = await app.run<{ leads: { nodes: { segment: string }[] } }>(
    'query Q($f: LeadFilter) { leads(filter: $f) { nodes { segment } } }',
    {
      f: { segment: { [operator]: text }, displayLabel: { in: ['Dan Ltd', 'Eve Ltd'] } },
    },
  );
  expect(data?.leads.nodes.map(({ segment }) => segment).sort()).toEqual([...expected]);
});

function nodesOf(data: Record<string, unknown>): number {
  const [value] = Object.values(data) as { nodes?: unknown[]; __typename?: string }[];
  return value?.nodes?.length ?? 0;
}

function problemsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'userErrors'
      ? (inner as { code: string; field: string[] | null }[]).map(({ code, field }) => `${code} ${field?.join('.')}`)
      : problemsIn(inner),
  );
}
