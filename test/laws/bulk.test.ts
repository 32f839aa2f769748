import pg from 'pg';
import { checkCounters } from '../../src/cli/prove/counters.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { bulk } from '../support/bulk.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { withApp } from '../support/with-app.js';

const ROUNDS = 8;
const SLOW_MS = 240_000;
const STATE = `select l.id, s.key as stage, l.tier, l.owner_id as owner, l.load_units as units from lead l join stage s on s.id = l.stage_id order by l.id`;
const LOADS = 'select rep_id, held_count, held_units, is_overloaded from rep_load order by rep_id';

describe('a change of many leads', () => {
  let owner: pg.Client;
  // Before the app drops the database.
  afterAll(() => owner?.end());
  const walk = withApp();
  const dice = new Dice(11);
  let reps: string[];
  let leads: string[];

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    await tiersWeigh(walk, STEEP);
    reps = [];
    leads = [];
    for (const capacity of [3, 5, 20]) reps.push((await walk.aRep({ capacity, basis: 'WEIGHTED' })).id);
    for (let n = 0; n < 12; n += 1)
      leads.push((await walk.aLead({ tier: 'D', ...(n < 9 && { ownerId: reps[n % 3] ?? '' }) })).id);
  }, SLOW_MS);

  const world = async () => ({ leads: (await owner.query(STATE)).rows, loads: (await owner.query(LOADS)).rows });
  const callOf = async (kind: number): Promise<[string, object]> => {
    const ids = leads.filter(() => dice.between(0, 2) > 0);
    const some = { ids: ids.length > 0 ? ids : leads };
    if (kind === 0) return ['TransferLeads', { ...some, repId: dice.pick(reps) }];
    if (kind === 1)
      return ['MoveLeads', { ...some, stageId: await walk.stageId(dice.pick(['CONTACTED', 'ENGAGED', 'NEW'])) }];
    return ['SetTiers', { ...some, tier: dice.pick(['A', 'B', 'C', 'D', null] as const) }];
  };

  test(
    'does in a quiet world what its preview said, and an undo brings stage, tier, owner and load back, to the unit',
    async () => {
      const undone = new Set<string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const [operation, input] = await callOf(round % 3);
        const before = await world();
        const preview = await bulk(walk)(operation, { ...input, dryRun: true });
        expect(await world()).toEqual(before);
        const real = await bulk(walk)(operation, input);
        expect([operation, real.results]).toEqual([operation, preview.results]);
        expect(await checkCounters(walk.app.database.url)).toEqual({ drifted: 0, misplaced: 0, doubled: 0 });
        if (!real.id || round % 2 > 0) continue;
        const back = await bulk(walk)('UndoBulkChange', { id: real.id });
        // Whoever was over its line has no room to take a lead back.
        expect(new Set(back.results.flatMap(({ refusals }) => refusals))).toEqual(
          new Set(back.refusedCount > 0 ? ['QUOTA_EXCEEDED'] : []),
        );
        if (back.refusedCount > 0) continue;
        expect(differences(before, await world())).toEqual([]);
        undone.add(operation);
      }
      expect(undone).toEqual(new Set(['TransferLeads', 'MoveLeads', 'SetTiers']));
    },
    SLOW_MS,
  );

  test(
    'that was taken back but for one counter would be found',
    async () => {
      const { id } = await walk.aLead({ ownerId: reps[2] ?? '', tier: 'D' });
      const before = await world();
      const { id: change } = await bulk(walk)('SetTiers', { ids: [id], tier: 'C' });
      await bulk(walk)('UndoBulkChange', { id: change });
      await walk.sql(
        `update rep_load set held_units = held_units + 1 where held_units = (select max(held_units) from rep_load)`,
      );
      expect(differences(before, await world())).not.toEqual([]);
      expect((await checkCounters(walk.app.database.url)).drifted).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  /** Rows that are others than they were. */
  function differences(before: Awaited<ReturnType<typeof world>>, after: Awaited<ReturnType<typeof world>>): string[] {
    const rows = (of: typeof before) => [...of.leads, ...of.loads].map(row => JSON.stringify(row));
    const was = new Set(rows(before));
    return rows(after).filter(row => !was.has(row));
  }
});
