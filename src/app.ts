import type { MikroORM } from '@mikro-orm/postgresql';
import { MIGRATIONS } from '../migrations/list.js';
import { ENTITIES } from './entities.js';
import { filesOf } from './files.js';
import { jobsOf, WORKERS } from './jobs.js';
import { acceptCaller } from './partners/accept-caller.js';
import { KnownViewers } from './platform/access/known-viewers.js';
import { Role, type Viewer } from './platform/access/viewer.js';
import { Alarms } from './platform/alarms.js';
import { wallClock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import type { Ctx, Runtime } from './platform/context.js';
import { openOrm } from './platform/db/orm.js';
import { runSql } from './platform/db/sql.js';
import { openFileDoor } from './platform/http/file-door.js';
import { openGraphqlDoor } from './platform/http/graphql-door.js';
import { Documents } from './platform/http/operation.js';
import { readinessChecks } from './platform/http/readiness.js';
import { createHttpServer } from './platform/http/server.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Workers } from './platform/jobs/workers.js';
import { Live, type LiveOptions } from './platform/live/live.js';
import { openMetrics } from './platform/live/metrics.js';
import { SocketDoor } from './platform/live/socket-door.js';
import { type Logger, makeLog } from './platform/log.js';
import { OperationContext } from './platform/operation-context.js';
import { planDoor, written } from './platform/read/plan/door.js';
import { Plans } from './platform/read/plan/plans.js';
import { REACTIONS } from './reactions.js';
import { buildPlimsollSchema } from './schema.js';

export interface App {
  /** Where it listens, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly runtime: Runtime;
  /** Leaves in order: not ready, HTTP answers, sockets, live spine, database. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly log?: Logger;
  /** Another build of the page than the one that was built with this server. */
  readonly webFolder?: string;
  /** For `npm run prove` only: the mutant of the relay that the prover must catch. */
  readonly relay?: LiveOptions['relay'];
}

/** The whole, put together on a migrated database. */
export async function startApp(config: Config, options: AppOptions = {}): Promise<App> {
  const opened = await openRuntime(config, options);
  const { runtime, live, stop } = opened;
  try {
    const documents = new Documents(await buildPlimsollSchema());
    const plans = config.plans === 'on' ? new Plans(documents.schema, runtime.orm) : null;
    const graphql = await openGraphqlDoor({
      documents,
      log: runtime.log,
      viewerOf: token => runtime.viewers.viewerOf(token),
      contextFor: runtime.contextFor,
      place: () => `${live.tail.epoch}:${live.tail.pos}`,
      plans: plans && { plugin: planDoor(plans), written },
    });
    const sockets = new SocketDoor({
      documents,
      tail: live.tail,
      log: runtime.log,
      viewerOf: token => acceptCaller(runtime, token),
      contextFor: runtime.contextFor,
      plan: plans && ((...call) => plans.textOf(...call)),
      allowedOrigins: config.allowedOrigins,
    });
    const server = createHttpServer(config, {
      log: runtime.log,
      registry: openMetrics({ live, sockets, alarms: runtime.alarms, plans: plans?.counts ?? null }),
      checks: readinessChecks(runtime, MIGRATIONS),
      graphql: graphql.handler,
      upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
      drainSockets: () => sockets.stop(),
      files: openFileDoor({ files: filesOf(runtime), config, log: runtime.log, now: runtime.now }),
      ...(options.webFolder && { webFolder: options.webFolder }),
    });
    const behind = { log: runtime.log, contextFor: () => runtime.contextFor(SYSTEM) };
    const jobs = new Jobs(jobsOf(config), behind);
    const workers = new Workers(WORKERS, behind);
    const leave = async () => {
      await Promise.all([jobs.stop(), workers.stop()]);
      await server.stop();
      await graphql.stop();
      await stop();
    };
    const url = await server.listen().catch(async error => {
      await leave();
      throw error;
    });
    return { url, runtime, stop: leave };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Who does scheduled work, and what an operator types. */
export const SYSTEM: Viewer = {
  subject: 'system',
  role: Role.ADMIN,
  repId: null,
  teamId: null,
  teamIds: [],
  partnerId: null,
  expiresAtMs: null,
};

/** What works behind the doors: for the server, and for commands that need no door. */
export async function openRuntime(
  config: Config,
  options: AppOptions = {},
): Promise<{ runtime: Runtime; live: Live; stop(): Promise<void> }> {
  const log = options.log ?? makeLog(config.logLevel);
  const orm = await openOrm(config, ENTITIES);
  const live = await startLive(config, { ...options, log }).catch(async error => {
    await orm.close(true);
    throw error;
  });
  const clock = { offsetMs: 0 };
  const viewers = new KnownViewers(
    (token): Promise<Viewer> => acceptCaller(runtime, token),
    () => wallClock().getTime() + clock.offsetMs,
  );
  const runtime: Runtime = {
    config,
    orm,
    log,
    live,
    alarms: new Alarms(log),
    viewers,
    clock,
    now: () => databaseNow(orm, clock.offsetMs),
    contextFor: async (viewer, { requestId = 'none', locale = 'en' } = {}): Promise<Ctx> =>
      new OperationContext(runtime, { viewer, requestId, locale }),
  };
  live.tail.listen({
    onEvents: events => viewers.changed(events),
    onEpoch: () => viewers.forget(),
    onGap: () => viewers.forget(),
  });
  let stopped: Promise<void> | null = null;
  const leave = async () => {
    await live.stop();
    await orm.close(true);
  };
  return { runtime, live, stop: () => (stopped ??= leave()) };
}

function startLive(config: Config, { log, relay }: AppOptions & { log: Logger }): Promise<Live> {
  return Live.start({
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    cursorSecret: config.cursorSecret,
    eventRetentionDays: config.eventRetentionDays,
    reactions: REACTIONS,
    log,
    ...(relay && { relay }),
  });
}

async function databaseNow(orm: MikroORM, offsetMs: number): Promise<Date> {
  const rows: { ms: string }[] = await runSql(
    orm.em,
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms',
  );
  return new Date(Number(rows[0]?.ms) + offsetMs);
}
