import { setTimeout as pause } from 'node:timers/promises';
import type { LoggedEvent } from './event.js';
import type { RedisLink } from './redis-link.js';
import { decodeEvent, type StreamKeys, streamId } from './stream-keys.js';

/** Where the reader goes on from, and who takes what it finds. */
export interface StreamTarget {
  readonly epoch: number;
  readonly pos: number;
  /** Set while the stream cannot be read. */
  isBlind: boolean;
  accept(events: readonly LoggedEvent[]): void;
  check(): Promise<void>;
}

const BLOCK_MS = 1000;
const ANSWER_MS = 3000;
const READ_EVENTS = 500;
const RETRY_MS = 250;

/** A node's one blocking read on the stream. What it misses the target notices by itself, for positions are dense. */
export class StreamReader {
  private isStopped = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly link: RedisLink,
    private readonly keys: StreamKeys,
    private readonly target: StreamTarget,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.link.close();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      try {
        const events = await this.read();
        const wasBlind = this.target.isBlind;
        this.target.isBlind = false;
        if (events.length > 0) this.target.accept(events);
        if (wasBlind) await this.target.check();
      } catch {
        this.target.isBlind = true;
        if (!this.isStopped) await pause(RETRY_MS);
      }
    }
  }

  private async read(): Promise<LoggedEvent[]> {
    const from = { key: this.keys.events, id: streamId(this.target.epoch, this.target.pos) };
    const streams = await this.link.run(
      client => client.xRead(from, { BLOCK: BLOCK_MS, COUNT: READ_EVENTS }),
      ANSWER_MS,
    );
    const messages = (streams as { messages: { id: string; message: { e: string } }[] }[] | null)?.[0]?.messages ?? [];
    return messages.map(({ id, message }) => decodeEvent(id, message.e));
  }
}
