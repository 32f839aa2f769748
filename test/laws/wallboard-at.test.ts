import pg from 'pg';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

jest.setTimeout(240_000);

interface Shown {
  readonly reps: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, number>>;
  readonly unheld: number;
  readonly won: number;
}
interface LiveBoard {
  readonly asOf: string;
  readonly wonTodayCount: number;
  readonly waiting: readonly { leadCount: number }[];
  readonly pools: readonly { tiers: readonly { leadCount: number }[] }[];
  readonly pipelines: readonly { stages: readonly { id: string; leadCount: number }[] }[];
  readonly reps: readonly { id: string; load: Load }[];
}
interface Load {
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly mode: string;
  readonly capacityUnits: number | null;
  readonly isOverloaded: boolean;
}
interface PastBoard {
  readonly unheldCount: number;
  readonly wonThatDayCount: number;
  readonly stages: readonly { stageId: string; leadCount: number }[];
  readonly reps: readonly (Load & { repId: string })[];
}

const LIVE = `{ wallboard { asOf wonTodayCount waiting { leadCount } pools { tiers { leadCount } } pipelines { stages { id leadCount } }
  reps { id load { heldCount heldUnits mode capacityUnits isOverloaded } } } }`;
const ACTS = 60;
const STEP_MS = 1000;

