import {
  inOrder,
  outcomesOf,
  type RepName,
  STAGES,
  type StageName,
  sourceIdOf,
  TICKS_A_DAY,
  type ToldFact,
  type ToldLead,
  type ToldTouch,
  type ToldWorld,
} from './evaluation-world.js';
import type { World } from './world.js';

/** Figures by name, in a form that can be compared; a rate of nothing is null. */
export type Figures = Record<string, unknown>;
export type Dimension = 'SOURCE' | 'SEGMENT' | 'REP' | 'TEAM' | 'CHANNEL';

const TICKS_A_WEEK = 7 * TICKS_A_DAY;
const SPOKEN = ['PHONE', 'MEETING', 'EVENT'];
const TEAMS: Readonly<Record<RepName, 'north' | 'northEast' | 'south'>> = {
  anna: 'north',
  bo: 'northEast',
  cleo: 'south',
};

/** The same evaluation worked out one lead after the other, from what was told: `all`, and each group by its key. */
export function evaluated(world: ToldWorld, by: Dimension | null, ids: World): Map<string, Figures> {
  const seen = world.leads.filter(lead => isSeen(world, lead));
  const told = new Map([['all', figuresOf(world, seen)]]);
  if (by === null) return told;
  const edge = endOf(world);
  const keys = new Set(seen.filter(lead => lead.createdAt < edge).map(lead => keyOf(lead, by, ids)));
  for (const key of keys)
    told.set(
      key ?? 'blank',
      figuresOf(
        world,
        seen.filter(lead => keyOf(lead, by, ids) === key),
      ),
    );
  return told;
}

const startOf = ({ fromDay }: ToldWorld) => fromDay * TICKS_A_DAY;
const endOf = (world: ToldWorld) => startOf(world) + world.days * TICKS_A_DAY;
const horizonOf = ({ horizonDays }: ToldWorld) => horizonDays * TICKS_A_DAY;
const isIn = (world: ToldWorld, at: number) => at >= startOf(world) && at < endOf(world);

function holderOf(lead: ToldLead): RepName | null {
  return inOrder(lead.owners).findLast(({ value }) => value !== null)?.value ?? null;
}

function isSeen({ viewer }: ToldWorld, lead: ToldLead): boolean {
  const holder = holderOf(lead);
  if (viewer === 'admin') return true;
  return viewer === 'anna' ? holder === 'anna' : holder === 'anna' || holder === 'bo';
}

function keyOf(lead: ToldLead, by: Dimension, ids: World): string | null {
  const holder = holderOf(lead);
  switch (by) {
    case 'SOURCE':
      return lead.source && sourceIdOf(lead.source);
    case 'SEGMENT':
      return lead.segment || null;
    case 'REP':
      return holder && ids.reps[holder];
    case 'TEAM':
      return holder && ids.teams[TEAMS[holder]];
    case 'CHANNEL':
      return [...lead.touches].sort((a, b) => a.at - b.at)[0]?.channel ?? null;
  }
}

function figuresOf(world: ToldWorld, leads: readonly ToldLead[]): Figures {
  const valid = leads.filter(({ validity }) => validity !== 'INVALID' && validity !== 'DUPLICATE');
  const came = leads.filter(lead => isIn(world, lead.createdAt));
  const cohort = came.filter(lead => valid.includes(lead));
  const mature = cohort.filter(lead => lead.createdAt + horizonOf(world) <= world.asOf);
  const young = cohort.filter(lead => !mature.includes(lead));
  const early = young.filter(lead => outcomesOf(lead).some(({ isReverted }) => !isReverted));
  const wins = mature.flatMap(lead =>
    outcomesOf(lead).filter(({ result, isReverted, at }) => result === 'WON' && !isReverted && at <= horizonOf(world)),
  );
  const decided = mature.flatMap(lead =>
    outcomesOf(lead).filter(
      ({ result, isReverted, at }) => result !== 'DISQUALIFIED' && !isReverted && at <= horizonOf(world),
    ),
  );
  const daysOf = (result: string) => decided.flatMap(one => (one.result === result ? [one.at / TICKS_A_DAY] : []));
  const cold = mature.filter(lead => inOrder(lead.temperatures)[0]?.value === 'COLD');
  const hot = cold.filter(lead => lead.temperatures.some(({ value, at }) => value === 'HOT' && at <= horizonOf(world)));
  return {
    leadCount: cohort.length,
    immatureCount: young.length - early.length,
    decidedEarlyCount: early.length,
    leftOutCount: came.length - cohort.length,
    conversion: share(wins.length, mature.length),
    timeToWinDays: median(wins.map(({ at }) => at / TICKS_A_DAY)),
    winRate: share(wins.length, decided.length),
    cycleDays: {
      won: spread(daysOf('WON')),
      lost: spread(daysOf('LOST')),
      closed: spread(decided.map(({ at }) => at / TICKS_A_DAY)),
    },
    revenue: revenueOf(wins),
    coldToHot: share(hot.length, cold.length),
    ...answersOf(world, valid),
    touchesPerWeek: frequencyOf(world, valid),
    stages: stagesOf(world, valid),
  };
}

