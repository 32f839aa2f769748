/**
 * The use cases in this process, without doors, on an embedded database of their own that is thrown away. Nobody listens: what is told stays in the
 * outbox, so nothing but the use case is measured.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

const REPS = 200;
const TEAMS = 10;

export async function openDesk() {
  const [
    { prepareGround },
    { loadSettings },
    { migrate },
    { MIGRATIONS },
    { openOrm },
    { ENTITIES },
    { APP_CONNECTION_OPTIONS },
    { buildPlimsollSchema },
    { OperationContext },
  ] = await Promise.all(
    [
      'src/platform/ground.js',
      'src/platform/config.js',
      'src/platform/db/migrate.js',
      'migrations/list.js',
      'src/platform/db/orm.js',
      'src/entities.js',
      'src/platform/connection.js',
      'src/schema.js',
      'src/platform/operation-context.js',
    ].map(built),
  );
  // Kept filters are read by the schema of the day.
  await buildPlimsollSchema();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-bench-'));
  await chmod(folder, 0o755);
  const log = Object.fromEntries(['debug', 'info', 'warn', 'error'].map(level => [level, () => undefined]));
  const settings = loadSettings({ NODE_ENV: 'development', PLIMSOLL_DATA_DIR: folder, PLIMSOLL_DB_POOL: '4' });
  const ground = await prepareGround(settings, log);
  const { databaseUrl } = ground.config;
  await migrate(databaseUrl, MIGRATIONS);
  const owner = await connected({ connectionString: databaseUrl, options: '-c statement_timeout=0' });
  const app = await connected({ connectionString: databaseUrl, options: APP_CONNECTION_OPTIONS });
  const orm = await openOrm(ground.config, ENTITIES);
  const runtime = {
    config: ground.config,
    orm,
    log,
    live: { ring: () => undefined },
    viewers: { changed: () => undefined },
    clock: { offsetMs: 0 },
  };
  return {
    owner,
    app,
    /** What one operation of this viewer knows. */
    ctxOf: viewer => new OperationContext(runtime, { viewer, locale: 'en', requestId: 'bench' }),
    async close() {
      await Promise.all([owner.end(), app.end(), orm.close(true)]);
      await ground.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A module of the build. */
export function built(file) {
  return import(new URL(`../dist/${file}`, import.meta.url).href);
}

async function connected(options) {
  const client = new pg.Client(options);
  await client.connect();
  return client;
}

/** 200 reps with a line each, in ten limited teams below one, which is limited too. Returns them by id. */
export async function makeReps(owner, { capacity }) {
  const { idFromUuid } = await built('src/platform/ids.js');
  const { rows } = await owner.query(MAKE_REPS, [TEAMS, REPS, capacity]);
  await owner.query(MAKE_LINES, [capacity, capacity * REPS]);
  return rows.map(({ id, team, root }) => ({
    id: idFromUuid('rep', id),
    uuid: id,
    teamId: idFromUuid('team', team),
    rootId: idFromUuid('team', root),
    rootUuid: root,
  }));
}

const MAKE_REPS = `with root as (insert into team (id, name, created_at, updated_at) values (uuidv7(), 'All', now(), now()) returning id),
teams as (
  insert into team (id, name, parent_id, created_at, updated_at) select uuidv7(), 'Team ' || n, root.id, now(), now()
  from root, generate_series(1, $1::int) n returning id
), numbered as (select id, row_number() over (order by id) - 1 as place from teams), reps as (
  insert into rep (id, name, team_id, level, presence, presence_since, is_active, created_at, updated_at)
  select uuidv7(), 'Rep ' || n, t.id, 'REGULAR', 'AVAILABLE', now(), true, now(), now()
  from generate_series(1, $2::int) n join numbered t on t.place = n % $1::int returning id, team_id
), loads as (
  insert into rep_load (rep_id, mode, basis, capacity, active, updated_at) select id, 'LIMITED', 'COUNT', $3::numeric, true, now() from reps
)
select reps.id, reps.team_id as team, root.id as root from reps, root order by reps.id`;

/** The lines are quotas, as if somebody had set them: what is drawn anew draws the same. */
const MAKE_LINES = `with one as (
  insert into holding_quota (id, scope, level, mode, basis, capacity, on_weight_increase, valid_from, set_by)
  select uuidv7(), 'LEVEL', 'REGULAR', 'LIMITED', 'COUNT', $1::numeric, 'ALLOW', now(), 'bench'
)
insert into team_load (team_id, mode, basis, capacity, updated_at) select id, 'LIMITED', 'COUNT', $2::numeric, now() from team`;

/** Leads in the pool of everybody, as they come in; returns their uuids in the order of their ids. */
export async function makeLeads(owner, count) {
  const { rows } = await owner.query(MAKE_LEADS, [count]);
  await owner.query('vacuum analyze');
  return rows.map(({ id }) => id);
}

const MAKE_LEADS = `with made as (
  insert into lead (id, display_label, name, pipeline_id, stage_id, lifecycle, temperature, tier, validity, placement, pool_id, pooled_since, load_units,
    stage_since, last_recorded_at, created_at, updated_at)
  select uuidv7(), 'Lead ' || n, 'Lead ' || n, s.pipeline_id, s.id, s.lifecycle, 'COLD', (array['A', 'B', 'C', 'D'])[1 + n % 4], 'VALID', 'POOLED', p.id,
    now() - interval '1 hour', 1, now(), now(), now() - interval '1 hour', now()
  from generate_series(1, $1::int) n, pool p, stage s join pipeline l on l.id = s.pipeline_id
  where p.is_default and l.is_default and s.key = 'NEW' order by n returning id
)
select id from made order by id`;
