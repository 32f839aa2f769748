import fc from 'fast-check';
import type pg from 'pg';
import { uuidOf } from '../../src/platform/ids.js';
import type { World } from './world.js';

/** Times are counted in hours from the first midnight. */
const TICK_MS = 3_600_000;
const FIRST_DAY = '2024-03-04';
const LAST_TICK = 24;

export const REPS = ['anna', 'bo', 'cleo'] as const;
export type RepName = (typeof REPS)[number];
export const TEAMS = ['north', 'northEast', 'south'] as const;
export type TeamName = (typeof TEAMS)[number];

export interface ToldFact<Value> {
  readonly at: number;
  readonly value: Value;
}
/** One lead: who held it from when on, and what it weighed from when on. */
export interface ToldLead {
  readonly owners: readonly ToldFact<RepName | null>[];
  readonly weights: readonly ToldFact<number>[];
}
/** A quota that holds until the next one of its chain. */
export interface ToldQuota {
  readonly at: number;
  readonly mode: 'LIMITED' | 'UNLIMITED' | 'OPT_OUT';
  readonly basis: 'COUNT' | 'WEIGHTED';
  readonly capacity: number;
}
export interface ToldBoost {
  readonly rep: RepName;
  readonly units: number;
  readonly at: number;
  readonly hours: number;
}
export interface ToldLoads {
  readonly leads: readonly ToldLead[];
  readonly house: readonly ToldQuota[];
  readonly reps: Readonly<Record<RepName, readonly ToldQuota[]>>;
  readonly teams: Readonly<Record<TeamName, readonly ToldQuota[]>>;
  readonly boosts: readonly ToldBoost[];
  readonly from: number;
  readonly hours: number;
  readonly limits: readonly number[];
  /** Which teams are asked about; null: all. */
  readonly asked: readonly TeamName[] | null;
}

const tick = fc.nat(LAST_TICK);
const facts = <Value>(value: fc.Arbitrary<Value>, maxLength: number) =>
  fc.array(fc.record({ at: tick, value }), { maxLength });
const chain = (...modes: ToldQuota['mode'][]) =>
  fc.uniqueArray(
    fc.record({
      at: tick,
      mode: fc.constantFrom('LIMITED' as const, 'LIMITED' as const, ...modes),
      basis: fc.constantFrom('COUNT' as const, 'WEIGHTED' as const),
      capacity: fc.nat(3),
    }),
    { maxLength: 3, selector: ({ at }) => at },
  );

