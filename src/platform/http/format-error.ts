import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES, type ErrorCode } from '../errors.js';
import type { Logger } from '../log.js';
import { isOutage } from './outage.js';

/** What the formatter may know of the operation. */
export interface ErrorContext {
  readonly requestId: string;
  readonly log?: Logger;
  readonly operation?: string | null;
}

// What may stand beside the code; anything else in `extensions` stays here.
const SHOWN_EXTENSIONS = ['field', 'issues', 'cost', 'maximum', 'retryAfterMs', 'oldestCursor'] as const;
const MESSAGE_CHARACTERS = 1000;

/**
 * The one way of an error to a caller, for HTTP and sockets: a code of the closed list, its message and the request id.
 * Whatever is not ours is masked and logged.
 */
export function formatError(error: unknown, context: ErrorContext): GraphQLFormattedError {
  const code = codeOf(error);
  const shown = error instanceof GraphQLError ? error : null;
  const where = { ...(shown?.locations && { locations: shown.locations }), ...(shown?.path && { path: shown.path }) };
  if (code === null)
    return {
      message: maskedMessage(error, context),
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: context.requestId },
    };
  const message =
    code === 'SERVICE_UNAVAILABLE' && isOutage(error)
      ? 'The service is not available just now. Try again.'
      : cleanMessage(error);
  return { message, ...where, extensions: { code, ...shownExtensions(shown), requestId: context.requestId } };
}

function codeOf(error: unknown): ErrorCode | null {
  const source = error instanceof GraphQLError ? error : null;
  const own = (source?.originalError as { extensions?: { code?: unknown } } | undefined)?.extensions?.code;
  // Apollo gives every error of a validation rule one code and keeps the rule's own beneath.
  const given =
    source?.extensions.code === 'GRAPHQL_VALIDATION_FAILED'
      ? (own ?? 'GRAPHQL_VALIDATION_FAILED')
      : (source?.extensions.code ?? own);
  if (given === 'INTERNAL_SERVER_ERROR') return null;
  if (ERROR_CODES.some(code => code === given)) return given as ErrorCode;
  const cause = source?.originalError ?? error;
  if (isOutage(cause)) return 'SERVICE_UNAVAILABLE';
  if (cause instanceof Error && !(cause instanceof GraphQLError)) return codeByName(cause.name);
  return source && isRequestFault(source) ? 'BAD_USER_INPUT' : null;
}

function codeByName(name: string): ErrorCode | null {
  if (name === 'AuthorizationError') return 'FORBIDDEN';
  if (name === 'AuthenticationError') return 'UNAUTHENTICATED';
  return null;
}

/** graphql-js refuses variables without a path, and arguments with one; a failed result also has a path. */
function isRequestFault(error: GraphQLError): boolean {
  return error.path === undefined || /^(Argument|Variable) "/.test(error.message);
}

function cleanMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : 'The request cannot be answered.';
  return message.replace(/ ?Did you mean .*$/s, '').slice(0, MESSAGE_CHARACTERS);
}

function shownExtensions(error: GraphQLError | null): Record<string, unknown> {
  const given = error?.extensions ?? {};
  return Object.fromEntries(
    SHOWN_EXTENSIONS.filter(name => given[name] !== undefined).map(name => [name, given[name]]),
  );
}

function maskedMessage(error: unknown, context: ErrorContext): string {
  const err = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  context.log?.error(
    { err, requestId: context.requestId, operation: context.operation ?? undefined },
    'an operation failed',
  );
  return 'Something went wrong on our side.';
}
