import type { Frames } from './frame.js';
import { type FrameOrder, frameKey } from './frame.js';

/** The socket as a pump sees it. */
export interface PumpSocket {
  /** Waits while the identity's access is being looked at again; false: the socket is on its way out. */
  mayWrite(): Promise<boolean>;
  /** Ends when the bytes have left this process. */
  write(bytes: Buffer): Promise<void>;
}

export interface PumpParts {
  readonly id: string;
  readonly source: AsyncIterator<object>;
  readonly socket: PumpSocket;
  readonly frames: Frames;
  readonly order: FrameOrder;
  readonly onEnd: () => void;
}

/**
 * Carries one subscription's batches to its socket. It looks to graphql-ws like a stream that yields nothing and ends
 * when the feed ends: frames are written here, so that they are serialised once for a whole group.
 */
export class Pump implements AsyncIterableIterator<never> {
  private isDone = false;
  private readonly key: string;
  private readonly head: Buffer;

  constructor(private readonly parts: PumpParts) {
    this.key = frameKey(parts.order);
    this.head = Buffer.from(`{"id":${JSON.stringify(parts.id)}`);
  }

  async next(): Promise<IteratorResult<never>> {
    const { source, socket, frames, order } = this.parts;
    try {
      for (;;) {
        const { done, value } = await source.next();
        if (done || this.isDone) break;
        const frame = await frames.render(value, order, this.key);
        if (this.isDone || !(await socket.mayWrite()) || this.isDone) break;
        await socket.write(Buffer.concat([this.head, frame]));
      }
    } finally {
      await this.end();
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<never>> {
    await this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async end(): Promise<void> {
    if (this.isDone) return;
    this.isDone = true;
    this.parts.onEnd();
    await this.parts.source.return?.();
  }
}
