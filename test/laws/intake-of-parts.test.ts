import pg from 'pg';
import { SYSTEM } from '../../src/app.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { transact } from '../../src/platform/db/transact.js';
import type { Tx } from '../../src/platform/db/tx.js';
import { Refusal } from '../../src/platform/refusal.js';
import { takeIntake } from '../../src/quotas/intake-count.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { breaksOf, dayNumber, IntakeOracle, type TestCap } from '../support/intake-oracle.js';
import { intakeOf } from '../support/shown-intake.js';
import { type MadeRep, type Walk, walkOf } from '../support/walk.js';

const DAY_MS = 86_400_000;
const DAYS = 100;
const SLOW_MS = 300_000;
const OF_ALL: TestCap = { max: 60, days: 30 };
const OF_PART: TestCap = { max: 14, days: 30 };

let app: TestApp;
let walk: Walk;

beforeEach(async () => {
  app = await startTestApp();
  walk = walkOf(app);
}, SLOW_MS);

afterEach(async () => {
  await walk.stop();
  await app.stop();
});

const said = ({ max, days, burst }: TestCap) => ({ mode: 'LIMITED', max, period: 'DAYS', periodDays: days, burst });

async function setCap(subject: object, cap: TestCap): Promise<void> {
  expect((await walk.act('SetIntakeCap', { ...subject, ...said(cap) })).refusals).toEqual([]);
}

const today = async () => dayNumber((await app.runtime.now()).toISOString().slice(0, 10));

/** From noon on, a day at a time. */
async function atNoon(): Promise<void> {
  const sinceNoon = (((await app.runtime.now()).getTime() % DAY_MS) + DAY_MS / 2) % DAY_MS;
  app.clock.advanceMs(DAY_MS - sinceNoon);
}

const newWay = async () => {
  const stages = [
    { key: 'OPEN', name: 'Open', lifecycle: 'POTENTIAL' },
    { key: 'WON', name: 'Won', lifecycle: 'CUSTOMER', isWon: true, loadUnits: 0 },
    { key: 'LOST', name: 'Lost', lifecycle: 'ENDED', isTerminal: true, loadUnits: 0 },
  ];
  const input = { key: 'way', name: 'Way', stages, transitions: [{ from: 'OPEN', to: 'WON' }] };
  const { data } = await app.run<{ savePipeline: { pipeline: { id: string } } }>('SavePipeline', { input });
  return data?.savePipeline.pipeline.id ?? '';
};

/** How many of so many leads a rep gets, by the law of intake alone. */
async function take(rep: MadeRep, count: number, pipelineId?: string): Promise<number> {
  const within = pipelineId && { pipelineId, productId: null, tier: null, lifecycle: 'POTENTIAL' };
  const one = { repId: rep.id, count: 1, isIntake: true, ...(within && { within }) };
  return transact(await app.runtime.contextFor(SYSTEM), async tx => {
    let taken = 0;
    while (taken < count && (await isTaken(tx, () => takeIntake(tx, [one], [rep.id])))) taken += 1;
    return taken;
  });
}

