import { spawn } from 'node:child_process';
import type { TestApp } from './app.js';

/** How a command ended, and what it said. */
interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `plimsoll …` as an operator does, in a process of its own, on the database of a server that runs. */
export async function runCommand(app: TestApp, args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['bin/plimsoll.mjs', ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      DATABASE_URL: app.database.url,
      REDIS_URL: '',
      LOG_LEVEL: 'warn',
      PLIMSOLL_TOKEN_SECRET: app.config.tokenSecret,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', text => {
      told[stream] += text;
    });
  }
  const exitCode = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { exitCode, ...told };
}
