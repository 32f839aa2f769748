import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { ErrorCode } from '../errors.js';
import { LIMITS } from '../limits.js';
import type { Logger } from '../log.js';

const REQUEST_ID = new RegExp(`^[\\w.:-]{1,${LIMITS.requestIdCharacters}}$`);
const requestIds = new WeakMap<IncomingMessage, string>();

/** The id of this request: the caller's `x-request-id` where it is one, else a new one. The same at every call. */
export function requestIdOf(request: IncomingMessage): string {
  const known = requestIds.get(request);
  if (known) return known;
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  requestIds.set(request, id);
  return id;
}

/** The one shape of an answer that is no result. */
export function errorBody(code: ErrorCode, message: string, requestId: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
}

export interface ErrorAnswer {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Answers with the error shape. */
export function sendError(request: IncomingMessage, response: Response, { status, code, message }: ErrorAnswer): void {
  response
    .status(status)
    .type('application/json')
    .send(errorBody(code, message, requestIdOf(request)));
}

/** What every answer carries. */
export const commonHeaders: RequestHandler = (request, response, next) => {
  response
    .setHeader('x-request-id', requestIdOf(request))
    .setHeader('x-content-type-options', 'nosniff')
    .setHeader('referrer-policy', 'no-referrer');
  next();
};

/** Any other method than the named ones: 405, and which would do. */
export function onlyMethods(...methods: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (methods.includes(request.method)) return next();
    response.set('allow', methods.join(', '));
    sendError(request, response, { status: 405, code: 'BAD_REQUEST', message: `Use ${methods.join(' or ')} here.` });
  };
}

export const nothingHere: RequestHandler = (request, response) => {
  sendError(request, response, { status: 404, code: 'BAD_REQUEST', message: 'There is nothing at this address.' });
};

const FAULTS: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  413: `The body is larger than ${LIMITS.bodyBytes} bytes.`,
  415: 'The body must be JSON in UTF-8.',
};

/** A body or address that cannot be read is the caller's fault and says so in JSON; anything else is ours and is hidden. */
export function lastResort(log: Logger): ErrorRequestHandler {
  // biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    const message = FAULTS[status];
    if (message) return sendError(request, response, { status, code: 'BAD_REQUEST', message });
    log.error({ err: error, requestId: requestIdOf(request), method: request.method }, 'a request failed');
    sendError(request, response, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong here.' });
  };
}

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
}
