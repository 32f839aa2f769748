import type { ExecutionResult } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Sent } from './operations.js';

/** What a subscription delivered, in order, from the first frame on: nothing is lost between two calls of `next`. */
export interface Listener<Data> {
  /** The next frame; fails when none comes in time or the subscription has ended. */
  next(timeoutMs?: number): Promise<ExecutionResult<Data>>;
  /** Frames that came and were not taken yet. */
  readonly waiting: number;
  /** The close code and reason, once the socket is closed; null while it is open. */
  readonly closed: { readonly code: number; readonly reason: string } | null;
  stop(): Promise<void>;
}

/** Opens a socket of its own, signs in, and subscribes. It never connects again by itself. */
export function openListener<Data>(
  url: string,
  token: string | null,
  sent: Sent & { variables?: Record<string, unknown> },
): Listener<Data> {
  const frames: (ExecutionResult<Data> | Error)[] = [];
  let wake: () => void = () => undefined;
  let closed: { code: number; reason: string } | null = null;
  const put = (frame: ExecutionResult<Data> | Error) => {
    frames.push(frame);
    wake();
  };
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
    on: {
      closed: event => {
        closed = closeOf(event);
      },
    },
    onNonLazyError: () => undefined,
  });
  client.subscribe<Data>(sent, {
    next: frame => put(frame as ExecutionResult<Data>),
    error: fault => put(Array.isArray(fault) ? { errors: fault } : asError(fault)),
    complete: () => put(new Error('The subscription has ended.')),
  });
  return {
    get waiting() {
      return frames.length;
    },
    get closed() {
      return closed;
    },
    next: (timeoutMs = 5000) =>
      takeFirst(frames, timeoutMs, woken => {
        wake = woken;
      }),
    stop: async () => {
      await client.dispose();
    },
  };
}

async function takeFirst<Data>(
  frames: (ExecutionResult<Data> | Error)[],
  timeoutMs: number,
  onWake: (woken: () => void) => void,
): Promise<ExecutionResult<Data>> {
  if (frames.length === 0) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No frame came within ${timeoutMs} ms.`)), timeoutMs);
      onWake(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  const first = frames.shift();
  if (!first || first instanceof Error) throw first ?? new Error('There is no frame.');
  return first;
}

function asError(fault: unknown): Error {
  if (fault instanceof Error) return fault;
  const { code, reason } = closeOf(fault);
  return new Error(`The socket was closed: ${code} ${reason}`);
}

function closeOf(event: unknown): { code: number; reason: string } {
  const { code = 0, reason = '' } =
    typeof event === 'object' && event !== null ? (event as { code?: number; reason?: string }) : {};
  return { code, reason };
}
