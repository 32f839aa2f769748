/** Biome over the whole tree: lint, format, order of imports. Fails also where it would pass over a source file. */
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';

const standing = globSync('{src,web,bench,test,migrations,scripts}/**/*.{ts,mjs}').filter(
  file => !/node_modules|test[\\/]support[\\/]generated/.test(file),
);
const { output } = biome('check', '--max-diagnostics=0', ...standing);
const [, looked = '0'] = /Checked (\d+) files?/.exec(output) ?? [];
if (standing.length === 0 || Number(looked) !== standing.length) {
  process.stderr.write(`check:lint looks at ${looked} files where ${standing.length} stand.\n`);
  process.exit(1);
}

const verdict = biome('check', '--error-on-warnings', ...process.argv.slice(2));
process.stdout.write(verdict.output);
process.exitCode = verdict.status ?? 1;

function biome(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIOME, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stderr}${stdout}` };
}
