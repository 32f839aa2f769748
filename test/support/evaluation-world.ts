import fc from 'fast-check';
import type pg from 'pg';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import type { World } from './world.js';

/** Times are counted in half days from the first midnight, so that everything meets every edge now and then. */
const TICK_MS = 43_200_000;
export const TICKS_A_DAY = 2;
const FIRST_DAY = '2026-03-02';
/** Zones whose clocks do not change in that month, with their hours from Greenwich. */
const ZONES = { UTC: 0, 'Asia/Shanghai': 8, 'America/Phoenix': -7 } as const;

export const REPS = ['anna', 'bo', 'cleo'] as const;
export type RepName = (typeof REPS)[number];
export const SOURCES = ['01880000-0000-0000-0000-000000000000', '01880000-0000-0000-0000-000000000001'] as const;
/** In the order of the pipeline; the first four are in play. */
export const STAGES = ['NEW', 'CONTACTED', 'ENGAGED', 'QUALIFIED', 'WON', 'LOST'] as const;
export type StageName = (typeof STAGES)[number];

export interface ToldTouch {
  readonly at: number;
  readonly channel: string;
  readonly direction: string;
  readonly disposition: string | null;
  readonly satisfaction: number | null;
}
export interface ToldOutcome {
  readonly result: string;
  readonly at: number;
  readonly isReverted: boolean;
  readonly amount: number | null;
  readonly currency: string;
}
export interface ToldFact<Value> {
  readonly at: number;
  readonly value: Value;
}
/** One lead of a told world; the times are ticks from its creation. */
export interface ToldLead {
  readonly createdAt: number;
  readonly validity: string;
  readonly source: string | null;
  readonly segment: string | null;
  readonly owners: readonly ToldFact<RepName | null>[];
  readonly stages: readonly ToldFact<StageName>[];
  readonly temperatures: readonly ToldFact<string>[];
  readonly outcomes: readonly ToldOutcome[];
  readonly touches: readonly ToldTouch[];
}
export interface ToldWorld {
  readonly leads: readonly ToldLead[];
  readonly zone: keyof typeof ZONES;
  readonly fromDay: number;
  readonly days: number;
  readonly horizonDays: number;
  readonly asOf: number;
  readonly viewer: 'admin' | 'north' | 'anna';
}

const tick = (max: number) => fc.nat(max);
const facts = <Value>(value: fc.Arbitrary<Value>, max: number) =>
  fc.array(fc.record({ at: tick(20), value }), { maxLength: max });

