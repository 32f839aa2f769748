import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'graphql-ws';
import type { RawData, WebSocket as Socket } from 'ws';
import type { Viewer } from '../access/viewer.js';
import { wallClock } from '../clock.js';
import type { Logger } from '../log.js';
import { Close } from './close.js';
import type { LiveLimits } from './limits.js';
import type { PumpSocket } from './pump.js';

const TIMER_MOST_MS = 2 ** 31 - 1;

/** One socket: its identity, what may still be written to it, and the reasons for which it ends. */
export class DoorSocket implements WebSocket, PumpSocket {
  viewer: Viewer | null = null;
  authorization: string | undefined;
  private gate: Promise<void> | null = null;
  private expiry: NodeJS.Timeout | null = null;
  private isAlive = true;
  private progress = { sentBytes: 0, atMs: performance.now() };
  private window = { startedAtMs: 0, messages: 0 };

  constructor(
    readonly socket: Socket,
    readonly request: IncomingMessage,
    private readonly parts: { limits: LiveLimits; log: Logger },
  ) {
    socket.on('pong', () => (this.isAlive = true));
    socket.on('ping', () => this.countMessage());
    // ws has chosen the close code of a protocol fault by then.
    socket.on('error', err => parts.log.debug({ err }, 'a socket broke'));
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  send(text: string): Promise<void> {
    return this.write(Buffer.from(text));
  }

  write(bytes: Buffer): Promise<void> {
    return new Promise(resolve => {
      if (!this.isOpen) return resolve();
      this.socket.send(bytes, { binary: false }, () => resolve());
      if (this.socket.bufferedAmount > this.parts.limits.bufferedBytes) this.close(...Close.TOO_SLOW);
    });
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  onMessage(handle: (text: string) => Promise<void>): void {
    this.socket.on('message', (bytes: RawData, isBinary: boolean) => {
      if (isBinary) return this.close(...Close.BINARY);
      if (!this.countMessage()) return;
      handle(String(bytes)).catch(err => this.closeForFault(err));
    });
  }

  /** From now on the socket speaks for someone, until the token ends. */
  admit(viewer: Viewer, authorization: string | undefined): void {
    this.viewer = viewer;
    this.authorization = authorization;
    if (viewer.expiresAtMs === null) return;
    const leftMs = Math.min(TIMER_MOST_MS, Math.max(0, viewer.expiresAtMs - wallClock().getTime()));
    this.expiry = setTimeout(() => this.close(...Close.TOKEN_EXPIRED), leftMs);
  }

  /** Nothing is written until `settled` is over. */
  hold(settled: Promise<void>): void {
    const gate = Promise.all([this.gate, settled]).then(() => {
      if (this.gate === gate) this.gate = null;
    });
    this.gate = gate;
  }

  async mayWrite(): Promise<boolean> {
    while (this.gate) await this.gate;
    return this.isOpen;
  }

  /** Closes whoever does not read. */
  watchProgress(nowMs: number): void {
    const waiting = this.socket.bufferedAmount;
    const sentBytes = this.writtenBytes - waiting;
    if (waiting === 0 || sentBytes !== this.progress.sentBytes) this.progress = { sentBytes, atMs: nowMs };
    else if (nowMs - this.progress.atMs >= this.parts.limits.stalledMs) this.close(...Close.TOO_SLOW);
  }

  /** Drops a peer that did not answer the last ping, and asks again. */
  ping(): void {
    if (!this.isAlive) this.socket.terminate();
    this.isAlive = false;
    if (this.isOpen) this.socket.ping();
  }

  release(): void {
    if (this.expiry) clearTimeout(this.expiry);
  }

  private get writtenBytes(): number {
    return this.request.socket.bytesWritten;
  }

  private countMessage(): boolean {
    const nowMs = performance.now();
    const { limits } = this.parts;
    if (nowMs - this.window.startedAtMs > limits.socketMessagesWindowMs)
      this.window = { startedAtMs: nowMs, messages: 0 };
    if (++this.window.messages <= limits.socketMessages) return true;
    this.close(...Close.TOO_MANY_MESSAGES);
    return false;
  }

  /** 4500 never: a message that graphql-ws does not know is the client's fault, anything else is ours and may pass. */
  private closeForFault(err: unknown): void {
    const isUnknown = err instanceof Error && err.message.startsWith('Unexpected message');
    if (!isUnknown) this.parts.log.error({ err }, 'a message could not be handled');
    const [code, reason] = isUnknown ? Close.UNKNOWN_MESSAGE : Close.OVERLOADED;
    this.close(code, reason);
  }
}
