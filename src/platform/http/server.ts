import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { Registry } from 'prom-client';
import { hasKey } from '../access/key-text.js';
import type { Config } from '../config.js';
import { LIMITS } from '../limits.js';
import type { Logger } from '../log.js';
import { commonHeaders, errorBody, lastResort, nothingHere, onlyMethods, requestIdOf, sendError } from './answers.js';
import { type ReadinessCheck, readiness } from './health.js';
import { isOriginAllowed, readableFrom } from './origins.js';
import { servePage } from './page.js';

/** What the server serves; each is made by whoever puts the whole together. */
export interface HttpParts {
  readonly log: Logger;
  readonly registry: Registry;
  readonly checks: readonly ReadinessCheck[];
  /** Operations over HTTP at /graphql; the body is parsed already, and `requestIdOf(request)` names the request. */
  readonly graphql: RequestHandler;
  /** Files at signed addresses under /files. */
  readonly files?: RequestHandler;
  /** Where the built page lies. */
  readonly webFolder?: string;
  /** Sockets at /graphql; called only for an allowed origin while the server is not leaving. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Flushes and closes the sockets with 1012; called after the last HTTP answer. */
  readonly drainSockets: () => Promise<void>;
}

export interface HttpServer {
  /** Starts to listen and gives the address, e.g. `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /** Ready no more → listens no more → answers what it has begun → closes the sockets. May be called twice. */
  stop(): Promise<void>;
}

const PATH = '/graphql';
const ROOT = new URL('../../../', import.meta.url);
// The same built pages, whether this file runs compiled in dist/ or from its source in a test.
const WEB_FOLDER = fileURLToPath(new URL(ROOT.pathname.endsWith('/dist/') ? 'web' : 'dist/web', ROOT));

/** The HTTP shell: health, metrics, the pages, and the one door /graphql for both transports. */
export function createHttpServer(
  config: Pick<Config, 'host' | 'port' | 'allowedOrigins' | 'environment' | 'explorer'>,
  parts: HttpParts,
): HttpServer {
  let isLeaving = false;
  const server = createServer(
    { maxHeaderSize: LIMITS.headerBytes, keepAliveTimeout: LIMITS.keepAliveTimeoutMs },
    routes(),
  );
  const open = track(server, () => isLeaving);
  server.headersTimeout = LIMITS.headersTimeoutMs;
  // A file may take long to come; every other body is looked after by `wholeWithin`.
  server.requestTimeout = LIMITS.uploadMs;
  server.maxConnections = LIMITS.httpConnections;
  server.on('clientError', answerClientError);
  server.on('upgrade', (request, socket, head) => {
    const refusal = upgradeRefusal(request, config.allowedOrigins, isLeaving);
    if (refusal) return refuse(socket, refusal);
    parts.upgrade(request, socket, head);
  });
  let stopping: Promise<void> | null = null;
  return { listen: () => listen(server, config), stop: () => (stopping ??= drain()) };

  function routes(): Express {
    const app = express();
    app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('case sensitive routing', true);
    app.use(commonHeaders, noKeyInAddress);
    // The first to be looked at: nearly every request is for it.
    app.all(
      PATH,
      graphqlHeaders,
      readableFrom(config.allowedOrigins),
      onlyMethods('GET', 'POST', 'OPTIONS'),
      ...bodyReaders(),
      parts.graphql,
    );
    app.all('/livez', onlyMethods('GET', 'HEAD'), (_request, response) => {
      response.set('cache-control', 'no-store').json({ status: 'alive' });
    });
    app.all(
      '/readyz',
      onlyMethods('GET', 'HEAD'),
      readiness(parts.checks, () => isLeaving, parts.log),
    );
    app.all('/metrics', onlyMethods('GET', 'HEAD'), metrics(parts.registry));
    if (parts.files) app.use(parts.files);
    const webFolder = parts.webFolder ?? WEB_FOLDER;
    app.use(servePage({ name: 'wallboard', folder: webFolder }));
    if (config.explorer === 'on')
      app.use(servePage({ name: 'explorer', folder: path.join(webFolder, 'explorer'), isDrawnByLibrary: true }));
    app.use(nothingHere);
    app.use(lastResort(parts.log));
    return app;
  }

  async function drain(): Promise<void> {
    isLeaving = true;
    if (config.environment === 'production') await pause(LIMITS.drainAnnounceMs);
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    server.closeIdleConnections();
    await open.answered(LIMITS.drainHttpMs);
    await parts.drainSockets();
    server.closeAllConnections();
    open.destroySockets();
    await closed;
  }
}

const graphqlHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

const KEY_IN_ADDRESS =
  'A key does not belong into an address. Send it in the authorization header, and revoke this one.';

/** What stands in an address stands in the logs on its way. */
const noKeyInAddress: RequestHandler = (request, response, next) => {
  if (!hasKey(request.url)) return next();
  sendError(request, response, { status: 400, code: 'BAD_REQUEST', message: KEY_IN_ADDRESS });
};

function bodyReaders(): RequestHandler[] {
  const json = express.json({ limit: LIMITS.bodyBytes, strict: true, type: 'application/json' });
  // The operation's own checks answer a missing or foreign body; they want the property to be there.
  return [
    onlyUtf8,
    wholeWithin(LIMITS.requestTimeoutMs),
    json,
    (request, _response, next) => {
      request.body ??= undefined;
      next();
    },
  ];
}

/** A body that drips is cut off. */
function wholeWithin(ms: number): RequestHandler {
  return (request, _response, next) => {
    if (request.complete) return next();
    const timer = setTimeout(() => request.complete || request.destroy(), ms).unref();
    request.once('close', () => clearTimeout(timer));
    next();
  };
}

/** JSON between systems is UTF-8; another charset is a way round filters. */
const onlyUtf8: RequestHandler = (request, response, next) => {
  const charset = /charset\s*=\s*"?([^\s;"]*)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset === undefined || charset.toLowerCase() === 'utf-8') return next();
  sendError(request, response, { status: 415, code: 'BAD_REQUEST', message: 'The body must be JSON in UTF-8.' });
};

function metrics(registry: Registry): RequestHandler {
  return async (_request, response) => {
    response.set({ 'content-type': registry.contentType, 'cache-control': 'no-store' }).send(await registry.metrics());
  };
}

function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen({ host, port }, () => {
      const { port: taken, family, address } = server.address() as AddressInfo;
      const isAny = address === '0.0.0.0' || address === '::';
      const name = isAny ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
      resolve(`http://${name}:${taken}`);
    });
  });
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} is taken by another program. Set PORT to another one, or to 0 for a free one.`);
}

/** Knows what is open: answers begun and not ended, and every connection (an upgraded one leaves node's own list). */
function track(server: Server, isLeaving: () => boolean) {
  const sockets = new Set<Duplex>();
  let begun = 0;
  let whenNone: (() => void) | null = null;
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request, response) => {
    begun++;
    if (isLeaving()) response.setHeader('connection', 'close');
    response.once('close', () => {
      begun--;
      if (begun === 0) whenNone?.();
    });
  });
  return {
    destroySockets: () => {
      for (const socket of sockets) socket.destroy();
    },
    async answered(withinMs: number): Promise<void> {
      if (begun === 0) return;
      const timeUp = new AbortController();
      await Promise.race([
        new Promise<void>(resolve => {
          whenNone = resolve;
        }),
        pause(withinMs, undefined, { signal: timeUp.signal }).catch(() => undefined),
      ]);
      timeUp.abort();
    },
  };
}

interface RawRefusal {
  readonly status: number;
  readonly message: string;
  readonly requestId: string;
}

function upgradeRefusal(
  request: IncomingMessage,
  allowedOrigins: readonly string[],
  isLeaving: boolean,
): RawRefusal | null {
  const requestId = requestIdOf(request);
  const no = (status: number, message: string) => ({ status, message, requestId });
  if (isLeaving) return no(503, 'This server is leaving. Connect again.');
  if (hasKey(request.url)) return no(400, KEY_IN_ADDRESS);
  if (request.url?.split('?')[0] !== PATH) return no(404, 'There is nothing at this address.');
  if (request.method !== 'GET') return no(400, 'The request could not be read.');
  if (!isOriginAllowed(request, allowedOrigins)) return no(403, 'This origin is not allowed.');
  return null;
}

function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  refuse(socket, { status, message: 'The request could not be read.', requestId: 'none' });
}

/** An answer where no response object exists. */
function refuse(socket: Duplex, { status, message, requestId }: RawRefusal): void {
  const code = status === 503 ? 'SERVICE_UNAVAILABLE' : status === 403 ? 'FORBIDDEN' : 'BAD_REQUEST';
  const body = errorBody(code, message, requestId);
  socket.on('error', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'connection: close',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      '',
      body,
    ].join('\r\n'),
  );
}
