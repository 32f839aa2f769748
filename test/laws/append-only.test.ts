import pg from 'pg';
import { APP_CONNECTION_OPTIONS } from '../../src/platform/connection.js';
import { uuidOf } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWorld, type World } from '../support/world.js';

const NOT_ALLOWED = '42501';
const CHECK = '23514';

let app: TestApp;
let world: World;
let asApp: pg.Client;
let asOwner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  asOwner = new pg.Client({ connectionString: app.database.url });
  asApp = new pg.Client({ connectionString: app.database.url, options: APP_CONNECTION_OPTIONS });
  await Promise.all([asOwner.connect(), asApp.connect()]);
});

afterAll(async () => {
  await Promise.all([asOwner.end(), asApp.end()]);
  await app.stop();
});

/** The code with which the database refuses a statement; it changes nothing in any case. */
async function refusalOf(client: pg.Client, statement: string, values: unknown[] = []): Promise<string | null> {
  await client.query('begin');
  const code = await client.query(statement, values).then(
    () => null,
    (error: pg.DatabaseError) => error.code ?? 'no code',
  );
  await client.query('rollback');
  return code;
}

describe('the role of the application', () => {
  test.each([
    "update lead_fact set value = 'x'",
    'delete from lead_fact',
    'truncate lead_fact',
    'update event_log set type = type',
    'delete from event_log',
    'delete from lead_offer',
    "update lead_offer set reason = 'x'",
    'update lead_offer set lead_id = lead_id',
    'delete from lead',
    'delete from interaction',
    'delete from holding_quota',
    'create table planted (id int)',
    'drop table lead',
    'alter table lead add planted int',
    'alter table lead_fact disable trigger all',
    'create function planted() returns int language sql as $$ select 1 $$',
    'drop trigger admission_within_limit on rep_load',
    'create role planted',
    "copy lead to program 'true'",
    "select pg_read_file('/etc/passwd')",
    'set role postgres',
  ])('may not: %s', async statement => {
    expect(await refusalOf(asApp, statement)).toBe(NOT_ALLOWED);
  });
});

test('history is refused to the owner as well', async () => {
  expect(await refusalOf(asOwner, "update lead_fact set value = 'x'")).toBe(NOT_ALLOWED);
  expect(await refusalOf(asOwner, 'delete from lead_fact')).toBe(NOT_ALLOWED);
});

