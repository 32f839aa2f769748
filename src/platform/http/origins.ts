import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/**
 * Whether the request comes from a page that may talk to us: our own, one on the list, or no page at all (a program; it needs a
 * token like everyone). Origins are compared whole, so no prefix, suffix or look-alike passes.
 */
export function isOriginAllowed(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return (
    allowed.includes(origin) || (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`))
  );
}

/** Lets pages of the listed origins read our answers; there are no cookies, so no credentials are involved. */
export function readableFrom(allowed: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.setHeader('vary', 'origin');
    if (origin !== undefined && allowed.includes(origin)) {
      response.set({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers':
          'authorization, content-type, accept-language, apollo-require-preflight, x-request-id, traceparent',
        'access-control-expose-headers': 'x-request-id, retry-after',
        'access-control-max-age': '600',
      });
    }
    if (request.method !== 'OPTIONS') return next();
    response.set('allow', 'GET, POST, OPTIONS').status(204).end();
  };
}
