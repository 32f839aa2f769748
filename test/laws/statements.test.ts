import pg from 'pg';
import { SYSTEM } from '../../src/app.js';
import { transact } from '../../src/platform/db/transact.js';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { moveLoad } from '../../src/quotas/load.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { BACKGROUND, StatementWatch } from '../support/statements.js';
import { walkOf } from '../support/walk.js';
import { makeWorld, type World } from '../support/world.js';

const MANY = 50;
/** Statements of the live spine, of jobs and of signing in come when they come. */
const LEADS = `query Q($n: Int!) { leads(first: $n, filter: { segment: { eq: "many" } }) { nodes {
  id owner { id name team { id parent { id } } load { heldCount } } lastOwner { id } team { id load { heldCount } } stage { id key } pool { id } source { id } company { id }
  viewerCan { move claim } outcome { result } interactions(first: 5) { nodes { id rep { id } } }
} } }`;

const OPERATIONS: readonly (readonly [what: string, query: string])[] = [
  ['leads with all around them', LEADS],
  [
    'reps with teams, loads and leads',
    'query Q($n: Int!) { reps(first: $n) { nodes { id team { id } load { heldCount } leads(first: 2) { nodes { id stage { id } } } } } }',
  ],
  [
    'teams with their reps',
    'query Q($n: Int!) { teams(first: $n, filter: { name: { startsWith: "Team " } }) { nodes { id parent { id } load { heldCount } reps(first: 2) { nodes { id load { heldCount } } } } } }',
  ],
  [
    'reps with their loads taken apart',
    'query Q($n: Int!) { reps(first: $n) { nodes { id load { heldCount overdueCount neglectedCount byTier { tier units } byLifecycle { lifecycle } byTemperature { temperature } byStage { stage { id } leadCount } } } } }',
  ],
  [
    'teams with their loads taken apart',
    'query Q($n: Int!) { teams(first: $n, filter: { name: { startsWith: "Team " } }) { nodes { id load { heldCount overdueCount neglectedCount byTier { tier units } byLifecycle { lifecycle } byTemperature { temperature } byStage { stage { id } leadCount } } } } }',
  ],
  [
    'reps and their teams with their intake',
    'query Q($n: Int!) { reps(first: $n) { nodes { id intake { remainingCount rules { scope intakeCap { id } } } team { intake { remainingCount } } } } }',
  ],
  [
    'leads with their timelines',
    'query Q($n: Int!) { leads(first: $n, filter: { segment: { eq: "many" } }) { nodes { id timeline(first: 3) { nodes { occurredAt stage { id } owner { id } interaction { id } } totalCount } } } }',
  ],
  [
    'leads with what they were sent and the programs that they are in',
    'query Q($n: Int!) { leads(first: $n, filter: { segment: { eq: "many" } }) { nodes { id needTags enrollment { id step { position } nextItem { key } program { name enrolledCount } } deliveries(first: 2) { nodes { id contentItem { key deliveredCount positiveCount } interaction { id contentItem { id } } } } } } }',
  ],
  [
    'what is due',
    'query Q($n: Int!) { deliveriesDue(first: $n) { nodes { id lead { id owner { id } } program { steps { contentItem { key } } } nextItem { key } } } }',
  ],
  [
    'interactions with lead and rep',
    'query Q($n: Int!) { interactions(first: $n) { nodes { id lead { id stage { id } owner { id } } rep { id team { id } } } } }',
  ],
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

/** Fifty of everything, each with another neighbourhood: written straight into the tables. */
async function fill(): Promise<void> {
  const owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await owner.query(FILL, [uuidOf(world.teams.north, 'team'), uuidOf(world.leads.ofAnna, 'lead'), MANY]);
  await owner.end();
}

const FILL = `with t as (
  insert into team select uuidv7(), 1, 'Team ' || n, $1::uuid, null, now(), now() from generate_series(1, $3::int) n returning id, name
), r as (
  insert into rep (id, name, team_id, level, presence, presence_since, is_active, created_at, updated_at)
  select uuidv7(), replace(t.name, 'Team', 'Rep'), t.id, 'REGULAR', 'AVAILABLE', now(), true, now(), now() from t returning id, team_id, name
), d as (
  insert into rep_load (rep_id, mode, basis, capacity, active, updated_at) select id, 'LIMITED', 'COUNT', 50, true, now() from r
), s as (
  insert into lead_source select uuidv7(), name, name, null from r returning id, key
), c as (
  insert into company select uuidv7(), 1, name, lower(name), null, now(), now() from r returning id, name
), l as (
  insert into lead select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'owner_id', r.id, 'last_owner_id', r.id, 'team_id', r.team_id, 'segment', 'many',
    'source_id', s.id, 'company_id', c.id, 'stage_id', (select id from stage order by md5(r.name || key) limit 1)))).*
  from r join s on s.key = r.name join c on c.name = r.name, lead a where a.id = $2::uuid returning id, owner_id
), i as (
  insert into interaction (id, lead_id, rep_id, channel, direction, origin, occurred_at, recorded_at, recorded_by)
  select uuidv7(), id, owner_id, 'PHONE', 'OUTBOUND', 'HUMAN', now(), now(), 'test' from l, generate_series(1, 6) returning id, lead_id
), n as (
  insert into lead_needs select id, 1, array['speed'], now(), now() from l
), c2 as (
  insert into content_item select uuidv7(), 1, name, name, 'DEMO', null, '{}', '{}', '{}', '{}', true, now(), now() from r returning id, key
), p as (
  insert into nurture_program select uuidv7(), 1, name, name, true, now(), now() from r returning id, key
), st as (
  insert into program_step select p.id, 1, c2.id, 0 from p join c2 on c2.key = p.key
), e as (
  insert into enrollment (id, lead_id, program_id, state, position, due_at, enrolled_at, enrolled_by, created_at, updated_at)
  select uuidv7(), l.id, p.id, 'ACTIVE', 1, now(), now(), 'test', now(), now() from l join r on r.id = l.owner_id join p on p.key = r.name
)
insert into content_delivery (id, lead_id, content_item_id, interaction_id, is_repeat, occurred_at, recorded_at)
select uuidv7(), lead_id, (select id from c2 order by md5(i.id || key) limit 1), id, true, now(), now() from i`;

async function countOf(query: string, variables: Record<string, unknown>): Promise<{ count: number; rows: number }> {
  const { answer, statements } = await watch.during(() =>
    app.run<Record<string, { nodes?: unknown[] }>>(query, variables),
  );
  expect(answer.errors).toBeUndefined();
  return {
    count: statements.filter(({ text }) => !BACKGROUND.test(text)).length,
    rows: Object.values(answer.data ?? {})[0]?.nodes?.length ?? 0,
  };
}

test.each(OPERATIONS)('%s: as many statements for 50 as for 1', async (_what, query) => {
  const one = await countOf(query, { n: 1 });
  const many = await countOf(query, { n: MANY });
  expect(one.rows).toBe(1);
  expect(many.rows).toBe(MANY);
  // Loads of one kind from two places may meet in one batch or not.
  expect(Math.abs(many.count - one.count)).toBeLessThanOrEqual(2);
  expect(one.count).toBeGreaterThan(0);
});

test('the wallboard takes as many statements for fifty teams and reps as for a few', async () => {
  const wallboard =
    '{ wallboard { cursor teams { id load { heldCount } } reps { id team { id } load { heldCount } } pipelines { id stages { id leadCount } } pools { id } waiting { reason } } }';
  const many = await countOf(wallboard, {});
  const few = await startTestApp();
  await makeWorld(few);
  const { answer, statements } = await watch.during(() => few.run(wallboard));
  await few.stop();
  expect(answer.errors).toBeUndefined();
  expect(Math.abs(many.count - statements.filter(({ text }) => !BACKGROUND.test(text)).length)).toBeLessThanOrEqual(3);
  expect(many.count).toBeLessThan(20);
});

test('load is moved by as many statements for fifty reps in as many limited teams as for one', async () => {
  const owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await owner.query(
    "insert into team_load (team_id, mode, basis, capacity, updated_at) select id, 'LIMITED', 'COUNT', 99, now() from team where name like 'Team %' on conflict do nothing",
  );
  const { rows: reps } = await owner.query<{ rep: string; team: string }>(
    "select r.id as rep, r.team_id as team from rep r join team t on t.id = r.team_id where r.name like 'Rep %' and t.name like 'Team %' order by r.id limit 50",
  );
  await owner.end();
  const countFor = async (many: number) => {
    const moves = reps.slice(0, many).map(({ rep, team }) => ({
      repId: idFromUuid('rep', rep),
      teamId: idFromUuid('team', team),
      count: 1,
      units: 1,
      isAdmission: true,
    }));
    const ctx = await app.runtime.contextFor(SYSTEM);
    const { answer, statements } = await watch.during(() =>
      transact(ctx, async tx => {
        const held = await tx.attempt(() => moveLoad(tx, moves));
        await moveLoad(
          tx,
          moves.map(move => ({ ...move, count: -1, units: -1, isAdmission: false })),
        );
        return held;
      }),
    );
    expect(answer.size).toBe(many);
    return statements.filter(({ text }) => !BACKGROUND.test(text)).length;
  };
  const one = await countFor(1);
  expect(await countFor(MANY)).toBe(one);
  expect(one).toBeLessThanOrEqual(7);
});

test('a claim is one statement that locks and tells what is judged and one that writes, beside the events', async () => {
  const walk = walkOf(app);
  const rep = await walk.aRep();
  const { id } = await walk.aLead();
  await walk.settled();
  const { answer, statements } = await watch.during(() => walk.act('ClaimLead', { id }, rep.as));
  await walk.stop();
  expect(answer.refusals).toEqual([]);
  const WORDS = /take_in_hand|move_standing|hand_over|count_claim|insert into outbox/g;
  const called = statements.map(({ text }) => [...text.matchAll(WORDS)].map(([word]) => word));
  const from = called.findIndex(([first]) => first === 'take_in_hand');
  const told = called.slice(from).filter(words => words.length > 0);
  expect(told.slice(0, 3)).toEqual([
    ['take_in_hand'],
    ['move_standing', 'count_claim', 'hand_over'],
    ['insert into outbox'],
  ]);
});
