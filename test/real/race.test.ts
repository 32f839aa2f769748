import { spawn } from 'node:child_process';
import path from 'node:path';

interface Line {
  readonly law?: string;
  readonly done?: string;
  readonly figure?: string;
  readonly holds?: boolean;
  readonly caught?: boolean;
  readonly seed?: number;
  readonly isProven?: boolean;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
jest.setTimeout(600_000);

function raceFor(operations: number, seed: number): Promise<{ exitCode: number | null; lines: Line[] }> {
  return new Promise((resolve, reject) => {
    const args = ['prove', '--race', '--json', '--operations', String(operations), '--seed', String(seed)];
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/src/cli/main.js'), ...args], { cwd: ROOT });
    let [said, stdout] = ['', ''];
    child.stdout.on('data', chunk => (stdout += chunk));
    child.stderr.on('data', chunk => (said += chunk));
    child.on('error', reject);
    child.on('close', exitCode => {
      if (stdout === '') reject(new Error(said));
      const lines = stdout.trim().split('\n');
      resolve({ exitCode, lines: lines.map(line => JSON.parse(line) as Line) });
    });
  });
}

test('ten thousand calls on all paths at once, through two immediate stops of PostgreSQL: every law of ownership holds', async () => {
  const { exitCode, lines } = await raceFor(10_000, 7);
  for (const { law, done, figure } of lines) if (law) process.stdout.write(`${law}: ${done}: ${figure}\n`);
  expect(lines.filter(line => line.law !== undefined && !(line.holds && line.caught))).toEqual([]);
  expect(lines.at(-1)).toMatchObject({ seed: 7, isProven: true });
  expect(exitCode).toBe(0);
});
