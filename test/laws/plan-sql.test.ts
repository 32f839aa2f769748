import { parse } from 'graphql';
import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { Plans } from '../../src/platform/read/plan/plans.js';
import { Statements } from '../../src/platform/read/plan/statements.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWorld, type Person, type World } from '../support/world.js';

const DOCUMENTS: Readonly<Record<string, string>> = {
  'lists in lists':
    '{ reps(first: 20) { nodes { name leads(first: 5) { totalCount nodes { displayLabel stage { name } interactions(first: 3) { nodes { channel occurredAt } } } } } } }',
  'four levels':
    '{ teams { nodes { name reps(first: 10) { nodes { name leads(first: 3) { nodes { id interactions(first: 2) { edges { cursor node { id } } } } } } } } } }',
  'backward, and where it stands':
    '{ reps { nodes { leads(last: 4) { pageInfo { hasNextPage hasPreviousPage startCursor } nodes { id value { minorUnits currency } } } } } }',
  'what hangs on a lead':
    '{ leads(first: 10) { nodes { name email owner { name team { name } } findings(first: 2) { nodes { code } } offers(first: 2) { nodes { status } } deliveries(first: 2) { nodes { occurredAt } } } } }',
  pools: '{ pools { nodes { name leads(first: 5) { nodes { displayLabel } } } } }',
  'a filter and an order':
    '{ leads(first: 5, orderBy: [{ field: VALUE, direction: DESC }], filter: { tier: { in: [A, B] }, not: { ownerId: { isNull: true } } }) { totalCount nodes { id } } }',
  'by an id':
    '{ lead(id: "lead_01h455vb4pex5vsknk084sn02q") { name interactions(first: 3) { totalCount nodes { content } } } }',
};
const PEOPLE: readonly Person[] = ['admin', 'north', 'anna'];
const SLOW_MS = 600_000;
const MANY = 6000;
const LARGE = /^(lead|interaction)$/;

/** Remembers what was asked. */
class Watched extends Statements {
  asked: { text: string; values: readonly unknown[] }[] = [];

  override row(text: string, values: readonly unknown[]): Promise<string[]> {
    this.asked.push({ text, values });
    return super.row(text, values);
  }
}

let app: TestApp;
let world: World;
let owner: pg.Client;
let statements: Watched;
let plans: Plans;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  for (const table of ['lead', 'interaction']) await owner.query(`alter table ${table} disable trigger user`);
  for (const statement of [LEADS, TOUCHES, 'analyze', IN_ORDER]) await owner.query(statement);
  statements = new Watched(app.runtime.orm);
  plans = new Plans(await buildPlimsollSchema(), app.runtime.orm, { statements });
}, SLOW_MS);
afterAll(async () => {
  await owner?.end();
  await app?.stop();
});

const LEADS = `insert into lead select (jsonb_populate_record(a.row, jsonb_build_object('id', uuidv7(), 'external_id', null, 'source_system', null,
  'created_at', now() - n * interval '1 minute', 'last_touch_at', now(), 'value_minor', n, 'value_currency', 'EUR'))).*
from generate_series(1, ${MANY}) n join lateral (select l as row from lead l where l.placement in ('OWNED', 'POOLED') order by md5(l.id::text || n) limit 1) a on true`;
/** Few rows PostgreSQL likes to sort; what is asked here is whether an index gives them in order, however many they are. */
const IN_ORDER = 'set enable_sort = off';
const TOUCHES = `insert into interaction (id, lead_id, channel, direction, origin, occurred_at, recorded_at, recorded_by)
select uuidv7(), l.id, 'PHONE', 'OUTBOUND', 'HUMAN', now() - n * interval '1 hour', now(), 'test' from lead l, generate_series(1, 5) n`;

async function planned(query: string, person: Person): Promise<{ text: string; values: readonly unknown[] }> {
  const { repId = null, teamId = null, partnerId = null, ...said } = world.people[person];
  const viewer = await findViewer(app.runtime.orm.em.fork(), { ...said, repId, teamId, partnerId, expiresAtMs: null });
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const ctx = await app.runtime.contextFor(viewer);
  statements.asked = [];
  const answer = await plans.answer(ctx, { document, operation, variables: {} });
  if (answer instanceof Unplanned) throw answer;
  const [asked] = statements.asked;
  if (!asked || statements.asked.length !== 1) throw new Error('it is not one statement');
  return asked;
}

interface Step {
  readonly 'Node Type': string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Step[];
}

/** What a page of each of many parents must not do: sort, hash, or look through a large table. */
function slowSteps(step: Step, isUnderPage = false): string[] {
  const type = step['Node Type'];
  const isWithin = isUnderPage || step['Parent Relationship'] === 'SubPlan';
  const isSlow = /Sort|Hash/.test(type) || (type === 'Seq Scan' && LARGE.test(step['Relation Name'] ?? ''));
  return [
    ...(isWithin && isSlow ? [`${type} of ${tablesOf(step).join(', ')}`] : []),
    ...(step.Plans ?? []).flatMap(below => slowSteps(below, isWithin)),
  ];
}

function tablesOf(step: Step): string[] {
  return [...(step['Relation Name'] ? [step['Relation Name']] : []), ...(step.Plans ?? []).flatMap(tablesOf)];
}

async function explained(text: string, values: readonly unknown[]): Promise<Step> {
  const { rows } = await owner.query<{ 'QUERY PLAN': [{ Plan: Step }] }>(`explain (format json) ${text}`, [...values]);
  const step = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!step) throw new Error('nothing is explained');
  return step;
}

const cases = Object.keys(DOCUMENTS).flatMap(name => PEOPLE.map(person => [name, person] as const));

test.each(cases)('%s, for %s: the statement is what it was', async (name, person) => {
  expect((await planned(DOCUMENTS[name] ?? '', person)).text).toMatchSnapshot();
});

test.each(cases)('%s, for %s: no page under a row sorts or hashes', async (name, person) => {
  const { text, values } = await planned(DOCUMENTS[name] ?? '', person);
  expect(slowSteps(await explained(text, values))).toEqual([]);
});

test('a page under a row that sorts is found', async () => {
  const { text, values } = await planned(DOCUMENTS['lists in lists'] ?? '', 'admin');
  const sorting = text.replaceAll(/order by (t\d+)\."created_at"/g, 'order by $1."note"');
  expect(sorting).not.toBe(text);
  expect(slowSteps(await explained(sorting, values))).toContain('Sort of lead');
});

test('a page deep in a list is entered by the index', async () => {
  const { text, values } = await planned('{ leads(first: 10) { nodes { id } } }', 'admin');
  expect(JSON.stringify(await explained(text, values))).not.toMatch(/"(Incremental )?Sort"|Seq Scan/);
});

test('rows come together in the order of their page', async () => {
  const { data } = await app.run<{ leads: { nodes: { value: { minorUnits: number } }[] } }>(
    '{ leads(first: 100, orderBy: [{ field: VALUE, direction: ASC }], filter: { value: { gte: 1, lt: 1000 } }) { nodes { value { minorUnits } } } }',
    {},
    { as: Role.ADMIN, headers: { 'x-plimsoll-plan': '1' } },
  );
  const values = data?.leads.nodes.map(({ value }) => value.minorUnits) ?? [];
  expect(values).toHaveLength(100);
  expect(values).toEqual([...values].sort((a, b) => a - b));
});
