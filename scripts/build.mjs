import './require-node.mjs';
import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { build as bundle } from 'esbuild';
import { SWC_OPTIONS } from './swc-options.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const COMPILED_FOLDERS = ['src', 'migrations'];
const COPIED_WEB_FILES = /\.(html|css|svg|png|ico|woff2?|txt|json)$/;

const startedAt = new Date();
const written = new Set();
await Promise.all([...COMPILED_FOLDERS.map(compileFolder), buildWeb()]);
await removeStale(DIST);
await markBuilt(path.join(DIST, 'src', 'cli', 'main.js'));

async function compileFolder(folder) {
  const sources = (await filesUnder(path.join(ROOT, folder))).filter(
    file => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  );
  await Promise.all(sources.map(compileFile));
}

async function compileFile(source) {
  const target = path.join(DIST, path.relative(ROOT, source)).replace(/\.ts$/, '.js');
  const { code, map } = await transformFile(source, {
    ...SWC_OPTIONS,
    sourceFileName: path.relative(path.dirname(target), source),
  });
  await put(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`);
  await put(`${target}.map`, map);
}

/** The page and the client library; each part only where its source stands. */
async function buildWeb() {
  const web = path.join(ROOT, 'web');
  const files = await filesUnder(web);
  await Promise.all(
    files.filter(file => COPIED_WEB_FILES.test(file) && path.basename(file) !== 'tsconfig.json').map(copyWebFile),
  );
  const has = name => files.includes(path.join(web, name));
  if (has('wallboard.ts')) await bundleWeb('wallboard', { platform: 'browser', minify: true });
  if (has('feed.ts')) await bundleWeb('feed', { platform: 'neutral' });
}

async function bundleWeb(name, options) {
  const outfile = path.join(DIST, 'web', `${name}.js`);
  await bundle({
    entryPoints: [path.join(ROOT, 'web', `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    loader: { '.graphql': 'text' },
    ...options,
  });
  written.add(outfile).add(`${outfile}.map`);
}

async function copyWebFile(source) {
  const target = path.join(DIST, path.relative(ROOT, source));
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(source, target);
  written.add(target);
}

async function put(target, text) {
  await mkdir(path.dirname(target), { recursive: true });
  // Whoever runs meanwhile finds the old file or the new one, never half of one.
  const half = `${target}.${process.pid}.tmp`;
  await writeFile(half, text);
  await rename(half, target);
  written.add(target);
}

/** `bin/plimsoll.mjs` builds again when a source is newer than this file. */
async function markBuilt(main) {
  if (written.has(main)) await utimes(main, startedAt, startedAt);
}

async function removeStale(folder) {
  const stale = (await filesUnder(folder)).filter(file => !written.has(file) && !file.endsWith('.tmp'));
  await Promise.all(stale.map(file => rm(file)));
}

async function filesUnder(folder) {
  if (!(await stat(folder).catch(() => null))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
}
