import path from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { onlyMethods } from './answers.js';

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;
const FONT_SECONDS = 86_400;

/** A page of ours: `<name>.html` and what it needs, in one built folder. */
interface Page {
  readonly name: string;
  readonly folder: string;
  /** Whether a library draws it, which writes styles into the page. Scripts are always files of ours. */
  readonly isDrawnByLibrary?: boolean;
}

/** The page at `/<name>` and its files under it. It loads nothing from elsewhere and talks to this host alone. */
export function servePage({ name, folder, isDrawnByLibrary = false }: Page): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(`/${name}`, onlyMethods('GET', 'HEAD'), contentPolicy(isDrawnByLibrary));
  router.get(`/${name}`, (_request, response, next) => {
    response
      .set('cache-control', 'no-cache')
      .sendFile(path.join(folder, `${name}.html`), { cacheControl: false }, error => error && next());
  });
  router.use(
    `/${name}`,
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: cacheFile,
    }),
  );
  return router;
}

/** Files are asked for again each time and mostly answered with 304; fonts never change. */
function cacheFile(response: { setHeader(name: string, value: string): unknown }, file: string): void {
  response.setHeader('cache-control', /\.woff2?$/.test(file) ? `public, max-age=${FONT_SECONDS}` : 'no-cache');
}

function contentPolicy(isDrawnByLibrary: boolean): RequestHandler {
  return (request, response, next) => {
    const { host = '' } = request.headers;
    const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : '';
    response.set({
      'content-security-policy': [
        `default-src 'none'`,
        `script-src 'self'`,
        `style-src 'self'${isDrawnByLibrary ? ` 'unsafe-inline'` : ''}`,
        `font-src 'self'${isDrawnByLibrary ? ' data:' : ''}`,
        `img-src 'self' data:`,
        `connect-src 'self'${sockets}`,
        `base-uri 'none'`,
        `form-action 'none'`,
        `frame-ancestors 'none'`,
      ].join('; '),
      'cross-origin-opener-policy': 'same-origin',
    });
    next();
  };
}
