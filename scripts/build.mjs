import './require-node.mjs';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { build as bundle } from 'esbuild';
import { SWC_OPTIONS } from './swc-options.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'dist');
const COMPILED_FOLDERS = ['src', 'migrations'];
/** Stands in the bundle where the build's own hash comes, of the same length. */
const BUILD_PLACE = '@the-build-@';
/** For screens that have no Chinese letters of their own; cut into parts, of which a page takes what it needs. */
const CHINESE_FONT = path.dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc')));
const COPIED_WEB_FILES = /\.(html|css|svg|png|ico|woff2?|txt|json)$/;
const UNCOPIED_WEB_FILES = /tsconfig\.json$|web[\\/]explorer[\\/]/;

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
  const files = (await filesUnder(web)).sort();
  const has = name => files.includes(path.join(web, name));
  const made = [];
  for (const file of files)
    if (COPIED_WEB_FILES.test(file) && !UNCOPIED_WEB_FILES.test(file)) made.push(await copied(file));
  if (has('wallboard.ts')) made.push(...(await bundleWeb('wallboard', { platform: 'browser', minify: true })));
  if (has('feed.ts')) made.push(...(await bundleWeb('feed', { platform: 'neutral' })));
  await putWeb(made);
  await copyChineseFont();
  if (has('explorer/explorer.ts')) await buildExplorer();
}

/** A page of its own, which the wallboard does not load; it carries the committed operations. */
async function buildExplorer() {
  const define = {
    'process.env.NODE_ENV': '"production"',
    OPERATION_FILES: JSON.stringify(await operationFiles()),
  };
  const options = { platform: 'browser', minify: true, sourcemap: false, define };
  const page = await copied(path.join(ROOT, 'web', 'explorer', 'explorer.html'));
  for (const { path: file, contents } of [page, ...(await bundleWeb('explorer/explorer', options))])
    await put(file, contents);
}

/** Name of the file → its text. */
async function operationFiles() {
  const folder = path.join(ROOT, 'schema', 'operations');
  const names = (await readdir(folder)).filter(name => name.endsWith('.graphql')).sort();
  const texts = names.map(async name => [
    path.basename(name, '.graphql'),
    await readFile(path.join(folder, name), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

async function copied(source) {
  return { path: path.join(DIST, path.relative(ROOT, source)), contents: await readFile(source) };
}

function bundleWeb(name, options) {
  return bundle({
    entryPoints: [path.join(ROOT, 'web', `${name}.ts`)],
    outfile: path.join(DIST, 'web', `${name}.js`),
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    loader: { '.graphql': 'text' },
    define: { PLIMSOLL_BUILD: JSON.stringify(BUILD_PLACE) },
    ...options,
  }).then(({ outputFiles }) => outputFiles);
}

/** The page knows its own build, a hash of all that it may load; `build.json` beside it says which one is served. */
async function putWeb(made) {
  const hash = createHash('sha256');
  for (const { path: file, contents } of made) hash.update(`${path.relative(DIST, file)}\n`).update(contents);
  const build = hash.digest('hex').slice(0, BUILD_PLACE.length);
  for (const { path: file, contents } of made)
    await put(file, file.endsWith('.js') ? Buffer.from(contents).toString().replaceAll(BUILD_PLACE, build) : contents);
  await put(path.join(DIST, 'web', 'build.json'), `${JSON.stringify({ build })}\n`);
}

async function copyChineseFont() {
  const parts = (await readdir(path.join(CHINESE_FONT, 'files'))).map(name => path.join('files', name));
  const folder = path.join(DIST, 'web', 'fonts', 'noto-sans-sc');
  for (const name of ['index.css', 'LICENSE', ...parts])
    await put(path.join(folder, name), await readFile(path.join(CHINESE_FONT, name)));
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
