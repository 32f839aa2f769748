import path from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { onlyMethods } from './answers.js';

const HOST = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;
const FONT_SECONDS = 86_400;

/** The wallboard page at `/wallboard` and its files under it, from the built `dist/web`. It loads nothing from elsewhere. */
export function wallboardPage(folder: string): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use('/wallboard', onlyMethods('GET', 'HEAD'), contentPolicy);
  router.get('/wallboard', (_request, response, next) => {
    response
      .set('cache-control', 'no-cache')
      .sendFile(path.join(folder, 'wallboard.html'), { cacheControl: false }, error => error && next());
  });
  router.use(
    '/wallboard',
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

const contentPolicy: RequestHandler = (request, response, next) => {
  const { host = '' } = request.headers;
  const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  response.set({
    'content-security-policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self'`,
      `font-src 'self'`,
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
