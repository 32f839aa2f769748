import type pg from 'pg';
import type { Logger } from '../log.js';
import { Alarm } from './alarm.js';
import { bumpEpoch } from './epoch.js';
import type { LoggedEvent } from './event.js';
import { type LogHead, readHead } from './log.js';
import { isFull, type LastSeen, type Numbering, numberOutbox } from './number-outbox.js';

/** Who hears of what the relay numbers. */
export interface RelaySink {
  /** Called when this relay becomes the leader, before it numbers anything; may return a later epoch's head. */
  takeOffice(head: LogHead): Promise<LogHead>;
  leaveOffice(): void;
  /** Called after each commit, with positions that follow each other. Must not throw and must not wait. */
  deliver(events: readonly LoggedEvent[]): void;
}

export interface RelayOptions {
  /** A connection of its own, whose session ends when it falls silent. */
  readonly connect: () => Promise<pg.Client>;
  readonly log: Logger;
  readonly sink: RelaySink;
  readonly numbering: Numbering;
}

/** Held by whoever numbers; any fixed number that nothing else in this database locks. */
export const LEADER_LOCK = 7_012_119;
const BUSY_POLL_MS = 25;
const IDLE_POLL_MS = 250;
const CANDIDATE_POLL_MS = 250;
const BACKOFF_MS = { least: 50, most: 1000 };
const PARTITION_POSITIONS = 1_000_000;
const EXTEND_AHEAD_POSITIONS = 100_000;
const CLOSE_WAIT_MS = 1000;

/**
 * Numbers the committed events: one leader at a time by an advisory lock, any number of candidates. Polls the outbox,
 * faster while there is work; a ring wakes it at once. Whatever breaks, it connects again.
 */
export class Relay {
  isLeader = false;
  private isStopped = false;
  private readonly alarm = new Alarm();
  private readonly closing = new Alarm();
  private readonly lastSeen: LastSeen = { outboxId: 0 };
  private extendedTo = 0;
  private timeline: number | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  ring(): void {
    this.alarm.ring();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.alarm.ring();
    this.closing.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.isStopped) {
      try {
        await this.serve(() => (failures = 0));
      } catch (err) {
        if (!this.isStopped)
          this.options.log.warn({ err, attempt: failures }, 'the relay lost its database and tries again');
      }
      if (this.isLeader) this.options.sink.leaveOffice();
      this.isLeader = false;
      if (!this.isStopped) await this.closing.sleep(Math.min(BACKOFF_MS.most, BACKOFF_MS.least * 2 ** failures++));
    }
  }

  private async serve(onProgress: () => void): Promise<void> {
    const client = await this.options.connect();
    try {
      while (!this.isStopped && !(await this.tryToLead(client))) await this.closing.sleep(CANDIDATE_POLL_MS);
      if (this.isStopped) return;
      await this.takeOffice(client);
      onProgress();
      await this.lead(client);
    } finally {
      await closeSoon(client);
    }
  }

  private async tryToLead(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ led: boolean }>('select pg_try_advisory_lock($1) as led', [LEADER_LOCK]);
    return rows[0]?.led === true;
  }

  private async takeOffice(client: pg.Client): Promise<void> {
    let head = await this.headOfThisTimeline(client);
    head = await this.options.sink.takeOffice(head);
    this.isLeader = true;
    this.extendedTo = 0;
    this.options.log.debug({ epoch: head.epoch, pos: head.pos }, 'the relay leads');
    await this.extendLog(client, head.pos);
  }

  /** PostgreSQL on another timeline was restored or failed over: what came after the fork is gone, so a new epoch begins. */
  private async headOfThisTimeline(client: pg.Client): Promise<LogHead> {
    const { rows } = await client.query<{ timeline: number }>(
      'select timeline_id as timeline from pg_control_checkpoint()',
    );
    const timeline = rows[0]?.timeline ?? null;
    const hasForked = this.timeline !== null && timeline !== this.timeline;
    this.timeline = timeline;
    return (hasForked ? await bumpEpoch(client) : null) ?? readHead(client);
  }

  private async lead(client: pg.Client): Promise<void> {
    let pollMs = BUSY_POLL_MS;
    let mayHaveWork = true;
    while (!this.isStopped) {
      const events: LoggedEvent[] =
        mayHaveWork || (await hasWork(client)) ? await numberOutbox(client, this.options.numbering, this.lastSeen) : [];
      const last = events.at(-1);
      if (last) {
        this.options.sink.deliver(events);
        await this.extendLog(client, last.pos);
      }
      pollMs = last ? BUSY_POLL_MS : Math.min(IDLE_POLL_MS, pollMs * 2);
      mayHaveWork = isFull(events) || (await this.alarm.sleep(pollMs));
    }
  }

  private async extendLog(client: pg.Client, pos: number): Promise<void> {
    if (pos + EXTEND_AHEAD_POSITIONS < this.extendedTo) return;
    const slot = Math.floor((pos + EXTEND_AHEAD_POSITIONS) / PARTITION_POSITIONS);
    await client.query('select event_log_extend($1)', [slot * PARTITION_POSITIONS]);
    this.extendedTo = (slot + 1) * PARTITION_POSITIONS;
  }
}

/** A connection that hangs must not keep the relay from going on. */
async function closeSoon(client: pg.Client): Promise<void> {
  const patience = new Alarm();
  const closed = client
    .end()
    .catch(() => undefined)
    .then(() => patience.ring());
  await Promise.race([closed, patience.sleep(CLOSE_WAIT_MS)]);
}

async function hasWork(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query({ name: 'outbox-any', text: 'select from outbox limit 1' });
  return rows.length > 0;
}
