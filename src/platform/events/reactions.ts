import type pg from 'pg';
import type { Logger } from '../log.js';
import { Alarm } from './alarm.js';
import type { DomainEvent, LoggedEvent } from './event.js';
import { EVENT_COLUMNS, type EventRow, loggedEvent } from './log.js';
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

// One statement, so that a look is one way there and back: the turn of the reaction, the end of the log, and what of it concerns the reaction.
const TAKE_TURN = `with turn as materialized (select pos from consumer where name = $1 for update skip locked)
  select turn.pos as after, head.epoch as head_epoch, head.pos as head, e.*
  from turn cross join event_head head left join lateral (
    select ${EVENT_COLUMNS} from event_log where pos > turn.pos and pos <= head.pos and type = any ($2) order by pos limit ${BATCH_EVENTS}
  ) e on true order by e.pos`;
const END_TURN = 'update consumer set epoch = $2, pos = $3 where name = $1';

/** What a reaction has before it: the log from the position where it stands to the end, in batches. */
interface Turn {
  readonly epoch: number;
  /** Where the reaction stands once it has seen the events. */
  readonly until: number;
  readonly events: readonly LoggedEvent[];
  readonly isFull: boolean;
}

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
      const turn = await takeTurn(client, reaction);
      const recorded = turn ? await react(client, reaction, turn) : [];
      await endTurn(client, reaction, { turn, recorded });
      if (recorded.length > 0) this.parts.ring();
      return recorded.length > 0 || (turn?.isFull ?? false);
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
}

/** Nothing where another node has the turn, or where the reaction has seen the whole log. */
async function takeTurn(client: pg.PoolClient, reaction: Reaction): Promise<Turn | null> {
  const { rows } = await client.query<TurnRow>({
    name: 'take-turn',
    text: TAKE_TURN,
    values: [reaction.name, reaction.types],
  });
  const [first] = rows;
  if (!first || Number(first.after) >= Number(first.head)) return null;
  const events = first.pos === null ? [] : (rows as EventRow[]).map(loggedEvent);
  const isFull = events.length === BATCH_EVENTS;
  return { epoch: first.head_epoch, until: (isFull && events.at(-1)?.pos) || Number(first.head), events, isFull };
}

type TurnRow = { readonly after: string; readonly head: string; readonly head_epoch: number } & (
  | EventRow
  | { readonly pos: null }
);

/** What was recorded, the new position and COMMIT go out together. */
async function endTurn(
  client: pg.PoolClient,
  reaction: Reaction,
  { turn, recorded }: { turn: Turn | null; recorded: readonly DomainEvent[] },
): Promise<void> {
  await Promise.all([
    turn && client.query(END_TURN, [reaction.name, turn.epoch, turn.until]),
    recorded.length > 0 && appendOutbox((text, parameters) => client.query(text, parameters), recorded),
    client.query('commit'),
  ]);
}

/** The events that the reaction recorded. */
async function react(client: pg.PoolClient, reaction: Reaction, { events }: Turn): Promise<DomainEvent[]> {
  const recorded: DomainEvent[] = [];
  const tx: ReactionTx = {
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...params])).rows,
    record: event => void recorded.push(event),
  };
  if (events.length > 0) await reaction.run(tx, events);
  return recorded;
}

function isConnectionLost(error: unknown): boolean {
  return !(
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}
