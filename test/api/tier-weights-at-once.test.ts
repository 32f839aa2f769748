import type pg from 'pg';
import { withOwner } from '../../src/platform/db/server-version.js';
import { sortsOf } from '../support/lead-sorts.js';
import { runImport, Workbench } from '../support/run-import.js';
import { LEAD_HEADER, LEAD_ROWS, LEADS } from '../support/small-imports.js';
import { waitFor } from '../support/wait-for.js';
import { NO_FAULTS, weightFaults } from '../support/weight-faults.js';
import { withApp } from '../support/with-app.js';

const WAITS = `select 1 as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ~* $1`;

describe('tiers that are made heavier while leads come and go', () => {
  const walk = withApp();
  const { aPipeline } = sortsOf(walk);
  const weigh = (weights: object) =>
    walk.act('SetTierWeights', { weights: Object.entries(weights).map(([tier, weight]) => ({ tier, weight })) });
  const unitsOf = async (id: string) =>
    (await walk.ask<{ lead: { loadUnits: number } }>('query ($id: ID!) { lead(id: $id) { loadUnits } }', { id })).lead;
  const rows = (statement: string, values: readonly unknown[] = []) =>
    withOwner(walk.app.database.url, async client => (await client.query(statement, [...values])).rows);
  const waiting = (pattern: string) => waitFor(async () => (await rows(WAITS, [pattern])).length > 0, 30_000);
  beforeEach(() => weigh({ A: 1, B: 1, C: 1, D: 1 }));

  test('takes along a lead that came to the tier while it waited', async () => {
    const rep = await walk.aRep({ capacity: 20, basis: 'WEIGHTED' });
    await walk.aLead({ ownerId: rep.id, tier: 'B' });
    await withOwner(walk.app.database.url, async (client: pg.Client) => {
      await client.query('begin');
      await client.query('select from organisation for key share');
      const weighing = weigh({ B: 3 });
      await waiting('organisation.*for update');
      const come = await walk.aLead({ ownerId: rep.id, tier: 'B' });
      expect(come.loadUnits).toBe(1);
      await client.query('commit');
      expect(await weighing).toMatchObject({ refusals: [], denied: null });
      expect(await unitsOf(come.id)).toMatchObject({ loadUnits: 3 });
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 6 });
    expect(await weightFaults(walk)).toEqual(NO_FAULTS);
  });

  test.each([
    ['made', async () => (await walk.act('CreateLead', { name: 'On its way', tier: 'B' })).lead],
    [
      'graded',
      async () => {
        const { id } = await walk.aLead();
        return (await walk.act('SetTier', { id, tier: 'B' })).lead;
      },
    ],
  ])('a lead that is %s while its tier is made heavier weighs what it weighs then', async (_, come) => {
    await withOwner(walk.app.database.url, async (client: pg.Client) => {
      await client.query('begin');
      await client.query('select from organisation for update');
      const coming = come();
      await waiting('weights of tiers');
      await client.query(
        `update organisation set version = version + 1, tier_weights = tier_weights || '{"B": 5}'::jsonb`,
      );
      await client.query('commit');
      expect((await coming)?.loadUnits).toBe(5);
    });
  });

  test('a batch of an import weighs its leads as they weigh when it is written', async () => {
    const bench = new Workbench();
    const file = bench.write('in.csv', [LEAD_HEADER, ...LEAD_ROWS, ''].join('\n'));
    await withOwner(walk.app.database.url, async (client: pg.Client) => {
      await client.query('begin');
      await client.query('select from organisation for update');
      const bringing = runImport(walk.app.database.url, 'leads', { file, mapping: bench.write('mapping.json', LEADS) });
      await waiting('weights of tiers');
      await client.query(`update organisation set tier_weights = tier_weights || '{"A": 6}'::jsonb`);
      await client.query('commit');
      expect(await bringing).toMatchObject({ exitCode: 0, end: { leadsMade: 3 } });
    });
    bench.remove();
    const brought = await rows(`select load_units::float8 as units from lead where external_id = 'F1'`);
    expect(brought).toEqual([{ units: 6 }]);
    expect(await weightFaults(walk)).toEqual(NO_FAULTS);
  }, 120_000);

  test('at once with claims, grades, moves and new leads, leaves each counter what is held', async () => {
    const teamId = await walk.aTeam({ capacity: 60 });
    const reps = [
      await walk.aRep({ teamId, capacity: 30, basis: 'WEIGHTED' }),
      await walk.aRep({ teamId, capacity: 30, basis: 'WEIGHTED' }),
    ] as const;
    const pipelineId = await aPipeline();
    await walk.act('SetHoldingQuota', { pipelineId, mode: 'LIMITED', basis: 'WEIGHTED', capacity: 40 });
    const leads = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        walk.aLead({ tier: 'ABCD'[n % 4], ...(n % 2 && { pipelineId }), ...(n % 3 === 0 && { ownerId: reps[0].id }) }),
      ),
    );
    const contacted = await walk.stageId('CONTACTED');
    for (const round of [1, 2, 3]) {
      const told = await Promise.all(
        leads.flatMap(({ id }, n) => {
          const rep = reps[n % 2 ? 0 : 1];
          const acts = [
            () => walk.act('ClaimLead', { id }, rep.as),
            () => walk.act('SetTier', { id, tier: 'ABCD'[(n + round) % 4] }),
            () => walk.act('CreateLead', { name: 'One more', tier: 'A', ...(n % 2 && { ownerId: rep.id }) }),
            () => walk.act('TransferLead', { id, repId: rep.id }),
            () => walk.act('MoveLead', { id, stageId: contacted }),
          ];
          const act = acts[(n + round) % acts.length];
          const weights = { A: 1 + ((n + round) % 3), D: 0.5 + (n % 2) };
          return [act?.() ?? [], ...(n % 4 === 0 ? [weigh(weights)] : [])].flat();
        }),
      );
      // Whoever collided too often is told so and has changed nothing.
      expect(told.flatMap(({ denied }) => denied ?? []).filter(code => code !== 'CONFLICT')).toEqual([]);
      expect(await weightFaults(walk)).toEqual(NO_FAULTS);
    }
  });
});
