import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { createClient } from 'redis';
import type { Issuer } from '../../platform/config.js';
import { LIMITS } from '../../platform/limits.js';
import { type Finding, fail, ok, warn } from './finding.js';

const REDIS_MAJOR = 7;
const REDIS_MS = 3000;
const FREE_BYTES = 1024 ** 3;

/** Whether Redis answers, is new enough, and keeps what it is given. */
export async function examineRedis(redisUrl: string): Promise<Finding[]> {
  const { host } = new URL(redisUrl);
  const client = createClient({ url: redisUrl, socket: { connectTimeout: REDIS_MS, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? '0';
    const { 'maxmemory-policy': policy = 'noeviction' } = await client
      .configGet('maxmemory-policy')
      .catch((): Record<string, string> => ({}));
    return judgeRedis(version, policy);
  } catch (error) {
    const isRefused = /WRONGPASS|NOAUTH/.test(String(error));
    return [
      fail('redis', `Redis at ${host} cannot be used: ${isRefused ? 'the password is wrong' : 'it does not answer'}.`, {
        why: 'Processes hear of each other’s changes through it; without it they read the log more slowly.',
        todo: isRefused ? 'Mend the password of REDIS_URL.' : 'Start Redis, or mend REDIS_URL.',
      }),
    ];
  } finally {
    if (client.isOpen) client.destroy();
  }
}

function judgeRedis(version: string, policy: string): Finding[] {
  const findings = [
    Number(version.split('.')[0]) < REDIS_MAJOR &&
      fail('redis-version', `Redis ${version} is too old.`, {
        why: 'Streams are used as of 7.',
        todo: 'Use Redis 7 or newer.',
      }),
    policy !== 'noeviction' &&
      warn('redis-eviction', `Redis throws keys away when its memory is full (${policy}).`, {
        why: 'The stream of events may be gone, and every node reads the log of the database instead.',
        todo: 'Set maxmemory-policy noeviction.',
      }),
  ].filter(finding => finding !== false);
  return [ok('redis', `Redis ${version} answers.`), ...findings];
}

/** Whether the address to listen on can be had; a Plimsoll that has it already is no fault. */
export async function examinePort(host: string, port: number): Promise<Finding> {
  if (port === 0) return ok('port', 'Any free port is taken.');
  const code = await new Promise<string | null>(resolve => {
    const probe = createServer().once('error', error => resolve((error as NodeJS.ErrnoException).code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (code === null) return ok('port', `${host}:${port} is free.`);
  if (code === 'EADDRINUSE' && (await isPlimsoll(host, port)))
    return ok('port', `A Plimsoll listens on ${host}:${port}.`);
  const what =
    {
      EADDRINUSE: 'is taken by another program',
      EACCES: 'needs rights that this account has not',
      EADDRNOTAVAIL: 'is no address of this machine',
    }[code] ?? `cannot be had (${code})`;
  return fail('port', `${host}:${port} ${what}.`, {
    why: 'The server listens there.',
    todo: 'Set HOST and PORT, or end the other program.',
  });
}

async function isPlimsoll(host: string, port: number): Promise<boolean> {
  const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return fetch(`http://${at}:${port}/livez`, { signal: AbortSignal.timeout(1000) }).then(
    answer => answer.ok,
    () => false,
  );
}

/** Whether the public keys of the identity provider can be read. */
export async function examineIssuer({ keysUrl }: Issuer): Promise<Finding> {
  const { origin, pathname } = new URL(keysUrl);
  const said = await fetch(keysUrl, { signal: AbortSignal.timeout(LIMITS.issuerTimeoutMs) })
    .then(async answer => ({ status: answer.status, body: (await answer.json()) as { keys?: unknown } }))
    .catch(() => null);
  if (said?.status === 200 && Array.isArray(said.body.keys) && said.body.keys.length > 0)
    return ok('issuer', `${origin}${pathname} gives ${said.body.keys.length} keys.`);
  const what = said === null ? 'does not answer with JSON' : `answers with status ${said.status} and no keys`;
  return fail('issuer', `${origin}${pathname} ${what}.`, {
    why: 'Nobody can sign in with a token of this identity provider.',
    todo: 'Mend PLIMSOLL_OIDC_KEYS_URL; the provider names it as jwks_uri.',
  });
}

/** Whether there is room where the embedded database is kept. */
export async function examineDisk(dataDir: string): Promise<Finding> {
  for (let folder = path.resolve(dataDir); ; folder = path.dirname(folder)) {
    const said = await statfs(folder).catch(() => null);
    if (!said && folder !== path.dirname(folder)) continue;
    const free = said ? said.bavail * said.bsize : 0;
    if (free >= FREE_BYTES)
      return ok('disk', `${Math.floor(free / FREE_BYTES)} GiB are free for the embedded database.`);
    return warn('disk', `${Math.floor(free / 1024 ** 2)} MiB are free for the embedded database.`, {
      why: 'A database without room stops.',
      todo: 'Make room, or set PLIMSOLL_DATA_DIR to another disk.',
    });
  }
}
