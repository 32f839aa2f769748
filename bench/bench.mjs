/** `npm run bench -- NAME [--json] [--rows N] [--rounds N] [--only PART]`: measures what a client sees. Prints one line a row. */
import { parseArgs } from 'node:util';
import { benchAssign } from './assign.mjs';
import { benchImport } from './import.mjs';
import { benchIngest } from './ingest.mjs';
import { benchRead } from './read.mjs';

const BENCHES = { assign: benchAssign, import: benchImport, ingest: benchIngest, read: benchRead };

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string' },
  },
  allowPositionals: true,
});
const bench = BENCHES[positionals[0] ?? ''];
if (!bench) {
  process.stderr.write(`Name a bench: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(1);
}

const tell = row => {
  const words = Object.entries(row).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${values.json ? JSON.stringify(row) : words.join(', ')}\n`);
};
const number = text => (text === undefined ? undefined : Number(text));
await bench({ tell, rows: number(values.rows), rounds: number(values.rounds), only: values.only });
