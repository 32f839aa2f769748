/**
 * Assignment against the best that somebody would write by hand for exactly the same rows, in the same database, in rounds that take turns.
 * `set-based`: leads that arrived, assigned by the worker, against one guarded transaction a lead, which is told its rep for nothing.
 * `single`: `claimLead` through its use case against one PL/pgSQL function that is called prepared, by one statement that commits.
 * After each round all counters are compared with what is owned, and what both wrote with each other, table by table.
 */
import { isDeepStrictEqual } from 'node:util';
import { baseOfClaims, baseOfSets } from './assign-base.mjs';
import { built, makeLeads, makeReps, openDesk } from './desk.mjs';

const ROUNDS = 5;
const CAPACITY = 1000;
const CLAIMS = 300;
/** Ours: as many as one call takes, in eight turns. */
const ARRIVALS = { ours: 4000, base: 300 };

export async function benchAssign({ tell, rows = ARRIVALS.ours, rounds = ROUNDS }) {
  const desk = await openDesk();
  try {
    const reps = await makeReps(desk.owner, { capacity: CAPACITY });
    await told(tell, { row: 'set-based', unit: 'leads/s', rounds }, await setWork(desk, { reps, rows }));
    await told(tell, { row: 'single', unit: 'claims/s', rounds }, await claimWork(desk, reps));
  } finally {
    await desk.close();
  }
}

/** One round to warm up, then those that count. */
async function told(tell, row, work) {
  const found = [];
  for (let round = 0; round <= row.rounds; round++) found.push(await work(round));
  const counted = found.slice(1);
  const [ours, base] = ['ours', 'base'].map(side => median(counted.map(one => one[side])));
  const ratio = Number(median(counted.map(one => one.ours / one.base)).toFixed(3));
  tell({
    ...row,
    ratio,
    ours: Math.round(ours),
    base: Math.round(base),
    over: found.reduce((sum, { over }) => sum + over, 0),
  });
}

async function claimWork(desk, reps) {
  const { claimLead } = await built('src/assignment/claim-lead.js');
  const base = await baseOfClaims(desk);
  const { idFromUuid } = await built('src/platform/ids.js');
  const ours = (uuid, rep) => claimLead(desk.ctxOf(viewerOf(rep)), { id: idFromUuid('lead', uuid) });
  return round =>
    both(
      desk,
      { round, sizes: { ours: CLAIMS, base: CLAIMS } },
      {
        ours: leads => oneByOne(leads, (lead, at) => ours(lead, reps[at % reps.length])),
        base: leads => oneByOne(leads, (lead, at) => base(lead, reps[at % reps.length])),
      },
    );
}

function viewerOf(rep) {
  const { id, teamId, rootId } = rep;
  return {
    subject: id,
    role: 'REP',
    repId: id,
    teamId,
    teamIds: [teamId],
    teamIdsAbove: [rootId],
    partnerId: null,
    expiresAtMs: null,
  };
}

async function setWork(desk, { reps, rows }) {
  const { assignArrivals } = await built('src/assignment/assign-arrivals.js');
  const { SYSTEM } = await built('src/app.js');
  const base = await baseOfSets(desk, reps);
  const ours = async () => {
    while (await assignArrivals(desk.ctxOf(SYSTEM)));
  };
  return round =>
    both(
      desk,
      { round, sizes: { ...ARRIVALS, ours: rows } },
      {
        before: leads => desk.owner.query(QUEUE, [leads]),
        ours,
        base: leads => oneByOne(leads, (lead, at) => base(lead, reps[at % reps.length])),
      },
    );
}

const QUEUE = `insert into assignment_queue (lead_id, since, pos, due_at)
select id, now() - interval '1 hour', 0, now() - interval '1 hour' from unnest($1::uuid[]) as q (id)`;

async function oneByOne(leads, work) {
  for (const [at, lead] of leads.entries()) await work(lead, at);
}

/** Both sides on leads of their own, now this one first, now that one. */
async function both(desk, { round, sizes }, { before = async () => undefined, ...sides }) {
  const rates = {};
  const wrote = {};
  const order = round % 2 === 0 ? ['ours', 'base'] : ['base', 'ours'];
  for (const side of order) {
    const leads = await makeLeads(desk.owner, sizes[side]);
    await before(leads);
    const was = await rowsOf(desk.owner);
    const started = performance.now();
    await sides[side](leads);
    rates[side] = (leads.length * 1000) / (performance.now() - started);
    wrote[side] = await difference(desk.owner, { was, leads });
  }
  if (!isDeepStrictEqual(wrote.ours, wrote.base)) throw new Error(`other rows were written: ${JSON.stringify(wrote)}`);
  return { ...rates, over: await overOf(desk.owner) };
}

/** What was written for each lead, in rows a lead; a set of leads moves a counter once, so counters are counted by what they hold. */
async function difference(owner, { was, leads }) {
  const is = await rowsOf(owner);
  const { rows } = await owner.query(
    'select count(*)::int as free from lead where id = any ($1::uuid[]) and owner_id is null',
    [leads],
  );
  if (rows[0].free > 0) throw new Error(`${rows[0].free} leads went to nobody`);
  await owner.query('delete from outbox');
  return Object.fromEntries(Object.keys(is).map(name => [name, (is[name] - was[name]) / leads.length]));
}

async function rowsOf(owner) {
  const { rows } = await owner.query(WRITTEN);
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}

const WRITTEN = `select 'lead' as name, sum(version - 1) as count from lead where owner_id is not null union all select 'fact', count(*) from lead_fact
union all select 'interval', count(*) from lead_interval where ended_at is null union all select 'lead event', count(*) from outbox where lead_id is not null
union all select 'held', sum(held_count) from rep_load union all select 'admitted', sum(admissions) from rep_load
union all select 'held by teams', sum(held_count) from team_load union all select 'admitted by teams', sum(admissions) from team_load
union all select 'decision', count(*) from assignment_decision union all select 'share', coalesce(sum(taken), 0) from assignment_share
union all select 'day', coalesce(sum(claim_count), 0) from pool_day`;

/** Counters that are over their line, or say something else than what is owned. */
async function overOf(owner) {
  const { rows } = await owner.query(OVER);
  return rows[0].count;
}

const OVER = `select ((select count(*) from rep_load l where l.held > l.capacity or l.held_count <> (select count(*) from lead where owner_id = l.rep_id))
+ (select count(*) from team_load t where t.held > t.capacity or t.held_count <> (
  select count(*) from lead join rep r on r.id = owner_id where r.team_id = t.team_id or (select parent_id from team where id = r.team_id) = t.team_id
)))::int as count`;

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
