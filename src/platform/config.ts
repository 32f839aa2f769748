import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { LIMITS } from './limits.js';
import { LOG_LEVELS } from './log.js';

/**
 * What the environment may say: one declaration for the check, the default and the commented `.env.example`.
 * `doc` is the comment; `sample` stands in for a default where there is none.
 */
export const SETTINGS = {
  DATABASE_URL: setting(serverUrl(['postgres:', 'postgresql:']).optional(), {
    doc: 'PostgreSQL 17 or newer, as the login that owns the tables. Absent: an embedded PostgreSQL 18 under PLIMSOLL_DATA_DIR.',
    sample: 'postgres://owner:password@127.0.0.1:5432/plimsoll',
  }),
  REDIS_URL: setting(serverUrl(['redis:', 'rediss:']).optional(), {
    doc: 'Redis 7 or newer, needed as soon as two processes serve one database. Absent: one process serves alone.',
    sample: 'redis://127.0.0.1:6379',
  }),
  HOST: setting(z.string().min(1).default('127.0.0.1'), { doc: 'Address to listen on.' }),
  PORT: setting(wholeNumber(0, 65_535).default(4000), { doc: 'Port to listen on; 0 takes a free one.' }),
  NODE_ENV: setting(z.enum(['development', 'production', 'test']).default('development'), {
    doc: 'production: secrets must be given, nothing is made up.',
  }),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info'), { doc: `One of ${LOG_LEVELS.join(', ')}.` }),
  PLIMSOLL_DATA_DIR: setting(z.string().min(1).default('.plimsoll'), {
    doc: 'Where the embedded database and the generated secret are kept.',
  }),
  PLIMSOLL_TOKEN_SECRET: setting(secret().optional(), {
    doc: `Signs the bearer tokens; at least ${LIMITS.tokenSecretBytes} bytes. Obligatory in production; elsewhere made once and kept in the data directory.`,
    sample: '(openssl rand -base64 48)',
  }),
  PLIMSOLL_TOKEN_ISSUER: setting(z.string().min(1).default('plimsoll'), { doc: 'The `iss` that a token must carry.' }),
  PLIMSOLL_TOKEN_AUDIENCE: setting(z.string().min(1).default('plimsoll-api'), {
    doc: 'The `aud` that a token must carry.',
  }),
  PLIMSOLL_OIDC_ISSUER: setting(z.url().optional(), {
    doc: 'An identity provider (OpenID Connect) whose access tokens are accepted beside our own: the `iss` that they carry.',
    sample: 'https://login.example.com/',
  }),
  PLIMSOLL_OIDC_AUDIENCE: setting(z.string().min(1).optional(), {
    doc: 'The `aud` that its tokens must carry; obligatory with an issuer.',
    sample: 'https://plimsoll.example.com',
  }),
  PLIMSOLL_OIDC_KEYS_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    doc: 'Where its public keys stand (JWKS); obligatory with an issuer, https in production.',
    sample: 'https://login.example.com/.well-known/jwks.json',
  }),
  PLIMSOLL_OIDC_CLAIM: setting(z.string().min(1).default('plimsoll'), {
    doc: 'The claim of its tokens that says who somebody is here: { role, rep, team, partner }. A REP without `rep` is the one whose external id is the `sub`.',
  }),
  PLIMSOLL_OIDC_TYPE: setting(z.string().min(1).default('at+jwt'), {
    doc: 'The `typ` of its tokens: at+jwt, with older providers JWT.',
  }),
  PLIMSOLL_OIDC_REFRESH_SECONDS: setting(wholeNumber(0, 3600).default(30), {
    doc: 'How soon after a reading its keys are read again for a key that is not among them.',
  }),
  PLIMSOLL_CURSOR_SECRET: setting(secret().optional(), {
    doc: 'Signs the cursors; the same on every node. Absent: derived from the token secret.',
    sample: '(openssl rand -base64 48)',
  }),
  PLIMSOLL_ALLOWED_ORIGINS: setting(originList().default([]), {
    doc: 'Browser origins, comma separated, that may open sockets and read answers beside our own pages.',
    sample: 'https://sales.example.com,https://wall.example.com',
  }),
  PLIMSOLL_EVENT_RETENTION_DAYS: setting(wholeNumber(1, 3650).default(7), {
    doc: 'Days for which a feed can be resumed from its cursor.',
  }),
  PLIMSOLL_DB_POOL: setting(wholeNumber(1, 1000).default(10), { doc: 'Database connections of one process, at most.' }),
  PLIMSOLL_UPLOAD_LIMIT_MIB: setting(wholeNumber(1, 100_000).default(1024), {
    doc: 'Size of a file that is uploaded, at most, in MiB. It lies in the database until its import is over.',
  }),
  PLIMSOLL_LOAD_AUDIT_SECONDS: setting(wholeNumber(1, 86_400).default(60), {
    doc: 'How often every load counter is compared with what is owned, in seconds; one that drifted is repaired and raises an alarm.',
  }),
  PLIMSOLL_PLANS: setting(z.enum(['off', 'on']).default('on'), {
    doc: 'on: queries run as compiled plans where they can; off: every field is resolved.',
  }),
  PLIMSOLL_EXPLORER: setting(z.enum(['off', 'on']).optional(), {
    doc: 'on: the explorer of the schema stands at /explorer; off: nothing does. Absent: on outside production.',
    sample: 'on',
  }),
} as const;

