import type pg from 'pg';
import { connectLeader, openAppPool } from '../db/app-client.js';
import { Bell } from '../events/bell.js';
import { bumpEpoch } from '../events/epoch.js';
import type { LoggedEvent } from '../events/event.js';
import { readHead } from '../events/log.js';
import type { Numbering } from '../events/number-outbox.js';
import type { Reaction } from '../events/reaction.js';
import { Reactions } from '../events/reactions.js';
import { RedisLink } from '../events/redis-link.js';
import { Relay, type RelaySink } from '../events/relay.js';
import { streamKeys } from '../events/stream-keys.js';
import { StreamReader } from '../events/stream-reader.js';
import { StreamWriter } from '../events/stream-writer.js';
import { trimLog } from '../events/trim-log.js';
import type { Logger } from '../log.js';
import { Cursors } from './cursor.js';
import type { LiveHealth, LiveSpine } from './feeds.js';
import { Hub } from './hub.js';
import { Tail } from './tail.js';

export interface LiveOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly cursorSecret: string;
  readonly eventRetentionDays: number;
  readonly reactions: readonly Reaction[];
  readonly log: Logger;
  /** For `npm run prove` only: `id-cursor` is the mutant that the prover must catch. */
  readonly relay?: Numbering;
}

const POOL_CONNECTIONS = 2;
const TRIM_EVERY_MS = 3_600_000;
const WAITING_ROWS = 'select count(*)::int as rows from (select from outbox limit 10000) as waiting';

/** The live spine of one node: relay, tail, hub, reactions, and with Redis the stream between nodes. */
export class Live implements LiveSpine {
  readonly hub: Hub;
  readonly tail: Tail;
  readonly cursors: Cursors;
  private readonly pool: pg.Pool;
  private readonly reactionPool: pg.Pool;
  private readonly relay: Relay;
  private readonly reactions: Reactions;
  private stream: Stream | null = null;
  private trimTimer: NodeJS.Timeout | null = null;

  private constructor(private readonly options: LiveOptions) {
    const { databaseUrl, log } = options;
    this.pool = openAppPool(databaseUrl, POOL_CONNECTIONS);
    this.reactionPool = openAppPool(databaseUrl, options.reactions.length + 1);
    this.cursors = new Cursors(options.cursorSecret);
    this.tail = new Tail(this.pool, log);
    this.hub = new Hub({ tail: this.tail, cursors: this.cursors, log });
    this.relay = new Relay({
      connect: () => connectLeader(databaseUrl),
      log,
      sink: this.sink(),
      numbering: options.relay ?? 'numbered',
    });
    this.reactions = new Reactions({
      pool: this.reactionPool,
      log,
      reactions: options.reactions,
      ring: () => this.ring(),
    });
    this.tail.listen({
      onEvents: events => this.reactions.onEvents(events),
      onEpoch: () => undefined,
      onGap: () => undefined,
    });
  }

  /** Starts on a migrated database and is ready when it returns. */
  static async start(options: LiveOptions): Promise<Live> {
    const live = new Live(options);
    await live.begin();
    return live;
  }

  /** Says that something was committed here: the relay looks at once, wherever it leads. */
  ring(): void {
    this.relay.ring();
    if (!this.relay.isLeader) this.stream?.bell.ring();
  }

  /** The end of the log, as a cursor that opens any log feed. */
  async snapshotCursor(): Promise<string> {
    return this.cursors.seal(await readHead(this.pool));
  }

  /** Begins a new epoch by an operator's word, e.g. after a restore; every node tells its subscribers within a second. */
  async bumpEpoch(): Promise<number> {
    const head = await bumpEpoch(this.pool);
    await this.tail.check();
    return head?.epoch ?? this.tail.epoch;
  }

  async health(): Promise<LiveHealth> {
    const head = await readHead(this.pool);
    const { rows } = await this.pool.query<{ rows: number }>(WAITING_ROWS);
    return {
      head,
      outboxRows: rows[0]?.rows ?? 0,
      tailLag: Math.max(0, head.pos - this.tail.pos),
      consumerLags: await this.reactions.lags(),
      isLeader: this.relay.isLeader,
      groups: this.hub.groups,
      iterators: this.hub.iterators,
    };
  }

  async stop(): Promise<void> {
    if (this.trimTimer) clearInterval(this.trimTimer);
    await this.reactions.stop();
    await this.relay.stop();
    await this.stream?.stop();
    this.tail.stop();
    this.hub.stop();
    await Promise.all([this.pool.end(), this.reactionPool.end()]);
  }

  private async begin(): Promise<void> {
    try {
      await this.tail.start();
      if (this.options.redisUrl) this.stream = await this.openStream(this.options.redisUrl);
      await this.reactions.start();
      this.relay.start();
      this.trimTimer = setInterval(() => this.trim(), TRIM_EVERY_MS).unref();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async openStream(url: string): Promise<Stream> {
    const { rows } = await this.pool.query<{ name: string }>('select current_database() as name');
    const keys = streamKeys(rows[0]?.name ?? 'plimsoll');
    const { log } = this.options;
    const commands = new RedisLink(url, log);
    const stream = new Stream({
      commands,
      writer: new StreamWriter({ link: commands, db: this.pool, keys, log }),
      reader: new StreamReader(new RedisLink(url, log), keys, this.tail),
      bell: new Bell(commands, keys.bell, { url, log, onRing: () => this.relay.ring() }),
    });
    stream.reader.start();
    return stream;
  }

  private sink(): RelaySink {
    return {
      takeOffice: async found => {
        const isAhead = this.tail.epoch === found.epoch && this.tail.pos > found.pos;
        const head = (isAhead ? await bumpEpoch(this.pool, found.epoch) : null) ?? found;
        const agreed = (await this.stream?.writer.takeOffice(head)) ?? head;
        void this.tail.check();
        return agreed;
      },
      leaveOffice: () => this.stream?.writer.leaveOffice(),
      deliver: (events: readonly LoggedEvent[]) => {
        this.tail.accept(events);
        this.stream?.writer.append(events);
      },
    };
  }

  private trim(): void {
    if (!this.relay.isLeader) return;
    trimLog(this.pool, this.options.eventRetentionDays).catch(err =>
      this.options.log.warn({ err }, 'the event log could not be trimmed'),
    );
  }
}

/** What there is only with Redis. */
class Stream {
  readonly writer: StreamWriter;
  readonly reader: StreamReader;
  readonly bell: Bell;
  private readonly commands: RedisLink;

  constructor(parts: { writer: StreamWriter; reader: StreamReader; bell: Bell; commands: RedisLink }) {
    this.writer = parts.writer;
    this.reader = parts.reader;
    this.bell = parts.bell;
    this.commands = parts.commands;
  }

  async stop(): Promise<void> {
    this.bell.stop();
    await Promise.all([this.writer.stop(), this.reader.stop()]);
    this.commands.close();
  }
}