/** The same choices at every run. */
function chooser(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('the board as it was', () => {
  const walk = withApp();
  const kept: { at: string; shown: Shown }[] = [];
  const loadOf = ({ heldCount, heldUnits, mode, capacityUnits, isOverloaded }: Load) => ({
    heldCount,
    heldUnits,
    mode,
    capacityUnits,
    isOverloaded,
  });

  async function readLive(): Promise<{ at: string; shown: Shown }> {
    const { wallboard } = await walk.ask<{ wallboard: LiveBoard }>(LIVE);
    const counts = [...wallboard.waiting, ...wallboard.pools.flatMap(({ tiers }) => tiers)];
    const stages = wallboard.pipelines.flatMap(pipeline => pipeline.stages);
    return {
      at: wallboard.asOf,
      shown: {
        reps: Object.fromEntries(wallboard.reps.map(({ id, load }) => [id, loadOf(load)])),
        stages: Object.fromEntries(stages.map(({ id, leadCount }) => [id, leadCount])),
        unheld: counts.reduce((sum, { leadCount }) => sum + leadCount, 0),
        won: wallboard.wonTodayCount,
      },
    };
  }

  async function readThen(at: string): Promise<Shown> {
    const { wallboardAt } = await walk.ask<{ wallboardAt: PastBoard }>('WallboardThen', { at });
    return {
      reps: Object.fromEntries(wallboardAt.reps.map(({ repId, ...load }) => [repId, loadOf(load)])),
      stages: Object.fromEntries(wallboardAt.stages.map(({ stageId, leadCount }) => [stageId, leadCount])),
      unheld: wallboardAt.unheldCount,
      won: wallboardAt.wonThatDayCount,
    };
  }

  async function act(choose: (below: number) => number, reps: readonly MadeRep[], leads: string[]): Promise<void> {
    const id = leads[choose(leads.length)];
    const repId = reps[choose(reps.length)]?.id;
    const stageId = await walk.stageId(['CONTACTED', 'ENGAGED', 'QUALIFIED', 'NEW'][choose(4)] ?? 'NEW');
    const acts = [
      async () => void leads.push((await walk.aLead(choose(2) ? { tier: 'A' } : {})).id),
      () => walk.act('AssignLead', { id, repId }),
      () => walk.act('AssignLead', { id, repId }),
      () => walk.act('TransferLead', { id, repId }),
      () => walk.act('MoveLead', { id, stageId }),
      () => walk.act('CloseLead', { id, result: choose(2) ? 'WON' : 'LOST', reason: choose(2) ? 'FIT' : 'PRICE' }),
      () => walk.act('ReopenLead', { id }),
      () => walk.act('ReleaseLead', { id, reason: 'no time' }),
      () => walk.act('UpdateLead', { id, tier: choose(2) ? 'A' : 'C' }),
      () =>
        walk.act('SetHoldingQuota', {
          repId,
          mode: 'LIMITED',
          capacity: 1 + choose(3),
          basis: choose(2) ? 'COUNT' : 'WEIGHTED',
        }),
      () => walk.act('SetHoldingQuota', { repId, mode: 'UNLIMITED' }),
    ];
    await acts[choose(acts.length)]?.();
  }

  beforeAll(async () => {
    await tiersWeigh(walk, STEEP);
    const reps = [
      await walk.aRep(),
      await walk.aRep({ capacity: 2 }),
      await walk.aRep({ capacity: 4, basis: 'WEIGHTED' }),
    ];
    const leads: string[] = [];
    for (const rep of [...reps, ...reps]) leads.push((await walk.aLead({ ownerId: rep.id })).id);
    const choose = chooser(7302);
    for (let n = 0; n < ACTS; n += 1) {
      await act(choose, reps, leads);
      walk.app.clock.advanceMs(STEP_MS);
      if (n % 4 === 0) kept.push(await readLive());
      walk.app.clock.advanceMs(STEP_MS);
    }
  }, 240_000);

  test('shows at each instant what the live board showed then: loads, lines, who was over, stages, what nobody held, what was won', async () => {
    expect(new Set(kept.map(({ shown }) => JSON.stringify(shown))).size).toBeGreaterThan(8);
    for (const { at, shown } of kept) expect([at, await readThen(at)]).toEqual([at, shown]);
  });

  test('the law tells apart a board that counts what weighs nothing, and one of another instant', async () => {
    const weightless = kept.filter(({ shown }) => shown.won > 0);
    expect(weightless.length).toBeGreaterThan(0);
    const owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const counted = async (at: string) => {
      const { rows } = await owner.query(
        `select value, count(*)::int as leads from lead_interval where axis = 'OWNER' and started_at <= $1 and (ended_at is null or ended_at > $1) group by 1`,
        [at],
      );
      return Object.fromEntries(rows.map(({ value, leads }) => [value, leads]));
    };
    const differs = await Promise.all(
      weightless.map(async ({ at, shown }) => {
        const naive = await counted(at);
        return Object.entries(shown.reps).some(([id, load]) => (naive[id] ?? 0) !== (load as Load).heldCount);
      }),
    );
    await owner.end();
    expect(differs).toContain(true);
    const [first, last] = [kept[0], kept.at(-1)];
    expect(await readThen(first?.at ?? '')).not.toEqual(last?.shown);
  });

  test('before the first lead nothing is held, and an instant to come is refused', async () => {
    const then = await readThen('2001-01-01T00:00:00.000Z');
    expect(Object.values(then.stages).every(count => count === 0)).toBe(true);
    expect([then.reps, then.unheld, then.won]).toEqual([{}, 0, 0]);
    const { errors } = await walk.app.run('WallboardThen', { at: '2999-01-01T00:00:00.000Z' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['at'] });
  });

  test('is counted from an index that holds all it needs, over 100,000 facts', async () => {
    const owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    await owner.query(`with made as (
        insert into lead (id, display_label, pipeline_id, stage_id, lifecycle, temperature, validity, placement, waiting_reason, load_units, stage_since, touch_count, last_recorded_at, created_at, updated_at)
        select gen_random_uuid(), 'x', l.pipeline_id, l.stage_id, l.lifecycle, 'COLD', 'VALID', 'WAITING', 'NO_RULE_MATCHED', 1, now(), 0, now(), now(), now()
        from generate_series(1, 20000) n, (select l.* from lead l join stage s on s.id = l.stage_id where s.retired_at is null limit 1) l returning id
      ), told as (
        insert into lead_fact (lead_id, axis, value, occurred_at, recorded_at, actor)
        select id, axis, value, now(), now(), 'test' from made, (values ('STAGE', 'stage'), ('WEIGHT', '1'), ('OWNER', 'rep'), ('TEMPERATURE', 'COLD'), ('TIER', 'A')) v (axis, value)
        returning lead_id, axis, seq, value
      ) insert into lead_interval select lead_id, axis, seq, value, now(), null from told`);
    await owner.query('vacuum analyze lead_interval');
    const plan = async (axis: string) => {
      const { rows } = await owner.query(
        `explain select lead_id, value from lead_interval where axis = '${axis}' and started_at <= '2026-01-01' and (ended_at is null or ended_at > '2026-01-01')`,
      );
      return rows.map(row => row['QUERY PLAN']).join('\n');
    };
    for (const axis of ['OWNER', 'STAGE', 'WEIGHT'])
      expect(await plan(axis)).toContain('Index Only Scan using lead_interval_then');
    await owner.end();
  });
});