const lead: fc.Arbitrary<ToldLead> = fc.record({
  createdAt: tick(16),
  validity: fc.constantFrom('VALID', 'VALID', 'VALID', 'UNSCREENED', 'INVALID', 'DUPLICATE'),
  source: fc.constantFrom(null, ...SOURCES),
  segment: fc.constantFrom(null, '', 'A', 'B'),
  owners: facts(fc.constantFrom('anna', 'bo', 'cleo', null), 3),
  stages: facts(fc.constantFrom(...STAGES), 6),
  temperatures: facts(fc.constantFrom('COLD', 'WARM', 'HOT'), 3),
  outcomes: fc.array(
    fc.record({
      result: fc.constantFrom('WON', 'WON', 'WON', 'WON', 'LOST', 'DISQUALIFIED'),
      at: fc.integer({ min: -1, max: 22 }),
      isReverted: fc.boolean(),
      amount: fc.option(fc.nat(1000)),
      currency: fc.constantFrom('EUR', 'CNY'),
    }),
    { maxLength: 3 },
  ),
  touches: fc.array(
    fc.record({
      at: fc.oneof(tick(34), fc.constantFrom(0, 2, 14, 16)),
      channel: fc.constantFrom('PHONE', 'EMAIL', 'EMAIL', 'WECHAT'),
      direction: fc.constantFrom('OUTBOUND', 'INBOUND'),
      disposition: fc.constantFrom(
        null,
        null,
        null,
        'NO_ANSWER',
        'CONNECTED',
        'BOUNCED',
        'WRONG_NUMBER',
        'CLICKED',
        'UNSUBSCRIBED',
      ),
      satisfaction: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    { maxLength: 6 },
  ),
});

/** Small worlds; at most 16 leads, up to where the ranks of the median by approximation are the exact ones. */
export const worlds: fc.Arbitrary<ToldWorld> = fc.record({
  leads: fc.array(lead, { minLength: 4, maxLength: 16 }),
  zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/Phoenix'),
  fromDay: fc.nat(3),
  days: fc.integer({ min: 2, max: 9 }),
  horizonDays: fc.integer({ min: 2, max: 9 }),
  asOf: fc.integer({ min: 14, max: 60 }),
  viewer: fc.constantFrom('admin', 'admin', 'north', 'anna'),
});

/** The outcomes as they can be: all but the last have been reverted. */
export function outcomesOf({ outcomes }: ToldLead): ToldOutcome[] {
  return outcomes.map((one, place) => ({ ...one, isReverted: one.isReverted || place < outcomes.length - 1 }));
}

/** Facts by occurred time, and as they were told where that is the same. */
export function inOrder<Value>(told: readonly ToldFact<Value>[]): ToldFact<Value>[] {
  return [...told].sort((a, b) => a.at - b.at);
}

/** The instant of a tick in the zone of a world. */
export function instantOf({ zone }: ToldWorld, at: number): Date {
  return new Date(Date.parse(FIRST_DAY) - ZONES[zone] * 3_600_000 + at * TICK_MS);
}

/** The day that begins so many days after the first. */
export function dayOf(count: number): string {
  return new Date(Date.parse(FIRST_DAY) + count * TICKS_A_DAY * TICK_MS).toISOString().slice(0, 10);
}

const idOf = (kind: number, lead: number, place = 0) =>
  `0188${kind}000-0000-7000-8000-${String(lead * 100 + place).padStart(12, '0')}`;

/** Makes the leads of a told world the only ones there are. */
export async function writeWorld(owner: pg.Client, told: ToldWorld, at: World): Promise<void> {
  const time = (ticks: number) => instantOf(told, ticks).toISOString();
  const leads = told.leads.map((one, n) => leadRow(one, { id: idOf(1, n), time, at }));
  const outcomes = told.leads.flatMap((one, n) =>
    outcomesOf(one).map((outcome, place) => ({
      id: idOf(2, n, place),
      lead_id: idOf(1, n),
      result: outcome.result,
      amount_minor: outcome.amount,
      currency: outcome.currency,
      decided_at: time(one.createdAt + outcome.at),
      reverted_at: outcome.isReverted ? time(one.createdAt + 60) : null,
    })),
  );
  const touches = told.leads.flatMap((one, n) =>
    one.touches.map((touch, place) => ({
      ...touch,
      id: idOf(3, n, place),
      lead_id: idOf(1, n),
      occurred_at: time(one.createdAt + touch.at),
    })),
  );
  await owner.query('truncate lead, lead_interval, search_line cascade');
  await owner.query(LEADS, [JSON.stringify(leads)]);
  await owner.query(OUTCOMES, [JSON.stringify(outcomes)]);
  await owner.query(TOUCHES, [JSON.stringify(touches)]);
  await appendFacts(owner, told, at);
}

interface Placed {
  readonly id: string;
  readonly time: (ticks: number) => string;
  readonly at: World;
}

function leadRow(one: ToldLead, { id, time, at }: Placed): object {
  const holders = inOrder(one.owners).map(({ value }) => value);
  const holder = holders.at(-1) ?? null;
  const last = holders.findLast(value => value !== null) ?? null;
  const uuid = (name: RepName | null) => name && uuidOf(at.reps[name], 'rep');
  return {
    id,
    pipeline_id: uuidOf(at.pipelineId, 'pipe'),
    stage_id: uuidOf(at.stages.NEW ?? '', 'stage'),
    validity: one.validity,
    placement: holder ? 'OWNED' : 'ENDED',
    owner_id: uuid(holder),
    last_owner_id: holder ? null : uuid(last),
    team_id: holder && uuidOf(at.teams.north, 'team'),
    source_id: one.source,
    segment: one.segment,
    created_at: time(one.createdAt),
  };
}

async function appendFacts(owner: pg.Client, told: ToldWorld, at: World): Promise<void> {
  const facts = told.leads.flatMap((one, n) => {
    const of = (axis: string, list: readonly ToldFact<string | null>[]) =>
      list.map(fact => ({
        lead: idOf(1, n),
        axis,
        value: fact.value,
        time: instantOf(told, one.createdAt + fact.at).toISOString(),
      }));
    return [
      ...of(
        'OWNER',
        one.owners.map(fact => ({ ...fact, value: fact.value && at.reps[fact.value] })),
      ),
      ...of(
        'STAGE',
        one.stages.map(fact => ({ ...fact, value: at.stages[fact.value] ?? '' })),
      ),
      ...of('TEMPERATURE', one.temperatures),
    ];
  });
  const none = facts.map(() => null);
  await owner.query(
    'select append_facts($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $5::text[], now(), $6)',
    [
      facts.map(one => one.lead),
      facts.map(one => one.axis),
      facts.map(one => one.value),
      facts.map(one => one.time),
      none,
      'test',
    ],
  );
}

const LEADS = `insert into lead (id, display_label, pipeline_id, stage_id, lifecycle, temperature, validity, placement, owner_id, last_owner_id,
  team_id, source_id, segment, load_units, stage_since, last_recorded_at, created_at, updated_at)
select id, 'Lead', pipeline_id, stage_id, 'POTENTIAL', 'COLD', validity, placement, owner_id, last_owner_id, team_id, source_id, segment, 1,
  created_at, created_at, created_at, created_at
from jsonb_to_recordset($1::jsonb) as told (id uuid, pipeline_id uuid, stage_id uuid, validity text, placement text, owner_id uuid,
  last_owner_id uuid, team_id uuid, source_id uuid, segment text, created_at timestamptz)`;
const OUTCOMES = `insert into lead_outcome (id, lead_id, result, reason, amount_minor, currency, decided_at, recorded_at, recorded_by, reverted_at)
select id, lead_id, result, 'OTHER', amount_minor, currency, decided_at, decided_at, 'test', reverted_at
from jsonb_to_recordset($1::jsonb) as told (id uuid, lead_id uuid, result text, amount_minor bigint, currency text, decided_at timestamptz, reverted_at timestamptz)`;
const TOUCHES = `insert into interaction (id, lead_id, channel, direction, origin, disposition, satisfaction, occurred_at, recorded_at, recorded_by)
select id, lead_id, channel, direction, 'HUMAN', disposition, satisfaction, occurred_at, occurred_at, 'test'
from jsonb_to_recordset($1::jsonb) as told (id uuid, lead_id uuid, channel text, direction text, disposition text, satisfaction int, occurred_at timestamptz)`;

/** The id of a source as the API shows it. */
export function sourceIdOf(uuid: string): string {
  return idFromUuid('source', uuid);
}
