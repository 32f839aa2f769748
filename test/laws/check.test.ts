import { spawn } from 'node:child_process';
import pg from 'pg';
import { SYSTEM } from '../../src/app.js';
import { CHECKS } from '../../src/cli/check/checks.js';
import { repairCounters } from '../../src/cli/check/repair-counters.js';
import { judgeAll, runChecks } from '../../src/cli/check/run-checks.js';
import { uuidOf } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { digestOf, settled } from '../support/digest.js';
import { type Walk, walkOf } from '../support/walk.js';
import { makeWorld, type World } from '../support/world.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 300_000;

let app: TestApp;
let world: World;
let walk: Walk;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  walk = walkOf(app);
  world = await makeWorld(app);
  const { teams, leads, contentItemId, programId } = world;
  await walk.act('SetHoldingQuota', { teamId: teams.south, mode: 'LIMITED', capacity: 5 });
  const { wallboard } = await walk.ask<{ wallboard: { pipelines: { id: string }[] } }>(
    '{ wallboard { pipelines { id } } }',
  );
  await walk.act('SetHoldingQuota', { pipelineId: wallboard.pipelines[0]?.id, mode: 'LIMITED', capacity: 1000 });
  await walk.act('RecordDelivery', { leadId: leads.ofAnna, contentItemId, channel: 'EMAIL' });
  await walk.act('LogInteraction', { leadId: leads.ofBo, channel: 'PHONE', direction: 'INBOUND' });
  await walk.act('EnrollLead', { leadId: leads.ofBo, programId });
  await walk.act('MoveLead', { id: leads.ofAnna, stageId: world.stages.CONTACTED });
  await walk.act('TransferLead', { id: leads.ofBo, repId: world.reps.anna });
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  await settled(owner);
}, SLOW_MS);
afterAll(async () => {
  await walk?.stop();
  await owner?.end();
  await app?.stop();
});

const broken = (verdicts: Awaited<ReturnType<typeof judgeAll>>) =>
  verdicts.filter(({ breakCount }) => breakCount > 0).map(({ name, breaks }) => `${name}: ${breaks[0]?.found}`);
const uuid = (id: string) => `'${uuidOf(id)}'::uuid`;
/** The newest fact of an axis and its interval, told otherwise. */
const retold = (lead: string, axis: string, value: string) => [
  'alter table lead_fact disable trigger append_only',
  `update lead_fact set value = '${value}' where seq = (select max(seq) from lead_fact where lead_id = ${uuid(lead)} and axis = '${axis}' and value is not null)`,
  `update lead_interval set value = '${value}' where seq = (select max(seq) from lead_interval where lead_id = ${uuid(lead)} and axis = '${axis}')`,
];
const aFinding = (closed: string, touches: string) =>
  `insert into finding (id, code, severity, lead_id, opened_at, closed_at, allowed, measured, since, touch_ids)
   values (uuidv7(), 'OVER_CONTACT', 'NOTICE', ${uuid(world.leads.ofAnna)}, now(), ${closed}, 1, 2, now(), ${touches})`;
const copied = (table: string, where: string) =>
  `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7()))).* from ${table} r where ${where} limit 1`;

