import { globSync, readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { Plans } from '../../src/platform/read/plan/plans.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { type Example, examplesIn } from '../../web/explorer/examples.js';
import { variablesFor } from '../../web/explorer/variables.js';
import { fillWords } from '../../web/explorer/words.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { POLICY } from '../support/policy-table.js';
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
/** Who of each role asks. */
const ASKERS = ['admin', 'north', 'anna', 'marketer', 'auditor', 'wallboard', 'firstPartner'] as const;
/** Variables of queries that the explorer shows only what they demand of. */
let given: Readonly<Record<string, Record<string, unknown>>>;

let world: World;
/** Those of no server, that are asked for anybody. */
let plans: Plans;
let planned: TestApp;
let madeAtMs = 0;
let resolved: TestApp;

beforeAll(async () => {
  planned = await startTestApp({ env: { PLIMSOLL_PLANS: 'on' } });
  world = await makeWorld(planned);
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
  plans = new Plans(await buildPlimsollSchema(), planned.runtime.orm);
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

/** What a cursor is made of, where that of a day has the instant as of which it was worked out. */
function placeOf(cursor: string): unknown {
  const [version, asOf, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  return [version, Number(asOf) >= madeAtMs ? 'now' : asOf, ...rest];
}

function settled(data: unknown): string {
  const json = JSON.stringify(data ?? null, (name, value: unknown) => {
    if (name === 'mean' && typeof value === 'number') return 'per time';
    if (/cursor$/i.test(name) && typeof value === 'string' && value.startsWith('WzE')) return placeOf(value);
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

async function variablesOf(example: Example): Promise<Record<string, unknown>> {
  const shown = await fillWords(({ query }) => planned.run(query), variablesFor(example, schema), schema);
  return { ...(JSON.parse(shown) as Record<string, unknown>), ...given[example.name] };
}

/** Who may ask all that a query begins with. */
function askersOf({ operation }: Example): (typeof ASKERS)[number][] {
  const roots = operation.selectionSet.selections.flatMap(root => (root.kind === Kind.FIELD ? [root.name.value] : []));
  return ASKERS.filter(person => roots.every(root => POLICY[root]?.may.includes(world.people[person].role) ?? true));
}

function viewerOf(person: (typeof ASKERS)[number]): Promise<Viewer> {
  const { repId = null, teamId = null, partnerId = null, ...said } = world.people[person];
  return findViewer(planned.runtime.orm.em.fork(), { ...said, repId, teamId, partnerId, expiresAtMs: null });
}

interface Told {
  readonly plan?: { readonly isPlanned: boolean; readonly reason?: string; readonly what?: string };
}

test.each(queries.map(example => [example.name, example] as const))('%s is planned', async (name, example) => {
  const variables = await variablesOf(example);
  const { data, errors, extensions } = await planned.run(example.query, variables, {
    headers: { 'x-plimsoll-plan': '1' },
  });
  const right = await resolved.run(example.query, variables);
  const [one, other] = [data, right.data].map(settled);
  expect([one, errors]).toEqual([other, right.errors]);
  const { isPlanned, reason, what } = (extensions as Told).plan ?? {};
  expect(isPlanned || `${reason}: ${what}`).toBe(LEFT_TO_RESOLVERS[name] ?? true);
});

test.each(queries.map(example => [example.name, example] as const))(
  '%s is planned for everybody who may ask it',
  async (name, example) => {
    const variables = await variablesOf(example);
    const document = parse(example.query);
    const operation = getOperationAST(document, name) as OperationDefinitionNode;
    const askers = askersOf(example);
    // The board has a role of its own.
    if (example.story === 'Wallboard') expect(askers).toContain('wallboard');
    for (const person of askers) {
      const ctx = await planned.runtime.contextFor(await viewerOf(person));
      const answered = await plans.answer(ctx, { document, operation, variables });
      const right = await resolved.run(example.query, variables, { as: world.people[person] });
      const [text, why] =
        answered instanceof Unplanned ? [null, answered.message] : [answered.json.written().toString(), 'planned'];
      const refusal = right.errors?.[0];
      expect([person, why]).toEqual([person, refusal ? `refused: ${refusal.message}` : 'planned']);
      if (text) expect([person, settled(JSON.parse(text))]).toEqual([person, settled(right.data)]);
    }
  },
);
