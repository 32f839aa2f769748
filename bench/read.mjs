/**
 * Reading through the API against others on the same data. Rows named after them tell what the nested list costs here and there: `raw` (the
 * answer made as JSON by one statement behind bare node:http), `postgraphile`, `mercurius`, `yoga`, and `plain`, the product with every
 * field resolved; every answer is compared before it is timed. Pinned: Node on one core, PostgreSQL and the load on the other;
 * free: nothing is pinned. The other rows are of the product alone, and say what their base is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, print, separateOperations, visit } from 'graphql';
import { openHouse } from './house.mjs';
import { QUERY as LISTS_QUERY } from './peers/lists.mjs';
import { installPeers, startPeer } from './peers/start.mjs';
import { median, percentile, race, requestOf, rowOf } from './race.mjs';
import { DEEP_QUERY, evened, idOf, POSTGRAPHILE, QUERY } from './read-statement.mjs';
import { fillLeads } from './read-world.mjs';

const LEADS = 40_000;
const ROUNDS = 3;
const SECONDS = 4;
const POOL = 8;
const SCREENS = 100;
const COMPILED_MS = 0.2;
const COMPILED = 400;
const OPERATIONS = new URL('../schema/operations/', import.meta.url);
const BOARD = new URL('wallboard.graphql', OPERATIONS);
const FAR = 0.9;
/** Committed queries that are refused without variables. */
const NEEDY = ['LeadCheck'];
/** What is asked of those who do not speak our schema; a name stands for a statement. */
const ASKED = { raw: 'raw', postgraphile: POSTGRAPHILE, mercurius: LISTS_QUERY, yoga: LISTS_QUERY };

/** What is measured, by the name under which it may be asked for alone. */
const PARTS = {
  peers: againstPeers,
  'four-levels': fourLevels,
  policies: underPolicies,
  wallboard,
  'far-page': farIntoLeads,
  compile: compiling,
};

export async function benchRead({ tell, rows = LEADS, rounds = ROUNDS, only }) {
  const wanted = Object.keys(PARTS).filter(name => only === undefined || name === only);
  if (wanted.length === 0) throw new Error(`There is no ${only}; there are ${Object.keys(PARTS).join(', ')}.`);
  installPeers();
  const house = await openHouse();
  const peers = {};
  try {
    const { stages, reps, team } = await fillLeads(house, rows);
    for (const plans of ['on', 'off']) {
      const name = plans === 'on' ? 'plans' : 'plain';
      peers[name] = await house.beside({ PLIMSOLL_PLANS: plans, PLIMSOLL_DB_POOL: String(POOL), NODE_ENV: 'test' });
    }
    for (const name of [...Object.keys(ASKED), 'ready']) peers[name] = await startPeer(house, name, POOL);
    const bench = { house, peers, stages, rep: reps[0], team, tell, race: { rounds, seconds: SECONDS } };
    const layouts = house.layout === 'pinned' ? ['pinned', 'free'] : ['free'];
    for (const name of wanted)
      for (const layout of name === 'peers' ? layouts : layouts.slice(0, 1)) await PARTS[name](bench, layout);
  } finally {
    for (const peer of Object.values(peers)) await peer.close();
    await house.close();
  }
}

/** Requests for one query, a stage after the other. */
function asking({ house, peers, stages }, name, { query = ASKED[name] ?? QUERY, token = house.token, ...more } = {}) {
  const { url, pid } = peers[name];
  const bodies = stages.map(stage => {
    const id = ASKED[name] ? stage : idOf('stage', stage);
    return { query, variables: { stage: id, first: 50, ...more } };
  });
  return { url, pid, token, bodies, requests: bodies.map(body => requestOf(url, { token, body })) };
}

async function answerOf({ url, token }, body, headers = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 900));
  return answer;
}

/** All of them answer alike, or nothing is timed. */
async function compare(racers) {
  const wanted = [];
  for (const [name, racer] of Object.entries(racers))
    for (const [at, body] of racer.bodies.entries()) {
      const text = evened(await answerOf(racer, body));
      wanted[at] ??= text;
      if (text !== wanted[at])
        throw new Error(`${name} answers differently:\n${text.slice(0, 900)}\n${wanted[at].slice(0, 900)}`);
    }
}

async function planned(racer) {
  const { extensions } = await answerOf(racer, racer.bodies[0], { 'x-plimsoll-plan': '1' });
  if (extensions.plan && !extensions.plan.isPlanned) throw new Error(JSON.stringify(extensions.plan));
}

async function againstPeers(bench, layout) {
  const names = ['plans', ...Object.keys(ASKED), 'plain'];
  const racers = Object.fromEntries(names.map(name => [name, asking(bench, name)]));
  await compare(racers);
  await planned(racers.plans);
  const found = await race(bench.house, racers, { ...bench.race, layout });
  for (const name of names.slice(1)) bench.tell(rowOf(name, [found.plans, found[name]], layout));
}

async function fourLevels(bench, layout) {
  const first = { first: 20 };
  const racers = {
    plans: asking(bench, 'plans', { query: DEEP_QUERY, ...first }),
    raw: asking(bench, 'raw', { query: 'deep', ...first }),
  };
  await compare(racers);
  await planned(racers.plans);
  const found = await race(bench.house, racers, { ...bench.race, layout });
  bench.tell(rowOf('four-levels', [found.plans, found.raw], layout));
}

