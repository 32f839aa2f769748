import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Numbering } from '../../platform/events/number-outbox.js';

/** A server in a process of its own, on a port that it keeps over its restarts. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** kill -9, and starts again on the same database and port. */
  killAndRestart(): Promise<void>;
  /** kill -9. */
  end(): Promise<void>;
}

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly tokenSecret: string;
  readonly numbering?: Numbering;
}

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const START_TRIES = 5;
const START_TIMEOUT_MS = 60_000;

/** Starts `plimsoll prove-server`; it is ready when this returns. The process ends with this one, whatever happens. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const port = await freePort();
  let child = await launch(options, port);
  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid ?? 0;
    },
    killAndRestart: async () => {
      await kill(child);
      child = await launch(options, port);
    },
    end: () => kill(child),
  };
}

async function launch(options: ServerOptions, port: number): Promise<ChildProcess> {
  let fault: unknown;
  for (let attempt = 1; attempt <= START_TRIES; attempt++) {
    try {
      return await launchOnce(options, port);
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

async function launchOnce(
  { databaseUrl, tokenSecret, numbering = 'numbered' }: ServerOptions,
  port: number,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'prove-server', '--relay', numbering], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      REDIS_URL: '',
      PLIMSOLL_TOKEN_SECRET: tokenSecret,
      PLIMSOLL_CURSOR_SECRET: '',
    },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2000)));
  if (await isReady(child)) return child;
  await kill(child);
  throw new Error(`A server of the prover did not start: ${said.trim()}`);
}

/** The process says one line when it listens. */
function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(false), START_TIMEOUT_MS);
    const decide = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    if (child.stdout) createInterface({ input: child.stdout }).once('line', () => decide(true));
    child.once('exit', () => decide(false));
    child.once('error', () => decide(false));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
