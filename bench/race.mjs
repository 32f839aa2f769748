/** Servers under the same load, in turns: how often they answer, after what time, and what it costs them and PostgreSQL. */
import { fork, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CONNECTIONS = 16;
const WARM_SECONDS = 2;
const TICKS = 100;
const LOAD = path.join(path.dirname(fileURLToPath(import.meta.url)), 'load.mjs');

/**
 * Rounds take turns, medians are told. `racers`: by name `{ url, pid, requests }`; PostgreSQL and the load share a core where the
 * layout is pinned. CPU in microseconds a request, of the server and of PostgreSQL.
 */
export async function race(house, racers, { rounds, seconds, layout, connections = CONNECTIONS }) {
  pin(house, Object.values(racers), layout);
  const found = Object.fromEntries(Object.keys(racers).map(name => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, { url, pid, requests }] of Object.entries(racers)) {
      const order = { url, requests, connections };
      await load(layout, { ...order, seconds: WARM_SECONDS });
      const before = [statOf(pid)?.seconds ?? 0, databaseSeconds(house)];
      const told = await load(layout, { ...order, seconds });
      const after = [statOf(pid)?.seconds ?? 0, databaseSeconds(house)];
      if (told.failed > 0) throw new Error(`${name} failed ${told.failed} times`);
      const [nodeUs, databaseUs] = after.map((spent, at) => ((spent - before[at]) * 1e6) / told.count);
      found[name].push({ ...told, nodeUs, databaseUs });
    }
  return Object.fromEntries(Object.entries(found).map(([name, runs]) => [name, medians(runs)]));
}

/** Ours against theirs as a row; a ratio above 1 is ours. */
export function rowOf(row, [ours, theirs], layout) {
  const { rate: baseRate, p50: baseP50, p99: baseP99, nodeUs: baseNodeUs, databaseUs: baseDatabaseUs } = theirs;
  const base = { baseRate, baseP50, baseP99, baseNodeUs, baseDatabaseUs };
  return { row, ratio: rounded(ours.rate / baseRate, 3), layout, ...ours, ...base };
}

/** A request as it goes over the wire. */
export function requestOf(url, { token, body, headers = [] }) {
  const text = JSON.stringify(body);
  const head = [
    'POST /graphql HTTP/1.1',
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    'accept: application/json',
    ...(token ? [`authorization: Bearer ${token}`] : []),
    ...headers,
    `content-length: ${Buffer.byteLength(text)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}

/** PostgreSQL apart from Node, or everything where it likes. */
function pin(house, racers, layout) {
  if (house.layout !== 'pinned') return;
  const set = (cores, pid) => spawnSync('taskset', ['-acp', cores, String(pid)]);
  const first = postmasterOf(house);
  for (const pid of [first, ...childrenOf(first)]) set(layout === 'pinned' ? '1' : '0,1', pid);
  for (const { pid } of racers) set(layout === 'pinned' ? '0' : '0,1', pid);
}

function postmasterOf({ dataDir }) {
  return readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0];
}

/** Of connections that are gone the postmaster knows. */
function databaseSeconds(house) {
  const first = postmasterOf(house);
  return childrenOf(first).reduce((sum, pid) => sum + (statOf(pid)?.seconds ?? 0), statOf(first)?.reaped ?? 0);
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

async function load(layout, order) {
  const child = fork(LOAD);
  spawnSync('taskset', ['-acp', layout === 'pinned' ? '1' : '0,1', String(child.pid)]);
  const answered = new Promise((resolve, reject) => {
    child.once('message', resolve).once('exit', code => reject(new Error(`the load ended with ${code}`)));
  });
  child.send(order);
  return answered;
}

function medians(runs) {
  const of = name => median(runs.map(run => run[name]));
  return {
    rate: Math.round(of('rate')),
    p50: rounded(of('p50'), 2),
    p99: rounded(of('p99'), 2),
    nodeUs: Math.round(of('nodeUs')),
    databaseUs: Math.round(of('databaseUs')),
  };
}

export function median(numbers) {
  return percentile(numbers, 0.5);
}

/** The number below which so large a part of them lies. */
export function percentile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)];
}

function rounded(number, places) {
  return Number(number.toFixed(places));
}
