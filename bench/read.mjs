/**
 * The nested read through the API against the limit (`raw`): the same answer made as JSON by one statement behind bare node:http. Rows:
 * `plans` with plans on, `plain` with every field resolved. Answers are compared before anything is timed. Pinned: Node on one core,
 * PostgreSQL and the load on the other; free: nothing is pinned.
 */
import { fork, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onCore, openHouse, stopped } from './house.mjs';
import { evened, idOf, QUERY } from './read-statement.mjs';
import { fillLeads } from './read-world.mjs';

const LEADS = 40_000;
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;
const POOL = 8;
const TICKS = 100;
const FOLDER = path.dirname(fileURLToPath(import.meta.url));

export async function benchRead({ tell, rows = LEADS, rounds = ROUNDS }) {
  const house = await openHouse();
  const peers = {};
  try {
    const stages = await fillLeads(house, rows);
    peers.raw = await rawServer(house);
    for (const plans of ['on', 'off']) {
      const name = plans === 'on' ? 'plans' : 'plain';
      peers[name] = await house.beside({ PLIMSOLL_PLANS: plans, PLIMSOLL_DB_POOL: String(POOL), NODE_ENV: 'test' });
    }
    await compareAll(house, peers, stages);
    for (const layout of house.layout === 'pinned' ? ['pinned', 'free'] : ['free']) {
      pin(house, peers, layout);
      for (const row of await measureAll({ house, peers, stages, rounds, layout })) tell(row);
    }
  } finally {
    for (const peer of Object.values(peers)) await peer.close();
    await house.close();
  }
}

async function rawServer(house) {
  const [command, ...words] = [...onCore(0), process.execPath, path.join(FOLDER, 'raw-server.mjs')];
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: house.databaseUrl, POOL: String(POOL) },
  });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => resolve(/http:\S+/.exec(line)?.[0]));
    child.once('exit', code => reject(new Error(`the raw server ended with ${code}`)));
  });
  return { url, pid: child.pid, close: () => stopped(child) };
}

function bodyFor(name, stage) {
  return JSON.stringify({
    query: QUERY,
    variables: { stage: name === 'raw' ? stage : idOf('stage', stage), first: 50 },
  });
}

async function compareAll(house, peers, stages) {
  const answers = new Map();
  for (const [name, { url }] of Object.entries(peers))
    for (const stage of stages) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${house.token}`, 'x-plimsoll-plan': '1' },
        body: bodyFor(name, stage),
      });
      const answer = await response.json();
      if (!answer.data) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      if (name === 'plans' && !answer.extensions.plan.isPlanned)
        throw new Error(JSON.stringify(answer.extensions.plan));
      const text = evened(answer);
      const wanted = answers.get(stage) ?? text;
      answers.set(stage, wanted);
      if (text !== wanted)
        throw new Error(`${name} answers differently:\n${text.slice(0, 900)}\n${wanted.slice(0, 900)}`);
    }
}

/** PostgreSQL apart from Node, or everything where it likes. */
function pin({ dataDir, layout: possible }, peers, layout) {
  if (possible !== 'pinned') return;
  const [first] = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  const set = (cores, pid) => spawnSync('taskset', ['-acp', cores, String(pid)]);
  for (const pid of [first, ...childrenOf(first)]) set(layout === 'pinned' ? '1' : '0,1', pid);
  for (const { pid } of Object.values(peers)) set(layout === 'pinned' ? '0' : '0,1', pid);
}

function childrenOf(pid) {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name) && statOf(name)?.parent === Number(pid));
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [own, reaped] = [11, 13].map(at => (Number(fields[at]) + Number(fields[at + 1])) / TICKS);
    return { parent: Number(fields[1]), seconds: own, reaped };
  } catch {
    return null;
  }
}

/** Rounds take turns; medians are told. */
async function measureAll({ house, peers, stages, rounds, layout }) {
  const found = Object.fromEntries(Object.keys(peers).map(name => [name, []]));
  const [postmaster] = readFileSync(path.join(house.dataDir, 'postmaster.pid'), 'utf8').split('\n');
  // Of connections that are gone the postmaster knows.
  const databaseSeconds = () =>
    childrenOf(postmaster).reduce((sum, pid) => sum + (statOf(pid)?.seconds ?? 0), statOf(postmaster)?.reaped ?? 0);
  for (let round = 0; round < rounds; round++)
    for (const [name, peer] of Object.entries(peers)) {
      const requests = stages.map(stage => requestOf(peer.url, house.token, bodyFor(name, stage)));
      await load(layout, { url: peer.url, requests, connections: CONNECTIONS, seconds: 1 });
      const before = [statOf(peer.pid)?.seconds ?? 0, databaseSeconds()];
      const told = await load(layout, { url: peer.url, requests, connections: CONNECTIONS, seconds: SECONDS });
      const after = [statOf(peer.pid)?.seconds ?? 0, databaseSeconds()];
      if (told.failed > 0) throw new Error(`${name} failed ${told.failed} times`);
      const [nodeUs, databaseUs] = after.map((seconds, at) => ((seconds - before[at]) * 1e6) / told.count);
      found[name].push({ ...told, nodeUs, databaseUs });
    }
  const base = median(found.raw.map(({ rate }) => rate));
  return Object.entries(found).map(([row, runs]) => {
    const of = name => median(runs.map(run => run[name]));
    const numbers = { rate: Math.round(of('rate')), p50: rounded(of('p50')), p99: rounded(of('p99')) };
    const cpu = { nodeUs: Math.round(of('nodeUs')), databaseUs: Math.round(of('databaseUs')) };
    return { row, ratio: Number((of('rate') / base).toFixed(3)), layout, ...numbers, ...cpu, rounds };
  });
}

function requestOf(url, token, body) {
  const head = [
    'POST /graphql HTTP/1.1',
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    'accept: application/json',
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

async function load(layout, order) {
  const cores = layout === 'pinned' ? '1' : '0,1';
  const child = fork(path.join(FOLDER, 'load.mjs'));
  spawnSync('taskset', ['-acp', cores, String(child.pid)]);
  const answered = new Promise((resolve, reject) => {
    child.once('message', resolve).once('exit', code => reject(new Error(`the load ended with ${code}`)));
  });
  child.send(order);
  return answered;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function rounded(ms) {
  return Math.round(ms * 100) / 100;
}
