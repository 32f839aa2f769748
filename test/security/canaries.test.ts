import { Writable } from 'node:stream';
import pg from 'pg';
import { makeLog } from '../../src/platform/log.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { settled } from '../support/digest.js';
import { makeWorld, type World } from '../support/world.js';

/** One word for each personal value: found anywhere, it tells what leaked. */
const CANARY = {
  name: 'Canaryname Quill',
  email: 'canary.mail@quill.example',
  phone: '+4915112345678',
  note: 'canary-note-7f',
  content: 'canary-content-7f',
  newName: 'Canaryrenamed Quill',
  newNote: 'canary-second-note-7f',
  bulkName: 'Canarybulk Quill',
  bulkEmail: 'canary.bulk@quill.example',
} as const;
const WORDS = Object.values(CANARY);

const lines: string[] = [];
const log = makeLog(
  'trace',
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);

let app: TestApp;
let world: World;
let owner: pg.Client;
let leadId: string;
let start: string;
const tokens: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ log, env: { LOG_LEVEL: 'trace' } });
  start = (await app.run<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor } }')).data?.leads.cursor ?? '';
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  const { name, email, phone, note } = CANARY;
  const made = await app.run<{ createLead: { lead: { id: string } } }>('CreateLead', {
    input: { name, email, phone, note, ownerId: world.reps.anna },
  });
  leadId = made.data?.createLead.lead.id ?? '';
  await everyPath();
  await settled(owner);
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

/** What is done and what goes wrong with the person's data. */
async function everyPath(): Promise<void> {
  const { name, email, phone, content, newName, newNote, bulkName, bulkEmail } = CANARY;
  const as = world.people.anna;
  await app.run('UpdateLead', { input: { id: leadId, name: newName, note: newNote } });
  await app.run('LogInteraction', { input: { leadId, channel: 'PHONE', direction: 'OUTBOUND', content } });
  await app.run('UpsertLeads', {
    input: {
      rows: [
        { name: bulkName, email: bulkEmail },
        { name, email, ownerId: world.reps.cleo },
      ],
      idempotencyKey: 'canary',
    },
  });
  await app.run('CreateLead', { input: { name, email } });
  await app.run('CreateLead', { input: { name: name.repeat(50), email, phone } });
  await app.run('CreateLead', { input: { name, email: `${email} x`, phone: `${phone}x` } });
  await app.run('CreateLead', { input: { name: `${name}\u0000`, note: 5 } });
  await app.run('UpdateLead', { input: { id: leadId, name, expectedVersion: 1 } });
  await app.run('UpdateLead', { input: { id: leadId, name } }, { as: world.people.cleo });
  await app.run('LeadCheck', { email });
  await app.run('MoveLead', { input: { id: leadId, stageId: world.stages.CONTACTED } }, { as });
  await app.run('{ lead(id: "x") { id } }', {}, { as: await remembered() });
  await everyUseOfAKey();
  await app.run(`{ leads(filter: { displayLabel: { eq: "${name}" } }) { nodes { nam } } }`);
}

/** A key in use, changed, revoked, in a wrong place and in an address. */
async function everyUseOfAKey(): Promise<void> {
  const input = { name: 'A screen', role: 'WALLBOARD', scopes: ['FEEDS'] };
  const { data } = await app.run<{ createApiKey: { secret: string; apiKey: { id: string } } }>('CreateApiKey', {
    input,
  });
  const { secret = '', apiKey } = data?.createApiKey ?? {};
  tokens.push(secret.slice(-20));
  await app.run('Viewer', {}, { as: secret });
  await app.run('Leads', {}, { as: secret });
  await app.run('Viewer', {}, { as: `${secret.slice(0, 8)}0${secret.slice(9)}` });
  await fetch(`${app.url}/graphql?key=${secret}`);
  await app.run(`{ lead(id: "${secret}") { id } }`);
  await app.run('RevokeApiKey', { input: { id: apiKey?.id, idempotencyKey: 'revoke' } });
  await app.run('Viewer', {}, { as: secret });
}

async function remembered(): Promise<string> {
  const token = await app.token(world.people.anna);
  tokens.push(token);
  return token;
}

const found = (text: string) => WORDS.filter(word => text.includes(word) || text.includes(word.toLowerCase()));

test('the person is in the answer to whoever may see it, so that its absence elsewhere means something', async () => {
  const { data } = await app.run('query Q($id: ID!) { lead(id: $id) { name email phone note } }', { id: leadId });
  expect(found(JSON.stringify(data)).toSorted()).toEqual(
    [CANARY.name, CANARY.email, CANARY.phone, CANARY.newNote].toSorted(),
  );
});

test.each(['event_log', 'outbox', 'idempotency', 'lead_fact', 'lead_interval', 'consumer', 'api_key'])(
  '%s holds nobody and no token',
  async table => {
    const { rows } = await owner.query<{ said: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as said from ${table} t`,
    );
    expect(found(rows[0]?.said ?? '')).toEqual([]);
    for (const token of tokens) expect(rows[0]?.said).not.toContain(token);
  },
);

test('the log of the server names nobody and holds no token', () => {
  expect(lines.length).toBeGreaterThan(0);
  const text = lines.join('');
  expect(found(text)).toEqual([]);
  for (const token of tokens) expect(text).not.toContain(token);
});

test.each(['wallboard', 'auditor', 'secondPartner', 'cleo'] as const)('%s sees nobody, by any query', async person => {
  const query = `query Q($id: ID!) {
    lead(id: $id) { ...L } node(id: $id) { id ... on Lead { ...L } } leads(first: 10) { nodes { ...L } }
  } fragment L on Lead { id displayLabel name email phone note contact { name email phone } timeline(first: 50) { edges { node { value reason } } } }`;
  const answer = await app.run(query, { id: leadId }, { as: world.people[person] });
  expect(answer.errors).toBeUndefined();
  expect(found(JSON.stringify(answer))).toEqual([]);
});

test.each(['wallboard', 'auditor', 'secondPartner'] as const)('%s hears of nobody on the feeds', async person => {
  const feed = await app.listen(
    'subscription S($after: Cursor) { leadStageChanged(after: $after) { isUpToDate events { leadId lead { displayLabel name email phone note contact { name } } } } }',
    { after: start },
    { as: world.people[person] },
  );
  const frame = await feed.next();
  expect(frame.errors).toBeUndefined();
  expect(found(JSON.stringify(frame))).toEqual([]);
  await feed.stop();
});
