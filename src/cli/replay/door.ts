import { setTimeout as pause } from 'node:timers/promises';

/** Something that stops a replay, said to whoever started it. */
export class ReplayFault extends Error {
  constructor(
    readonly code: 'NO_SERVER' | 'NO_ACCESS' | 'ANSWER',
    message: string,
  ) {
    super(message);
    this.name = 'ReplayFault';
  }
}

/** Why a mutation was refused. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string; retryAfterMs?: number } }[];
}

const PASSING = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'CONFLICT']);
const NO_ACCESS = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);
const TRIES = 10;
const WAIT_MS = { least: 100, most: 5000 };
const TIMEOUT_MS = 60_000;

/** The public endpoint of one or more nodes, asked in turn; what passes is tried again at the next one, under the same keys. */
export class Door {
  private turn = 0;

  constructor(
    private readonly urls: readonly string[],
    private readonly token: string,
    /** Aborted when the replay is told to stop. */
    private readonly leaving: AbortSignal,
  ) {}

  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}, most = TRIES): Promise<Data> {
    for (let tries = 1; ; tries++) {
      const url = this.urls[this.turn++ % this.urls.length] ?? '';
      const { body, fault } = await this.post(url, { query, variables });
      const [error] = body?.errors ?? [];
      if (body?.data && !error) return body.data as Data;
      const code = error?.extensions?.code ?? '';
      if (NO_ACCESS.has(code))
        throw new ReplayFault('NO_ACCESS', `The server does not let this token in: ${error?.message}`);
      if (error && !PASSING.has(code)) throw new ReplayFault('ANSWER', `The server answered ${code}: ${error.message}`);
      if (tries >= most) throw fault ?? new ReplayFault('NO_SERVER', `The server at ${url} is not available: ${code}`);
      const waitMs = error?.extensions?.retryAfterMs ?? Math.min(WAIT_MS.most, WAIT_MS.least * 2 ** tries);
      await pause(waitMs * (0.5 + Math.random() / 2), undefined, { signal: this.leaving });
    }
  }

  private async post(url: string, sent: object): Promise<{ body?: Body; fault?: ReplayFault }> {
    this.leaving.throwIfAborted();
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          authorization: `Bearer ${this.token}`,
        },
        body: JSON.stringify(sent),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { body: (await response.json()) as Body };
    } catch (error) {
      const why =
        error instanceof Error ? String(error.cause instanceof Error ? error.cause.message : error.message) : '';
      return { fault: new ReplayFault('NO_SERVER', `No Plimsoll answers at ${url}. ${why}`.trim()) };
    }
  }
}
