import { type Command, InvalidArgumentError } from 'commander';
import { startApp } from '../app.js';
import { elapsedMs } from '../platform/clock.js';
import { loadConfig, loadSettings } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { runUntilSignal } from '../platform/process.js';
import { Dice } from './prove/dice.js';
import { type Ground, proveOwnership } from './prove/ownership.js';
import { type Measure, Prover } from './prove/prover.js';
import { openScratch } from './prove/scratch.js';
import { Servers } from './prove/servers.js';
import { tableOf, type Verdict } from './prove/verdict.js';

interface Options {
  readonly seed: number;
  readonly seconds: number;
  readonly operations?: number;
  readonly race?: boolean;
  readonly json?: boolean;
}

/** `plimsoll prove`: holds every law against the running product and its mutants, prints a table, and ends with 0 only where all stand. */
export function addProve(program: Command): void {
  program
    .command('prove')
    .description(
      'race, kill and restart a server of its own, and check that every law holds and every mutant is caught',
    )
    .option('--seed <number>', 'the seed of the clients’ choices', wholeNumber, 1 + Math.floor(Math.random() * 999_999))
    .option('--seconds <number>', 'about how long to take', wholeNumber, 60)
    .option(
      '--operations <number>',
      'calls of the race over all paths; as many as the time allows if left out',
      wholeNumber,
    )
    .option(
      '--race',
      'only the race over all paths: no admission over a limit, one owner, every path, counters, deadlocks, answers',
    )
    .option('--json', 'one JSON line a law instead of the table')
    .action(prove);
  program
    .command('prove-server', { hidden: true })
    .option('--relay <numbering>', 'numbered, or the mutant id-cursor', 'numbered')
    .action(({ relay }: { relay: string }) => serveForProver(relay === 'id-cursor' ? 'id-cursor' : 'numbered'));
}

async function prove({ seed, seconds, operations, race = false, json = false }: Options): Promise<void> {
  const startedMs = elapsedMs();
  const say = (step: string) =>
    void (json || process.stderr.write(`${String(Math.round(elapsedMs(startedMs) / 1000)).padStart(4)} s  ${step}\n`));
  say(`seed ${seed}`);
  const servers = new Servers();
  const onSignal = () => void servers.release().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, onSignal);
  const measure = measureOf(seconds, operations);
  const dice = new Dice(seed);
  try {
    const ground = { servers, dice, say };
    const verdicts = race ? await proveOwnership(ground, measure) : await proveAll(ground, measure);
    report(verdicts, { seed, json, tookMs: elapsedMs(startedMs) });
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

async function proveAll(ground: Ground, measure: Measure): Promise<Verdict[]> {
  const scratch = await openScratch(loadSettings(process.env).databaseUrl);
  return ground.servers.during(
    () => scratch.release(),
    () => new Prover(scratch, ground).prove(measure),
  );
}

/** Of the whole time, which the race has a part of. */
const CALLS_PER_SECOND = 15;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Starting servers takes about a third of the time on two cores; the rest is work. */
function measureOf(seconds: number, operations = CALLS_PER_SECOND * seconds): Measure {
  const unitMs = seconds * 10;
  return {
    operations,
    crashes: 2,
    seamsMs: 12 * unitMs,
    kills: seconds < 40 ? 2 : 3,
    killEveryMs: 4 * unitMs,
    mutantMs: 6 * unitMs,
  };
}

function report(
  verdicts: readonly Verdict[],
  { seed, json, tookMs }: { seed: number; json: boolean; tookMs: number },
): void {
  const broken = verdicts.filter(verdict => !verdict.holds).length;
  const escaped = verdicts.filter(verdict => !verdict.caught).length;
  const isProven = broken === 0 && escaped === 0;
  if (json)
    for (const line of [...verdicts, { seed, isProven, tookMs: Math.round(tookMs) }])
      process.stdout.write(`${JSON.stringify(line)}\n`);
  else {
    const summary = isProven
      ? 'Every law holds and every mutant was caught'
      : `${broken} laws are broken, ${escaped} mutants were not caught`;
    process.stdout.write(`\n${tableOf(verdicts)}\n\n${summary} (seed ${seed}, ${Math.round(tookMs / 1000)} s).\n`);
  }
  if (!isProven) process.exitCode = 1;
}

/** One server of the prover: says where it listens, and ends with the prover, whose pipe it holds. */
async function serveForProver(relay: 'numbered' | 'id-cursor'): Promise<void> {
  const config = loadConfig(process.env);
  const log = makeLog(config.logLevel);
  process.stdin.on('end', () => process.exit(0)).resume();
  await runUntilSignal(log, async () => {
    const app = await startApp(config, { log, relay });
    process.stdout.write(`${JSON.stringify({ url: app.url })}\n`);
    return app;
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}
