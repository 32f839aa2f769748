import type pg from 'pg';
import type { Logger } from '../log.js';
import { Alarm } from './alarm.js';
import type { DomainEvent, LoggedEvent } from './event.js';
import { readEventsOfTypes, readHead } from './log.js';
import { appendOutbox } from './outbox.js';
import type { Reaction, ReactionTx } from './reaction.js';

export interface ReactionsParts {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly reactions: readonly Reaction[];
  /** Rings the relay after a reaction recorded events. */
  readonly ring: () => void;
}

const BATCH_EVENTS = 200;
const IDLE_LOOK_MS = 1000;
const RETRY_MS = 500;

/** Runs the reactions of this node; on many nodes each consumer row is held by one at a time. */
export class Reactions {
  private isStopped = false;
  private readonly runners: { readonly reaction: Reaction; readonly alarm: Alarm; running: Promise<void> | null }[];

  constructor(private readonly parts: ReactionsParts) {
    this.runners = parts.reactions.map(reaction => ({ reaction, alarm: new Alarm(), running: null }));
  }

  /** Makes the missing consumer rows, so that nothing that happens from now on is trimmed unread, and begins. */
  async start(): Promise<void> {
    for (const { reaction } of this.runners) {
      await this.parts.pool.query(
        'insert into consumer (name, epoch, pos) select $1, epoch, pos from event_head on conflict do nothing',
        [reaction.name],
      );
    }
    for (const runner of this.runners) runner.running = this.run(runner.reaction, runner.alarm);
  }

  /** Wakes those that the events concern. */
  onEvents(events: readonly LoggedEvent[]): void {
    for (const { reaction, alarm } of this.runners)
      if (events.some(event => reaction.types.includes(event.type))) alarm.ring();
  }

  /** How many positions each consumer is behind the end of the log. */
  async lags(): Promise<Readonly<Record<string, number>>> {
    const { rows } = await this.parts.pool.query<{ name: string; lag: string }>(
      'select c.name, h.pos - c.pos as lag from consumer c, event_head h',
    );
    return Object.fromEntries(rows.map(({ name, lag }) => [name, Number(lag)]));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const { alarm } of this.runners) alarm.ring();
    await Promise.all(this.runners.map(runner => runner.running));
  }

  private async run(reaction: Reaction, alarm: Alarm): Promise<void> {
    while (!this.isStopped) {
      try {
        const isBehind = await this.step(reaction);
        if (!isBehind && !this.isStopped) await alarm.sleep(IDLE_LOOK_MS);
      } catch (err) {
        this.parts.log.warn({ err, consumer: reaction.name }, 'a reaction failed and will be tried again');
        if (!this.isStopped) await alarm.sleep(RETRY_MS);
      }
    }
  }

  private async step(reaction: Reaction): Promise<boolean> {
    const client = await this.parts.pool.connect();
    let fault: Error | undefined;
    try {
      await client.query('begin');
      const isBehind = await this.advance(client, reaction);
      await client.query('commit');
      if (isBehind === 'RECORDED') this.parts.ring();
      return isBehind !== 'CAUGHT_UP';
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
      await client.query('rollback').then(
        () => (fault = isConnectionLost(error) ? fault : undefined),
        () => undefined,
      );
      throw error;
    } finally {
      client.release(fault);
    }
  }

  private async advance(client: pg.PoolClient, reaction: Reaction): Promise<'CAUGHT_UP' | 'BEHIND' | 'RECORDED'> {
    const { rows } = await client.query<{ pos: string }>(
      'select pos from consumer where name = $1 for update skip locked',
      [reaction.name],
    );
    if (!rows[0]) return 'CAUGHT_UP';
    const head = await readHead(client);
    const after = Number(rows[0].pos);
    if (after >= head.pos) return 'CAUGHT_UP';
    const events = await readEventsOfTypes(client, { after, until: head.pos, limitRows: BATCH_EVENTS }, reaction.types);
    const recorded = events.length > 0 ? await react(client, reaction, events) : 0;
    const isFull = events.length === BATCH_EVENTS;
    const pos = isFull ? (events.at(-1)?.pos ?? head.pos) : head.pos;
    await client.query('update consumer set epoch = $2, pos = $3 where name = $1', [reaction.name, head.epoch, pos]);
    if (recorded > 0) return 'RECORDED';
    return isFull ? 'BEHIND' : 'CAUGHT_UP';
  }
}

async function react(client: pg.PoolClient, reaction: Reaction, events: readonly LoggedEvent[]): Promise<number> {
  const recorded: DomainEvent[] = [];
  const tx: ReactionTx = {
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...params])).rows,
    record: event => void recorded.push(event),
  };
  await reaction.run(tx, events);
  if (recorded.length > 0) await appendOutbox((text, parameter) => client.query(text, [parameter]), recorded);
  return recorded.length;
}

function isConnectionLost(error: unknown): boolean {
  return !(
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}
