import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EventLog, findEventLog } from '../partners/find-event-log.js';
import { mintToken } from '../platform/access/tokens.js';
import { Role } from '../platform/access/viewer.js';
import { elapsedMs } from '../platform/clock.js';
import { loadSettings } from '../platform/config.js';
import { CsvFault } from '../platform/csv/csv-fault.js';
import { openCsv } from '../platform/csv/open-csv.js';
import { Cast } from './replay/cast.js';
import { Door, ReplayFault } from './replay/door.js';
import { withEndings } from './replay/endings.js';
import { Play } from './replay/play.js';
import { Interrupted, type Progress, playAll } from './replay/player.js';
import { type RepLines, Routing } from './replay/routing.js';

interface Options {
  readonly file: string;
  readonly mapping: string;
  readonly outcomes?: string;
  readonly speed: number;
  readonly from: number;
  readonly window: number;
  readonly assign: 'log' | 'auto';
  readonly lines?: string;
  readonly url?: readonly string[];
  readonly token?: string;
  readonly json?: boolean;
}

const TTL_SECONDS = 86_400;
/** Whether anybody is there is not asked for long. */
const FIRST_TRIES = 3;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `plimsoll replay`: plays a log of events through the public endpoint as if it happened now. */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'play a log of events through the public endpoint, as if it happened now: leads and reps appear, leads are handed on, moved, touched and decided. What the server refuses is counted, not a fault',
    )
    .requiredOption('--file <csv>', 'the log of events, in UTF-8')
    .requiredOption('--mapping <json>', 'a mapping of interactions, as an import takes it')
    .option('--outcomes <json>', 'a mapping of outcomes: which rows decide a lead')
    .requiredOption('--speed <number>', 'how many times as fast as it happened, or max', speedOf)
    .option(
      '--from <number>',
      'the first event to play, in order of time, as a run that broke off names it',
      wholeNumber,
      1,
    )
    .option('--window <number>', 'most events under way at a time, up to 64', windowOf, 16)
    .addOption(
      new Option(
        '--assign <how>',
        'who gets a lead: whoever the log says, or, by a rule of automatic assignment, whoever has room; then each day of the log is told as it ends',
      )
        .choices(['log', 'auto'])
        .default('log'),
    )
    .option('--lines <json>', 'with --assign auto: how much each rep may hold, by its outside key')
    .option('--url <url>', 'a node; may be given several times, they are asked in turn', nodeOf)
    .option('--token <token>', 'a token or key of role ADMIN; made from PLIMSOLL_TOKEN_SECRET where it is left out')
    .option('--json', 'JSON lines, also on a terminal')
    .action(replay);
}

