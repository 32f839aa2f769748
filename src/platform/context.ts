import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { KnownViewers } from './access/known-viewers.js';
import type { Viewer } from './access/viewer.js';
import type { Alarms } from './alarms.js';
import type { Config } from './config.js';
import type { LiveSpine } from './live/feeds.js';
import type { Logger } from './log.js';

export type Locale = 'en' | 'zh-CN';

/**
 * What one operation knows. Made per operation (per delivered batch on a feed), passed first, never global.
 * `em` is a fork for this operation's reads, made when it is first asked for; writes open their own fork in `transact`.
 */
export interface Ctx {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly locale: Locale;
  readonly requestId: string;
  readonly log: Logger;
  readonly runtime: Runtime;
  /** What the answer says about itself in `extensions`, e.g. `replayed`. */
  readonly extensions: Record<string, unknown>;
  /** Batching loaders of this operation, by name: see `platform/read/batch.ts`. */
  readonly loaders: Map<string, unknown>;
}

/** What a process has one of; every Ctx carries it. */
export interface Runtime {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly log: Logger;
  readonly live: LiveSpine;
  readonly alarms: Alarms;
  /** Whom tokens speak for, on the way of every request. */
  readonly viewers: KnownViewers;
  /** Added to PostgreSQL's clock, in milliseconds; 0 but in tests. */
  readonly clock: { offsetMs: number };
  /** PostgreSQL's clock, with the tests' offset. */
  now(): Promise<Date>;
  /** A context for one operation or one delivered batch, with what the viewer may see as of now. */
  contextFor(viewer: Viewer, options?: { requestId?: string; locale?: Locale }): Promise<Ctx>;
}
