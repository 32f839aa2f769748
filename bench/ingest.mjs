/**
 * Leads and interactions through the API against COPY of the very rows that came of them into copies of the same tables, with
 * the same indexes and keys. Rounds take turns; medians are told, and the ratio is our rate divided by that of COPY.
 */
import { copyIn, copyOut } from './copy.mjs';
import { bringFile, openHouse } from './house.mjs';

const ROUNDS = 3;
const ROWS = 10_000;
const UPSERT_ROWS = 500;
const LEAD_TABLES = ['contact', 'lead', 'lead_fact', 'lead_interval'];
const TOUCH_TABLES = ['interaction'];

export async function benchIngest({ tell, rows = ROWS, rounds = ROUNDS }) {
  const house = await openHouse();
  try {
    for (const [row, work] of Object.entries(WORKS)) {
      const found = [];
      for (let round = 0; round < rounds; round++) found.push(await work(house, { round, rows }));
      const [ours, base] = ['ours', 'base'].map(kind => median(found.map(one => one[kind])));
      const ratio = Number((ours / base).toFixed(3));
      tell({
        row,
        ratio,
        ours: Math.round(ours),
        base: Math.round(base),
        unit: 'rows/s',
        rounds,
        layout: house.layout,
      });
    }
  } finally {
    await house.close();
  }
}

const WORKS = {
  upsertLeads: (house, { round, rows }) =>
    measured(house, { tables: LEAD_TABLES, rows }, () => upsert(house, round, rows)),
  'import leads': (house, { round, rows }) =>
    measured(house, { tables: LEAD_TABLES, rows }, () => importLeads(house, `i${round}`, rows)),
  'import interactions': async (house, { round, rows }) => {
    await importLeads(house, `t${round}`, Math.ceil(rows / 10));
    return measured(house, { tables: TOUCH_TABLES, rows }, () => importTouches(house, `t${round}`, rows));
  },
};

/** The rate of the work, then that of COPY for the rows that it left behind. */
async function measured(house, { tables, rows }, work) {
  const { owner } = house;
  const marks = new Map();
  for (const table of tables) {
    await owner.query(`create table bench_seen_${table} as select md5(t::text) as print from ${table} t`);
    const isSeen = `exists (select from bench_seen_${table} seen where seen.print = md5(t::text))`;
    marks.set(table, `select t.* from ${table} t where not ${isSeen}`);
  }
  const ours = await secondsOf(work);
  let base = 0;
  for (const table of tables) {
    const text = await copyOut(owner, `copy (${marks.get(table)}) to stdout`);
    await clone(owner, table);
    base += await secondsOf(() => copyIn(owner, `copy bench_${table} from stdin`, text));
    await owner.query(`drop table bench_${table}; drop table bench_seen_${table}`);
  }
  return { ours: rows / ours, base: rows / base };
}

/** A table of the same columns, indexes, checks and keys, without triggers. */
async function clone(owner, table) {
  await owner.query(`create table bench_${table} (like ${table} including all)`);
  const { rows } = await owner.query(
    "select pg_get_constraintdef(oid) as said from pg_constraint where contype = 'f' and conrelid = $1::regclass",
    [table],
  );
  for (const { said } of rows) await owner.query(`alter table bench_${table} add ${said}`);
}

async function secondsOf(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const UPSERT = `mutation ($input: UpsertLeadsInput!) {
  upsertLeads(input: $input) { createdCount userErrors { code message } } }`;

async function upsert(house, round, rows) {
  for (let from = 0; from < rows; from += UPSERT_ROWS) {
    const some = Array.from({ length: Math.min(UPSERT_ROWS, rows - from) }, (_, at) => {
      const key = `u${round}-${from + at}`;
      return { externalId: key, name: `Person ${key}`, email: `${key}@bench.example` };
    });
    const { upsertLeads } = await house.run(UPSERT, { input: { rows: some, idempotencyKey: `u${round} ${from}` } });
    if (upsertLeads.createdCount !== some.length) throw new Error(JSON.stringify(upsertLeads));
  }
}

const LEAD_COLUMNS = [
  { column: 'id', field: 'EXTERNAL_ID' },
  { column: 'name', field: 'NAME' },
  { column: 'mail', field: 'EMAIL' },
];

function importLeads(house, name, rows) {
  let text = 'id,name,mail\n';
  for (let row = 0; row < rows; row++) text += `${name}-${row},Person ${row},${name}-${row}@bench.example\n`;
  const input = { fileName: 'leads.csv', columns: LEAD_COLUMNS, idempotencyKey: `leads ${name}` };
  return bringFile(house, { input, file: () => text });
}

const TOUCHES = {
  kind: 'interactions',
  name: 'bench',
  sourceSystem: 'api',
  lead: { externalId: 'lead' },
  touch: {
    externalId: 'id',
    channel: { constant: 'PHONE' },
    direction: { constant: 'OUTBOUND' },
    content: 'said',
    startedAt: { column: 'at', format: 'ISO' },
  },
};
const FIRST_MS = Date.UTC(2026, 0, 1);

function importTouches(house, name, rows) {
  const leads = Math.ceil(rows / 10);
  let text = 'id,lead,said,at\n';
  for (let row = 0; row < rows; row++)
    text += `${name}-${row},${name}-${row % leads},note text number ${row},${new Date(FIRST_MS + row * 1000).toISOString()}\n`;
  const input = { fileName: 'touches.csv', mapping: TOUCHES, idempotencyKey: `touches ${name}` };
  return bringFile(house, { input, file: () => text });
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
