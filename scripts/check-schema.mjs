/** The committed schema is the one that the product serves; the committed dump is what the migrations make. */
import './require-node.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firstDifference } from './check-difference.mjs';

const COMMITTED = 'schema/schema.graphql';

const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-schema-'));
try {
  const fresh = path.join(folder, 'schema.graphql');
  run('scripts/emit-schema.mjs', fresh);
  const difference = firstDifference(COMMITTED, readFileSync(fresh, 'utf8'));
  if (difference) fail(`${difference}\nRun \`npm run schema:emit\` and look at what changed for clients.`);
  else process.stdout.write(`check:schema: ${COMMITTED} is what the product serves.\n`);
} finally {
  rmSync(folder, { recursive: true });
}
checkDump();

/** The dump needs a database of its own; npm runs it, as a person would. */
function checkDump() {
  try {
    execFileSync('npm', ['run', '--silent', 'schema:dump', '--', '--check'], { stdio: 'inherit' });
  } catch {
    fail('migrations/schema.sql is not what the migrations make. Run `npm run schema:dump` and look at what changed.');
  }
}

function run(...args) {
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
