import { Dice } from '../../src/cli/prove/dice.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { GUARDS } from '../../src/quotas/counters.js';
import { LimitMode, QuotaBasis } from '../../src/quotas/quota.enums.js';
import { admits } from '../../src/quotas/standing.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

const MOVES = 20_000;
const NOW = Date.UTC(2026, 5, 1);

/** A counter and what is to be put on it, by the columns that a guard reads. */
interface Asked {
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  readonly held_count: number;
  readonly held_units: number;
  readonly active: boolean;
  readonly refuses_weight: boolean;
  readonly until_ms: number | null;
  readonly leads: number;
  readonly units: number;
  readonly admissions: number;
  readonly arrivals: number;
}

/** Near the line, where it is decided; in hundredths, as units are kept. */
function draw(dice: Dice): Asked {
  const mode = dice.pick([LimitMode.LIMITED, LimitMode.LIMITED, LimitMode.UNLIMITED]);
  const held = dice.pick([0, dice.between(0, 12), dice.between(0, 1200) / 100, dice.between(0, 99_999_999) / 100]);
  const units = dice.pick([0, 1, dice.between(-300, 300) / 100]);
  const arrivals = dice.pick([0, 0, 1, 2]);
  const line = dice.pick([held, held + units, held + 1, held + units + 0.01, held + units - 0.01]);
  return {
    mode,
    basis: dice.pick([QuotaBasis.COUNT, QuotaBasis.WEIGHTED]),
    capacity: mode === LimitMode.LIMITED ? Math.max(0, Math.round(line * 100) / 100) : null,
    held_count: Math.floor(held),
    held_units: held,
    active: dice.roll() < 0.8,
    refuses_weight: dice.roll() < 0.4,
    until_ms: dice.pick([null, null, NOW - 1, NOW, NOW + 1]),
    leads: dice.pick([-1, 0, 1, 2]),
    units,
    admissions: Math.min(arrivals, dice.between(0, 2)),
    arrivals,
  };
}

function inMemory(kind: 'rep' | 'team', asked: Asked): boolean {
  const { mode, basis, capacity, active, leads: count, units, admissions, arrivals } = asked;
  const stand = { id: '', version: 1, mode, basis, capacity, active, heldCount: asked.held_count };
  return admits({
    of: {
      ...stand,
      heldUnits: asked.held_units,
      isDue: asked.until_ms !== null && asked.until_ms <= NOW,
      ...(kind === 'rep' && { refusesWeight: asked.refuses_weight }),
    },
    sum: { teamId: '', count, units, admissions, arrivals },
  });
}

describe('whether a counter takes a move', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database?.drop());

  const bySql = (guard: string, asked: readonly Asked[]) =>
    withOwner(database.url, async client => {
      const { rows } = await client.query<{ takes: boolean }>(judging(guard), [JSON.stringify(asked), NOW]);
      return rows.map(({ takes }) => takes);
    });

  const differing = (asked: readonly Asked[], [one, other]: [readonly boolean[], readonly boolean[]]) =>
    asked.filter((_, place) => one[place] !== other[place]);

  test('is said alike by the guard of the statement and in memory, and a guard that was changed is told', async () => {
    const dice = new Dice(71);
    const asked = Array.from({ length: MOVES }, () => draw(dice));
    const memory = asked.map(one => inMemory('rep', one));
    const found = await bySql(GUARDS.rep, asked);
    expect(differing(asked, [found, memory])).toEqual([]);
    for (const takes of [true, false]) expect(found.filter(one => one === takes).length).toBeGreaterThan(MOVES / 10);
    for (const [was, is] of MUTANTS) {
      const changed = GUARDS.rep.replaceAll(was, is);
      expect([was, changed === GUARDS.rep]).toEqual([was, false]);
      expect([was, differing(asked, [await bySql(changed, asked), memory]).length > 0]).toEqual([was, true]);
    }
  });

  test('for a team too, where a changed guard is told as well; of one that is not active memory may only ask once more', async () => {
    const dice = new Dice(72);
    const asked = Array.from({ length: MOVES }, () => draw(dice));
    const memory = asked.map(one => inMemory('team', one));
    const breaking = (found: readonly boolean[]) =>
      asked.filter((one, place) => (one.active ? memory[place] !== found[place] : memory[place] && !found[place]));
    expect(breaking(await bySql(GUARDS.team, asked))).toEqual([]);
    const mutants = MUTANTS.filter(([was]) => GUARDS.team.includes(was));
    expect(mutants.length).toBeGreaterThanOrEqual(LEAST_OF_TEAM);
    for (const [was, is] of mutants) {
      const found = await bySql(GUARDS.team.replaceAll(was, is), asked);
      expect([was, breaking(found).length > 0]).toEqual([was, true]);
    }
  });
});

/** So many of these stand in the guard of a team too, which knows neither a refusal of weight nor an arrival without an admission. */
const LEAST_OF_TEAM = 6;
/** Parts of the guard, and what a slip would make of them. */
const MUTANTS: readonly (readonly [string, string])[] = [
  ['<= l.capacity', '< l.capacity'],
  ['l.held_count + s.leads', 'l.held_count'],
  ['l.held_units + s.units', 'l.held_units + 1'],
  [`l.mode = 'UNLIMITED'`, 'false'],
  ['s.admissions = 0', 's.arrivals = 0'],
  ['l.capacity_until > part.now', 'l.capacity_until >= part.now'],
  ['s.arrivals = 0 or l.active', 'true'],
  ['not l.refuses_weight', 'true'],
  ['s.units <= 0', 's.units < 0'],
];

const judging = (guard: string): string => `select (${guard}) as takes
from rows from (jsonb_to_recordset($1::jsonb) as (mode text, basis text, capacity numeric, held_count int, held_units numeric, active boolean,
  refuses_weight boolean, until_ms float8, leads int, units numeric, admissions int, arrivals int)) with ordinality
    as a (mode, basis, capacity, held_count, held_units, active, refuses_weight, until_ms, leads, units, admissions, arrivals, place),
  lateral (select a.mode, a.basis, a.capacity, a.held_count, a.held_units, a.active, a.refuses_weight, to_timestamp(a.until_ms / 1000) as capacity_until) l,
  lateral (select a.leads, a.units, a.admissions, a.arrivals) s,
  lateral (select to_timestamp($2::float8 / 1000) as now) part
order by a.place`;
