import { backoffMs, FeedSocket, type Line, type Message, type SocketOptions } from './socket.js';

/** What a frame of any feed has. `events` are the entries of a log feed; each may carry its own cursor. */
export interface FeedFrame {
  readonly cursor: string;
  readonly events?: readonly { readonly cursor?: string }[];
}

interface Following<Frame extends FeedFrame> {
  /** One subscription with one root field; its frame must select `cursor`. A log feed declares `$after: Cursor`. */
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Where a log feed begins; absent: from now. */
  readonly after?: string | null;
  readonly onFrame: (frame: Frame) => void;
  /** The history cannot be gone on from: read the state again and give the cursor that came with it, or nothing for "from now". */
  readonly onReset?: (code: string) => Promise<string | null | undefined> | string | null | undefined;
  /** `waitMs`, while waiting: until it tries again. */
  readonly onState?: (state: 'connecting' | 'live' | 'waiting' | 'stopped', waitMs?: number) => void;
  /** Something that trying again cannot mend; the feed has stopped. */
  readonly onError?: (code: string, message: string) => void;
}

/** A feed opens a connection of its own, or shares one with others by `openSocket`. */
export type FeedOptions<Frame extends FeedFrame> = Following<Frame> & (SocketOptions | { readonly socket: FeedSocket });

export interface Feed {
  /** The position after the last frame. */
  readonly cursor: string | null;
  /** Subscribes anew where it stands: a state feed then tells the present state from its beginning. */
  restart(): void;
  stop(): void;
}

const PASSING_CODES = new Set(['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'CONFLICT']);
const RESET_CODES = new Set(['CURSOR_EXPIRED', 'EPOCH_CHANGED']);
const REMEMBERED_ENTRIES = 1000;

interface GraphqlFault {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/** One connection that several feeds share. It is open while one of them is followed. */
export function openSocket(options: SocketOptions): FeedSocket {
  return new FeedSocket(options);
}

/**
 * Follows one feed for as long as it is wanted: keeps the cursor, connects again with full jitter and resumes, drops
 * entries that it has had, and asks for a new token at each connection. Needs nothing but a WebSocket.
 */
export function createFeed<Frame extends FeedFrame>(options: FeedOptions<Frame>): Feed {
  const follower = new Follower(options, 'socket' in options ? options.socket : openSocket(options));
  follower.begin();
  return follower;
}

class Follower<Frame extends FeedFrame> implements Feed, Line {
  cursor: string | null;
  private id: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isResetting = false;
  private isStopped = false;
  private readonly seen = new Set<string>();

  constructor(
    private readonly options: Following<Frame>,
    private readonly socket: FeedSocket,
  ) {
    this.cursor = options.after ?? null;
  }

  begin(): void {
    this.socket.join(this);
  }

  restart(): void {
    this.drop();
    this.onReady();
  }

  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.drop();
    this.socket.quit(this);
    this.options.onState?.('stopped');
  }

  onConnecting(): void {
    this.options.onState?.('connecting');
  }

  onReady(): void {
    clearTimeout(this.timer);
    if (this.isStopped || this.isResetting || this.id !== null) return;
    const variables = { ...this.options.variables, ...(this.cursor !== null && { after: this.cursor }) };
    this.id = this.socket.subscribe(this, { query: this.options.query, variables });
    if (this.id !== null) this.options.onState?.('live');
  }

  onMessage({ id, type, payload }: Message): void {
    if (id !== this.id) return;
    if (type !== 'next') this.id = null;
    if (type === 'next') this.take(payload as { data?: Record<string, Frame> | null });
    else if (type === 'error') void this.refused(payload as readonly GraphqlFault[]);
    else this.retry();
  }

  onWaiting(waitMs: number): void {
    clearTimeout(this.timer);
    this.id = null;
    if (!this.isResetting) this.options.onState?.('waiting', waitMs);
  }

  onFatal(code: string, reason: string): void {
    this.giveUp(code, reason);
  }

  private take({ data }: { data?: Record<string, Frame> | null }): void {
    const frame = Object.values(data ?? {})[0];
    if (!frame) return;
    this.failures = 0;
    const events = frame.events?.filter(entry => entry.cursor === undefined || !this.seen.has(entry.cursor));
    for (const entry of events ?? []) if (entry.cursor !== undefined) this.seen.add(entry.cursor);
    for (const old of this.seen) {
      if (this.seen.size <= REMEMBERED_ENTRIES) break;
      this.seen.delete(old);
    }
    this.options.onFrame(events ? { ...frame, events } : frame);
    this.cursor = frame.cursor;
  }

  private async refused(errors: readonly GraphqlFault[]): Promise<void> {
    const { message = '', extensions } = errors[0] ?? {};
    const code = extensions?.code ?? 'INTERNAL_SERVER_ERROR';
    if (RESET_CODES.has(code)) await this.reset(code);
    else if (PASSING_CODES.has(code)) this.retry();
    else this.giveUp(code, message);
  }

  /** Where the state cannot be read the old cursor is kept, so that the server refuses it again and nothing is passed over. */
  private async reset(code: string): Promise<void> {
    this.isResetting = true;
    try {
      this.cursor = (await this.options.onReset?.(code)) ?? null;
      this.isResetting = false;
      if (this.failures++ === 0) this.restart();
      else this.retry();
    } catch {
      this.isResetting = false;
      this.retry();
    }
  }

  private giveUp(code: string, message: string): void {
    this.stop();
    this.options.onError?.(code, message);
  }

  /** The connection stands; only this subscription is tried again. */
  private retry(): void {
    if (this.isStopped) return;
    const waitMs = backoffMs(this.failures++);
    this.drop();
    this.timer = setTimeout(() => this.onReady(), waitMs);
    this.options.onState?.('waiting', waitMs);
  }

  private drop(): void {
    clearTimeout(this.timer);
    if (this.id !== null) this.socket.unsubscribe(this.id);
    this.id = null;
  }
}
