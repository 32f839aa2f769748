import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../platform/db/embedded.js';
import { makeLog } from '../../platform/log.js';

/** A PostgreSQL in a temporary folder that may be stopped in the middle of its work. */
export interface OwnServer {
  /** Logs in as its owner; stays the same over crashes. */
  readonly url: string;
  /** `pg_ctl stop -m immediate`: nobody is asked and nothing is written; it is back, on the same port, when this returns. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one; only this process knows of it. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-prove-'));
  await chmod(folder, 0o755);
  const options = { dataDir: path.join(folder, 'postgres'), fast: true, log: makeLog('error') };
  let server = await startEmbeddedPostgres(options);
  const port = Number(new URL(server.url).port);
  return {
    url: server.url,
    crash: async () => {
      await server.kill('immediate');
      server = await startEmbeddedPostgres({ ...options, port });
    },
    stop: async () => {
      await server.stop();
      for (const place of [server.dataDir, folder]) await rm(place, { recursive: true, force: true });
    },
  };
}
