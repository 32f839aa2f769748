import { runChecks } from '../../src/cli/check/run-checks.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { sortsOf } from '../support/lead-sorts.js';
import { intakeOf } from '../support/shown-intake.js';
import { waitFor } from '../support/wait-for.js';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const DAY_MS = 86_400_000;

interface Answered {
  readonly claimLead: {
    readonly userErrors: readonly { code: string; message: string; nextAllowedAt: string | null }[];
  };
}

describe('the intake cap of a pipeline or product line', () => {
  const walk = withApp();
  const set = (input: object, as?: As) => walk.act('SetIntakeCap', input, as);
  const aDay = (max: number, more: object) => set({ mode: 'LIMITED', max, period: 'DAY', ...more });
  const inDays = (days: number) => new Date(Date.now() + walk.app.runtime.clock.offsetMs + days * DAY_MS).toISOString();
  const claim = async (rep: MadeRep, sort: Record<string, string> = {}) =>
    (await walk.act('ClaimLead', { id: (await walk.aLead(sort)).id }, rep.as)).refusals.join();
  const claims = async (rep: MadeRep, sorts: readonly Record<string, string>[]) => {
    const refusals: string[] = [];
    for (const sort of sorts) refusals.push(await claim(rep, sort));
    return refusals;
  };
  const { aPipeline, aProduct, saveProduct } = sortsOf(walk);
  /** What is set of a pipeline or product line, with what it still lets in. */
  const partsOf = async (rep: MadeRep, part: string) =>
    (await intakeOf(walk, rep.id)).rules
      .filter(({ intakeCap }) => intakeCap?.pipeline?.id === part || intakeCap?.productLine === part)
      .map(({ scope, verdict, remainingCount }) => `${scope} ${verdict} ${remainingCount}`)
      .sort();
  const takeAway = (subject: object) => set({ ...subject, mode: 'UNLIMITED' });

  test('counts only what each rep takes of it, beside its own cap, and tells which part is used up', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const pipelineId = await aPipeline();
    expect(await aDay(1, { pipelineId })).toMatchObject({ refusals: [], intakeCap: { scope: 'PIPELINE' } });
    await aDay(3, { repId: rep.id });
    expect(await claims(rep, [{ pipelineId }, {}])).toEqual(['', '']);
    const { id } = await walk.aLead({ pipelineId });
    const asked = { input: { id } };
    const refused = await walk.tellingOnly(() => walk.app.run<Answered>('ClaimLead', asked, { as: rep.as }));
    const [error] = refused.data?.claimLead.userErrors ?? [];
    expect(error).toMatchObject({ code: 'INTAKE_CAP_REACHED', nextAllowedAt: expect.any(String) });
    expect(error?.message).toMatch(/leads of this pipeline as this period allows\. Free again at/);
    expect((await walk.act('AssignLead', { id, repId: rep.id })).refusals).toEqual(['INTAKE_CAP_REACHED']);
    const { remainingCount, rules } = await intakeOf(walk, rep.id);
    expect([remainingCount, rules.at(-1)]).toMatchObject([
      1,
      { scope: 'PIPELINE', verdict: 'WALL', remainingCount: 0, nextAllowedAt: error?.nextAllowedAt },
    ]);
    expect(rules.at(-1)).toMatchObject({ intakeCap: { pipeline: { id: pipelineId } } });
    expect(await claims(rep, [{}, {}])).toEqual(['', 'INTAKE_CAP_REACHED']);
    expect((await walk.act('ClaimLead', { id }, other.as)).refusals).toEqual([]);
    walk.app.clock.advanceMs(DAY_MS);
    expect(await claims(rep, [{ pipelineId }, { pipelineId }, {}])).toEqual(['', 'INTAKE_CAP_REACHED', '']);
    await takeAway({ pipelineId });
    expect(await claim(rep, { pipelineId })).toBe('');
    const { intakeCapHistory } = await walk.ask<{ intakeCapHistory: { nodes: { mode: string }[] } }>(
      'IntakeCapHistory',
      { pipelineId },
    );
    expect(intakeCapHistory.nodes.map(({ mode }) => mode)).toEqual(['UNLIMITED', 'LIMITED']);
  });

  test('of a level goes before the pipeline’s, and a rep’s own before it; who is new or of another level comes under it', async () => {
    const pipelineId = await aPipeline();
    await aDay(9, { pipelineId });
    expect(await aDay(2, { pipelineId, level: 'SENIOR' })).toMatchObject({ intakeCap: { scope: 'LEVEL_PIPELINE' } });
    const rep = await walk.aRep();
    expect(await partsOf(rep, pipelineId)).toEqual(['PIPELINE WALL 9']);
    await walk.act('UpdateRep', { id: rep.id, level: 'SENIOR' });
    expect(await partsOf(rep, pipelineId)).toEqual(['LEVEL_PIPELINE WALL 2', 'PIPELINE OVERRULED null']);
    expect(await claims(rep, [{ pipelineId }, { pipelineId }, { pipelineId }, {}])).toEqual([
      '',
      '',
      'INTAKE_CAP_REACHED',
      '',
    ]);
    await aDay(50, { repId: rep.id });
    expect(await partsOf(rep, pipelineId)).toEqual(['LEVEL_PIPELINE OVERRULED null', 'PIPELINE WALL 7']);
    expect(await claim(rep, { pipelineId })).toBe('');
    await set({ repId: rep.id, mode: 'OPT_OUT' });
    expect(await partsOf(rep, pipelineId)).toEqual(['LEVEL_PIPELINE WALL 0', 'PIPELINE OVERRULED null']);
    await takeAway({ repId: rep.id });
    for (const subject of [{ pipelineId }, { pipelineId, level: 'SENIOR' }]) await takeAway(subject);
  });

  test('counts what was taken before it was set, of products by their line; a product that changes its line leaves what was taken', async () => {
    const rep = await walk.aRep();
    const [line, elsewhere] = [`line ${nextNumber()}`, `line ${nextNumber()}`];
    const [one, two] = [await aProduct(line), await aProduct(line)];
    expect(await claims(rep, [{ productId: one.id }, { productId: two.id }, {}])).toEqual(['', '', '']);
    expect(await aDay(3, { productLine: line })).toMatchObject({ intakeCap: { scope: 'PRODUCT_LINE' } });
    await aDay(1, { productLine: elsewhere });
    expect((await aDay(1, { productLine: `${line} of nothing` })).refusals).toEqual(['NOT_FOUND input.productLine']);
    expect(await partsOf(rep, line)).toEqual(['PRODUCT_LINE WALL 1']);
    expect(await claims(rep, [{ productId: two.id }, { productId: one.id }, {}])).toEqual([
      '',
      'INTAKE_CAP_REACHED',
      '',
    ]);
    await saveProduct(two.key, elsewhere);
    expect(await aDay(1, { productLine: elsewhere })).toMatchObject({ refusals: [] });
    expect(await claim(rep, { productId: one.id })).toBe('INTAKE_CAP_REACHED');
    for (const productLine of [line, elsewhere]) await takeAway({ productLine });
    expect(await partsOf(rep, line)).toEqual(['PRODUCT_LINE WALL null']);
  });

  test('is to come, and ends by the clock', async () => {
    const rep = await walk.aRep();
    const pipelineId = await aPipeline();
    await aDay(0, { pipelineId, validFrom: inDays(1), validUntil: inDays(2) });
    expect(await claim(rep, { pipelineId })).toBe('');
    walk.app.clock.advanceMs(DAY_MS + 60_000);
    expect(await claims(rep, [{ pipelineId }, {}])).toEqual(['INTAKE_CAP_REACHED', '']);
    walk.app.clock.advanceMs(DAY_MS);
    expect(await claim(rep, { pipelineId })).toBe('');
    await walk.settled();
    expect((await runChecks(walk.app.database.url, ['intake-metered'])).flatMap(({ breaks }) => breaks)).toEqual([]);
  });

  test('is passed over by who claims the next of a pool, and ends nothing', async () => {
    const rep = await walk.aRep();
    const [pipelineId, poolId] = [await aPipeline(), await walk.aPool()];
    await aDay(1, { pipelineId });
    for (const sort of [{ pipelineId }, { pipelineId }, {}]) await walk.aLead({ poolId, ...sort });
    const outcome = await walk.act('ClaimNext', { poolId, count: 3, idempotencyKey: `next ${nextNumber()}` }, rep.as);
    expect(outcome.results?.map(({ status }) => status)).toEqual(['CHANGED', 'REFUSED', 'CHANGED']);
    await takeAway({ pipelineId });
  });

  test('is known to automatic assignment, which gives the lead to whoever may take it', async () => {
    const teamId = await walk.aTeam();
    const [pipelineId, poolId] = [await aPipeline(), await walk.aPool(teamId)];
    const reps = [await walk.aRep({ teamId }), await walk.aRep({ teamId })];
    const key = `rule-${nextNumber()}`;
    const filter = { poolId: { eq: poolId } };
    await walk.act('SaveAssignmentRule', { key, name: key, teamId, filter });
    await aDay(1, { pipelineId });
    const arrive = async (sort: Record<string, string>) => (await walk.aLead({ poolId, ...sort })).id;
    const ids = [await arrive({ pipelineId }), await arrive({ pipelineId }), await arrive({ pipelineId })];
    const free = await arrive({});
    const ownerOf = async (id: string) =>
      (
        await walk.ask<{ lead: { owner: { id: string } | null } }>(
          'query ($id: ID!) { lead(id: $id) { owner { id } } }',
          {
            id,
          },
        )
      ).lead.owner?.id ?? null;
    const explained = async (id: string) =>
      (
        await walk.ask<{ assignmentExplanation: { judgements: { refusal: string | null }[] } | null }>(
          'query ($id: ID!) { assignmentExplanation(leadId: $id) { judgements { refusal } } }',
          { id },
        )
      ).assignmentExplanation?.judgements.map(({ refusal }) => refusal);
    await waitFor(async () => (await ownerOf(free)) !== null && (await explained(ids[2] ?? '')));
    const owners = await Promise.all(ids.map(ownerOf));
    expect(new Set(owners.filter(Boolean))).toEqual(new Set(reps.map(({ id }) => id)));
    expect(owners.filter(Boolean)).toHaveLength(2);
    const left = ids[owners.indexOf(null)] ?? '';
    await waitFor(async () => (await explained(left))?.length);
    expect(await explained(left)).toEqual(['INTAKE_CAP_REACHED', 'INTAKE_CAP_REACHED']);
    await aDay(2, { pipelineId });
    await waitFor(async () => (await ownerOf(left)) !== null);
    await takeAway({ pipelineId });
  });

  test('names one subject that is there, and is set by administrators alone', async () => {
    const rep = await walk.aRep();
    const pipelineId = await aPipeline();
    const no = async (input: object) => (await walk.changingNothing(() => aDay(1, input))).refusals;
    expect(await no({ repId: rep.id, pipelineId })).toEqual(['INVALID input.pipelineId']);
    expect(await no({ teamId: rep.teamId, productLine: 'Cars' })).toEqual(['INVALID input.productLine']);
    expect(await no({ pipelineId, productLine: 'Cars' })).toEqual(['INVALID input.productLine']);
    expect(await no({ pipelineId: newId('pipe') })).toEqual(['NOT_FOUND input.pipelineId']);
    const optOut = await walk.changingNothing(() => set({ pipelineId, mode: 'OPT_OUT' }));
    expect(optOut.refusals).toEqual(['INVALID input.mode']);
    const asManager = await walk.changingNothing(() =>
      set({ pipelineId, mode: 'UNLIMITED' }, walk.aManager(rep.teamId)),
    );
    expect(asManager.refusals).toEqual(['NOT_ALLOWED input']);
    const twice = await walk.app.run('IntakeCapHistory', { pipelineId, productLine: 'Cars' });
    expect(twice.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
