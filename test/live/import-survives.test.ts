import { request } from 'node:http';
import pg from 'pg';
import { type FreshDatabase, freshDatabase, freshRedis } from '../support/database.js';
import { intakeOf, PLAIN_HEADER, plainRows } from '../support/intake.js';
import { NodeProcess } from '../support/node-process.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(600_000);

const ROWS = 8000;
const FILE = Buffer.from(`${PLAIN_HEADER}\n${plainRows(ROWS)}`);
const HALF = 300_000;
const SLOW_MS = 300_000;

let database: FreshDatabase;
let owner: pg.Client;
const nodes: NodeProcess[] = [];

async function aNode(): Promise<NodeProcess> {
  const node = await NodeProcess.start(database.url, await redis);
  nodes.push(node);
  return node;
}

let redis: Promise<string>;

beforeAll(async () => {
  database = await freshDatabase();
  redis = freshRedis();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  for (const node of nodes) await node.kill();
  await owner.end();
  await database.drop();
});

/** Sends the first bytes of the file and never the rest. */
function sendHalf(address: string): () => void {
  const headers = { 'content-type': 'text/csv', 'content-length': String(FILE.length) };
  const outgoing = request(address, { method: 'PUT', headers });
  outgoing.on('error', () => undefined);
  outgoing.write(FILE.subarray(0, HALF));
  return () => outgoing.destroy();
}

test('nodes are killed in the middle of the upload and of the run, and in the end every row is in once', async () => {
  const [first, second] = [await aNode(), await aNode()];
  const { id, uploadUrl } = await intakeOf(first).made();
  const goAway = sendHalf(`${first.url}${uploadUrl}`);
  await waitFor(async () => (await intakeOf(second).shown(id)).uploadedBytes > 0, SLOW_MS);
  await first.kill();
  goAway();

  const after = intakeOf(second);
  const head = await fetch(`${second.url}${uploadUrl}`, { method: 'HEAD' });
  const from = Number(head.headers.get('upload-offset'));
  const rest = await after.put(uploadUrl, FILE.subarray(from), {
    'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}`,
  });
  expect([head.status, from > 0, rest.status]).toEqual([200, true, 201]);

  const isUnderWay = async () => {
    const { processedRows } = await after.shown(id);
    return processedRows >= 1000 && processedRows < ROWS;
  };
  await waitFor(isUnderWay, SLOW_MS);
  await second.kill();
  const { rows: broken } = await owner.query<{ processed: number; leads: number }>(
    'select (select processed_rows from lead_import) as processed, (select count(*)::int from lead) as leads',
  );
  expect(broken[0]?.leads).toBe(broken[0]?.processed);
  expect(broken[0]?.processed).toBeLessThan(ROWS);

  const third = await aNode();
  expect(await intakeOf(third).ended(id, SLOW_MS)).toMatchObject({
    status: 'SUCCEEDED',
    totalRows: ROWS,
    createdCount: ROWS,
    unchangedCount: 0,
    failedCount: 0,
  });
  // The relay has numbered what is to be told.
  await waitFor(async () => (await owner.query('select from outbox limit 1')).rowCount === 0, SLOW_MS);
  const { rows: whole } = await owner.query(
    `select (select count(*)::int from lead) as leads, (select count(distinct external_id)::int from lead) as keys,
       (select count(*)::int from lead_fact where axis = 'STAGE') as facts,
       (select count(*)::int from event_log where type = 'leadCreated') as events,
       (select count(distinct lead_id)::int from event_log where type = 'leadCreated') as told`,
  );
  expect(whole).toEqual([{ leads: ROWS, keys: ROWS, facts: ROWS, events: ROWS, told: ROWS }]);
});
