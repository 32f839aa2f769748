import { randomBytes } from 'node:crypto';
import { loadConfig } from '../../platform/config.js';
import type { Numbering } from '../../platform/events/number-outbox.js';
import type { Place } from './place.js';
import { numbered } from './race-audit.js';
import { type ServerProcess, startServerProcess } from './server-process.js';

/** Whatever the prover has started, so that it can be ended at any moment. */
export class Servers {
  private readonly access: Place['access'];
  private readonly running = new Set<() => Promise<void>>();

  constructor() {
    const secret = randomBytes(32).toString('base64url');
    this.access = loadConfig({ NODE_ENV: 'test', DATABASE_URL: 'postgres://unused', PLIMSOLL_TOKEN_SECRET: secret });
  }

  /** A server of the product on a database, for as long as the work takes. */
  async serve<T>(
    databaseUrl: string,
    work: (place: Place, server: ServerProcess) => Promise<T>,
    numbering: Numbering = 'numbered',
  ): Promise<T> {
    const server = await startServerProcess({ databaseUrl, tokenSecret: this.access.tokenSecret, numbering });
    return this.during(
      () => server.end(),
      async () => {
        const result = await work({ url: server.url, databaseUrl, access: this.access }, server);
        if (numbering === 'numbered') await numbered(databaseUrl);
        return result;
      },
    );
  }

  /** Does work and ends what it needed, also where everything is ended before. */
  async during<T>(end: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    this.running.add(end);
    try {
      return await work();
    } finally {
      this.running.delete(end);
      await end();
    }
  }

  /** Ends everything that still runs. */
  async release(): Promise<void> {
    for (const end of [...this.running].reverse()) await end();
  }
}
