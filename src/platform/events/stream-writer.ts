import type { Logger } from '../log.js';
import { Alarm } from './alarm.js';
import { bumpEpoch } from './epoch.js';
import type { LoggedEvent } from './event.js';
import { type LogHead, type Queryable, readEvents, readHead } from './log.js';
import type { RedisClient, RedisLink } from './redis-link.js';
import { encodeEvent, parseStreamId, STREAM_EVENTS, type StreamKeys, streamId } from './stream-keys.js';

export interface StreamWriterParts {
  readonly link: RedisLink;
  readonly db: Queryable;
  readonly keys: StreamKeys;
  readonly log: Logger;
}

const CHUNK_EVENTS = 500;
const RETRY_MS = 250;
const OFFICE_WAIT_MS = 1000;

/**
 * Keeps the Redis stream equal to the end of the log while this node leads. Never in the way of numbering: what it
 * cannot write at once it takes from the log later. On an error it deletes the stream and fills it again.
 */
export class StreamWriter {
  private waiting: LoggedEvent[] = [];
  private top: { epoch: number; pos: number } | null = null;
  private isInOffice = false;
  private mustRefill = false;
  private pumping: Promise<void> | null = null;
  private readonly alarm = new Alarm();

  constructor(private readonly parts: StreamWriterParts) {}

  /** Looks whether Redis is ahead of PostgreSQL: then PostgreSQL went back in time and a new epoch begins. */
  async takeOffice(head: LogHead): Promise<LogHead> {
    this.top = null;
    this.waiting = [];
    this.isInOffice = true;
    try {
      const top = await this.readTop(OFFICE_WAIT_MS);
      if (!top || top.epoch < head.epoch || (top.epoch === head.epoch && top.pos <= head.pos)) return head;
      this.mustRefill = true;
      return (await bumpEpoch(this.parts.db, null, top.epoch)) ?? head;
    } catch {
      return head;
    } finally {
      this.pump();
    }
  }

  leaveOffice(): void {
    this.isInOffice = false;
    this.waiting = [];
    this.alarm.ring();
  }

  append(events: readonly LoggedEvent[]): void {
    if (!this.isInOffice) return;
    this.waiting.push(...events);
    if (this.waiting.length > STREAM_EVENTS) {
      this.waiting = [];
      this.top = null;
    }
    this.pump();
  }

  async stop(): Promise<void> {
    this.leaveOffice();
    await this.pumping;
  }

  private pump(): void {
    this.pumping ??= this.write().finally(() => {
      this.pumping = null;
      if (this.isInOffice && this.waiting.length > 0) this.pump();
    });
  }

  private async write(): Promise<void> {
    while (this.isInOffice && (this.top === null || this.waiting.length > 0)) {
      try {
        if (this.top === null) await this.fillUp();
        else await this.writeChunk(this.waiting.splice(0, CHUNK_EVENTS));
      } catch (err) {
        this.parts.log.debug({ err }, 'the stream will be filled again');
        this.mustRefill = true;
        this.top = null;
        this.waiting = [];
        await this.alarm.sleep(RETRY_MS);
      }
    }
  }

  /** Appends from the log what follows the stream's top, or all that it should hold where its top is no use. */
  private async fillUp(): Promise<void> {
    if (this.mustRefill) await this.run(client => client.del(this.parts.keys.events));
    this.mustRefill = false;
    const found = await this.readTop();
    const head = await readHead(this.parts.db);
    const isUsable =
      found !== null && found.epoch === head.epoch && found.pos <= head.pos && head.pos - found.pos < STREAM_EVENTS;
    if (found && !isUsable) await this.run(client => client.del(this.parts.keys.events));
    let pos = found && isUsable ? found.pos : Math.max(head.floor, head.pos - STREAM_EVENTS);
    this.waiting = this.waiting.filter(event => event.pos > head.pos);
    while (pos < head.pos) {
      const rows = await readEvents(this.parts.db, pos, CHUNK_EVENTS);
      const last = rows.at(-1);
      if (!last) break;
      await this.add(rows.filter(event => event.epoch === head.epoch));
      pos = last.pos;
    }
    this.top = { epoch: head.epoch, pos: Math.max(pos, head.pos) };
  }

  private async writeChunk(chunk: readonly LoggedEvent[]): Promise<void> {
    const top = this.top;
    const fresh = chunk.filter(event => top !== null && (event.epoch !== top.epoch || event.pos > top.pos));
    const [first] = fresh;
    const last = fresh.at(-1);
    if (!first || !last || !top) return;
    if (first.epoch !== top.epoch || first.pos !== top.pos + 1) {
      this.top = null;
      return;
    }
    await this.add(fresh);
    this.top = { epoch: last.epoch, pos: last.pos };
  }

  private async add(events: readonly LoggedEvent[]): Promise<void> {
    const { events: key } = this.parts.keys;
    const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: STREAM_EVENTS } as const;
    await this.run(client =>
      Promise.all(
        events.map(event =>
          client.xAdd(key, streamId(event.epoch, event.pos), { e: encodeEvent(event) }, { TRIM: trim }),
        ),
      ),
    );
  }

  private async readTop(timeoutMs?: number): Promise<{ epoch: number; pos: number } | null> {
    const entries = await this.run(
      client => client.xRevRange(this.parts.keys.events, '+', '-', { COUNT: 1 }),
      timeoutMs,
    );
    const entry = entries?.[0];
    return entry ? parseStreamId(entry.id) : null;
  }

  private run<T>(command: (client: RedisClient) => Promise<T>, timeoutMs?: number): Promise<T> {
    return this.parts.link.run(command, timeoutMs);
  }
}