type Environment = { [Name in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[Name]['schema']> };

/** The configuration of a process that stands: database and secrets are there. */
/** An identity provider (OpenID Connect) whose access tokens are accepted beside our own. */
export interface Issuer {
  /** What `iss` must be. */
  readonly url: string;
  /** What `aud` must hold. */
  readonly audience: string;
  /** Where its public keys stand (JWKS, RFC 7517). */
  readonly keysUrl: string;
  /** The name of the claim that says who somebody is here: `{ role, rep, team, partner }`. */
  readonly claim: string;
  /** What `typ` of the header must be: `at+jwt` (RFC 9068), with older providers `JWT`. */
  readonly type: string;
  /** How soon after a reading the keys are read again for a key that is not among them. */
  readonly refreshSeconds: number;
}

export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly environment: 'development' | 'production' | 'test';
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly dataDir: string;
  readonly tokenSecret: string;
  readonly tokenIssuer: string;
  readonly tokenAudience: string;
  /** The identity provider whose tokens are accepted beside our own; null: none. */
  readonly issuer: Issuer | null;
  readonly cursorSecret: string;
  readonly allowedOrigins: readonly string[];
  readonly eventRetentionDays: number;
  readonly dbPoolSize: number;
  readonly uploadLimitBytes: number;
  readonly loadAuditSeconds: number;
  readonly plans: 'off' | 'on';
  readonly explorer: 'off' | 'on';
}

type Given = 'databaseUrl' | 'tokenSecret' | 'cursorSecret';

/** What the environment says by itself. What is null is found or made before the start: see `ground.ts`. */
export type Settings = Omit<Config, Given> & { readonly [Name in Given]: string | null };

/** Every fault of the environment at once, each with its variable; values are never repeated. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly { readonly name: string; readonly message: string }[]) {
    super(
      ['The configuration is not right:', ...faults.map(({ name, message }) => `  ${name}: ${message}`)].join('\n'),
    );
    this.name = 'ConfigError';
  }
}

/** Reads and checks the environment; an empty variable counts as absent. Pure. */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = readEnvironment(env);
  return {
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    host: read.HOST,
    port: read.PORT,
    environment: read.NODE_ENV,
    logLevel: read.LOG_LEVEL,
    dataDir: read.PLIMSOLL_DATA_DIR,
    tokenSecret: read.PLIMSOLL_TOKEN_SECRET ?? null,
    tokenIssuer: read.PLIMSOLL_TOKEN_ISSUER,
    tokenAudience: read.PLIMSOLL_TOKEN_AUDIENCE,
    issuer: issuerOf(read),
    cursorSecret: read.PLIMSOLL_CURSOR_SECRET ?? null,
    allowedOrigins: read.PLIMSOLL_ALLOWED_ORIGINS,
    eventRetentionDays: read.PLIMSOLL_EVENT_RETENTION_DAYS,
    dbPoolSize: read.PLIMSOLL_DB_POOL,
    uploadLimitBytes: read.PLIMSOLL_UPLOAD_LIMIT_MIB * 1024 * 1024,
    loadAuditSeconds: read.PLIMSOLL_LOAD_AUDIT_SECONDS,
    plans: read.PLIMSOLL_PLANS,
    explorer: read.PLIMSOLL_EXPLORER ?? (read.NODE_ENV === 'production' ? 'off' : 'on'),
  };
}

