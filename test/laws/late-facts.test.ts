import fc from 'fast-check';
import pg from 'pg';
import { findLeadAt } from '../../src/leads/find-lead-at.js';
import { findRepLoadAt } from '../../src/leads/find-rep-load-at.js';
import { Role } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWorld, type World } from '../support/world.js';

interface Fact {
  readonly axis: 'OWNER' | 'WEIGHT' | 'TIER';
  readonly value: string | null;
  readonly minute: number;
}

interface Interval {
  readonly value: string;
  readonly from: number;
  readonly until: number | null;
}

const START = Date.parse('2026-03-01T08:00:00.000Z');
const MINUTE = 60_000;
const AXES = ['OWNER', 'WEIGHT', 'TIER'] as const;

let app: TestApp;
let world: World;
let owner: pg.Client;
let ctx: Ctx;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  owner = new pg.Client({ connectionString: app.database.url });
  await owner.connect();
  ctx = await app.runtime.contextFor({
    subject: 'admin',
    role: Role.ADMIN,
    repId: null,
    teamId: null,
    teamIds: [],
    partnerId: null,
    expiresAtMs: null,
  });
});

afterAll(async () => {
  await owner.end();
  await app.stop();
});

/** Facts in the order in which they are told, some of them in one breath. */
const told = () => {
  const fact = fc.oneof(
    fc.record({
      axis: fc.constant('OWNER' as const),
      value: fc.constantFrom(world.reps.anna, world.reps.bo, null),
      minute: fc.nat(12),
    }),
    fc.record({
      axis: fc.constant('WEIGHT' as const),
      value: fc.constantFrom('1.00', '2.50', '0.00'),
      minute: fc.nat(12),
    }),
    fc.record({ axis: fc.constant('TIER' as const), value: fc.constantFrom('A', 'B', null), minute: fc.nat(12) }),
  );
  return fc.array(fc.array(fact, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });
};

test('facts told in any order give the history that they give when sorted', async () => {
  await fc.assert(
    fc.asyncProperty(told(), async batches => {
      const lead = await blankLead();
      for (const batch of batches) await append(lead, batch);
      const facts = batches.flat();
      const { rows } = await owner.query<{ axis: string; value: string; started_at: Date; ended_at: Date | null }>(
        'select axis, value, started_at, ended_at from lead_interval where lead_id = $1 order by axis, started_at, seq',
        [lead],
      );
      for (const axis of AXES) {
        const kept = rows
          .filter(row => row.axis === axis)
          .map(row => ({
            value: row.value,
            from: minuteOf(row.started_at),
            until: row.ended_at && minuteOf(row.ended_at),
          }));
        const expected = intervalsOf(facts, axis);
        expect(kept).toEqual(expected);
        for (const [index, next] of kept.slice(1).entries()) expect(kept[index]?.until).toBeLessThanOrEqual(next.from);
        for (let minute = 0; minute < 12; minute++) expect(timeOf(kept, minute)).toBe(timeOf(expected, minute));
      }
      await agreeAt(lead, facts);
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** The lead and its holder at instants between and upon the facts, against a fold of the facts in memory. */
async function agreeAt(lead: string, facts: readonly Fact[]): Promise<void> {
  for (const minute of [-1, 0, 3, 5.5, 7, 12, 20]) {
    const at = new Date(START + minute * MINUTE);
    const past = await findLeadAt(ctx, idFromUuid('lead', lead), at);
    const weight = valueAt(facts, 'WEIGHT', minute);
    const holder = valueAt(facts, 'OWNER', minute);
    expect([minute, past?.ownerId ?? null, past?.tier ?? null, past?.loadUnits ?? null]).toEqual([
      minute,
      holder,
      valueAt(facts, 'TIER', minute),
      weight === null ? null : Number(weight),
    ]);
    const units = holder === world.reps.anna ? Number(weight ?? 0) : 0;
    const before = await findRepLoadAt(ctx, world.reps.anna, at);
    expect([minute, await heldBy(world.reps.anna, lead, at)]).toEqual([minute, units]);
    expect(before.heldUnits).toBeGreaterThanOrEqual(units);
  }
}

/** What the answer is with this lead less what it is without. */
async function heldBy(repId: string, lead: string, at: Date): Promise<number> {
  const all = await findRepLoadAt(ctx, repId, at);
  const { rows } = await owner.query<{ units: number }>(
    `select coalesce(sum(w.value::numeric), 0)::float8 as units from lead_interval o join lead_interval w using (lead_id)
     where o.axis = 'OWNER' and w.axis = 'WEIGHT' and o.value = $1 and o.lead_id <> $2 and tstzrange(o.started_at, o.ended_at) @> $3::timestamptz and tstzrange(w.started_at, w.ended_at) @> $3::timestamptz`,
    [repId, lead, at],
  );
  return Number((all.heldUnits - (rows[0]?.units ?? 0)).toFixed(2));
}

async function blankLead(): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into lead select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7()))).* from lead a where a.id = $1 returning id`,
    [uuidOf(world.leads.ofAnna, 'lead')],
  );
  return rows[0]?.id ?? '';
}

async function append(lead: string, facts: readonly Fact[]): Promise<void> {
  await owner.query(
    'select append_facts($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], now(), $7)',
    [
      facts.map(() => lead),
      facts.map(({ axis }) => axis),
      facts.map(({ value }) => value),
      facts.map(({ minute }) => new Date(START + minute * MINUTE).toISOString()),
      facts.map(() => null),
      facts.map(() => null),
      'test',
    ],
  );
}

function sorted(facts: readonly Fact[], axis: Fact['axis']): Fact[] {
  return facts.filter(fact => fact.axis === axis).sort((a, b) => a.minute - b.minute);
}

function intervalsOf(facts: readonly Fact[], axis: Fact['axis']): Interval[] {
  const line = sorted(facts, axis);
  return line.flatMap(({ value, minute }, index) =>
    value === null ? [] : [{ value, from: minute, until: line[index + 1]?.minute ?? null }],
  );
}

function valueAt(facts: readonly Fact[], axis: Fact['axis'], minute: number): string | null {
  return (
    sorted(facts, axis)
      .filter(fact => fact.minute <= minute)
      .at(-1)?.value ?? null
  );
}

function timeOf(intervals: readonly Interval[], untilMinute: number): number {
  return intervals.reduce(
    (sum, { from, until }) => sum + Math.max(0, Math.min(until ?? untilMinute, untilMinute) - from),
    0,
  );
}

function minuteOf(at: Date): number {
  return (at.getTime() - START) / MINUTE;
}
