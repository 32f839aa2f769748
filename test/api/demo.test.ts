import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Listener, openListener } from '../support/listener.js';
import { documentOf } from '../support/operations.js';
import { waitFor } from '../support/wait-for.js';

// Fifteen seconds are promised on a machine that does nothing else; here other tests run beside it.
const READY_MS = 120_000;
const SEEN_MS = 120_000;
const GONE_MS = 15_000;

interface Demo {
  readonly child: ChildProcess;
  readonly url: string;
  text(): string;
  token(role: string): string;
}

let folder: string;
const running: ChildProcess[] = [];
const listeners: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'plimsoll-demo-'));
  await chmod(folder, 0o755);
});

afterAll(async () => {
  for (const listener of listeners) await listener.stop();
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('a watcher of the demo sees a claim, a change of stage, a refusal with its reason and an overload, and Ctrl-C leaves nothing', async () => {
  const demo = await startDemo({ PORT: '0' });
  expect(demo.text()).toContain('with a new world');
  expect(demo.text()).toMatch(/Wallboard {2}http:\/\/127\.0\.0\.1:\d+\/wallboard#token=ey/);
  const stages = watch<{ leadStageChanged: { events: readonly { fromStage: unknown }[] } }>(demo, 'LeadStageChanged');
  const holders = watch<{ leadAssigned: { events: readonly { how: string }[] } }>(demo, 'LeadAssigned');
  const loads = watch<{
    repLoadChanged: { isSnapshot: boolean; reps: readonly { load: { isOverloaded: boolean } }[] };
  }>(demo, 'RepLoadChanged');
  await Promise.all([
    until(holders, batch => batch.leadAssigned.events.some(({ how }) => how === 'CLAIMED')),
    until(stages, batch => batch.leadStageChanged.events.some(({ fromStage }) => fromStage !== null)),
    until(
      loads,
      batch => !batch.repLoadChanged.isSnapshot && batch.repLoadChanged.reps.some(({ load }) => load.isOverloaded),
    ),
    waitFor(() => /refused .* may not take .*Held: \d+ of \d+\. \(QUOTA_EXCEEDED\)/.test(demo.text()), SEEN_MS),
    waitFor(() => /overload .* holds \d+ of \d+/.test(demo.text()), SEEN_MS),
  ]);
  await stopDemo(demo, 'SIGINT');
}, 400_000);

test('a second start finds the world of the first, and takes a free port where its own is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const demo = await startDemo({ PORT: String(port) });
  taken.close();
  expect(demo.text()).toContain(`Port ${port} is taken, so this takes a free one.`);
  expect(demo.text()).toContain('with the world of the last start');
  const answer = await ask(demo, 'People', { first: 50 });
  expect(answer).toMatchObject({ data: { reps: { totalCount: 13 } } });
  await stopDemo(demo, 'SIGTERM');
}, 400_000);

/** `npm run demo` in a terminal of a German, told to keep its data in our folder; ready when it says so. */
async function startDemo(env: Record<string, string>): Promise<Demo> {
  const child = spawn(process.execPath, ['bin/plimsoll.mjs', 'demo'], {
    env: {
      PATH: process.env.PATH,
      LANG: 'de_DE',
      LC_ALL: 'de_DE',
      PLIMSOLL_DATA_DIR: path.join(folder, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  await waitFor(() => {
    if (child.exitCode !== null) throw new Error(`The demo ended: ${text}`);
    return text.includes('What goes on:');
  }, READY_MS);
  const url = /GraphQL\s+(\S+)\/graphql/.exec(text)?.[1] ?? '';
  const token = (role: string) => new RegExp(`${role} .*\\n\\s+(\\S+)\\n`).exec(text)?.[1] ?? '';
  return { child, url, text: () => text, token };
}

/** Sends the signal; it must go by itself, with 0, and the database with it. */
async function stopDemo(demo: Demo, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const children = await childrenOf(demo.child.pid);
  if (process.platform === 'linux') expect(children.length).toBeGreaterThan(0);
  const gone = once(demo.child, 'exit');
  demo.child.kill(signal);
  expect(await gone).toEqual([0, null]);
  expect(demo.text()).not.toMatch(/"level":"(?:error|fatal)"/);
  await waitFor(() => children.every(pid => !isAlive(pid)), GONE_MS);
}

function watch<Data>(demo: Demo, operation: string): Listener<Data> {
  const listener = openListener<Data>(demo.url, demo.token('WALLBOARD'), documentOf(operation));
  listeners.push(listener);
  return listener;
}

async function until<Data>(listener: Listener<Data>, isIt: (batch: Data) => boolean): Promise<void> {
  const endsAt = performance.now() + SEEN_MS;
  while (performance.now() < endsAt) {
    const { data, errors } = await listener.next(SEEN_MS);
    expect(errors).toBeUndefined();
    if (data && isIt(data)) return;
  }
  throw new Error('It was not seen in time.');
}

async function ask(demo: Demo, operation: string, variables: object): Promise<unknown> {
  const response = await fetch(`${demo.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${demo.token('ADMIN')}` },
    body: JSON.stringify({ ...documentOf(operation), variables }),
  });
  return response.json();
}

/** The processes that it started, where the system lists them in `/proc`. */
async function childrenOf(parent: number | undefined): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter(name => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return pids.map(Number).filter((_, index) => Number(/\) \S (\d+)/.exec(stats[index] ?? '')?.[1]) === parent);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
