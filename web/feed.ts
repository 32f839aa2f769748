/** What a frame of any feed has. `events` are the entries of a log feed; each may carry its own cursor. */
export interface FeedFrame {
  readonly cursor: string;
  readonly events?: readonly { readonly cursor?: string }[];
}

export interface FeedOptions<Frame extends FeedFrame> {
  /** `ws://…/graphql` or `wss://…/graphql`. */
  readonly url: string;
  /** Asked at every connection, so that a token that ran out is replaced. */
  readonly token: () => string | Promise<string>;
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

export interface Feed {
  /** The position after the last frame. */
  readonly cursor: string | null;
  stop(): void;
}

const FATAL_CLOSES = new Set([4400, 4401, 4406, 4409, 4429]);
const PASSING_CODES = new Set(['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'CONFLICT']);
const RESET_CODES = new Set(['CURSOR_EXPIRED', 'EPOCH_CHANGED']);
const BACKOFF_MS = { least: 200, most: 10_000 };
const SILENCE_FACTOR = 2.5;
const REMEMBERED_ENTRIES = 1000;

interface Message {
  readonly type: string;
  readonly payload?: unknown;
}

interface GraphqlFault {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

/**
 * Follows one feed for as long as it is wanted: keeps the cursor, connects again with full jitter and resumes, drops
 * entries that it has had, and asks for a new token at each connection. Needs nothing but a WebSocket.
 */
export function createFeed<Frame extends FeedFrame>(options: FeedOptions<Frame>): Feed {
  const follower = new Follower(options);
  void follower.connect();
  return follower;
}

class Follower<Frame extends FeedFrame> implements Feed {
  cursor: string | null;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private heartbeatMs = 15_000;
  private failures = 0;
  private isStopped = false;
  private readonly seen = new Set<string>();

  constructor(private readonly options: FeedOptions<Frame>) {
    this.cursor = options.after ?? null;
  }

  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.leave();
    this.options.onState?.('stopped');
  }

  async connect(): Promise<void> {
    this.options.onState?.('connecting');
    const token = await new Promise<string>(resolve => resolve(this.options.token())).catch(() => null);
    if (this.isStopped) return;
    if (token === null) {
      this.retry();
      return;
    }
    const socket = new WebSocket(this.options.url, 'graphql-transport-ws');
    this.socket = socket;
    this.listen();
    socket.onopen = () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    socket.onmessage = event => {
      if (this.socket === socket) this.receive(JSON.parse(String(event.data)) as Message);
    };
    socket.onclose = event => {
      if (this.socket === socket) this.closed(event.code, event.reason);
    };
  }

  private receive({ type, payload }: Message): void {
    this.listen();
    if (type === 'connection_ack') this.subscribe(payload as { heartbeatSeconds?: number } | undefined);
    else if (type === 'ping') this.socket?.send('{"type":"pong"}');
    else if (type === 'next') this.take(payload as { data?: Record<string, Frame> | null });
    else if (type === 'error') void this.refused(payload as readonly GraphqlFault[]);
    else if (type === 'complete') this.retry();
  }

  private subscribe(ack: { heartbeatSeconds?: number } | undefined): void {
    this.heartbeatMs = 1000 * (ack?.heartbeatSeconds ?? 15);
    const variables = { ...this.options.variables, ...(this.cursor !== null && { after: this.cursor }) };
    this.socket?.send(
      JSON.stringify({ id: 'feed', type: 'subscribe', payload: { query: this.options.query, variables } }),
    );
    this.options.onState?.('live');
  }

  private take({ data }: { data?: Record<string, Frame> | null }): void {
    const frame = Object.values(data ?? {})[0];
    if (!frame) return;
    this.failures = 0;
    const events = frame.events?.filter(entry => entry.cursor === undefined || !this.seen.has(entry.cursor));
    for (const entry of events ?? []) if (entry.cursor !== undefined) this.seen.add(entry.cursor);
    for (const old of this.seen) if (this.seen.size > REMEMBERED_ENTRIES) this.seen.delete(old);
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

  private async reset(code: string): Promise<void> {
    this.leave();
    this.cursor = null;
    try {
      this.cursor = (await this.options.onReset?.(code)) ?? null;
      this.again(0);
    } catch {
      this.retry();
    }
  }

  private closed(code: number, reason: string): void {
    if (FATAL_CLOSES.has(code)) this.giveUp(String(code), reason);
    else if (code === 1013) this.again(5000 + Math.random() * 15_000);
    else if (code === 4291) this.again(30_000);
    else this.retry();
  }

  private giveUp(code: string, message: string): void {
    this.stop();
    this.options.onError?.(code, message);
  }

  private retry(): void {
    this.again(Math.random() * Math.min(BACKOFF_MS.most, BACKOFF_MS.least * 2 ** this.failures++));
  }

  private again(waitMs: number): void {
    this.leave();
    if (this.isStopped) return;
    this.options.onState?.('waiting', waitMs);
    this.timer = setTimeout(() => void this.connect(), waitMs);
  }

  private leave(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    const left = this.socket;
    this.socket = null;
    left?.close(1000);
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.retry(), this.heartbeatMs * SILENCE_FACTOR);
  }
}
