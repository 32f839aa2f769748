import './require-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS } from '../dist/src/platform/config.js';

// Writes `.env.example` from the settings themselves; with --check it only compares.
const FILE = new URL('../.env.example', import.meta.url);
const text = [
  '# Every setting, with its default. Nothing here is obligatory outside production. Written by `npm run env:example`.',
  ...Object.entries(SETTINGS).map(entry),
  '',
].join('\n');

if (process.argv.includes('--check')) {
  let kept = '';
  try {
    kept = readFileSync(FILE, 'utf8');
  } catch {}
  if (kept !== text) {
    process.stderr.write('.env.example is not what the settings say. Run `npm run env:example`.\n');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}

function entry([name, { schema, doc, sample }]) {
  const absent = schema.safeParse(undefined).data;
  const value = sample ?? (absent === undefined ? '' : String(absent));
  return `\n# ${doc}\n# ${name}=${value}`;
}
