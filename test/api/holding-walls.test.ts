import type pg from 'pg';
import { runChecks } from '../../src/cli/check/run-checks.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { newId, uuidOf } from '../../src/platform/ids.js';
import { sortsOf } from '../support/lead-sorts.js';
import { StatementWatch } from '../support/statements.js';
import { STEEP, tiersWeigh } from '../support/tiers-weigh.js';
import { waitFor } from '../support/wait-for.js';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const CHECKED = ['rep-counters', 'wall-counters'];

describe('the holding quota of a pipeline or product line', () => {
  const walk = withApp();
  const set = (input: object) => walk.act('SetHoldingQuota', input);
  const limited = (capacity: number, more: object) => set({ mode: 'LIMITED', capacity, ...more });
  const inMinutes = (minutes: number) =>
    new Date(Date.now() + walk.app.runtime.clock.offsetMs + minutes * 60_000).toISOString();
  const assign = async (rep: MadeRep, id: string) => (await walk.act('AssignLead', { id, repId: rep.id })).refusals;
  const claim = async (rep: MadeRep, id: string) => (await walk.act('ClaimLead', { id }, rep.as)).refusals;
  const { aPipeline, aProduct, saveProduct } = sortsOf(walk);
  const wallsOf = async (rep: MadeRep) => {
    const { effectiveHoldingQuota } = await walk.ask<{
      effectiveHoldingQuota: {
        rules: {
          scope: string;
          verdict: string;
          heldUnits: number | null;
          holdingQuota: { mode: string } | null;
        }[];
      };
    }>('EffectiveHoldingQuota', { repId: rep.id });
    return effectiveHoldingQuota.rules.flatMap(({ scope, verdict, heldUnits, holdingQuota }) =>
      /PIPELINE|LINE$/.test(scope) && holdingQuota?.mode === 'LIMITED' ? [`${scope} ${verdict} ${heldUnits}`] : [],
    );
  };
  const isRight = async () =>
    (await runChecks(walk.app.database.url, CHECKED)).flatMap(({ breaks }) => breaks.map(({ found }) => found));
  const takeAway = (subject: object) => set({ ...subject, mode: 'UNLIMITED' });

  test('counts only what each rep holds of it, beside the line, at every door', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const pipelineId = await aPipeline();
    await walk.aLead({ pipelineId, ownerId: rep.id });
    expect(await limited(1, { pipelineId })).toMatchObject({ refusals: [], holdingQuota: { scope: 'PIPELINE' } });
    const [pooled, held] = [await walk.aLead({ pipelineId }), await walk.aLead({ pipelineId, ownerId: other.id })];
    expect(await walk.tellingOnly(() => claim(rep, pooled.id))).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    expect(await assign(rep, pooled.id)).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    expect((await walk.act('TransferLead', { id: held.id, repId: rep.id })).refusals).toEqual([
      'PIPELINE_QUOTA_EXCEEDED',
    ]);
    expect((await walk.act('CreateLead', { name: 'One more', pipelineId, ownerId: rep.id })).refusals[0]).toMatch(
      /^PIPELINE_QUOTA_EXCEEDED/,
    );
    expect(await claim(rep, (await walk.aLead()).id)).toEqual([]);
    expect(await wallsOf(rep)).toEqual(['PIPELINE WALL 1']);
    expect(await isRight()).toEqual([]);
    await takeAway({ pipelineId });
    expect(await claim(rep, pooled.id)).toEqual([]);
    const { holdingQuotaHistory } = await walk.ask<{ holdingQuotaHistory: { nodes: { mode: string }[] } }>(
      'HoldingQuotaHistory',
      { pipelineId },
    );
    expect(holdingQuotaHistory.nodes.map(({ mode }) => mode)).toEqual(['UNLIMITED', 'LIMITED']);
  });

  test('gives way to that of the rep’s level, which gives way to a quota of the rep’s own', async () => {
    const [rep, novice] = [await walk.aRep(), await walk.aRep()];
    await walk.act('UpdateRep', { id: novice.id, level: 'NOVICE' });
    const pipelineId = await aPipeline();
    await limited(2, { pipelineId });
    expect(await limited(1, { pipelineId, level: 'NOVICE' })).toMatchObject({
      refusals: [],
      holdingQuota: { scope: 'LEVEL_PIPELINE' },
    });
    const leads = [];
    for (let n = 0; n < 6; n++) leads.push((await walk.aLead({ pipelineId })).id);
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = leads;
    expect([await claim(rep, a), await claim(rep, b), await claim(rep, c)].flat()).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    expect([await claim(novice, d), await claim(novice, e)].flat()).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    expect(await wallsOf(novice)).toEqual(['LEVEL_PIPELINE WALL 1', 'PIPELINE OVERRULED null']);
    await limited(30, { repId: novice.id });
    expect(await wallsOf(novice)).toEqual(['LEVEL_PIPELINE OVERRULED null', 'PIPELINE WALL 1']);
    expect([await claim(novice, e), await claim(novice, f)].flat()).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    await walk.act('UpdateRep', { id: rep.id, level: 'NOVICE' });
    expect(await wallsOf(rep)).toEqual(['LEVEL_PIPELINE WALL 2', 'PIPELINE OVERRULED null']);
    expect(await isRight()).toEqual([]);
    for (const level of ['NOVICE', undefined]) await takeAway({ pipelineId, level });
  });

  test('of a product line follows a lead to another product, and a product to another line, refusing neither', async () => {
    const rep = await walk.aRep();
    const [pumps, valves] = [`pumps ${nextNumber()}`, `valves ${nextNumber()}`];
    const [pump, valve, loose] = [await aProduct(pumps), await aProduct(valves), await aProduct(null)];
    await limited(1, { productLine: pumps });
    await limited(5, { productLine: valves });
    const first = await walk.aLead({ productId: pump.id, ownerId: rep.id });
    const second = await walk.aLead({ productId: pump.id });
    expect(await claim(rep, second.id)).toEqual(['PRODUCT_LINE_QUOTA_EXCEEDED']);
    const held = async () => (await wallsOf(rep)).map(wall => Number(wall.split(' ')[2])).sort();
    await walk.act('UpdateLead', { id: first.id, productId: valve.id, tier: 'A' });
    expect(await held()).toEqual([0, 1]);
    expect(await claim(rep, second.id)).toEqual([]);
    expect(await held()).toEqual([1, 1]);
    await saveProduct(valve.key, pumps);
    expect(await held()).toEqual([0, 2]);
    await walk.act('UpdateLead', { id: second.id, productId: loose.id });
    expect(await held()).toEqual([0, 1]);
    await walk.act('UpdateLead', { id: first.id, productId: null });
    expect(await held()).toEqual([0, 0]);
    expect(await isRight()).toEqual([]);
    for (const productLine of [pumps, valves]) await takeAway({ productLine });
  });

  test('that is to come is counted before and refuses once it is in force', async () => {
    const rep = await walk.aRep();
    const pipelineId = await aPipeline();
    await limited(1, { pipelineId, validFrom: inMinutes(30), validUntil: inMinutes(60) });
    for (let n = 0; n < 2; n++) await walk.aLead({ pipelineId, ownerId: rep.id });
    expect(await wallsOf(rep)).toEqual([]);
    walk.app.clock.advanceMs(31 * 60_000);
    const { id } = await walk.aLead({ pipelineId });
    expect(await claim(rep, id)).toEqual(['PIPELINE_QUOTA_EXCEEDED']);
    expect(await wallsOf(rep)).toEqual(['PIPELINE WALL 2']);
    walk.app.clock.advanceMs(31 * 60_000);
    expect(await claim(rep, id)).toEqual([]);
    await waitFor(async () => (await wallsOf(rep)).length === 0);
  });

  test('admits exactly as many as it has room for, however many claim at once', async () => {
    const rep = await walk.aRep();
    const pipelineId = await aPipeline();
    await limited(3, { pipelineId });
    const leads = await Promise.all(Array.from({ length: 10 }, () => walk.aLead({ pipelineId })));
    const answers = await Promise.all(leads.map(({ id }) => claim(rep, id)));
    expect(answers.filter(refusals => refusals.length === 0)).toHaveLength(3);
    expect(answers.flat()).toEqual(Array.from({ length: 7 }, () => 'PIPELINE_QUOTA_EXCEEDED'));
    expect(await wallsOf(rep)).toEqual(['PIPELINE WALL 3']);
    await takeAway({ pipelineId });
  });

  test('lets a handover that spreads put into the pool what it has no room for', async () => {
    const teamId = await walk.aTeam();
    const [leaver, heir] = [await walk.aRep({ teamId }), await walk.aRep({ teamId })];
    const pipelineId = await aPipeline();
    for (let n = 0; n < 3; n++) await walk.aLead({ pipelineId, ownerId: leaver.id });
    await walk.aLead({ ownerId: leaver.id });
    await limited(2, { pipelineId });
    const told = await walk.act('DeactivateRep', { id: leaver.id, handover: 'SPREAD' });
    expect(told).toMatchObject({ refusals: [], handedOverCount: 3, pooledCount: 1 });
    expect(await wallsOf(heir)).toEqual(['PIPELINE WALL 2']);
    expect(await isRight()).toEqual([]);
    await takeAway({ pipelineId });
  });

  test('is what is held, whatever was done', async () => {
    const dice = new Dice(11);
    const reps = [await walk.aRep(), await walk.aRep()];
    const [line, otherLine] = [`line ${nextNumber()}`, `line ${nextNumber()}`];
    const products = [await aProduct(line), await aProduct(otherLine), await aProduct(null)];
    const pipelineId = await aPipeline();
    await tiersWeigh(walk, STEEP);
    const leads: string[] = [];
    for (let n = 0; n < 8; n++)
      leads.push((await walk.aLead({ ...(n % 2 && { pipelineId }), productId: dice.pick(products).id })).id);
    const [lead, rep] = [() => dice.pick(leads), () => dice.pick(reps)];
    const acts = [
      () => assign(rep(), lead()),
      () => assign(rep(), lead()),
      () => walk.act('TransferLead', { id: lead(), repId: rep().id }),
      () => walk.act('UpdateLead', { id: lead(), productId: dice.pick(products).id, tier: dice.pick(['A', 'D']) }),
      () => walk.act('SetTier', { id: lead(), tier: dice.pick(['A', 'B', 'C', 'D']) }),
      () => walk.act('CloseLead', { id: lead(), result: dice.pick(['WON', 'LOST']), reason: 'PRICE' }),
      () => walk.act('ReopenLead', { id: lead() }),
      () => walk.act('RecallLead', { id: lead(), reason: 'too slow' }),
      () => saveProduct(dice.pick(products).key, dice.pick([line, otherLine, null])),
      () => limited(dice.between(0, 4), { pipelineId, basis: dice.pick(['COUNT', 'WEIGHTED']) }),
      () => limited(dice.between(0, 4), { productLine: dice.pick([line, otherLine]) }),
      () => walk.act('MergeLeads', { id: lead(), duplicateIds: [lead()] }),
      () => walk.act('UpdateRep', { id: rep().id, level: dice.pick(['NOVICE', 'SENIOR']) }),
    ];
    for (let n = 0; n < 70; n++) {
      await Promise.all([dice.pick(acts)(), dice.pick(acts)()]);
      if (n % 7 === 0) expect([n, await isRight()]).toEqual([n, []]);
    }
    expect(await isRight()).toEqual([]);
    for (const subject of [{ pipelineId }, { productLine: line }, { productLine: otherLine }]) await takeAway(subject);
  });

  test('costs whoever has none not one statement', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    const watch = StatementWatch.open();
    const { statements } = await watch.during(() => claim(rep, id));
    watch.close();
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ text }) => /rep_wall|walls/.test(text))).toEqual([]);
  });

  test('is of one place that is there, for administrators, and only allows what becomes heavier', async () => {
    const pipelineId = await aPipeline();
    const { id: repId, teamId } = await walk.aRep();
    const cases: [object, string][] = [
      [{ pipelineId: newId('pipe') }, 'NOT_FOUND input.pipelineId'],
      [{ productLine: 'nobody makes this' }, 'NOT_FOUND input.productLine'],
      [{ pipelineId, repId }, 'INVALID input.pipelineId'],
      [{ pipelineId, teamId }, 'INVALID input.pipelineId'],
      [{ pipelineId, productLine: 'x' }, 'INVALID input.productLine'],
      [{ level: 'NOVICE', productLine: 'x' }, 'INVALID input.productLine'],
      [{ pipelineId, onWeightIncrease: 'REFUSE' }, 'INVALID input.onWeightIncrease'],
    ];
    for (const [input, refusal] of cases)
      expect((await walk.changingNothing(() => limited(3, input))).refusals).toEqual([refusal]);
    const manager = walk.aManager(teamId);
    const input = { pipelineId, mode: 'UNLIMITED' };
    expect((await walk.changingNothing(() => walk.act('SetHoldingQuota', input, manager))).refusals).toEqual([
      'NOT_ALLOWED input',
    ]);
  });

  describe('a lead that its holder keeps, changed while a wall around it is put up', () => {
    const lead = async (more: object = {}) => {
      const [rep, pipelineId] = [await walk.aRep(), await aPipeline()];
      return { rep, pipelineId, lead: await walk.aLead({ pipelineId, ownerId: rep.id, ...more }) };
    };
    /** Ends once the work is over, or waits for a lock. */
    const underWay = async (work: Promise<unknown>, client: pg.Client) => {
      let isOver = false;
      void work.then(() => {
        isOver = true;
      });
      await waitFor(async () => {
        const { rows } = await client.query<{ waits: boolean }>(WAITS);
        return isOver || rows[0]?.waits;
      });
    };
    const inTransaction = <T>(work: (client: pg.Client) => Promise<T>) =>
      withOwner(walk.app.database.url, async client => {
        await client.query('begin');
        const done = await work(client);
        await client.query('commit');
        return done;
      });

    test('is counted as it is, where the change comes first and its counter last', async () => {
      const { rep, pipelineId, lead: one } = await lead();
      await walk.act('SetValidity', { id: one.id, validity: 'INVALID', reason: 'no such number' });
      const { setting } = await inTransaction(async client => {
        await client.query('update lead set load_units = 1 where id = $1', [uuidOf(one.id)]);
        const setting = limited(5, { pipelineId });
        await underWay(setting, client);
        await client.query(
          'update rep_load set held_count = held_count + 1, held_units = held_units + 1 where rep_id = $1',
          [uuidOf(rep.id)],
        );
        return { setting };
      });
      expect(await setting).toMatchObject({ refusals: [], denied: null });
      expect(await isRight()).toEqual([]);
    });

    test('moves the wall that was put up before it', async () => {
      const { rep, lead: one } = await lead();
      const { changing } = await inTransaction(async client => {
        await client.query('select from rep_load where rep_id = $1 for update', [uuidOf(rep.id)]);
        await client.query('update rep_load set is_walled = true where rep_id = $1', [uuidOf(rep.id)]);
        await client.query(WALL_OF_TIER, [uuidOf(rep.id)]);
        const changing = walk.act('SetTier', { id: one.id, tier: 'A' });
        await underWay(changing, client);
        return { changing };
      });
      expect(await changing).toMatchObject({ refusals: [], denied: null });
      expect(await isRight()).toEqual([]);
    });
  });
});

const WAITS = 'select exists (select from pg_locks where not granted) as waits';
const WALL_OF_TIER = `insert into rep_wall (rep_id, kind, key, held_count, held_units, mode, basis, capacity, updated_at)
  values ($1, 'TIER', 'A', 0, 0, 'LIMITED', 'COUNT', 5, now())`;
