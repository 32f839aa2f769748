import { spawn } from 'node:child_process';
import type { TestApp } from './app.js';
import type { ImportLine } from './run-import.js';

/** What `plimsoll replay` did: its exit code, its lines, the last of them, and what it complained of. */
export interface ReplayRun {
  readonly exitCode: number | null;
  readonly lines: readonly ImportLine[];
  readonly end: ImportLine | undefined;
  readonly complaint: string;
}

/** Runs the command as a user does, in a process of its own, against nodes that stand. */
export async function runReplay(
  nodes: readonly (TestApp | string)[],
  args: Readonly<Record<string, string>>,
): Promise<ReplayRun> {
  const urls = nodes.flatMap(node => ['--url', typeof node === 'string' ? node : node.url]);
  const said = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
  const env = { ...process.env, LOG_LEVEL: 'error', PLIMSOLL_TOKEN_SECRET: '', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['bin/plimsoll.mjs', 'replay', ...urls, ...said], {
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
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as ImportLine);
  return { exitCode, lines, end: lines.at(-1), complaint: told.stderr };
}