describe('a second wall stands in the database', () => {
  const rep = () => uuidOf(world.reps.anna, 'rep');
  const lead = () => uuidOf(world.leads.ofAnna, 'lead');

  test('an admission over the limit is refused, for a rep, for a team and for a wall; an update that admits nobody is not', async () => {
    const over =
      "update rep_load set held_count = capacity + 1, held_units = capacity + 1, admissions = admissions + $2 where rep_id = $1 and mode = 'LIMITED'";
    expect(await refusalOf(asApp, over, [rep(), 1])).toBe(CHECK);
    expect(await refusalOf(asApp, over, [rep(), 0])).toBeNull();
    const team = `with load as (insert into team_load (team_id, mode, basis, capacity, updated_at) values ($1, 'LIMITED', 'COUNT', 1, now()) on conflict do nothing) select 1`;
    await asOwner.query(team, [uuidOf(world.teams.north, 'team')]);
    expect(await refusalOf(asApp, 'update team_load set held_count = 2, admissions = admissions + 1')).toBe(CHECK);
    const wall = `insert into rep_wall (rep_id, kind, key, mode, basis, capacity, updated_at) values ($1, 'TIER', 'A', 'LIMITED', 'COUNT', 1, now())`;
    await asOwner.query(wall, [rep()]);
    expect(await refusalOf(asApp, 'update rep_wall set held_count = 2, admissions = admissions + 1')).toBe(CHECK);
    expect(await refusalOf(asApp, 'update rep_wall set held_count = 2')).toBeNull();
  });

  test('a lead has one open interval of an owner, and intervals do not overlap', async () => {
    const plant = `insert into lead_interval (lead_id, axis, seq, value, started_at, ended_at)
      select $1, 'OWNER', (select max(seq) from lead_fact), 'x', $2::timestamptz, $3::timestamptz`;
    expect(['23505', '23P01']).toContain(await refusalOf(asApp, plant, [lead(), '2040-01-01', null]));
    expect(await refusalOf(asApp, plant, [lead(), '2040-01-01', '2041-01-01'])).toBe('23P01');
    expect(await refusalOf(asApp, plant, [lead(), '2001-01-01', '2000-01-01'])).toMatch(/^(23514|22000)$/);
    expect(await refusalOf(asApp, plant, [lead(), '2000-01-01', '2000-01-02'])).toBeNull();
    const planted = `with it as (${plant} returning lead_id, axis) insert into lead_interval (lead_id, axis, seq, value, started_at, ended_at)
      select it.lead_id, it.axis, -1, 'x', $4::timestamptz, $5::timestamptz from it`;
    const beside = (from: string, until: string | null) =>
      refusalOf(asApp, planted, [lead(), '2000-01-01', '2000-01-02', from, until]);
    expect(await beside('2000-01-01T23:00:00Z', '2000-01-03')).toBe('23P01');
    expect(await beside('2000-01-02', '2000-01-03')).toBeNull();
    expect(await beside('2000-01-01T12:00:00Z', null)).toBe('23P01');
    const longer = `with it as (${plant} returning 1) update lead_interval set started_at = '1999-01-01', ended_at = $4::timestamptz
      where lead_id = $1 and axis = 'OWNER' and ended_at is null and exists (select from it)`;
    const grown = (until: string | null) => refusalOf(asApp, longer, [lead(), '2000-01-01', '2000-01-02', until]);
    expect(await grown(null)).toBe('23P01');
    expect(await grown('1999-12-31')).toBeNull();
  });

  test.each([
    ['nothing else', {}, null],
    ['a lead', { lead: 'uuidv7()' }, '23503'],
    ['a rep', { rep: 'uuidv7()' }, '23503'],
    ['a rule', { rule: 'uuidv7()' }, '23503'],
    ['a round', { round: 'uuidv7()' }, '23503'],
  ])('decisions that come together name %s that is not there', async (_, missing, code) => {
    const found = { lead: '$1::uuid', rep: '$2::uuid', rule: 'rule.id', round: 'round.id' };
    const names = ({ lead, rep, rule, round }: typeof found) => `${lead}, ${rule}, 1, ${rep}, 'ASSIGNED', 1, ${round}`;
    const decide = `with round as (insert into assignment_round (id, standings, decided_at) values (uuidv7(), '{}', now()) returning id), rule as (
        insert into assignment_rule (id, key, name, priority, filter, skills, team_id, overflow, is_active, created_at, updated_at)
        select uuidv7(), 'x', 'x', 1, '{}', '{}', id, 'HOLD_IN_POOL', true, now(), now() from team limit 1 returning id
      ), both_of as (select ${names(found)}, 1 as place from rule, round union all select ${names({ ...found, ...missing })}, 2 from rule, round)
      insert into assignment_decision (id, lead_id, rule_id, rule_version, rep_id, outcome, units, round_id, place, step, decided_at)
      select uuidv7(), b.*, '{}', now() from both_of b`;
    expect(await refusalOf(asApp, decide, [lead(), rep()])).toBe(code);
  });

  test('a holder has one quota at a time', async () => {
    expect(
      await refusalOf(
        asApp,
        `insert into holding_quota select uuidv7(), 1, 'ORGANISATION', null, null, 'LIMITED', 'COUNT', 5, 'ALLOW', null, 'x', now(), null`,
      ),
    ).toBe('23P01');
  });

  test.each([
    ["update lead set placement = 'POOLED' where id = $1", CHECK],
    ['update lead set owner_id = null where id = $1', CHECK],
    ['update lead set load_units = -1 where id = $1', CHECK],
    ["update lead set placement = 'NOWHERE' where id = $1", CHECK],
    ['update lead set win_probability = 1.5 where id = $1', CHECK],
    ['update lead set value_minor = 5, value_currency = null where id = $1', CHECK],
    ['update lead set stage_id = uuidv7() where id = $1', '23503'],
  ])('a lead that contradicts itself is refused: %s', async (statement, code) => {
    expect(await refusalOf(asApp, statement, [lead()])).toBe(code);
  });
});
