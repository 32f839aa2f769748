import { type App, startApp } from '../../src/app.js';
import { mintToken, type TokenOrder } from '../../src/platform/access/tokens.js';
import { Role } from '../../src/platform/access/viewer.js';
import { type Config, loadConfig } from '../../src/platform/config.js';
import type { Logger } from '../../src/platform/log.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { type Listener, openListener } from './listener.js';
import { documentOf, type Operation } from './operations.js';

/** A role (of no particular person), a token order (also one that is still being made), a token, or null: nobody. */
export type As = Role | TokenOrder | Promise<TokenOrder> | string | null;

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Data | null;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

export interface TestApp {
  readonly url: string;
  readonly config: Config;
  readonly database: FreshDatabase;
  readonly runtime: App['runtime'];
  /** Runs an operation over HTTP, as ADMIN where nothing else is said. */
  run<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: Operation<Data, Variables>,
    variables?: Variables,
    options?: { as?: As; headers?: Record<string, string> },
  ): Promise<Answer<Data>>;
  /** Subscribes over a socket of its own. Every listener is stopped with the app. */
  listen<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    operation: Operation<Data, Variables>,
    variables?: Variables,
    options?: { as?: As },
  ): Promise<Listener<Data>>;
  token(as: Role | TokenOrder): Promise<string>;
  /** Moves the clock of business time forward; it never waits. */
  readonly clock: { advanceMs(ms: number): void };
  /** Stops the app and drops its database, unless the database was given to it. */
  stop(): Promise<void>;
}

export interface TestAppOptions {
  /** A second node or a restarted one works on the database of the first. */
  readonly database?: FreshDatabase;
  readonly redisUrl?: string;
  /** Where the app logs to, for a test that reads it. */
  readonly log?: Logger;
  /** A build of the page to serve in place of the one at hand. */
  readonly webFolder?: string;
  /** Settings beside those of a test. */
  readonly env?: Readonly<Record<string, string>>;
}

const TOKEN_SECRET = 'the token secret of the tests, thirty-two bytes or more';

/** The whole app on a fresh database, on a free port. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await freshDatabase());
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    // The suite is to pass with plans and without.
    PLIMSOLL_PLANS: process.env.PLIMSOLL_PLANS ?? '',
    PLIMSOLL_DB_POOL: '5',
    // Tests write rows that no use case makes; a counter is repaired where a test is about that.
    PLIMSOLL_LOAD_AUDIT_SECONDS: '86400',
    PLIMSOLL_TOKEN_SECRET: TOKEN_SECRET,
    DATABASE_URL: database.url,
    REDIS_URL: options.redisUrl ?? '',
    ...options.env,
  });
  const app = await startApp(config, {
    ...(options.log && { log: options.log }),
    ...(options.webFolder && { webFolder: options.webFolder }),
  }).catch(async (error: unknown) => {
    if (!options.database) await database.drop();
    throw error;
  });
  const listeners: { stop(): Promise<void> }[] = [];
  const tokenOf = (as: As) => tokenFor(as, config);
  return {
    url: app.url,
    config,
    database,
    runtime: app.runtime,
    token: as => mintToken(orderOf(as), config),
    clock: {
      advanceMs: ms => {
        app.runtime.clock.offsetMs += ms;
      },
    },
    async run(operation, variables, { as = Role.ADMIN, headers = {} } = {}) {
      return post(
        app.url,
        { ...documentOf(operation), variables },
        { ...authorization(await tokenOf(as)), ...headers },
      );
    },
    async listen<Data, Variables>(
      operation: Operation<Data, Variables>,
      variables?: Variables,
      { as = Role.ADMIN }: { as?: As } = {},
    ) {
      const sent = { ...documentOf(operation), variables: variables as Record<string, unknown> | undefined };
      const listener = openListener<Data>(app.url, await tokenOf(as), sent);
      listeners.push(listener);
      return listener;
    },
    async stop() {
      await Promise.all(listeners.map(listener => listener.stop()));
      await app.stop();
      if (!options.database) await database.drop();
    },
  };
}

async function post<Data>(url: string, body: unknown, headers: Record<string, string>): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
}

function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function tokenFor(who: As, config: Config): Promise<string | null> {
  const as = await who;
  if (as === null) return null;
  if (typeof as === 'string' && !isRole(as)) return as;
  return mintToken(orderOf(as), config);
}

function orderOf(as: Role | TokenOrder): TokenOrder {
  return typeof as === 'string' ? { subject: `test_${as.toLowerCase()}`, role: as } : as;
}

function isRole(text: string): text is Role {
  return Object.values<string>(Role).includes(text);
}