/** For each check what breaks exactly its law. */
const MUTANTS: Readonly<Record<string, () => readonly string[]>> = {
  'rep-counters': () => [`update rep_load set held_count = held_count + 1 where rep_id = ${uuid(world.reps.anna)}`],
  'team-counters': () => ['update team_load set held_units = held_units + 1'],
  'wall-counters': () => [`update rep_wall set held_count = held_count + 1 where rep_id = ${uuid(world.reps.anna)}`],
  'intake-metered': () => [`update rep_load set is_metered = not is_metered where rep_id = ${uuid(world.reps.anna)}`],
  'reps-counted': () => [`update rep_load set active = false where rep_id = ${uuid(world.reps.anna)}`],
  'one-place': () => [
    `update lead set team_id = ${uuid(world.teams.northEast)} where id = ${uuid(world.leads.ofAnna)}`,
  ],
  lifecycle: () => [`update lead set lifecycle = 'RETAINED' where id = ${uuid(world.leads.pooled)}`],
  'retired-stages': () => [
    `update stage set retired_at = now(), successor_id = ${uuid(world.stages.CONTACTED ?? '')} where id = ${uuid(world.stages.NEW ?? '')}`,
  ],
  'retired-pools': () => [
    `update pool set retired_at = now(), successor_id = (select id from pool where is_default) where id = ${uuid(world.pools.south)}`,
  ],
  'touches-counted': () => [`update lead set touch_count = touch_count + 1 where id = ${uuid(world.leads.ofAnna)}`],
  'looks-counted': () => [
    `insert into pool_day (pool_id, rep_id, day, view_count) select p.id, r.id, current_date, 1 from pool p, rep r limit 1`,
  ],
  'claims-told': () => [
    `insert into pool_day (pool_id, rep_id, day, claim_count) select p.id, r.id, current_date, 100 from pool p, rep r limit 1`,
  ],
  'one-open-finding': () => ['drop index finding_one_open_of_lead', aFinding('null', `'{}'`), aFinding('null', `'{}'`)],
  'one-program': () => ['drop index enrollment_one_active', copied('enrollment', `state = 'ACTIVE'`)],
  'one-outcome': () => ['drop index lead_outcome_one_in_force', copied('lead_outcome', 'reverted_at is null')],
  'one-first-delivery': () => [
    'drop index content_delivery_once',
    'alter table content_delivery drop constraint content_delivery_interaction_id_key',
    copied('content_delivery', 'not is_repeat'),
  ],
  'one-default': () => ['update pool set is_default = false'],
  'search-lines': () => [
    `update search_line set value = value || 'x' where subject_id = ${uuid(world.leads.ofAnna)} and field = 'LABEL'`,
  ],
  'owner-told': () => retold(world.leads.ofAnna, 'OWNER', world.reps.cleo),
  'stage-told': () => retold(world.leads.ofAnna, 'STAGE', world.stages.NEW ?? ''),
  'tier-told': () => [`update lead set tier = 'D' where id = ${uuid(world.leads.ofAnna)}`],
  'validity-told': () => [`update lead set validity = 'VALID' where id = ${uuid(world.leads.pooled)}`],
  'temperature-told': () => [`update lead set temperature = 'HOT' where id = ${uuid(world.leads.ofAnna)}`],
  'weight-told': () => retold(world.leads.ofAnna, 'WEIGHT', '77'),
  intervals: () => [
    `update lead_interval set started_at = started_at + interval '1 ms' where lead_id = ${uuid(world.leads.ofAnna)} and axis = 'TEMPERATURE'`,
  ],
  'facts-refer': () => retold(world.leads.lostByAnna, 'OWNER', `rep_${'0'.repeat(26)}`),
  'evidence-refers': () => [aFinding('now()', 'array[uuidv7()]')],
  'decisions-refer': () => [
    'alter table assignment_decision disable trigger founded',
    `insert into assignment_decision (id, lead_id, outcome, reason, units, judgements, decided_at) values (uuidv7(), uuidv7(), 'HELD_IN_POOL', 'NO_RULE', 1, '[]', now())`,
  ],
  'events-refer': () => ['update event_log set team_id = uuidv7() where pos = (select max(pos) from event_log)'],
  'events-committed': () => [
    `update event_log set subject_version = 1000 where pos = (select max(pos) from event_log where subject_type = 'lead')`,
  ],
  'log-dense': () => ['delete from event_log where pos = 3'],
  consumers: () => ['update consumer set pos = 1000000000'],
};

test('a sound database keeps every law, and looking at it changes nothing', async () => {
  const before = await digestOf(owner);
  const verdicts = await runChecks(app.database.url);
  expect(broken(verdicts)).toEqual([]);
  expect(verdicts.map(({ name }) => name)).toEqual(CHECKS.map(({ name }) => name));
  expect(await digestOf(owner)).toEqual(before);
});

