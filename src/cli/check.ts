import type { Command } from 'commander';
import { MIGRATIONS } from '../../migrations/list.js';
import { openRuntime, SYSTEM } from '../app.js';
import type { Recount } from '../leads/recount-load.js';
import { type Config, loadSettings } from '../platform/config.js';
import { pendingMigrations } from '../platform/db/migrate.js';
import { withOwner } from '../platform/db/server-version.js';
import { prepareGround } from '../platform/ground.js';
import { makeLog } from '../platform/log.js';
import { repairCounters } from './check/repair-counters.js';
import { runChecks, type Verdict } from './check/run-checks.js';

interface Options {
  readonly json?: boolean;
  readonly repair?: boolean;
  readonly only?: string;
}

/** `plimsoll check`: whether the database is what the laws say; ends with 1 where it is not. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'hold every law against the database as it is now; may run beside a live system; ends with 1 where one is broken',
    )
    .option('--json', 'the verdicts as JSON')
    .option('--only <names>', 'only these checks, by name, comma separated')
    .option('--repair', 'set load counters that are wrong to what is held; nothing else is ever changed')
    .action(async (options: Options) => {
      const settings = loadSettings(process.env);
      const ground = await prepareGround(settings, makeLog('warn'));
      try {
        process.exitCode = (await check(ground.config, options)) ? 0 : 1;
      } finally {
        await ground.release();
      }
    });
}

async function check(config: Config, { json, repair, only }: Options): Promise<boolean> {
  await refuseOtherSchema(config.databaseUrl);
  const recounts = repair ? await repaired(config) : [];
  const verdicts = await runChecks(config.databaseUrl, only?.split(',').map(name => name.trim()) ?? null);
  if (verdicts.length === 0) throw new Error('There is no check of this name.');
  const isClean = verdicts.every(({ breakCount }) => breakCount === 0);
  process.stdout.write(
    json
      ? `${JSON.stringify({ isClean, recounts, verdicts })}\n`
      : [...recounts.map(lineOf), ...linesOf(verdicts)].join(''),
  );
  return isClean;
}

/** The checks speak of the newest schema; `plimsoll migrate` brings it. */
async function refuseOtherSchema(databaseUrl: string): Promise<void> {
  const pending = await withOwner(databaseUrl, client =>
    pendingMigrations(async statement => (await client.query<{ name: string }>(statement)).rows, MIGRATIONS),
  ).catch(error => {
    if ((error as { code?: string }).code === '42P01') return MIGRATIONS.map(({ name }) => name);
    throw error;
  });
  if (pending.length > 0)
    throw new Error(`The database is not migrated: ${pending.join(', ')}. Run \`plimsoll migrate\` first.`);
}

async function repaired(config: Config): Promise<Recount[]> {
  const { runtime, stop } = await openRuntime(config, { log: makeLog('warn') });
  try {
    return await repairCounters(config.databaseUrl, () => runtime.contextFor(SYSTEM));
  } finally {
    await stop();
  }
}

function lineOf({ id, before, after, walls }: Recount): string {
  const anew = walls.length > 0 ? `; walls counted anew: ${walls.length}` : '';
  return `repaired  ${id} said ${before.count} leads, ${before.units} units; holds ${after.count} leads, ${after.units} units${anew}\n`;
}

function* linesOf(verdicts: readonly Verdict[]): Generator<string> {
  for (const { name, law, breakCount, breaks } of verdicts) {
    yield `${breakCount === 0 ? 'ok      ' : 'BROKEN  '}  ${name}: ${law}\n`;
    for (const { subject, found } of breaks) yield `            ${subject} ${found}\n`;
    if (breakCount > breaks.length) yield `            and ${breakCount - breaks.length} more\n`;
  }
  const broken = verdicts.filter(({ breakCount }) => breakCount > 0).length;
  yield broken === 0 ? `All ${verdicts.length} laws hold.\n` : `${broken} of ${verdicts.length} laws do not hold.\n`;
}
