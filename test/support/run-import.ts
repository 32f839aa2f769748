import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ColumnProfile } from '../../src/partners/column-profiles.js';

interface Report {
  readonly columns: readonly ColumnProfile[];
}

/** What `plimsoll import` did: its exit code and the lines that it wrote. */
export interface ImportRun {
  readonly exitCode: number | null;
  readonly lines: readonly ImportLine[];
  /** The last line: the report or the fault. */
  readonly end: ImportLine;
  /** What the report says of each column, and of one. */
  readonly columns: readonly ColumnProfile[];
  column(name: string): ColumnProfile;
}

export type ImportLine = { readonly event: string } & Readonly<Record<string, unknown>>;

/** A folder of this test's own for small files. */
export class Workbench {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-import-'));

  write(name: string, content: string | Buffer | object): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, typeof content === 'object' && !Buffer.isBuffer(content) ? JSON.stringify(content) : content);
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs the command as a user does, in a process of its own, on a database that stands. */
export async function runImport(
  databaseUrl: string,
  kind: string,
  files: { file: string; mapping: string; rejects?: string },
): Promise<ImportRun> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-report-'));
  const report = path.join(folder, 'report.json');
  const args = [
    'bin/plimsoll.mjs',
    'import',
    kind,
    '--file',
    files.file,
    '--mapping',
    files.mapping,
    '--report',
    report,
  ];
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: '',
    LOG_LEVEL: 'error',
    PLIMSOLL_TOKEN_SECRET: 'x'.repeat(32),
    NODE_OPTIONS: '',
  };
  const child = spawn(process.execPath, files.rejects ? [...args, '--rejects', files.rejects] : args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', text => {
      told[stream] += text;
    });
  }
  const exitCode = await new Promise<number | null>(resolve => child.on('close', resolve));
  const lines = told.stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as ImportLine);
  const end = lines.at(-1);
  if (!end) throw new Error(`The import said nothing and ended with ${exitCode}: ${told.stderr}`);
  const columns = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report).columns : [];
  rmSync(folder, { recursive: true, force: true });
  const column = (name: string) => {
    const found = columns.find(each => each.column === name);
    if (!found) throw new Error(`The report says nothing of the column ${name}.`);
    return found;
  };
  return { exitCode, lines, end, columns, column };
}
