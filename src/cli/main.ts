import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addCheck } from './check.js';
import { addDemo } from './demo.js';
import { addDoctor } from './doctor.js';
import { addEpoch } from './epoch.js';
import { addImport } from './import.js';
import { addKeys } from './keys.js';
import { addMigrate } from './migrate.js';
import { addProve } from './prove.js';
import { addReplay } from './replay.js';
import { addStart } from './start.js';

const program = new Command('plimsoll')
  .description(
    'Leads, holding quotas and live wallboards behind one GraphQL endpoint. Settings come from the environment: see .env.example.',
  )
  .version(ownVersion());

const COMMANDS = [
  addStart,
  addDemo,
  addMigrate,
  addImport,
  addKeys,
  addProve,
  addReplay,
  addCheck,
  addDoctor,
  addEpoch,
];
for (const addCommand of COMMANDS) addCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  // A fault that whoever typed the command can mend: one clear message, no stack.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
  // Whatever a failed start left open must not keep the command alive.
  setTimeout(() => process.exit(1), 1000).unref();
}

/** From the package's own file, which lies above `dist`. */
function ownVersion(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '0';
}