async function isTaken(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  try {
    await tx.attempt(work);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

async function owner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: app.database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Day after day a lead of the pipeline is asked for and then others; how what is got differs from what two oracles say. */
async function live(): Promise<{ differences: string[]; breaks: string[] }> {
  const pipelineId = await newWay();
  await atNoon();
  const [rep, first] = [await walk.aRep(), await today()];
  await setCap({ repId: rep.id }, OF_ALL);
  await setCap({ pipelineId }, OF_PART);
  const [ofAll, ofPart] = [new IntakeOracle(OF_ALL, first), new IntakeOracle(OF_PART, first)];
  const differences: string[] = [];
  const takes = new Map<number, number>();
  for (let nth = 0; nth < DAYS; nth++) {
    const day = await today();
    const part = await take(rep, 1, pipelineId);
    takes.set(day, part);
    const expected = ofPart.take(day, 1);
    ofAll.take(day, expected);
    const others = [await take(rep, 3), ofAll.take(day, 3)] as const;
    if (part !== expected || others[0] !== others[1])
      differences.push(`day ${nth}: ${part} instead of ${expected}, others ${others.join(' instead of ')}`);
    app.clock.advanceMs(DAY_MS);
  }
  return { differences, breaks: breaksOf(OF_PART, takes, { isSteady: true }) };
}

test(
  'of a pipeline as many are taken as its cap says, of all as many as the rep’s own says, and those of the pipeline count in both',
  async () => {
    expect(await live()).toEqual({ differences: [], breaks: [] });
  },
  SLOW_MS,
);

test(
  'the law catches a cap that counts none of its pipeline',
  async () => {
    await owner(`create or replace function is_within(wall_kind text, wall_key text, pipeline uuid, line text, tier text, lifecycle text)
      returns boolean language sql immutable as 'select false'`);
    const { differences, breaks } = await live();
    expect([differences.length > 0, breaks.length > 0]).toEqual([true, true]);
  },
  SLOW_MS,
);

test(
  'of 24 clients who claim at once, of a pipeline and of others, exactly as many get through as the caps have left',
  async () => {
    const [rep, pipelineId] = [await walk.aRep(), await newWay()];
    await setCap({ pipelineId }, { max: 5, days: 1 });
    await setCap({ repId: rep.id }, { max: 12, days: 1 });
    const leads = await Promise.all(Array.from({ length: 12 }, () => walk.aLead({ pipelineId })));
    const free = await Promise.all(Array.from({ length: 12 }, () => walk.aLead()));
    const claim = async ({ id }: { id: string }) => {
      const { refusals, denied } = await walk.act('ClaimLead', { id }, rep.as);
      return denied ?? refusals.join();
    };
    const outcomes = (of: readonly { id: string }[]) => Promise.all(of.map(claim));
    const [ofPart, others] = await Promise.all([outcomes(leads), outcomes(free)]);
    expect(new Set([...ofPart, ...others])).toEqual(new Set(['', 'INTAKE_CAP_REACHED']));
    const got = ofPart.filter(refusal => refusal === '').length;
    expect(got).toBeLessThanOrEqual(5);
    expect(got + others.filter(refusal => refusal === '').length).toBe(12);
    const rest = 5 - got;
    await setCap({ repId: rep.id }, { max: 100, days: 1 });
    expect((await outcomes(leads)).filter(refusal => refusal === '').length).toBe(rest);
  },
  SLOW_MS,
);

/** Caps by the day and by many days, each with one that gives more. */
const RAISES: readonly (readonly [TestCap, TestCap])[] = [
  [
    { max: 10, days: 1 },
    { max: 20, days: 1 },
  ],
  [
    { max: 14, days: 30 },
    { max: 60, days: 30 },
  ],
  [
    { max: 7, days: 7 },
    { max: 21, days: 7, burst: 21 },
  ],
];

/** One rep under the low cap, which is raised, cut and raised again; another that was under the high one all the time and takes the same. What each may take then. */
async function raiseAgain([low, high]: (typeof RAISES)[number], dice: Dice): Promise<string[]> {
  const [rep, other] = [await walk.aRep(), await walk.aRep()];
  await setCap({ repId: other.id }, high);
  await setCap({ repId: rep.id }, low);
  const left = async (of: MadeRep) => (await intakeOf(walk, of.id)).remainingCount ?? -1;
  const differences: string[] = [];
  for (let nth = 0; nth < 12; nth++) {
    const isHigh = nth % 4 === 3;
    const before = await left(rep);
    await setCap({ repId: rep.id }, isHigh ? high : low);
    const after = await left(rep);
    if (isHigh ? after !== (await left(other)) : after > before)
      differences.push(`${JSON.stringify(isHigh ? high : low)}, ${nth}: ${after} left after ${before}`);
    const taken = await take(rep, dice.between(0, 2) === 0 ? 0 : after);
    if ((await take(other, taken)) !== taken) differences.push(`${nth}: more was taken than the high cap ever gives`);
    if (dice.between(0, 1) === 0) app.clock.advanceMs(DAY_MS);
  }
  return differences;
}

const raised = async () => {
  await atNoon();
  const dice = new Dice(31);
  const differences: string[] = [];
  for (const caps of RAISES) differences.push(...(await raiseAgain(caps, dice)));
  return differences;
};

test(
  'a raised cap leaves at once what it would had it been in force all the time, however often it is cut and raised; the same again leaves the same',
  async () => expect(await raised()).toEqual([]),
  SLOW_MS,
);

test.each([
  ['gives nothing until tomorrow', '0::bigint'],
  ['gives all that it lets save up, whatever was taken', 'burst::bigint * cost'],
])(
  'the law catches a raised cap that %s',
  async (_what, parts) => {
    await owner(`create or replace function intake_replayed(max_leads int, cost int, burst int, taken int[]) returns bigint
      language sql immutable strict as 'select ${parts}'`);
    expect((await raised()).length).toBeGreaterThan(0);
  },
  SLOW_MS,
);
