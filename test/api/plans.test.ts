import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { Statements } from '../../src/platform/read/plan/statements.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { BACKGROUND, StatementWatch } from '../support/statements.js';
import { makeWorld, type World } from '../support/world.js';

const BOARD = `query Board($first: Int, $stageId: ID, $isBrief: Boolean = false) {
  board: leads(first: $first, filter: { stageId: { eq: $stageId } }) { totalCount cursor pageInfo { hasNextPage endCursor }
    nodes { id name owner { id name team { name } } ...More @skip(if: $isBrief) } }
  reps { nodes { id leads(last: 2) { edges { cursor node { id } } } } } }
fragment More on Lead { value { minorUnits currency } tierSource email createdAt early: interactions(first: 1, orderBy: [{ field: RECORDED_AT }]) { nodes { id } } interactions(first: 2) { totalCount nodes { id channel } } }`;
const BAD = [
  ['{ leads(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
  ['{ leads(after: "nonsense") { nodes { id } } }', 'BAD_USER_INPUT'],
  ['{ leads(filter: { ownerId: { eq: "lead_0" } }) { nodes { id } } }', 'BAD_USER_INPUT'],
  ['{ lead(id: "rep_01h455vb4pex5vsknk084sn02q") { id } }', 'BAD_USER_INPUT'],
  ['query ($n: Int!) { leads(first: $n) { nodes { id } } }', 'BAD_USER_INPUT'],
] as const;

interface Told {
  readonly plan?: {
    readonly isPlanned: boolean;
    readonly sql?: string;
    readonly rows?: number;
    readonly ms?: number;
    readonly compiledMs?: number;
    readonly reason?: string;
  };
}

let planned: TestApp;
let resolved: TestApp;
let world: World;

beforeAll(async () => {
  planned = await startTestApp({ env: { PLIMSOLL_PLANS: 'on' } });
  world = await makeWorld(planned);
  resolved = await startTestApp({ database: planned.database, env: { PLIMSOLL_PLANS: 'off' } });
});
afterAll(async () => {
  await resolved?.stop();
  await planned?.stop();
});

/** The body as it came, from the server with plans and from the one without. */
async function bodies(
  query: string,
  variables: object,
  as: Parameters<TestApp['token']>[0],
): Promise<[string, string]> {
  const texts = [planned, resolved].map(async app => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await app.token(as)}`,
        'x-request-id': 'same',
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.text();
  });
  return (await Promise.all(texts)) as [string, string];
}

const told = async (query: string, as: Parameters<TestApp['token']>[0] = Role.ADMIN, variables = {}) =>
  (await planned.run(query, variables, { as, headers: { 'x-plimsoll-plan': '1' } })).extensions as Told;

describe('a query that is planned', () => {
  test('has the very bytes of one that is resolved, for everybody', async () => {
    for (const as of Object.values(world.people))
      for (const variables of [{}, { first: 2, stageId: world.stages.NEW }, { first: 1, isBrief: true }]) {
        const [one, other] = await bodies(BOARD, variables, as);
        expect(one).toBe(other);
      }
  });

  test('is refused as one that is resolved', async () => {
    for (const [query, code] of BAD) {
      const [one, other] = await bodies(query, {}, world.people.anna);
      expect(one).toBe(other);
      expect(one).toContain(code);
    }
  });

  test('is one statement, whatever is asked', async () => {
    const watch = StatementWatch.open();
    const { statements } = await watch.during(() => planned.run(BOARD, { first: 5 }));
    watch.close();
    const own = statements.filter(({ text }) => !BACKGROUND.test(text));
    expect(own.filter(({ text }) => /"lead"/.test(text))).toHaveLength(1);
  });

  test('of several lists and objects is one statement, so that they agree', async () => {
    const { ofAnna, pooled } = world.leads;
    const query = `query ($id: ID!, $node: ID!, $rep: ID!) { leads(first: 3) { totalCount nodes { id name } } lead(id: $id) { id name owner { name } }
      node(id: $node) { id ... on Lead { name } } other: node(id: $rep) { ... on Rep { name team { name } } } }`;
    const watch = StatementWatch.open();
    const { answer, statements } = await watch.during(() =>
      planned.run(query, { id: ofAnna, node: pooled, rep: world.reps.anna }, { headers: { 'x-plimsoll-plan': '1' } }),
    );
    watch.close();
    expect(answer.data).toMatchObject({
      leads: { nodes: [{}, {}, {}] },
      lead: { id: ofAnna },
      node: { id: pooled },
      other: { name: expect.any(String) },
    });
    const own = statements.filter(({ text }) => !BACKGROUND.test(text));
    expect(own.map(({ text }) => text)).toEqual([(answer.extensions as Told).plan?.sql]);
    for (const row of ['"lead" t0', '"rep"', '"team"']) expect(own[0]?.text).toContain(row);
  });

  test('tells an admin who asks its statement, what it read and how long that took, and nobody else', async () => {
    const { plan } = await told('{ leads(first: 3) { nodes { id } } }');
    expect(plan).toMatchObject({ isPlanned: true, rows: 3 });
    const { ms = -1, compiledMs = -1 } = plan ?? {};
    expect(compiledMs).toBeGreaterThanOrEqual(0);
    expect(ms).toBeGreaterThanOrEqual(compiledMs);
    expect(plan?.sql).toMatch(/^select \(select .* from "lead" t0 where true order by /);
    for (const as of [world.people.north, world.people.anna, Role.MARKETER])
      expect(await told('{ leads(first: 3) { nodes { id } } }', as)).not.toHaveProperty('plan');
  });

  test('is left to the resolvers where only they know, and the reason is told and counted', async () => {
    const { plan } = await told('{ __type(name: "Lead") { name } }');
    expect(plan).toEqual({ isPlanned: false, reason: 'field', what: 'Query.__type' });
    const metrics = await (await fetch(`${planned.url}/metrics`)).text();
    expect(metrics).toMatch(/plimsoll_plans_total\{outcome="planned"\} [1-9]/);
    expect(metrics).toMatch(/plimsoll_plans_total\{outcome="field"\} [1-9]/);
    expect(metrics).toMatch(/plimsoll_plans_total\{outcome="refused"\} [1-9]/);
  });

  test('is told by its id, whatever it is', async () => {
    const query =
      'query ($id: ID!) { node(id: $id) { __typename ... on Lead { lead: name } ... on Team { team: name reps { totalCount } } } }';
    for (const [id, node] of [
      [world.leads.ofAnna, { lead: 'Ada' }],
      [world.teams.north, { team: 'North' }],
    ]) {
      const { data, extensions } = await planned.run(query, { id }, { headers: { 'x-plimsoll-plan': '1' } });
      expect(data).toMatchObject({ node });
      expect((extensions as Told).plan?.isPlanned).toBe(true);
    }
  });
});

test('rows whose tokens come to null are no empty list: the resolvers are asked', async () => {
  const owner = new pg.Client({ connectionString: planned.database.url });
  await owner.connect();
  const query = '{ teams(first: 9) { nodes { name } } }';
  const before = await planned.run(query);
  await owner.query('alter table team alter column name drop not null; update team set name = null');
  const { plan } = await told(query);
  const [one, other] = await bodies(query, {}, Role.ADMIN);
  await owner.query(`update team set name = 'A team'; alter table team alter column name set not null`);
  await owner.end();
  expect(before.data).toMatchObject({ teams: { nodes: [{}, {}, {}] } });
  expect(plan).toMatchObject({ isPlanned: false, reason: 'value' });
  expect(one).toBe(other);
  expect(one).toContain('errors');
});

describe('statements that are kept', () => {
  const names = `select string_agg(name, ',') from pg_prepared_statements where statement like 'select ($1::int +%'`;

  test('are prepared once they come again, and closed where others take their place', async () => {
    const statements = new Statements(planned.runtime.orm, 3);
    for (let number = 0; number < 12; number++)
      for (let again = 0; again < 3; again++)
        expect(await statements.row(`select ($1::int + ${number})::text`, [1])).toEqual([String(number + 1)]);
    const [open] = await statements.row(names, []);
    expect((open ?? '').split(',').length).toBeLessThanOrEqual(3);
  });
});
