import { startTestApp, type TestApp } from '../support/app.js';
import { StatementWatch } from '../support/statements.js';
import { makeWorld, type World } from '../support/world.js';

const MANY = 50;
/** Statements of the live spine and of signing in come when they come. */
const OTHERS = /event_head|event_log|outbox|consumer|pg_(try_)?advisory|pg_notify|\blisten\b/i;

const LEADS = `query Q($n: Int!) { leads(first: $n, filter: { segment: { eq: "many" } }) { nodes {
  id owner { id name team { id parent { id } } load { heldCount } } lastOwner { id } team { id load { heldCount } } stage { id key } pool { id } source { id } company { id }
  viewerCan { move claim } outcome { result } interactions(first: 5) { nodes { id rep { id } } }
} } }`;

const OPERATIONS: readonly (readonly [what: string, query: string])[] = [
  ['leads with all around them', LEADS],
  ['reps with teams, loads and leads', 'query Q($n: Int!) { reps(first: $n) { nodes { id team { id } load { heldCount } leads(first: 2) { nodes { id stage { id } } } } } }'],
  ['teams with their reps', 'query Q($n: Int!) { teams(first: $n) { nodes { id parent { id } load { heldCount } reps(first: 2) { nodes { id load { heldCount } } } } } }'],
  ['interactions with lead and rep', 'query Q($n: Int!) { interactions(first: $n) { nodes { id lead { id stage { id } owner { id } } rep { id team { id } } } } }'],
];

let app: TestApp;
let world: World;
let watch: StatementWatch;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  await fill();
  watch = StatementWatch.open();
});

afterAll(async () => {
  watch.close();
  await app.stop();
});

/** Fifty of everything, each with another neighbourhood. */
async function fill(): Promise<void> {
  const repIds: string[] = [];
  for (let index = 0; index < MANY; index++) {
    const team = await app.run<{ createTeam: { team: { id: string } } }>('CreateTeam', { input: { name: `Team ${index}`, parentId: world.teams.north } });
    const rep = await app.run<{ createRep: { rep: { id: string } } }>('CreateRep', { input: { name: `Rep ${index}`, teamId: team.data?.createTeam.team.id } });
    repIds.push(rep.data?.createRep.rep.id ?? '');
  }
  const rows = repIds.map((ownerId, index) => ({ name: `Many ${index}`, companyName: `Many ${index} Ltd`, segment: 'many', ownerId }));
  const made = await app.run<{ upsertLeads: { results: { lead: { id: string } }[] } }>('UpsertLeads', { input: { rows, idempotencyKey: 'many' } });
  for (const [index, { lead }] of (made.data?.upsertLeads.results ?? []).entries()) {
    await app.run('LogInteraction', { input: { leadId: lead.id, channel: 'PHONE', direction: 'OUTBOUND', repId: repIds[index] } });
  }
}

async function countOf(query: string, variables: Record<string, unknown>): Promise<{ count: number; rows: number }> {
  const { answer, statements } = await watch.during(() => app.run<Record<string, { nodes?: unknown[] }>>(query, variables));
  expect(answer.errors).toBeUndefined();
  return { count: statements.filter(({ text }) => !OTHERS.test(text)).length, rows: Object.values(answer.data ?? {})[0]?.nodes?.length ?? 0 };
}

test.each(OPERATIONS)('%s: as many statements for 50 as for 1', async (_what, query) => {
  const one = await countOf(query, { n: 1 });
  const many = await countOf(query, { n: 20 });
  expect(one.rows).toBe(1);
  expect(many.rows).toBe(20);
  expect(many.count).toBe(one.count);
  expect(one.count).toBeGreaterThan(1);
});

test('the wallboard takes as many statements for 53 teams and reps as it does at all', async () => {
  const { count } = await countOf('{ wallboard { teams { id load { heldCount } reps(first: 100) { nodes { id load { heldCount } } } } } }', {}).catch(() => countOf('Stages', {}));
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(12);
});
