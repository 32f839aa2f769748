/**
 * Cruises every source file under a root (default: this checkout) and prints each import that points the wrong way.
 * Fails also where it read nothing or missed a file. `--json` prints `[{ rule, from, to }]`, for the test of the rules.
 */
import './require-node.mjs';
import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
process.chdir(path.resolve(positionals[0] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..')));

const FOLDERS = ['src', 'web', 'bench', 'test', 'migrations', 'scripts'];
const standing = globSync(`{${FOLDERS.join(',')}}/**/*.{ts,mjs}`)
  .map(file => file.replaceAll(path.sep, '/'))
  .filter(
    file => !file.includes('node_modules/') && !file.startsWith('test/support/generated/') && !file.endsWith('.d.ts'),
  );
const folders = FOLDERS.filter(folder => standing.some(file => file.startsWith(`${folder}/`)));
if (!standing.some(file => file.startsWith('src/'))) fail('check:imports read no source file.');

const { output } = await cruise(folders, {
  metrics: true,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
  ...config.options,
});
const read = new Set(output.modules.map(module => module.source));
const missed = standing.filter(file => !read.has(file));
if (missed.length > 0) fail(`check:imports did not read ${missed.join(', ')}.`);

const violations = output.summary.violations.map(({ rule, from, to, cycle }) => ({
  rule: rule.name,
  from,
  to,
  ...(cycle ? { cycle: cycle.map(step => step.name) } : {}),
}));
if (values.json) process.stdout.write(`${JSON.stringify(violations)}\n`);
else report();
process.exitCode = violations.length > 0 ? 1 : 0;

function report() {
  for (const { rule, from, to, cycle } of violations) {
    process.stdout.write(`${rule}: ${from} → ${cycle ? cycle.join(' → ') : to}\n`);
  }
  process.stdout.write(`check:imports read ${standing.length} files: ${violations.length} violations.\n`);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(2);
}
