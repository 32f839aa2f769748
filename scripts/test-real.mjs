import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// The tests on real data sets: from PLIMSOLL_DATA, or from ../shared/data beside the checkout.
const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.env.PLIMSOLL_DATA || path.resolve(root, '../shared/data');

if (existsSync(data)) {
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const env = { ...process.env, PLIMSOLL_DATA: data, PLIMSOLL_TEST_REAL: '1' };
  const args = [jest, 'test/real', ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
} else {
  process.stdout.write(
    `Skipped: there are no data sets at ${data}. Set PLIMSOLL_DATA to the folder that holds them.\n`,
  );
}
