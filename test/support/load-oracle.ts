import {
  inOrder,
  instantOf,
  REPS,
  type RepName,
  TEAMS,
  type TeamName,
  type ToldFact,
  type ToldLoads,
} from './load-world.js';

/** Figures of one rep or team, in a form that can be compared. */
export interface LoadFigures {
  readonly peakAt: string;
  readonly peak: number;
  readonly mean: number;
  readonly hours: number;
  readonly limitedHours: number;
  readonly breaches: readonly (readonly [limit: number, hours: number, episodes: number])[];
}
export type Measure = 'HELD_LEADS' | 'HELD_UNITS' | 'OWNED_LEADS';

const HOME: Readonly<Record<RepName, TeamName>> = { anna: 'north', bo: 'northEast', cleo: 'south' };
const WITHIN: Readonly<Record<TeamName, readonly TeamName[]>> = {
  north: ['north', 'northEast'],
  northEast: ['northEast'],
  south: ['south'],
};

/** The same statistics worked out hour by hour, asking of each hour what held then; by name. */
export function loadsOf(told: ToldLoads, groupBy: 'REP' | 'TEAM', measure: Measure): Map<string, LoadFigures> {
  if (groupBy === 'TEAM')
    return new Map(
      TEAMS.filter(team => told.asked?.includes(team) ?? true).map(team => {
        const reps = REPS.filter(rep => WITHIN[team].includes(HOME[rep]));
        return [team, figuresOf(told, { reps, measure, lineAt: hour => lineOf(told.teams[team], hour) })];
      }),
    );
  const homes = told.asked?.flatMap(team => WITHIN[team]) ?? TEAMS;
  return new Map(
    REPS.filter(rep => homes.includes(HOME[rep])).map(rep => [
      rep,
      figuresOf(told, { reps: [rep], measure, lineAt: hour => repLineAt(told, rep, hour) }),
    ]),
  );
}

interface Line {
  readonly basis: 'COUNT' | 'WEIGHTED';
  readonly capacity: number;
}

interface Asked {
  readonly reps: readonly RepName[];
  readonly measure: Measure;
  readonly lineAt: (hour: number) => Line | null;
}

function figuresOf(told: ToldLoads, { reps, measure, lineAt }: Asked): LoadFigures {
  const hours = Array.from({ length: told.hours }, (_, n) => told.from + n);
  const loads = hours.map(hour => {
    const { owned, leads, units } = heldAt(told, reps, hour);
    return { hour, leads, units, held: { HELD_LEADS: leads, HELD_UNITS: units, OWNED_LEADS: owned }[measure] };
  });
  const peak = Math.max(...loads.map(({ held }) => held));
  const limited = loads.flatMap(load => {
    const line = lineAt(load.hour);
    return line ? [{ held: line.basis === 'COUNT' ? load.leads : load.units, capacity: line.capacity }] : [];
  });
  return {
    peak,
    peakAt: instantOf(loads.find(({ held }) => held === peak)?.hour ?? told.from).toISOString(),
    mean: loads.reduce((sum, { held }) => sum + held, 0) / hours.length,
    limitedHours: limited.length,
    hours: limited.filter(({ held, capacity }) => held > capacity).length,
    breaches: told.limits.map(limit => {
      const over = loads.map(({ held }) => held > limit);
      const begun = over.filter((isOver, place) => isOver && !over[place - 1]).length;
      return [limit, over.filter(Boolean).length, begun];
    }),
  };
}

function heldAt(told: ToldLoads, reps: readonly RepName[], hour: number) {
  const mine = told.leads.filter(({ owners }) => {
    const owner = valueAt(owners, hour);
    return owner !== null && reps.includes(owner);
  });
  const weights = mine.map(lead => valueAt(lead.weights, hour) ?? 0);
  return {
    owned: mine.length,
    leads: weights.filter(weight => weight > 0).length,
    units: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

function valueAt<Value>(facts: readonly ToldFact<Value>[], hour: number): Value | null {
  return inOrder(facts).findLast(({ at }) => at <= hour)?.value ?? null;
}

function quotaAt(chain: ToldLoads['house'], hour: number) {
  return inOrder(chain).findLast(({ at }) => at <= hour) ?? null;
}

function lineOf(chain: ToldLoads['house'], hour: number): Line | null {
  const quota = quotaAt(chain, hour);
  return quota?.mode === 'LIMITED' ? quota : null;
}

function repLineAt(told: ToldLoads, rep: RepName, hour: number): Line | null {
  const own = quotaAt(told.reps[rep], hour);
  const line = own === null || own.mode === 'OPT_OUT' ? lineOf(told.house, hour) : lineOf([own], hour);
  const boosts = told.boosts.filter(boost => boost.rep === rep && boost.at <= hour && hour < boost.at + boost.hours);
  return line && { ...line, capacity: line.capacity + boosts.reduce((sum, { units }) => sum + units, 0) };
}
