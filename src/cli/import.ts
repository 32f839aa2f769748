import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { type ImportReport, type ImportWatch, importFile } from '../partners/import-file.js';
import { elapsedMs } from '../platform/clock.js';
import { CsvFault } from '../platform/csv/csv-fault.js';
import { openCsv } from '../platform/csv/open-csv.js';
import { CsvWriter } from '../platform/csv/write-csv.js';
import { withRuntime } from './with-runtime.js';

const KINDS = ['companies', 'products', 'reps', 'leads', 'interactions', 'outcomes'] as const;
const REJECT_COLUMNS = ['line', 'column', 'code', 'message', 'level'];
const SHOWN_FINDINGS = 5;
/** Some rows were refused; all others were taken. */
const EXIT_REFUSED = 2;

interface Options {
  readonly file: string;
  readonly mapping: string;
  readonly rejects?: string;
  readonly report?: string;
  readonly json?: boolean;
}

/** `plimsoll import companies | products | reps | leads | interactions | outcomes`: brings a CSV file in through a mapping. */
export function addImport(program: Command): void {
  const parent = program
    .command('import')
    .description(
      'bring in a CSV file through a mapping; the same file again changes nothing. Exit code 2: some rows were refused',
    );
  for (const kind of KINDS) {
    parent
      .command(kind)
      .description(`import ${kind}`)
      .requiredOption('--file <csv>', 'the file, in UTF-8')
      .requiredOption('--mapping <json>', 'what its columns mean; examples are in examples/mappings')
      .option('--rejects <csv>', 'where refused rows and warnings go, with line, column, code and message')
      .option(
        '--report <json>',
        'where the counts go, with what each column holds: blanks, least, greatest, and values',
      )
      .addOption(new Option('--json', 'JSON lines, also on a terminal'))
      .action((options: Options) => run(kind, options));
  }
}

async function run(kind: (typeof KINDS)[number], options: Options): Promise<void> {
  const isJson = options.json === true || !process.stdout.isTTY;
  const rejects = options.rejects ? new CsvWriter(options.rejects, REJECT_COLUMNS) : null;
  const startedMs = elapsedMs();
  try {
    const mapping = await readMapping(options.mapping);
    const report = await withRuntime(runtime =>
      importFile(
        runtime,
        {
          kind,
          mapping,
          open: delimiter => openCsv(options.file, delimiter),
          openBeside: (name, delimiter) => openCsv(path.join(path.dirname(options.file), name), delimiter),
        },
        watchOf(isJson, rejects),
      ),
    );
    if (options.report) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
    tell(isJson, report, elapsedMs(startedMs));
    if (report.refused > 0) process.exitCode = EXIT_REFUSED;
  } catch (error) {
    if (!isJson || !(error instanceof Error) || !('code' in error)) throw described(error);
    const line = error instanceof CsvFault ? error.line : null;
    process.stdout.write(`${JSON.stringify({ event: 'failed', code: error.code, message: error.message, line })}\n`);
    process.exitCode = 1;
  } finally {
    await rejects?.close();
  }
}

async function readMapping(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CsvFault('FILE', `There is no mapping ${file}.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new CsvFault('FILE', `The mapping ${file} is not JSON.`);
  }
}

/** The fault as one line for a person, with its code and the line of the file. */
function described(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const line = error instanceof CsvFault && error.line !== null ? ` (line ${error.line})` : '';
  return new Error(`${String(error.code)}${line}: ${error.message}`, { cause: error });
}

function watchOf(isJson: boolean, rejects: CsvWriter | null): ImportWatch {
  let shown = 0;
  const find =
    (level: 'refused' | 'warning'): ImportWatch['refused'] =>
    async ({ line, column, code, message }) => {
      await rejects?.write([line, column, code, message, level]);
      if (isJson) process.stdout.write(`${JSON.stringify({ event: level, line, column, code, message })}\n`);
      else if (++shown <= SHOWN_FINDINGS)
        process.stderr.write(
          `\r\x1b[K${level === 'refused' ? 'Refused' : 'Warning'}, line ${line}: ${code} ${message}\n`,
        );
    };
  return { refused: find('refused'), warned: find('warning'), progress: isJson ? progressLine : progressBar };
}

const progressLine: ImportWatch['progress'] = ({ rows, ofRows, part }) => {
  process.stdout.write(`${JSON.stringify({ event: 'progress', part, rows, ofRows })}\n`);
};

const BAR_CELLS = 30;

const progressBar: ImportWatch['progress'] = ({ rows, ofRows, part }) => {
  if (part === 'histories') return void process.stderr.write(`\r\x1b[KReading histories: ${rows} leads changed`);
  const share = ofRows > 0 ? rows / ofRows : 1;
  const filled = Math.round(share * BAR_CELLS);
  process.stderr.write(
    `\r\x1b[K[${'█'.repeat(filled)}${'·'.repeat(BAR_CELLS - filled)}] ${Math.floor(share * 100)} %  ${rows} of ${ofRows} rows`,
  );
};

function tell(isJson: boolean, { columns: _, ...report }: ImportReport, tookMs: number): void {
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ event: 'done', ...report, ms: Math.round(tookMs), peakMb })}\n`);
    return;
  }
  const {
    rows,
    leftOut,
    unchanged,
    leadsMade,
    leadsChanged,
    touchesMade,
    outcomesMade,
    repsMade,
    teamsMade,
    companiesMade,
    productsMade,
    refused,
    warnings,
  } = report;
  process.stderr.write('\r\x1b[K');
  process.stdout.write(
    `${rows} rows in ${(tookMs / 1000).toFixed(1)} s: ${leadsMade} leads, ${touchesMade} interactions, ${outcomesMade} outcomes, ${companiesMade} companies, ${productsMade} products, ${repsMade} reps and ${teamsMade} teams made; ` +
      `${leadsChanged} histories changed, ${unchanged} rows known already, ${leftOut} left out, ${refused} refused, ${warnings} warnings. Peak memory ${peakMb} MB.\n`,
  );
}