/** The same leads, by somebody who may see all of them and by one whose policy stands in the statement. */
async function underPolicies(bench, layout) {
  const { house, rep, team } = bench;
  const whole = asking(bench, 'plans');
  const manager = asking(bench, 'plans', { token: await house.tokenOf({ role: 'MANAGER', team: idOf('team', team) }) });
  const owned = QUERY.replace('filter: {', `filter: { ownerId: { eq: "${idOf('rep', rep)}" }`);
  const own = asking(bench, 'plans', { query: owned });
  const seller = asking(bench, 'plans', {
    query: owned,
    token: await house.tokenOf({ role: 'REP', rep: idOf('rep', rep) }),
  });
  await compare({ whole, manager });
  await compare({ own, seller });
  const found = await race(house, { whole, manager, own, seller }, { ...bench.race, layout });
  bench.tell(rowOf('manager', [found.manager, found.whole], layout));
  bench.tell(rowOf('rep', [found.seller, found.own], layout));
}

/** The board of a hundred screens, against as many bytes that are there. */
async function wallboard(bench, layout) {
  const { house, peers } = bench;
  const token = await house.tokenOf({ role: 'WALLBOARD' });
  const query = boardOf(readFileSync(BOARD, 'utf8'));
  const racer = ({ url, pid }) => ({ url, pid, requests: [requestOf(url, { token, body: { query } })] });
  const { data } = await answerOf({ url: peers.plans.url, token }, { query });
  await fetch(peers.ready.url, { method: 'POST', body: JSON.stringify({ ready: JSON.stringify({ data }) }) });
  const racers = { screens: racer(peers.plans), ready: racer(peers.ready) };
  const found = await race(house, racers, { ...bench.race, layout, connections: SCREENS });
  bench.tell(rowOf('wallboard', [found.screens, found.ready], layout));
}

/** The operation and the fragments that it uses. */
function boardOf(text) {
  const parts = text.split(/^(?=(?:fragment|query|subscription) )/m);
  const fragments = new Map(
    parts.flatMap(part => (/^fragment (\w+)/.exec(part)?.[1] ? [[part.split(' ')[1], part]] : [])),
  );
  const used = new Set();
  const use = part => {
    for (const [, name] of part.matchAll(/\.\.\.(\w+)/g)) {
      if (used.has(name)) continue;
      used.add(name);
      use(fragments.get(name));
    }
  };
  const board = parts.find(part => /^query Wallboard\b/.test(part));
  use(board);
  return [board, ...[...used].map(name => fragments.get(name))].join('');
}

/** A page of all leads from near the end of them, by cursor, against the first. */
async function farIntoLeads(bench, layout) {
  const { house, peers, stages } = bench;
  const list = `query ($first: Int!, $after: String) { leads(first: $first, after: $after) { nodes { id name createdAt } } }`;
  const { rows } = await house.owner.query(
    `select created_at as at, (select count(*)::int from lead) as leads from lead order by created_at desc
     offset (select (count(*) * $1::float8)::bigint from lead) limit 1`,
    [FAR],
  );
  const [{ at, leads }] = rows;
  const found = await answerOf(
    { url: peers.plans.url, token: house.token },
    {
      query:
        'query ($at: DateTime!) { leads(first: 1, filter: { createdAt: { lte: $at } }) { pageInfo { endCursor } } }',
      variables: { at },
    },
  );
  const one = { ...bench, stages: stages.slice(0, 1) };
  const first = asking(one, 'plans', { query: list });
  const far = asking(one, 'plans', { query: list, after: found.data.leads.pageInfo.endCursor });
  const told = await race(house, { first, far }, { ...bench.race, layout });
  bench.tell({ ...rowOf('far-page', [told.far, told.first], layout), of: 'leads', leads });
}

/** Documents that were never seen, the nested list and then all that is committed: what the plan of each took to make. */
async function compiling({ house, peers, stages, tell }, layout) {
  const ask = async body => {
    const { extensions } = await answerOf({ url: peers.plans.url, token: house.token }, body, {
      'x-plimsoll-plan': '1',
    });
    if (!extensions.plan.isPlanned) throw new Error(`${body.query}\n${JSON.stringify(extensions.plan)}`);
    return extensions.plan.compiledMs;
  };
  const variables = { stage: idOf('stage', stages[0]), first: 1 };
  const operations = committedQueries();
  const kinds = {
    compile: time => ({ query: QUERY.replace('nodes {', `nodes { told${time}: name `), variables }),
    'compile-drawn': time => ({ query: withAlias(operations[time % operations.length], `told${time}`) }),
  };
  for (const [row, bodyOf] of Object.entries(kinds)) {
    const took = [];
    for (let time = 0; time < COMPILED; time++) took.push(await ask(bodyOf(time)));
    const shapes = row === 'compile' ? 1 : operations.length;
    tell(compiledRow(row, { warm: took.slice(COMPILED / 2), shapes, layout }));
  }
}

/** The ratio is of what is promised, so 1 is just kept. */
function compiledRow(row, { warm, shapes, layout }) {
  const compiledMs = median(warm);
  const ratio = Number((COMPILED_MS / compiledMs).toFixed(3));
  return { row, ratio, layout, compiledMs, p99Ms: percentile(warm, 0.99), documents: warm.length, shapes };
}

/** The queries of `schema/operations` that ask for no variable, each with its fragments. */
function committedQueries() {
  const text = readdirSync(OPERATIONS)
    .map(file => readFileSync(new URL(file, OPERATIONS), 'utf8'))
    .join('\n');
  return Object.values(separateOperations(parse(text))).filter(({ definitions }) => {
    const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const isAsked = ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue;
    return (
      operation.operation === 'query' &&
      !NEEDY.includes(operation.name.value) &&
      !operation.variableDefinitions.some(isAsked)
    );
  });
}

/** The same document with a name of its own for the first of its values, so that it is another one. */
function withAlias(document, name) {
  let given = false;
  const aliased = visit(document, {
    Field(node) {
      if (given || node.selectionSet || node.alias) return undefined;
      given = true;
      return { ...node, alias: { kind: Kind.NAME, value: name } };
    },
  });
  return print(aliased);
}