test.each(CHECKS.map(({ name, law }) => [name, law] as const))('%s is told when it is broken: %s', async name => {
  await owner.query('begin');
  try {
    for (const statement of MUTANTS[name]?.() ?? []) await owner.query(statement);
    expect(broken(await judgeAll(owner))).toEqual([expect.stringContaining(`${name}: `)]);
  } finally {
    await owner.query('rollback');
  }
});

test(
  'counters that are wrong are repaired while two hundred claims race, and are right afterwards, with their events',
  async () => {
    const team = await walk.aTeam({ capacity: 1000 });
    const roomy = { teamId: team, capacity: 1000 };
    const reps = [await walk.aRep(roomy), await walk.aRep(roomy)];
    const rows = Array.from({ length: 200 }, (_, n) => ({ name: `Racer ${n}` }));
    const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: 'racers' });
    const ids = results?.flatMap(({ lead }) => lead?.id ?? []) ?? [];
    expect(ids).toHaveLength(200);
    const repairs = { changed: 0, isOver: false };
    const repairing = (async () => {
      while (!repairs.isOver) {
        await owner.query(`update rep_load set held_count = held_count + 3 where rep_id = ${uuid(reps[0]?.id ?? '')}`);
        await owner.query(`update team_load set held_units = held_units + 2 where team_id = ${uuid(team)}`);
        const made = await repairCounters(app.database.url, () => app.runtime.contextFor(SYSTEM));
        repairs.changed += made.length;
      }
    })();
    const claimers = Array.from({ length: 8 }, async (_, lane) => {
      for (const id of ids.filter((_id, place) => place % 8 === lane))
        expect((await walk.act('ClaimLead', { id }, reps[lane % 2]?.as)).refusals).toEqual([]);
    });
    await Promise.all(claimers).finally(() => {
      repairs.isOver = true;
    });
    await repairing;
    await walk.settled();
    expect(broken(await runChecks(app.database.url))).toEqual([]);
    expect(repairs.changed).toBeGreaterThan(1);
    expect(await walk.loadOf(reps[0]?.id ?? '')).toMatchObject({ heldCount: 100 });
  },
  SLOW_MS,
);

test(
  'the command says what is broken and what it repaired, touches nothing but counters, and ends with 0, or with 1',
  async () => {
    await owner.query(`update rep_load set held_count = held_count + 1 where rep_id = ${uuid(world.reps.anna)}`);
    await owner.query(`update lead set tier = 'D' where id = ${uuid(world.leads.ofAnna)}`);
    const found = await checked('--json');
    expect(found.exitCode).toBe(1);
    const { isClean, verdicts } = JSON.parse(found.stdout) as {
      isClean: boolean;
      verdicts: { name: string; breakCount: number; breaks: { subject: string }[] }[];
    };
    expect(isClean).toBe(false);
    expect(verdicts.flatMap(({ name, breaks }) => breaks.map(({ subject }) => `${name} ${subject}`))).toEqual([
      `rep-counters ${world.reps.anna}`,
      `tier-told ${world.leads.ofAnna}`,
    ]);
    const repaired = await checked('--repair');
    expect(repaired.stdout).toMatch(
      new RegExp(`^repaired {2}${world.reps.anna} said \\d+ leads, .* units; holds \\d+ leads`),
    );
    expect(repaired.stdout).toContain('BROKEN    tier-told');
    expect(repaired.stdout).toContain(`1 of ${CHECKS.length} laws do not hold.`);
    expect(repaired.exitCode).toBe(1);
    await owner.query(`update lead set tier = 'A' where id = ${uuid(world.leads.ofAnna)}`);
    expect(await checked()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining(`All ${CHECKS.length} laws hold.`),
    });
  },
  SLOW_MS,
);

/** Runs `plimsoll check …` as an operator does, beside the app that runs on the database. */
async function checked(...args: readonly string[]): Promise<{ exitCode: number | null; stdout: string }> {
  const child = spawn(process.execPath, ['bin/plimsoll.mjs', 'check', ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      DATABASE_URL: app.database.url,
      REDIS_URL: '',
      PLIMSOLL_TOKEN_SECRET: app.config.tokenSecret,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  const exitCode = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { exitCode, stdout };
}
