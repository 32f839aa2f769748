/** Bundles the page and serves it: `node serve.mjs`, with another port as `PORT=5200`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const folder = path.dirname(fileURLToPath(import.meta.url));
const bundler = await context({
  absWorkingDir: folder,
  entryPoints: ['src/main.tsx'],
  // Kept in memory, under this address.
  outdir: 'bundle',
  write: false,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  sourcemap: true,
  define: { 'process.env.NODE_ENV': '"production"' },
});
const { port } = await bundler.serve({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 5173),
  servedir: folder,
});
process.stdout.write(`The page is at http://127.0.0.1:${port}/#token=… with a token that the demo printed.\n`);
