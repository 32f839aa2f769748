import pg from 'pg';
import { SYSTEM } from '../../src/app.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { transact } from '../../src/platform/db/transact.js';
import type { Tx } from '../../src/platform/db/tx.js';
import { Refusal } from '../../src/platform/refusal.js';
import { takeIntake } from '../../src/quotas/intake-count.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { breaksOf, dayNumber, IntakeOracle, type Takes, type TestCap } from '../support/intake-oracle.js';
import { type MadeRep, type Walk, walkOf } from '../support/walk.js';

const DAYS = 150;
const DAY_MS = 86_400_000;
const ZONE = 'Europe/Berlin';
const SLOW_MS = 600_000;

/** Asked for on each day: more than the cap gives, or by chance, with days of nothing and days of many. */
type Demand = 'steady' | 'uneven';

const CAPS: readonly [string, TestCap, Demand][] = [
  ['14 in 30 days', { max: 14, days: 30 }, 'steady'],
  ['45 in 30 days', { max: 45, days: 30 }, 'steady'],
  ['1 in 7 days', { max: 1, days: 7 }, 'steady'],
  ['20 in 30 days', { max: 20, days: 30 }, 'steady'],
  ['100 in 30 days', { max: 100, days: 30 }, 'uneven'],
  ['45 in 30 days, unevenly', { max: 45, days: 30 }, 'uneven'],
  ['20 a week, at once', { max: 20, days: 7, burst: 20 }, 'uneven'],
  ['10 a day', { max: 10, days: 1 }, 'uneven'],
  ['30 a month', { max: 30, days: null }, 'uneven'],
  ['30 a month, every day', { max: 30, days: null }, 'steady'],
];

let app: TestApp;
let walk: Walk;

beforeEach(async () => {
  app = await startTestApp();
  walk = walkOf(app);
  await walk.act('SaveTimeZone', { timeZone: ZONE });
  await walk.act('SetHoldingQuota', { mode: 'UNLIMITED' });
}, SLOW_MS);

afterEach(async () => {
  await walk.stop();
  await app.stop();
});

async function aTaker({ max, days, burst }: TestCap): Promise<MadeRep> {
  const rep = await walk.aRep();
  const period = days === null ? { period: 'MONTH' } : { period: 'DAYS', periodDays: days };
  const outcome = await walk.act('SetIntakeCap', { repId: rep.id, mode: 'LIMITED', max, burst, ...period });
  expect(outcome.refusals).toEqual([]);
  return rep;
}

/** So many leads in a pool. */
async function fill(poolId: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, nth) => ({
      externalId: `lead ${from + nth}`,
      name: `Lead ${from + nth}`,
      poolId,
    }));
    const made = await walk.act('UpsertLeads', { rows, idempotencyKey: `fill ${from}` });
    expect([made.denied, made.rejectedCount]).toEqual([null, 0]);
  }
}

/** The calendar day of now in the zone, by a clock that is not PostgreSQL's. */
async function today(): Promise<number> {
  return dayNumber(new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(await app.runtime.now()));
}

interface Ask {
  readonly rep: MadeRep;
  readonly count: number;
}

/** How many each gets of as many as it asks for, one after another. */
type Take = (asks: readonly Ask[]) => Promise<number[]>;

/** Through the door, of a pool that has enough. */
async function claims(leadCount: number): Promise<Take> {
  const poolId = await walk.aPool();
  await fill(poolId, leadCount);
  const one = async ({ rep, count }: Ask) => {
    if (count === 0) return 0;
    const input = { poolId, count, idempotencyKey: `${rep.id} ${Math.random()}` };
    const { data, errors } = await app.run<{ claimNext: { claimedCount: number; userErrors: unknown[] } }>(
      'ClaimNext',
      { input },
      { as: rep.as },
    );
    expect([errors, data?.claimNext.userErrors]).toEqual([undefined, []]);
    return data?.claimNext.claimedCount ?? 0;
  };
  return asks => Promise.all(asks.map(one));
}

/** By the law of intake alone, without leads or load behind it: some thousands of these are quick. */
const takings: Take = async asks =>
  transact(await app.runtime.contextFor(SYSTEM), async tx => {
    const taken: number[] = [];
    for (const ask of asks) taken.push(await takeUp(tx, ask));
    return taken;
  });

async function takeUp(tx: Tx, { rep, count }: Ask): Promise<number> {
  for (let taken = 0; taken < count; taken++) {
    try {
      await tx.attempt(() => takeIntake(tx, [{ repId: rep.id, count: 1, isIntake: true }], [rep.id]));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(error.message).toBe('INTAKE_CAP_REACHED');
      return taken;
    }
  }
  return count;
}

const asked = (demand: Demand, cap: TestCap, dice: Dice): number => {
  const share = Math.ceil(cap.max / (cap.days ?? 28));
  if (demand === 'steady') return share + 1;
  return dice.between(0, 3) === 0 ? 0 : Math.min(20, dice.between(0, 3 * share));
};

