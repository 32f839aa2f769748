import { GraphQLError } from 'graphql';

/** The closed list of codes at the top level of an answer. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'COST_LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'CURSOR_EXPIRED',
  'EPOCH_CHANGED',
  'SUBSCRIPTION_LIMIT',
  'CONFLICT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

function coded(code: ErrorCode, message: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

/** An argument, a cursor or an id that cannot be meant; `field` is the path to it. */
export function badUserInput(message: string, field?: readonly string[]): GraphQLError {
  return coded('BAD_USER_INPUT', message, field ? { field } : {});
}

/** Whether this is something that cannot be meant, and no fault of ours. */
export function isBadUserInput(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT';
}

/** Nobody is signed in. */
export function unauthenticated(message = 'Sign in first.'): GraphQLError {
  return coded('UNAUTHENTICATED', message);
}

/** Signed in, but not allowed. */
export function forbidden(message = 'Your role does not allow this.'): GraphQLError {
  return coded('FORBIDDEN', message);
}

/** The change collided with another one and may be tried again. */
export function conflict(message: string, retryAfterMs?: number): GraphQLError {
  return coded('CONFLICT', message, retryAfterMs === undefined ? {} : { retryAfterMs });
}

/** The document cannot be read. */
export function parseFailed(message: string): GraphQLError {
  return coded('GRAPHQL_PARSE_FAILED', message);
}

/** The document names no operation that can be run here. */
export function operationNotFound(message: string): GraphQLError {
  return coded('OPERATION_RESOLUTION_FAILURE', message);
}

/** One operation is too large; the caller must make it smaller. */
export function costLimitExceeded(cost: number, maximum: number): GraphQLError {
  return coded('COST_LIMIT_EXCEEDED', `The operation costs ${cost} points, at most ${maximum} are allowed.`, {
    cost,
    maximum,
  });
}

/** A log feed cannot go on from a cursor below the floor of the log. */
export function cursorExpired(oldestCursor: string): GraphQLError {
  return coded(
    'CURSOR_EXPIRED',
    'The cursor is older than what is kept. Read the state again, then subscribe without `after`.',
    { oldestCursor },
  );
}

/** A log feed cannot go on because the history was set back to an earlier point. */
export function epochChanged(): GraphQLError {
  return coded(
    'EPOCH_CHANGED',
    'The history was set back to an earlier point. Read the state again, then subscribe without `after`.',
  );
}

/** An identity has as many subscriptions as it may have. */
export function subscriptionLimit(maximum: number): GraphQLError {
  return coded('SUBSCRIPTION_LIMIT', `At most ${maximum} subscriptions at a time. Close some first.`, { maximum });
}

/** Something that we stand on is away for a while. */
export function serviceUnavailable(message = 'The service is not available just now. Try again.'): GraphQLError {
  return coded('SERVICE_UNAVAILABLE', message);
}