async function replay(options: Options): Promise<void> {
  const leaving = new AbortController();
  const onSignal = () => leaving.abort();
  for (const signal of SIGNALS) process.once(signal, onSignal);
  const say = teller(options.json === true || !process.stdout.isTTY);
  const startedMs = elapsedMs();
  try {
    const log = await findEventLog(delimiter => openCsv(options.file, delimiter), {
      interactions: await readJson(options.mapping),
      outcomes: options.outcomes ? await readJson(options.outcomes) : null,
    });
    if (options.from > log.happenings.length)
      throw new ReplayFault('ANSWER', `The log has ${log.happenings.length} events: there is none to begin from.`);
    const urls = options.url ?? [`http://127.0.0.1:${loadSettings(process.env).port}`];
    const door = new Door(urls, options.token ?? (await ownToken()), leaving.signal);
    await checkRole(door);
    await perform(log, { door, leaving: leaving.signal, options, say, startedMs });
  } catch (error) {
    throw described(error);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

interface Stage {
  readonly door: Door;
  readonly leaving: AbortSignal;
  readonly options: Options;
  readonly startedMs: number;
  say(line: Record<string, unknown> & { event: string }): void;
}

async function perform(log: EventLog, { door, leaving, options, say, startedMs }: Stage): Promise<void> {
  const cast = new Cast(door, log.mapping);
  const routing = options.assign === 'auto' ? new Routing(door, cast, log.mapping.sourceSystem) : undefined;
  await routing?.open(log.happenings, options.lines ? await readLines(options.lines) : {});
  const play = new Play(door, cast, { mapping: log.mapping, stages: await cast.stages(), routing });
  const happenings = routing ? withEndings(log.happenings) : log.happenings;
  const told = (event: string, { played, next, of }: Progress) => {
    const seconds = Math.round(elapsedMs(startedMs) / 100) / 10;
    const perSecond = Math.round(play.mutations / Math.max(seconds, 0.1));
    const refused = Object.fromEntries([...play.refusals].sort());
    const { mutations } = play;
    say({ event, played, of, next, ...cast.made, mutations, perSecond, seconds, refused });
  };
  if (log.unreadable.size > 0) say({ event: 'unreadable', rows: Object.fromEntries(log.unreadable) });
  try {
    const { speed, from, window } = options;
    const progress = (done: Progress) => told('progress', done);
    const endDay = routing && (async (day: string) => say({ event: 'day', ...(await routing.endDay(day)) }));
    const done = await playAll(happenings, play, { speed, from, window, leaving, progress, ...(endDay && { endDay }) });
    told(done.next > done.of ? 'done' : 'stopped', done);
  } catch (error) {
    if (error instanceof Interrupted) told('failed', error.progress);
    throw error;
  }
}

async function checkRole(door: Door): Promise<void> {
  const { viewer } = await door.ask<{ viewer: { role: string } }>('{ viewer { role } }', {}, FIRST_TRIES);
  if (viewer.role === Role.ADMIN) return;
  throw new ReplayFault(
    'NO_ACCESS',
    `A replay makes reps and hands leads on: its token must be of role ADMIN, not ${viewer.role}.`,
  );
}

async function ownToken(): Promise<string> {
  const { tokenSecret, tokenIssuer, tokenAudience } = loadSettings(process.env);
  if (tokenSecret === null)
    throw new ReplayFault('NO_ACCESS', 'Give a token with --token, or set PLIMSOLL_TOKEN_SECRET as the server has it.');
  const order = { subject: 'replay', role: Role.ADMIN, ttlSeconds: TTL_SECONDS };
  return mintToken(order, { tokenSecret, tokenIssuer, tokenAudience });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CsvFault('FILE', `There is no mapping ${file}.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new CsvFault('FILE', `The mapping ${file} is not JSON.`);
  }
}

async function readLines(file: string): Promise<RepLines> {
  const lines = await readJson(file);
  const isSound =
    typeof lines === 'object' &&
    lines !== null &&
    Object.values(lines).every(line => typeof line === 'number' && Number.isFinite(line) && line >= 0);
  if (!isSound) throw new CsvFault('FILE', `${file} does not give a number above 0 for each rep.`);
  return lines as RepLines;
}

function described(error: unknown): unknown {
  if (error instanceof Interrupted)
    return new Error(`${error.message} Go on with --from ${error.progress.next}.`, { cause: error });
  if (!(error instanceof Error) || !('code' in error)) return error;
  return new Error(`${String(error.code)}: ${error.message}`, { cause: error });
}

function teller(isJson: boolean): Stage['say'] {
  return ({ event, ...line }) => {
    if (isJson) process.stdout.write(`${JSON.stringify({ event, ...line })}\n`);
    else
      process.stdout.write(
        `${event}: ${Object.entries(line)
          .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
          .join(', ')}\n`,
      );
  };
}

function speedOf(text: string): number {
  if (text === 'max') return Number.POSITIVE_INFINITY;
  const speed = /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : 0;
  if (speed <= 0) throw new InvalidArgumentError('It must be a number above 0, or max.');
  return speed;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

function windowOf(text: string): number {
  const most = wholeNumber(text);
  if (most > 64) throw new InvalidArgumentError('At most 64.');
  return most;
}

function nodeOf(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:4000.');
  return [...before, text.replace(/\/+$/, '').replace(/\/graphql$/, '')];
}