/** Settings with what was found or made for them. */
export function completeConfig(settings: Settings, found: { databaseUrl: string; tokenSecret: string }): Config {
  return { ...settings, ...found, cursorSecret: settings.cursorSecret ?? cursorSecretFrom(found.tokenSecret) };
}

/** The configuration where the environment gives everything, as in tests and behind a balancer. Pure. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = loadSettings(env);
  const { databaseUrl, tokenSecret } = settings;
  const faults = [
    databaseUrl === null && { name: 'DATABASE_URL', message: 'is obligatory here' },
    tokenSecret === null && { name: 'PLIMSOLL_TOKEN_SECRET', message: 'is obligatory here' },
  ].filter(fault => fault !== false);
  if (databaseUrl === null || tokenSecret === null) throw new ConfigError(faults);
  return completeConfig(settings, { databaseUrl, tokenSecret });
}

function issuerOf(read: Environment): Issuer | null {
  const { PLIMSOLL_OIDC_ISSUER: url, PLIMSOLL_OIDC_AUDIENCE: audience, PLIMSOLL_OIDC_KEYS_URL: keysUrl } = read;
  if (url === undefined || audience === undefined || keysUrl === undefined) return null;
  return {
    url,
    audience,
    keysUrl,
    claim: read.PLIMSOLL_OIDC_CLAIM,
    type: read.PLIMSOLL_OIDC_TYPE,
    refreshSeconds: read.PLIMSOLL_OIDC_REFRESH_SECONDS,
  };
}

/** What an issuer needs besides its name. */
function issuerFaults(present: Readonly<Record<string, string | undefined>>): { name: string; message: string }[] {
  const { PLIMSOLL_OIDC_ISSUER: issuer, PLIMSOLL_OIDC_AUDIENCE: audience, PLIMSOLL_OIDC_KEYS_URL: keys } = present;
  if (issuer === undefined) return [];
  return [
    audience === undefined && { name: 'PLIMSOLL_OIDC_AUDIENCE', message: 'is obligatory with an issuer' },
    keys === undefined && { name: 'PLIMSOLL_OIDC_KEYS_URL', message: 'is obligatory with an issuer' },
    present.NODE_ENV === 'production' &&
      keys?.startsWith('http:') && { name: 'PLIMSOLL_OIDC_KEYS_URL', message: 'must be https in production' },
  ].filter(fault => fault !== false && fault !== undefined);
}

function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const shape = Object.fromEntries(Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema]));
  const present = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in SETTINGS && value !== ''));
  const result = z.object(shape).safeParse(present);
  const faults = (result.error?.issues ?? []).map(issue => ({ name: String(issue.path[0]), message: issue.message }));
  if (present.NODE_ENV === 'production' && present.PLIMSOLL_TOKEN_SECRET === undefined) {
    faults.push({ name: 'PLIMSOLL_TOKEN_SECRET', message: 'is obligatory in production' });
  }
  faults.push(...issuerFaults(present));
  if (faults.length > 0) throw new ConfigError(faults);
  return result.data as Environment;
}

function cursorSecretFrom(tokenSecret: string): string {
  const bytes = hkdfSync('sha256', tokenSecret, 'plimsoll', 'cursors', LIMITS.tokenSecretBytes);
  return Buffer.from(bytes).toString('base64url');
}

function setting<Schema extends z.ZodType>(schema: Schema, about: { doc: string; sample?: string }) {
  return { schema, ...about };
}

function wholeNumber(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine(value => value >= least && value <= most, message);
}

function serverUrl(protocols: readonly string[]) {
  return z
    .string()
    .refine(
      text => protocols.includes(urlOf(text)?.protocol ?? ''),
      `must be an address that begins with ${protocols[0]}//`,
    );
}

function secret() {
  return z
    .string()
    .refine(
      text => Buffer.byteLength(text) >= LIMITS.tokenSecretBytes,
      `must have at least ${LIMITS.tokenSecretBytes} bytes`,
    );
}

function originList() {
  const isOrigin = (text: string) => /^https?:\/\//.test(text) && urlOf(text)?.origin === text;
  return z
    .string()
    .transform(text =>
      text
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== ''),
    )
    .refine(
      list => list.every(isOrigin),
      'must be a comma-separated list of origins such as https://sales.example.com, without a path',
    );
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
