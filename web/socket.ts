export interface SocketOptions {
  /** `ws://…/graphql` or `wss://…/graphql`. */
  readonly url: string;
  /** Asked at every connection, so that a token that ran out is replaced. */
  readonly token: () => string | Promise<string>;
  /** At every close by the server, before it is tried again. */
  readonly onClose?: (code: number) => void;
}

/** An operation that is carried by the socket. */
export interface Line {
  onConnecting(): void;
  /** The server has let us in: subscribe now. */
  onReady(): void;
  onMessage(message: Message): void;
  onWaiting(waitMs: number): void;
  /** The server has closed for a fault that trying again cannot mend. */
  onFatal(code: string, reason: string): void;
}

export interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

const FATAL_CLOSES = new Set([4400, 4401, 4406, 4409, 4429]);
const BACKOFF_MS = { least: 200, most: 10_000 };
const SILENCE_FACTOR = 2.5;

/** Full jitter: anything up to a bound that doubles with each failure. */
export function backoffMs(failures: number): number {
  return Math.random() * Math.min(BACKOFF_MS.most, BACKOFF_MS.least * 2 ** failures);
}

/** One connection for any number of feeds: open while one is wanted, and opened again with full jitter when it is lost. */
export class FeedSocket {
  /** How often the server promises a sign of life. */
  heartbeatMs = 15_000;
  private socket: WebSocket | null = null;
  private isReady = false;
  private isAsking = false;
  private readonly lines = new Set<Line>();
  private readonly carried = new Map<string, Line>();
  private lastId = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SocketOptions) {}

  join(line: Line): void {
    this.lines.add(line);
    if (this.isReady) {
      line.onReady();
      return;
    }
    line.onConnecting();
    if (this.socket === null && this.timer === undefined) void this.connect();
  }

  /** The last one to leave closes it. */
  quit(line: Line): void {
    this.lines.delete(line);
    if (this.lines.size === 0) this.leave();
  }

  /** Gives the id under which its frames come, or null while there is no connection. */
  subscribe(line: Line, payload: { query: string; variables: Readonly<Record<string, unknown>> }): string | null {
    if (!this.isReady) return null;
    const id = String(++this.lastId);
    this.carried.set(id, line);
    this.send({ id, type: 'subscribe', payload });
    return id;
  }

  unsubscribe(id: string): void {
    if (this.carried.delete(id) && this.isReady) this.send({ id, type: 'complete' });
  }

  private async connect(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const token = await new Promise<string>(resolve => resolve(this.options.token())).catch(() => null);
    this.isAsking = false;
    if (this.lines.size === 0) return;
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

  private receive(message: Message): void {
    this.listen();
    const { id, type } = message;
    if (type === 'connection_ack') this.admitted(message.payload as { heartbeatSeconds?: number } | undefined);
    else if (type === 'ping') this.send({ type: 'pong' });
    else if (id !== undefined) this.hand(id, message);
  }

  private admitted(ack: { heartbeatSeconds?: number } | undefined): void {
    this.heartbeatMs = 1000 * (ack?.heartbeatSeconds ?? 15);
    this.isReady = true;
    for (const line of [...this.lines]) line.onReady();
  }

  private hand(id: string, message: Message): void {
    const line = this.carried.get(id);
    if (message.type === 'next') this.failures = 0;
    else this.carried.delete(id);
    line?.onMessage(message);
  }

  private closed(code: number, reason: string): void {
    this.leave();
    this.options.onClose?.(code);
    if (FATAL_CLOSES.has(code)) for (const line of [...this.lines]) line.onFatal(String(code), reason);
    else if (code === 1013) this.again(5000 + Math.random() * 15_000);
    else if (code === 4291) this.again(30_000);
    else this.retry();
  }

  private retry(): void {
    this.again(backoffMs(this.failures++));
  }

  private again(waitMs: number): void {
    this.leave();
    if (this.lines.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      for (const line of [...this.lines]) line.onConnecting();
      void this.connect();
    }, waitMs);
    for (const line of [...this.lines]) line.onWaiting(waitMs);
  }

  private leave(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.timer = undefined;
    this.isReady = false;
    this.carried.clear();
    const left = this.socket;
    this.socket = null;
    left?.close(1000);
  }

  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.retry(), this.heartbeatMs * SILENCE_FACTOR);
  }

  private send(message: Message): void {
    this.socket?.send(JSON.stringify(message));
  }
}
