import { spawn } from 'node:child_process';
import path from 'node:path';
import { withOwner } from '../../src/platform/db/server-version.js';

interface Line {
  readonly law?: string;
  readonly figure?: string;
  readonly holds?: boolean;
  readonly mutant?: string;
  readonly caught?: boolean;
  readonly seed?: number;
  readonly isProven?: boolean;
}

const SERVER = process.env.PLIMSOLL_TEST_SERVER_URL ?? '';
const ROOT = path.resolve(import.meta.dirname, '../..');
const SERVERS_RUNNING = `select count(distinct datname)::int as count from pg_stat_activity where datname like 'plimsoll\\_prove\\_%'`;
const DATABASES = `select count(*)::int as count from pg_database where datname like 'plimsoll\\_prove\\_%'`;

function prove(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/src/cli/main.js'), 'prove', ...args], {
      env: { ...process.env, DATABASE_URL: SERVER },
      cwd: ROOT,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => (stderr += chunk));
    child.on('error', reject);
    child.on('close', exitCode => resolve({ exitCode, stdout, stderr }));
  });
}

const count = (statement: string) =>
  withOwner(SERVER, async client => (await client.query<{ count: number }>(statement)).rows[0]?.count);

test('the prover in small: every law holds, every mutant is caught, and nothing is left behind', async () => {
  const before = await count(DATABASES);
  const { exitCode, stdout, stderr } = await prove('--json', '--seconds', '15', '--operations', '400', '--seed', '20');
  expect(stderr).toBe('');
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
  const laws = lines.filter(line => line.law !== undefined);
  expect(laws.filter(line => !line.holds || !line.caught)).toEqual([]);
  expect(laws).toHaveLength(11);
  expect(lines.at(-1)).toMatchObject({ seed: 20, isProven: true });
  expect(exitCode).toBe(0);
  expect(await count(DATABASES)).toBe(before);
  expect(await count(SERVERS_RUNNING)).toBe(0);
}, 600_000);

test('a seed that is no number is refused in one line', async () => {
  const { exitCode, stderr } = await prove('--seed', 'lucky');
  expect(stderr).toContain('whole number');
  expect(exitCode).toBe(1);
});
