import { newId } from '../../src/platform/ids.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Starting {
  readonly capacity: number;
  readonly ground: string;
  readonly effortMinutes: number;
  readonly weeklyIntake: number | null;
  readonly profile: { readonly industry: string | null } | null;
}

const STAGES = [
  { key: 'OPEN', name: 'Open', lifecycle: 'POTENTIAL' },
  { key: 'WON', name: 'Won', lifecycle: 'CUSTOMER', isWon: true, loadUnits: 0 },
  { key: 'LOST', name: 'Lost', lifecycle: 'ENDED', isTerminal: true, loadUnits: 0 },
];

describe('what is known of sales cycles', () => {
  const walk = withApp();
  const aPipeline = async (salesCycle: string) => {
    const outcome = await walk.act('SavePipeline', {
      key: `way-${nextNumber()}`,
      name: 'Way',
      salesCycle,
      stages: STAGES,
      transitions: [{ from: 'OPEN', to: 'WON' }],
    });
    const { pipeline } = outcome as unknown as { pipeline: { id: string } | null };
    if (!pipeline) throw new Error(JSON.stringify(outcome));
    return pipeline.id;
  };
  const starting = async (pipelineId: string, more: object = {}) =>
    (
      await walk.ask<{ startingHoldingQuota: Starting | null }>('StartingHoldingQuota', {
        weeklyHours: 40,
        focusShare: 0.6,
        ...more,
        pipelineId,
      })
    ).startingHoldingQuota;
  const save = (input: object) =>
    walk.act('SaveCycleProfile', { medianCycleDays: 70, effortMinutesPerLeadPerWeek: 30, ...input }) as Promise<
      Awaited<ReturnType<typeof walk.act>> & { cycleProfile?: { id: string; version: number } | null }
    >;

  test('short cycles start higher than long ones, and nothing is changed by asking', async () => {
    const ids = [await aPipeline('SHORT'), await aPipeline('MEDIUM'), await aPipeline('LONG')];
    const capacities = await walk.changingNothing(() =>
      Promise.all(ids.map(async id => (await starting(id))?.capacity)),
    );
    expect(capacities).toEqual([96, 40, 20]);
    expect(await starting(ids[0] ?? '')).toMatchObject({ ground: 'SALES_CYCLE', profile: null, weeklyIntake: null });
  });

  test('a profile of the pipeline goes before that, one of the industry before both', async () => {
    const pipelineId = await aPipeline('SHORT');
    await save({ pipelineId });
    await save({ pipelineId, industry: 'Solar', medianCycleDays: 7, effortMinutesPerLeadPerWeek: 120 });
    expect(await starting(pipelineId)).toMatchObject({ capacity: 48, ground: 'PIPELINE', weeklyIntake: 4.8 });
    expect(await starting(pipelineId, { industry: 'Hotels' })).toMatchObject({ ground: 'PIPELINE' });
    expect(await starting(pipelineId, { industry: 'Solar' })).toMatchObject({
      capacity: 12,
      ground: 'INDUSTRY',
      weeklyIntake: 12,
      profile: { industry: 'Solar' },
    });
    expect(await starting(pipelineId, { industry: 'Solar', weeklyHours: 20 })).toMatchObject({ capacity: 6 });
  });

  test('a profile is changed, not made twice, and lists by pipeline', async () => {
    const pipelineId = await aPipeline('LONG');
    const made = await Promise.all([1, 2, 3, 4].map(days => save({ pipelineId, medianCycleDays: days })));
    expect(made.flatMap(({ refusals, denied }) => [...refusals, ...(denied ? [denied] : [])])).toEqual([]);
    expect(new Set(made.map(({ cycleProfile }) => cycleProfile?.id)).size).toBe(1);
    const { cycleProfiles } = await walk.ask<{ cycleProfiles: { nodes: { version: number }[] } }>('CycleProfiles', {
      pipelineId,
    });
    expect(cycleProfiles.nodes.map(({ version }) => version)).toEqual([4]);
    const stale = await walk.changingNothing(() => save({ pipelineId, expectedVersion: 1 }));
    expect(stale.refusals).toEqual(['STALE_VERSION input.expectedVersion']);
  });

  test('what makes no sense is refused', async () => {
    const pipelineId = await aPipeline('LONG');
    const no = async (input: object) => (await walk.changingNothing(() => save(input))).refusals;
    expect(await no({ pipelineId: newId('pipe') })).toEqual(['NOT_FOUND input.pipelineId']);
    expect(await no({ pipelineId, medianCycleDays: 0, effortMinutesPerLeadPerWeek: -1 })).toEqual([
      'INVALID input.medianCycleDays',
      'INVALID input.effortMinutesPerLeadPerWeek',
    ]);
    expect(await starting(newId('pipe'))).toBeNull();
    const bad = await walk.app.run('StartingHoldingQuota', { pipelineId, weeklyHours: 0, focusShare: 0.6 });
    expect(bad.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
