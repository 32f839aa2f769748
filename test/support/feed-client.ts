import WebSocket from 'ws';

export interface Received {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/**
 * A raw client of the socket protocol for tests: everything from the first byte goes into a queue, so no message is
 * missed and no test sleeps. `pause()` stops reading from the network.
 */
export class FeedClient {
  readonly received: Received[] = [];
  closed: { code: number; reason: string } | null = null;
  private readonly waiters = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', data => this.note(() => this.received.push(JSON.parse(String(data)) as Received)));
    socket.on('open', () => this.note(() => undefined));
    socket.on('close', (code, reason) => this.note(() => (this.closed = { code, reason: String(reason) })));
    socket.on('error', () => undefined);
  }

  /** A socket that is open, and signed in when a token is given. */
  static async open(url: string, token?: string, headers: Record<string, string> = {}): Promise<FeedClient> {
    const client = new FeedClient(
      new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', { headers, perMessageDeflate: false }),
    );
    await client.until(() => client.socket.readyState !== WebSocket.CONNECTING);
    if (token === undefined) return client;
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await client.until(
      () => client.closed !== null || client.received.some(message => message.type === 'connection_ack'),
    );
    return client;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The frames of an operation so far: the value of its one root field. */
  frames<Frame>(id: string): Frame[] {
    return this.of(id, 'next').map(
      message => Object.values((message.payload as { data: Record<string, Frame> }).data)[0] as Frame,
    );
  }

  /** The codes of the errors with which an operation ended, or null. */
  codes(id: string): string[] | null {
    const errors = this.of(id, 'error')[0]?.payload as { extensions: { code: string } }[] | undefined;
    return errors?.map(error => error.extensions.code) ?? null;
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.until(() => this.closed !== null);
  }

  /** Ends when the condition holds after a message or a close. */
  async until(condition: () => boolean, timeoutMs = 20_000): Promise<void> {
    const endsAtMs = performance.now() + timeoutMs;
    while (!condition()) {
      const leftMs = endsAtMs - performance.now();
      if (leftMs <= 0)
        throw new Error(
          `It did not happen within ${timeoutMs} ms: ${condition}; closed: ${JSON.stringify(this.closed)}`,
        );
      await this.news(Math.min(leftMs, 20));
    }
  }

  private of(id: string, type: string): Received[] {
    return this.received.filter(message => message.id === id && message.type === type);
  }

  private note(change: () => void): void {
    change();
    for (const wake of this.waiters) wake();
  }

  private news(timeoutMs: number): Promise<void> {
    return new Promise(resolve => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiters.delete(end);
        resolve();
      };
      const timer = setTimeout(end, timeoutMs);
      this.waiters.add(end);
    });
  }
}