/** The Wilson interval as what it is: where the share would be so many standard errors away, the roots of a quadratic. */
function share(numerator: number, denominator: number): object | null {
  if (denominator === 0) return null;
  const z = 1.959963984540054;
  const p = numerator / denominator;
  const [a, b, c] = [1 + z ** 2 / denominator, -(2 * p + z ** 2 / denominator), p ** 2];
  const root = Math.sqrt(Math.max(0, b ** 2 - 4 * a * c));
  return { numerator, denominator, value: p, ciLow: (-b - root) / (2 * a), ciHigh: (-b + root) / (2 * a) };
}

function median(values: readonly number[]): object {
  const n = values.length;
  const line = [...values].sort((a, b) => a - b);
  const middle = ((line[Math.floor((n - 1) / 2)] ?? 0) + (line[Math.ceil((n - 1) / 2)] ?? 0)) / 2;
  let rank = 0;
  for (let below = 0, chance = 0.5 ** n; below + chance <= 0.025; rank++) {
    below += chance;
    chance = (chance * (n - rank)) / (rank + 1);
  }
  const at = (place: number) => (rank === 0 ? null : (line[place] ?? null));
  return { n, value: n === 0 ? null : middle, ciLow: at(rank - 1), ciHigh: at(n - rank) };
}

function spread(values: readonly number[]): object {
  const line = [...values].sort((a, b) => a - b);
  const n = line.length;
  const place = 0.9 * (n - 1);
  const [below = 0, above = 0] = [line[Math.floor(place)], line[Math.ceil(place)]];
  return {
    n,
    least: line[0] ?? null,
    median: median(values),
    mean: n === 0 ? null : line.reduce((sum, value) => sum + value, 0) / n,
    p90: n === 0 ? null : below + (above - below) * (place - Math.floor(place)),
    greatest: line.at(-1) ?? null,
  };
}

function revenueOf(wins: readonly { amount: number | null; currency: string }[]): object[] {
  return ['CNY', 'EUR'].flatMap(currency => {
    const paid = wins.flatMap(win => (win.currency === currency && win.amount !== null ? [win.amount] : []));
    const sum = paid.reduce((all, amount) => all + amount, 0);
    return paid.length === 0 ? [] : [{ currency, n: paid.length, sum, mean: sum / paid.length }];
  });
}

interface Placed extends ToldTouch {
  readonly place: number;
}

function answersOf(world: ToldWorld, leads: readonly ToldLead[]): Figures {
  let [touched, responded, delivered, answered] = [0, 0, 0, 0];
  const marks: number[] = [];
  for (const lead of leads) {
    const touches: Placed[] = lead.touches.map((touch, place) => ({ ...touch, at: lead.createdAt + touch.at, place }));
    marks.push(
      ...touches.flatMap(({ at, satisfaction }) => (isIn(world, at) && satisfaction !== null ? [satisfaction] : [])),
    );
    const ours = touches.filter(touch => isDelivered(touch) && isIn(world, touch.at));
    const replies = touches.filter(
      touch => isReply(touch) && touch.at >= startOf(world) && touch.at < endOf(world) + TICKS_A_WEEK,
    );
    const firstAt = Math.min(...ours.map(({ at }) => at));
    if (ours.length > 0) touched++;
    if (ours.some(isTaken) || replies.some(({ at }) => at >= firstAt)) responded++;
    const due = ours.filter(({ channel, at }) => SPOKEN.includes(channel) || at + TICKS_A_WEEK <= world.asOf);
    delivered += due.length;
    answered += due.filter(touch => isTaken(touch) || replies.some(reply => isReplyTo(reply, touch, touches))).length;
  }
  const sum = marks.reduce((all, mark) => all + mark, 0);
  return {
    responseRate: share(responded, touched),
    touchResponseRate: share(answered, delivered),
    satisfaction: { n: marks.length, value: marks.length === 0 ? null : sum / marks.length },
  };
}

