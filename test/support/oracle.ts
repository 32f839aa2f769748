import { ERROR_CODES } from '../../src/platform/errors.js';
import { UserErrorCode } from '../../src/platform/refusal.js';

/** A request as bytes on the wire, before anything made it right. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly ms: number;
  readonly method: string;
}

interface ShownError {
  readonly message?: unknown;
  readonly extensions?: { readonly code?: unknown; readonly requestId?: unknown };
}

/** The statuses that a bad input may have; an overload is none. */
const STATUSES = new Set([200, 400, 401, 403, 404, 405, 408, 413, 414, 415, 426, 429, 431]);
const ANSWER_MS = 2000;
/** What tells a stranger how this is built. */
const LEAKS = [
  /\bat .*\(.*:\d+:\d+\)/,
  /node_modules/,
  /\/(?:app|work|src|dist|home|root|usr)\//,
  /\b(?:select|insert into|update|delete from)\b.*\b(?:from|values|set|where)\b/i,
  /\b(?:lead_fact|lead_interval|rep_load|rep_wall|team_load|intake_count|intake_cap|holding_quota|event_log|event_head|outbox|stage_transition|load_boost|plimsoll_app)\b/,
  /\bpg_|_pkey\b|_fkey\b|_check\b|constraint|relation "|column "|syntax error at or near/i,
  /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/,
  /did you mean/i,
  /\bstack\b/i,
  /mikro-?orm|kysely|postgres|apollo|express|type-?graphql|class-validator|undefined is not|cannot read propert/i,
  /\b22021\b|\b23\d{3}\b|\b42\d{3}\b/,
];

/** Names of headers that every client of this protocol knows. */
const PUBLIC_WORDS = ['apollo-require-preflight', 'x-apollo-operation-name'];

/** Sends it as it is. */
export async function sendRaw(
  url: string,
  { method = 'POST', path = '/graphql', headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  const startedMs = performance.now();
  const response = await fetch(`${url}${path}`, { method, headers, body: body ?? null, redirect: 'manual' });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, ms: performance.now() - startedMs, method };
}

/**
 * What is wrong with the answer to a bad input; nothing, where it is a clear refusal. `sent` is taken out of the text
 * before it is searched for internals: an answer may repeat what it was given.
 */
export function faultsOf(answer: RawAnswer, sent: readonly string[] = []): string[] {
  const faults: string[] = [];
  if (!STATUSES.has(answer.status)) faults.push(`status ${answer.status}`);
  if (answer.ms > ANSWER_MS) faults.push(`answered after ${Math.round(answer.ms)} ms`);
  if (answer.headers.has('x-powered-by')) faults.push('x-powered-by');
  if (answer.method === 'HEAD') return faults;
  if (!/^application\/(graphql-response\+)?json/.test(answer.headers.get('content-type') ?? ''))
    return [...faults, `content type ${answer.headers.get('content-type')}: ${answer.text.slice(0, 200)}`];
  return [...faults, ...faultsOfBody(answer, sent)];
}

/** The codes of an answer: of its errors, and of the user errors in its data. */
export function codesOf(answer: RawAnswer): string[] {
  const body = bodyOf(answer);
  return [
    ...(body?.errors ?? []).map(error => String(error.extensions?.code)),
    ...userErrorsIn(body?.data).map(error => String(error.code)),
  ];
}

/** Faults of error objects, wherever they came from. */
export function faultsOfErrors(errors: readonly ShownError[], sent: readonly string[] = []): string[] {
  return errors.flatMap(error => {
    const { code, requestId } = error.extensions ?? {};
    return [
      ...(ERROR_CODES.some(known => known === code) && code !== 'INTERNAL_SERVER_ERROR'
        ? []
        : [`code ${code}: ${error.message}`]),
      ...(typeof requestId === 'string' && requestId !== '' && requestId !== 'unknown'
        ? []
        : [`request id ${requestId}: ${error.message}`]),
      ...(typeof error.message === 'string' && error.message !== '' ? [] : ['no message']),
      ...leaksIn(JSON.stringify({ ...error, path: null, locations: null }), sent),
    ];
  });
}

function faultsOfBody(answer: RawAnswer, sent: readonly string[]): string[] {
  const body = bodyOf(answer);
  if (!body) return [`no JSON: ${answer.text.slice(0, 200)}`];
  const userErrors = userErrorsIn(body.data);
  const faults = faultsOfErrors(body.errors ?? [], sent);
  if ((body.errors ?? []).length + userErrors.length === 0)
    faults.push(`it was not refused: ${answer.text.slice(0, 300)}`);
  for (const { code, message } of userErrors) {
    if (!Object.values<unknown>(UserErrorCode).includes(code)) faults.push(`user error ${code}`);
    faults.push(...leaksIn(String(message), sent));
  }
  return faults;
}

function bodyOf(answer: RawAnswer): { errors?: ShownError[]; data?: unknown } | null {
  try {
    return JSON.parse(answer.text) as { errors?: ShownError[]; data?: unknown };
  } catch {
    return null;
  }
}

function userErrorsIn(value: unknown): { code?: unknown; message?: unknown; field?: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'userErrors' && Array.isArray(inner) ? inner : userErrorsIn(inner),
  );
}

function leaksIn(text: string, sent: readonly string[]): string[] {
  const own = [...PUBLIC_WORDS, ...sent].reduce(
    (left, part) => left.replaceAll(part, '').replaceAll(JSON.stringify(part).slice(1, -1), ''),
    text,
  );
  return LEAKS.flatMap(leak => (leak.test(own) ? [`shows ${leak}: ${own.slice(0, 300)}`] : []));
}
