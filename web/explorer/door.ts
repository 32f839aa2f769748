import { type Client, createClient, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';

const KEPT_FRAMES = 50;

/** An operation as it is sent. */
export interface Sent {
  readonly query: string;
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
}

type Result = FormattedExecutionResult<Record<string, unknown>, unknown>;

/** Answers of a feed: the frames so far, the newest first, the last fifty. */
interface Frames {
  readonly frames: readonly Result[];
}

/** The server, as whoever holds the token: queries and mutations over HTTP, subscriptions over a socket. */
export interface Door {
  ask(sent: Sent, headers?: Record<string, string>): Promise<Result>;
  follow(sent: Sent): AsyncIterableIterator<Frames>;
}

/** Who is there, or what is wrong. */
export interface Greeting {
  readonly door: Door | null;
  readonly role: string;
  readonly problem: string | null;
}

/** Shows the token at the door and asks who one is. */
export async function greet(token: string): Promise<Greeting> {
  const door = openDoor(token);
  try {
    const { data, errors } = await door.ask({ query: 'query Viewer { viewer { role } }' });
    const { role } = (data?.viewer ?? {}) as { role?: string };
    if (role) return { door, role, problem: null };
    const [first] = errors ?? [];
    return { door: null, role: '', problem: first?.message ?? 'This token opens nothing here.' };
  } catch {
    return { door: null, role: '', problem: 'The server does not answer. Try again.' };
  }
}

function openDoor(token: string): Door {
  const authorization = `Bearer ${token}`;
  const url = new URL('graphql', location.href);
  const socketUrl = new URL(url);
  socketUrl.protocol = url.protocol.replace('http', 'ws');
  const client = createClient({ url: socketUrl.href, connectionParams: { authorization } });
  return {
    ask: async (sent, headers) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          authorization,
          ...headers,
        },
        body: JSON.stringify(sent),
      });
      return (await response.json()) as Result;
    },
    follow: sent => framesOf(client, sent),
  };
}

/** Stopping must end the feed at once, so this is no generator: one that waits for a frame cannot be ended. */
function framesOf(client: Client, sent: Sent): AsyncIterableIterator<Frames> {
  const results = client.iterate<Record<string, unknown>, unknown>(sent as SubscribePayload);
  const frames: Result[] = [];
  const iterator: AsyncIterableIterator<Frames> = {
    [Symbol.asyncIterator]: () => iterator,
    next: async () => {
      const { done, value } = await results.next().catch(told);
      if (done) return { done, value: undefined };
      frames.unshift(value);
      frames.length = Math.min(frames.length, KEPT_FRAMES);
      return { done: false, value: { frames: [...frames] } };
    },
    return: async () => {
      await results.return?.(undefined);
      return { done: true, value: undefined };
    },
  };
  return iterator;
}

/** A socket closes with a code and a reason, which shows nothing as an error does. */
function told(fault: unknown): never {
  if (fault instanceof CloseEvent) throw new Error(`The socket was closed: ${fault.code} ${fault.reason}`);
  throw fault;
}