const isDelivered = ({ direction, disposition }: ToldTouch) =>
  direction === 'OUTBOUND' && disposition !== 'BOUNCED' && disposition !== 'WRONG_NUMBER';
const isReply = ({ direction, disposition }: ToldTouch) =>
  direction === 'INBOUND' && disposition !== 'BOUNCED' && disposition !== 'CLICKED' && disposition !== 'UNSUBSCRIBED';
const isTaken = ({ disposition }: ToldTouch) =>
  disposition !== null && ['CONNECTED', 'REPLIED', 'ATTENDED'].includes(disposition);

/** Whether it is the last delivered touch on the channel before the reply, at most a week before. */
function isReplyTo(reply: Placed, touch: Placed, all: readonly Placed[]): boolean {
  if (SPOKEN.includes(touch.channel) || reply.channel !== touch.channel) return false;
  const before = all.filter(one => isDelivered(one) && one.channel === reply.channel && one.at <= reply.at);
  const last = before.sort((a, b) => a.at - b.at || a.place - b.place).at(-1);
  return last?.place === touch.place && reply.at - touch.at <= TICKS_A_WEEK;
}

function frequencyOf(world: ToldWorld, leads: readonly ToldLead[]): object | null {
  let [touches, ticks, held] = [0, 0, 0];
  const end = Math.min(endOf(world), world.asOf);
  for (const lead of leads) {
    let own = 0;
    // A tick is a stretch from one half day to the next, in which nothing changes.
    for (let at = startOf(world); at < end; at++) {
      const isHeld = valueAt(lead.owners, at - lead.createdAt) !== null;
      const stage = valueAt(lead.stages, at - lead.createdAt);
      if (!isHeld || stage === null || stage === 'WON' || stage === 'LOST') continue;
      own++;
      touches += lead.touches.filter(touch => lead.createdAt + touch.at === at).length;
    }
    ticks += own;
    if (own > 0) held++;
  }
  return ticks === 0
    ? null
    : { numerator: touches, denominator: ticks / TICKS_A_WEEK, n: held, value: (touches * TICKS_A_WEEK) / ticks };
}

function valueAt<Value>(facts: readonly ToldFact<Value>[], at: number): Value | null {
  return inOrder(facts).findLast(fact => fact.at <= at)?.value ?? null;
}

/** `FROM TO` → share, younger entries, entries again; also to the next stage of the pipeline. */
function stagesOf(world: ToldWorld, leads: readonly ToldLead[]): Record<string, unknown> {
  const pairs: Record<string, unknown> = {};
  const entries = leads.map(lead =>
    inOrder(lead.stages)
      .filter(({ value }, place, line) => place === 0 || line[place - 1]?.value !== value)
      .map((entry, place) => ({ stage: entry.value, at: lead.createdAt + entry.at, place })),
  );
  for (const from of STAGES) {
    const inWindow = entries.map(line => line.filter(({ stage, at }) => stage === from && isIn(world, at)));
    if (inWindow.flat().length === 0) continue;
    const firsts = inWindow.flatMap((line, n) => (line[0] ? [{ first: line[0], line: entries[n] ?? [] }] : []));
    const mature = firsts.filter(({ first }) => first.at + horizonOf(world) <= world.asOf);
    for (const to of reachable(from)) {
      const reached = mature.filter(({ first, line }) =>
        line.some(({ stage, at, place }) => stage === to && place > first.place && at <= first.at + horizonOf(world)),
      );
      if (reached.length === 0 && to !== NEXT[from]) continue;
      pairs[`${from} ${to}`] = {
        rate: share(reached.length, mature.length),
        immature: firsts.length - mature.length,
        again: inWindow.flat().length - firsts.length,
      };
    }
  }
  return pairs;
}

const NEXT: Partial<Record<StageName, string>> = {
  NEW: 'CONTACTED',
  CONTACTED: 'ENGAGED',
  ENGAGED: 'QUALIFIED',
  QUALIFIED: 'PROPOSAL',
  WON: 'RETAINED',
};

function reachable(from: StageName): string[] {
  return [...STAGES, 'PROPOSAL', 'RETAINED'].filter(to => to !== from);
}
