import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'redis';
import type { Logger } from '../log.js';

const CONNECT_TIMEOUT_MS = 1000;
const RECONNECT_MOST_MS = 500;
const COMMAND_TIMEOUT_MS = 2000;

export type RedisClient = ReturnType<typeof openClient>;

/**
 * One connection to Redis that comes back by itself. Redis is disposable: every command may fail at once or after a
 * bounded time, and whoever calls goes on without it.
 */
export class RedisLink {
  private client: RedisClient;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {
    this.client = this.open();
  }

  /** Runs a command; one that hangs gives up its connection, so that a frozen Redis is as good as none. */
  async run<T>(command: (client: RedisClient) => Promise<T>, timeoutMs = COMMAND_TIMEOUT_MS): Promise<T> {
    const timer = new AbortController();
    const late = pause(timeoutMs, undefined, { signal: timer.signal, ref: false }).then(
      () => Promise.reject(new Error('Redis does not answer')),
      () => new Promise<never>(() => undefined),
    );
    try {
      return await Promise.race([command(this.client), late]);
    } catch (error) {
      if (error instanceof Error && error.message === 'Redis does not answer') this.replace();
      throw error;
    } finally {
      timer.abort();
    }
  }

  get isReady(): boolean {
    return this.client.isReady;
  }

  close(): void {
    this.client.destroy();
  }

  private replace(): void {
    this.client.destroy();
    this.client = this.open();
  }

  private open(): RedisClient {
    const client = openClient(this.url);
    client.on('error', err => this.log.debug({ err }, 'Redis is away'));
    client.connect().catch(() => undefined);
    return client;
  }
}

function openClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: retries => Math.min(RECONNECT_MOST_MS, 50 * (retries + 1)),
    },
  });
}
