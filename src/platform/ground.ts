import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, completeConfig, type Settings } from './config.js';
import { startEmbeddedPostgres } from './db/embedded.js';
import { LIMITS } from './limits.js';
import type { Logger } from './log.js';

/** What a process stands on: the whole configuration, and the embedded database where none was given. */
export interface Ground {
  readonly config: Config;
  /** Stops the embedded database, if there is one. After everything else. */
  release(): Promise<void>;
}

/** Finds or makes what the environment does not give: the embedded database and the token secret. */
export async function prepareGround(settings: Settings, log: Logger): Promise<Ground> {
  const tokenSecret = settings.tokenSecret ?? keptSecret(path.join(settings.dataDir, 'token-secret'));
  if (settings.databaseUrl !== null) {
    return {
      config: completeConfig(settings, { databaseUrl: settings.databaseUrl, tokenSecret }),
      release: async () => undefined,
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: path.join(settings.dataDir, 'postgres'), log });
  log.info({ pid: server.pid, dataDir: server.dataDir }, 'embedded PostgreSQL is up');
  return { config: completeConfig(settings, { databaseUrl: server.url, tokenSecret }), release: () => server.stop() };
}

/** The secret of this data directory: made at the first start, readable by this account alone. */
function keptSecret(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, randomBytes(LIMITS.tokenSecretBytes).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (Buffer.byteLength(secret) < LIMITS.tokenSecretBytes)
    throw new Error(`${file} does not hold a secret. Remove it, and a new one is made.`);
  return secret;
}
