import { setTimeout as pause } from 'node:timers/promises';
import { mintToken, type TokenOrder } from '../../platform/access/tokens.js';
import type { Config } from '../../platform/config.js';

/** What an operation answered: its data, the codes of `userErrors`, and the codes of errors at the top. */
export interface Reply {
  readonly data: Record<string, unknown>;
  readonly refused: readonly string[];
  readonly errors: readonly string[];
}

/** A client over HTTP that speaks for one person. A lost connection throws. */
export interface Caller {
  readonly token: string;
  call(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Reply>;
}

type Access = Pick<Config, 'tokenSecret' | 'tokenIssuer' | 'tokenAudience'>;

/** A client of the endpoint at `url`, with a token of its own. */
export async function openCaller(url: string, order: TokenOrder, access: Access): Promise<Caller> {
  const token = await mintToken(order, access);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${token}`,
  };
  return {
    token,
    async call(query, variables = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      return replyOf(await response.json());
    },
  };
}

/** The same, sent again for as long as the server says that it is not available just now. */
export async function callPatiently(
  caller: Caller,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Reply> {
  for (let tries = 1; ; tries++) {
    const reply = await caller.call(document, variables);
    if (!reply.errors.includes('SERVICE_UNAVAILABLE') || tries === PATIENT_TRIES) return reply;
    await pause(PATIENT_MS);
  }
}

const PATIENT_TRIES = 100;
const PATIENT_MS = 100;

interface Body {
  readonly data?: Record<string, { userErrors?: { code: string }[] } | null> | null;
  readonly errors?: { message: string; extensions?: { code?: string } }[];
}

function replyOf(body: unknown): Reply {
  const { data, errors = [] } = body as Body;
  const refused = Object.values(data ?? {}).flatMap(field => field?.userErrors ?? []);
  return {
    data: data ?? {},
    refused: refused.map(error => error.code),
    errors: errors.map(error => error.extensions?.code ?? 'INTERNAL_SERVER_ERROR'),
  };
}