export const worlds: fc.Arbitrary<ToldLoads> = fc.record({
  leads: fc.array(
    fc.record({
      owners: facts(fc.constantFrom<RepName | null>('anna', 'anna', 'bo', 'cleo', null), 4),
      weights: facts(fc.constantFrom(0, 0.5, 1, 1, 2), 3),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  house: chain('UNLIMITED'),
  reps: fc.record({
    anna: chain('OPT_OUT', 'UNLIMITED'),
    bo: chain('OPT_OUT', 'UNLIMITED'),
    cleo: fc.constant([] as ToldQuota[]),
  }),
  teams: fc.record({
    north: chain('UNLIMITED'),
    northEast: chain('UNLIMITED'),
    south: fc.constant([] as ToldQuota[]),
  }),
  boosts: fc.array(
    fc.record({
      rep: fc.constantFrom(...REPS),
      units: fc.constantFrom(1, 1.5),
      at: tick,
      hours: fc.integer({ min: 1, max: 8 }),
    }),
    { maxLength: 4 },
  ),
  from: fc.nat(10),
  hours: fc.integer({ min: 1, max: 14 }),
  limits: fc.subarray([0, 0.5, 1, 2, 3]),
  asked: fc.constantFrom<readonly TeamName[] | null>(null, null, null, ['north'], ['northEast']),
});

/** Facts and quotas by their time, and as they were told where that is the same. */
export function inOrder<One extends { readonly at: number }>(told: readonly One[]): One[] {
  return [...told].sort((a, b) => a.at - b.at);
}

/** The instant of a tick. */
export function instantOf(at: number): Date {
  return new Date(Date.parse(FIRST_DAY) + at * TICK_MS);
}

const leadIdOf = (n: number) => `01881000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Makes the leads, quotas and boosts of a told world the only ones there are. */
export async function writeLoads(owner: pg.Client, told: ToldLoads, at: World): Promise<void> {
  const time = (ticks: number) => instantOf(ticks).toISOString();
  await owner.query('truncate lead, lead_interval, search_line, holding_quota, load_boost cascade');
  await owner.query(LEADS, [
    told.leads.map((_, n) => leadIdOf(n)),
    uuidOf(at.pipelineId, 'pipe'),
    uuidOf(at.stages.NEW ?? '', 'stage'),
  ]);
  const rows = told.leads.flatMap(({ owners, weights }, n) => [
    ...owners.map(fact => ({
      lead: leadIdOf(n),
      axis: 'OWNER',
      value: fact.value && at.reps[fact.value],
      at: fact.at,
    })),
    ...weights.map(fact => ({ lead: leadIdOf(n), axis: 'WEIGHT', value: String(fact.value), at: fact.at })),
  ]);
  await owner.query(FACTS, [
    rows.map(row => row.lead),
    rows.map(row => row.axis),
    rows.map(row => row.value),
    rows.map(row => time(row.at)),
    rows.map(() => null),
  ]);
  const quotas = [
    ...chainOf(told.house, { scope: 'ORGANISATION' }),
    ...REPS.flatMap(name => chainOf(told.reps[name], { scope: 'REP', rep_id: uuidOf(at.reps[name], 'rep') })),
    ...TEAMS.flatMap(name => chainOf(told.teams[name], { scope: 'TEAM', team_id: uuidOf(at.teams[name], 'team') })),
  ];
  await owner.query(QUOTAS, [JSON.stringify(quotas)]);
  const boosts = told.boosts.map(({ rep, units, at: from, hours }) => ({
    rep_id: uuidOf(at.reps[rep], 'rep'),
    units,
    granted_at: time(from),
    expires_at: time(from + hours),
  }));
  await owner.query(BOOSTS, [JSON.stringify(boosts)]);
}

function chainOf(chain: readonly ToldQuota[], of: object): object[] {
  const ordered = inOrder(chain);
  return ordered.map(({ at, mode, basis, capacity }, place) => {
    const next = ordered[place + 1];
    return {
      ...of,
      mode,
      basis,
      capacity: mode === 'LIMITED' ? capacity : null,
      valid_from: instantOf(at).toISOString(),
      valid_until: next ? instantOf(next.at).toISOString() : null,
    };
  });
}

const LEADS = `insert into lead (id, display_label, pipeline_id, stage_id, lifecycle, temperature, validity, placement, load_units, stage_since, last_recorded_at, created_at, updated_at)
select id, 'Lead', $2::uuid, $3::uuid, 'POTENTIAL', 'COLD', 'VALID', 'ENDED', 1, now(), now(), now(), now() from unnest($1::uuid[]) as told (id)`;
const FACTS =
  "select append_facts($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $5::text[], now(), 'test')";
const QUOTAS = `insert into holding_quota (id, scope, rep_id, team_id, mode, basis, capacity, on_weight_increase, set_by, valid_from, valid_until)
select uuidv7(), scope, rep_id, team_id, mode, basis, capacity, 'ALLOW', 'test', valid_from, valid_until from jsonb_to_recordset($1::jsonb)
  as told (scope text, rep_id uuid, team_id uuid, mode text, basis text, capacity numeric, valid_from timestamptz, valid_until timestamptz)`;
const BOOSTS = `insert into load_boost (rep_id, units, expires_at, reason, granted_by, granted_at)
select rep_id, units, expires_at, 'test', 'test', granted_at
from jsonb_to_recordset($1::jsonb) as told (rep_id uuid, units numeric, expires_at timestamptz, granted_at timestamptz)`;
