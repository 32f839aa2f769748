import { globSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { examplesIn } from '../../web/explorer/examples.js';
import { variablesFor } from '../../web/explorer/variables.js';
import { fillWords } from '../../web/explorer/words.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { documentFor } from '../support/slots.js';
import { aCompany } from '../support/small-company.js';
import { soundCalls } from '../support/sound.js';
import { still } from '../support/still.js';
import { walkOf } from '../support/walk.js';
import { makeWorld, type World } from '../support/world.js';

/** Committed queries that the resolvers answer, each with the reason. */
const LEFT_TO_RESOLVERS: Readonly<Record<string, string>> = {};

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const files = globSync('schema/operations/*.graphql').map(file => [file, readFileSync(file, 'utf8')] as const);
const queries = examplesIn(Object.fromEntries(files)).filter(({ kind }) => kind === 'query');

const DAYS = { from: '2026-01-01', to: '2027-01-01' };
const INSTANTS = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
/** Variables of queries that the explorer shows only what they demand of. */
let given: Readonly<Record<string, Record<string, unknown>>>;

let planned: TestApp;
let madeAtMs = 0;
let resolved: TestApp;

beforeAll(async () => {
  planned = await startTestApp({ env: { PLIMSOLL_PLANS: 'on' } });
  const world = await makeWorld(planned);
  await aCompany(walkOf(planned));
  given = {
    AreWeAnswering: DAYS,
    HandoverFigures: DAYS,
    ScreeningFigures: DAYS,
    LoadStatistics: INSTANTS,
    OwnerChanges: INSTANTS,
    LeadImport: { id: await made(world, 'createLeadImport') },
    LeadsOfView: { id: await made(world, 'saveView') },
    PoolReview: { poolId: world.pools.open, idleDays: 1 },
    Search: { query: 'ada' },
  };
  madeAtMs = Date.now();
  resolved = await startTestApp({ database: planned.database, env: { PLIMSOLL_PLANS: 'off' } });
});
afterAll(async () => {
  await resolved?.stop();
  await planned?.stop();
});

/** The id of what a mutation makes. */
async function made(world: World, field: string): Promise<string> {
  const { variables = {}, as } = soundCalls(world)[field]?.() ?? {};
  const document = documentFor({ kind: 'mutation', field }, 1);
  const { data } = await planned.run(document, variables, as ? { as } : {});
  return /"id":"(\w+)"/.exec(JSON.stringify(data))?.[1] ?? `${field} made nothing`;
}

/** What is worked out from the time that has gone by, of which the answers tell a little more each time. */
const PER_TIME: Readonly<Record<string, readonly string[]>> = {
  touchesPerWeek: ['denominator', 'value', 'ciLow', 'ciHigh'],
  timeOverQuota: ['hours', 'limitedHours', 'share'],
};

function settled(data: unknown): string {
  const json = JSON.stringify(data ?? null, (name, value: unknown) => {
    if (name === 'mean' && typeof value === 'number') return 'per time';
    const names = PER_TIME[name];
    if (!names || !value) return value;
    const shown = ([key, figure]: [string, unknown]) => [
      key,
      figure !== null && names.includes(key) ? 'per time' : figure,
    ];
    return Object.fromEntries(Object.entries(value).map(shown));
  });
  return still(json, madeAtMs);
}

interface Told {
  readonly plan?: { readonly isPlanned: boolean; readonly reason?: string; readonly what?: string };
}

test.each(queries.map(example => [example.name, example] as const))('%s is planned', async (name, example) => {
  const shown = await fillWords(({ query }) => planned.run(query), variablesFor(example, schema), schema);
  const variables = { ...(JSON.parse(shown) as Record<string, unknown>), ...given[name] };
  const { data, errors, extensions } = await planned.run(example.query, variables, {
    headers: { 'x-plimsoll-plan': '1' },
  });
  const right = await resolved.run(example.query, variables);
  const [one, other] = [data, right.data].map(settled);
  expect([one, errors]).toEqual([other, right.errors]);
  const { isPlanned, reason, what } = (extensions as Told).plan ?? {};
  expect(isPlanned || `${reason}: ${what}`).toBe(LEFT_TO_RESOLVERS[name] ?? true);
});
