import { createClient } from 'redis';
import type { Logger } from '../log.js';
import type { RedisLink } from './redis-link.js';

const GATHER_MS = 2;
const RECONNECT_MOST_MS = 500;

/** Wakes the leader on another node after a commit here. A ring that is lost is harmless: the leader also polls. */
export class Bell {
  private readonly listener;
  private pending: NodeJS.Timeout | null = null;

  constructor(
    private readonly link: RedisLink,
    private readonly channel: string,
    options: { url: string; log: Logger; onRing: () => void },
  ) {
    this.listener = createClient({
      url: options.url,
      socket: { reconnectStrategy: retries => Math.min(RECONNECT_MOST_MS, 50 * (retries + 1)) },
    });
    this.listener.on('error', err => options.log.debug({ err }, 'Redis is away'));
    this.listener
      .connect()
      .then(() => this.listener.subscribe(channel, options.onRing))
      .catch(() => undefined);
  }

  ring(): void {
    this.pending ??= setTimeout(() => {
      this.pending = null;
      this.link.run(client => client.publish(this.channel, '')).catch(() => undefined);
    }, GATHER_MS);
  }

  stop(): void {
    if (this.pending) clearTimeout(this.pending);
    this.listener.destroy();
  }
}