/** Lets every rep ask day after day, and says what each took and how it differs from the oracle. */
async function live(
  caps: readonly (typeof CAPS)[number][],
  { days, take }: { days: number; take: Take },
): Promise<{ takes: Takes[]; differences: string[] }> {
  const dice = new Dice(23);
  const sinceNoon = (((await app.runtime.now()).getTime() % DAY_MS) + DAY_MS / 2) % DAY_MS;
  app.clock.advanceMs(DAY_MS - sinceNoon);
  const first = await today();
  const takers = await Promise.all(
    caps.map(async ([name, cap, demand]) => ({
      name,
      cap,
      demand,
      rep: await aTaker(cap),
      oracle: new IntakeOracle(cap, first),
      takes: new Map<number, number>(),
    })),
  );
  const differences: string[] = [];
  for (let nth = 0; nth < days; nth++) {
    const day = await today();
    const asks = takers.map(({ rep, demand, cap }) => ({ rep, count: asked(demand, cap, dice) }));
    const given = await take(asks);
    for (const [place, { name, oracle, takes }] of takers.entries()) {
      const [count, taken] = [asks[place]?.count ?? 0, given[place] ?? 0];
      takes.set(day, (takes.get(day) ?? 0) + taken);
      const expected = oracle.take(day, count);
      if (taken !== expected) differences.push(`${name}, day ${nth}: ${taken} instead of ${expected} of ${count}`);
    }
    app.clock.advanceMs(DAY_MS);
  }
  return { takes: takers.map(({ takes }) => takes), differences };
}

test(
  'over 150 days nobody takes more than its cap in any period, everybody takes exactly that under steady demand, and what an oracle says',
  async () => {
    const { takes, differences } = await live(CAPS, { days: DAYS, take: takings });
    expect(differences).toEqual([]);
    const breaks = CAPS.map(([name, cap, demand], place) => [
      name,
      breaksOf(cap, takes[place] ?? new Map(), { isSteady: demand === 'steady' }),
    ]);
    expect(breaks).toEqual(CAPS.map(([name]) => [name, []]));
    const days = takes.map(one => one.size);
    expect(days).toEqual(CAPS.map(() => DAYS));
  },
  SLOW_MS,
);

describe('the law catches', () => {
  const owner = async (statement: string) => {
    const client = new pg.Client({ connectionString: app.database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  test('a cap that is rounded by the day, as it is done elsewhere: 14 in 30 gives none, 45 gives 60', () => {
    for (const [, cap] of CAPS.slice(0, 2)) {
      const takes = new Map(Array.from({ length: 90 }, (_, day) => [day, Math.round(cap.max / 30)] as const));
      expect(breaksOf(cap, takes, { isSteady: true }).length).toBeGreaterThan(0);
    }
  });

  test(
    'a day that forgets its fraction',
    async () => {
      await owner(`create or replace function intake_level(c intake_count, today date) returns bigint language sql immutable as $$
        select least((c.level + c.max_leads::bigint * greatest(today - c.day, 0)) / c.cost, c.burst) * c.cost $$`);
      const { takes, differences } = await live(CAPS.slice(0, 2), { days: 35, take: await claims(120) });
      expect(differences.length).toBeGreaterThan(0);
      expect(breaksOf({ max: 14, days: 30 }, takes[0] ?? new Map(), { isSteady: true }).length).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  test(
    'a period that is not looked at, though days were saved up',
    async () => {
      await owner(`drop trigger intake_within_cap on intake_count;
        create or replace function intake_within(c intake_count, today date) returns int language sql immutable as 'select 0'`);
      const cap: TestCap = { max: 20, days: 7, burst: 20 };
      const { takes } = await live([['20 a week', cap, 'steady']], { days: 14, take: await claims(80) });
      expect(breaksOf(cap, takes[0] ?? new Map(), { isSteady: false }).length).toBeGreaterThan(0);
    },
    SLOW_MS,
  );
});

test(
  'of 24 clients who claim at once for a rep and for a team exactly as many get through as the caps have left',
  async () => {
    const [head, poolId] = [await walk.aTeam(), await walk.aPool()];
    await fill(poolId, 100);
    const teams = [await walk.aTeam({ parentId: head }), await walk.aTeam({ parentId: head })];
    const reps = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => walk.aRep({ teamId: teams[nth % 2] ?? head })),
    );
    await walk.act('SetIntakeCap', { teamId: head, mode: 'LIMITED', max: 10, period: 'DAY' });
    await walk.act('SetIntakeCap', { repId: reps[0]?.id, mode: 'LIMITED', max: 3, period: 'DAY' });
    const { leads } = await walk.ask<{ leads: { nodes: { id: string }[] } }>(
      'query ($pool: ID!) { leads(first: 48, filter: { poolId: { eq: $pool } }) { nodes { id } } }',
      { pool: poolId },
    );
    const ids = leads.nodes.map(({ id }) => id);
    const claims = (from: number, whose: (nth: number) => MadeRep | undefined) =>
      Promise.all(
        Array.from({ length: 24 }, (_, nth) => walk.act('ClaimLead', { id: ids[from + nth] }, whose(nth)?.as)),
      );
    const count = (outcomes: Awaited<ReturnType<typeof claims>>) =>
      [...Map.groupBy(outcomes, ({ refusals, denied }) => denied ?? refusals.join()).entries()]
        .map(([refusal, of]) => [refusal, of.length])
        .sort();
    expect(count(await claims(0, () => reps[0]))).toEqual([
      ['', 3],
      ['INTAKE_CAP_REACHED', 21],
    ]);
    expect(count(await claims(24, nth => reps[1 + (nth % 5)]))).toEqual([
      ['', 7],
      ['INTAKE_CAP_REACHED', 17],
    ]);
  },
  SLOW_MS,
);
