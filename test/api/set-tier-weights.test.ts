import { Role } from '../../src/platform/access/viewer.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { uuidOf } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { sortsOf } from '../support/lead-sorts.js';
import { nextNumber } from '../support/walk.js';
import { NO_FAULTS, weightFaults } from '../support/weight-faults.js';
import { withApp } from '../support/with-app.js';

type Weights = Readonly<Partial<Record<'A' | 'B' | 'C' | 'D', number>>>;

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly tierWeights: readonly { readonly tier: string; readonly weight: number }[];
}

const EVEN: Weights = { A: 1, B: 1, C: 1, D: 1 };
describe('setTierWeights', () => {
  const walk = withApp();
  const { aPipeline } = sortsOf(walk);
  const listed = (weights: Weights) => Object.entries(weights).map(([tier, weight]) => ({ tier, weight }));
  const weigh = async (weights: Weights | readonly object[], more: object = {}, as: As = Role.ADMIN) => {
    const list = Array.isArray(weights) ? weights : listed(weights as Weights);
    const outcome = await walk.act('SetTierWeights', { weights: list, ...more }, as);
    return outcome as typeof outcome & { readonly organisation: Shown | null; readonly changedLeadCount: number };
  };
  const shown = async (as: As = Role.ADMIN) =>
    (await walk.ask<{ organisation: Shown }>('TierWeights', {}, as)).organisation;
  const unitsOf = async (id: string) =>
    (
      await walk.ask<{ lead: { loadUnits: number; version: number } }>(
        'query ($id: ID!) { lead(id: $id) { loadUnits version } }',
        { id },
      )
    ).lead;
  const rows = (statement: string, values: readonly unknown[] = []) =>
    withOwner(walk.app.database.url, async client => (await client.query(statement, [...values])).rows);
  const wallOf = async (repId: string) => {
    const { effectiveHoldingQuota } = await walk.ask<{
      effectiveHoldingQuota: { rules: { scope: string; heldUnits: number | null }[] };
    }>('EffectiveHoldingQuota', { repId });
    return effectiveHoldingQuota.rules.find(({ scope, heldUnits }) => scope === 'PIPELINE' && heldUnits !== null)
      ?.heldUnits;
  };
  beforeEach(() => weigh(EVEN));

  test('weighs what is held anew: for the rep, its team and a wall of it; what nobody holds too', async () => {
    const teamId = await walk.aTeam({ capacity: 50 });
    const rep = await walk.aRep({ teamId, capacity: 9, basis: 'WEIGHTED' });
    const pipelineId = await aPipeline();
    await walk.act('SetHoldingQuota', { pipelineId, mode: 'LIMITED', basis: 'WEIGHTED', capacity: 20 });
    await walk.aLead({ ownerId: rep.id, tier: 'A', pipelineId });
    await walk.aLead({ ownerId: rep.id, tier: 'B', pipelineId });
    await walk.aLead({ ownerId: rep.id, tier: 'A' });
    await walk.aLead({ ownerId: rep.id });
    const won = await walk.aLead({ ownerId: rep.id, tier: 'A', stage: 'WON' });
    const pooled = await walk.aLead({ tier: 'A' });
    expect([await walk.loadOf(rep.id), await walk.teamLoadOf(teamId), await wallOf(rep.id)]).toMatchObject([
      { heldCount: 4, heldUnits: 4, isOverloaded: false },
      { heldUnits: 4 },
      2,
    ]);
    expect(await weigh({ A: 4.25, B: 2 })).toMatchObject({ refusals: [], changedLeadCount: 4 });
    expect([await walk.loadOf(rep.id), await walk.teamLoadOf(teamId), await wallOf(rep.id)]).toMatchObject([
      { heldCount: 4, heldUnits: 11.5, isOverloaded: true },
      { heldUnits: 11.5 },
      6.25,
    ]);
    expect([await unitsOf(pooled.id), await unitsOf(won.id)]).toMatchObject([{ loadUnits: 4.25 }, { loadUnits: 0 }]);
    expect(await weightFaults(walk)).toEqual(NO_FAULTS);
    expect(await weigh({ A: 0.5 })).toMatchObject({ changedLeadCount: 3 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 4, isOverloaded: false });
    expect(await weightFaults(walk)).toEqual(NO_FAULTS);
  });

  test('shows the new weights to whoever sees the organisation, and leaves the other tiers as they were', async () => {
    const { organisation } = await weigh({ A: 3, C: 0.75 });
    const tierWeights = [
      { tier: 'A', weight: 3 },
      { tier: 'B', weight: 1 },
      { tier: 'C', weight: 0.75 },
      { tier: 'D', weight: 1 },
    ];
    expect(organisation?.tierWeights).toEqual(tierWeights);
    for (const role of [Role.ADMIN, Role.AUDITOR, Role.MARKETER, Role.WALLBOARD])
      expect(await shown(role)).toEqual(organisation);
    const { node } = await walk.ask<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Organisation { tierWeights { tier weight } } } }',
      { id: organisation?.id },
    );
    expect(node).toEqual({ tierWeights });
  });

  test('keeps in the history of a lead how long it weighed what, and tells it', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, tier: 'B' });
    const before = await unitsOf(id);
    await weigh({ B: 2.5 });
    await weigh({ B: 0.1 });
    const { lead } = await walk.ask<{ lead: { timeline: { nodes: { value: string }[] } } }>(
      'query ($id: ID!) { lead(id: $id) { timeline(axes: [WEIGHT]) { nodes { value } } } }',
      { id },
    );
    expect(lead.timeline.nodes.map(({ value }) => value)).toEqual(['0.1', '2.5', '1']);
    expect(await unitsOf(id)).toEqual({ loadUnits: 0.1, version: before.version + 2 });
    const intervals = await rows(
      `select value, ended_at is null as open from lead_interval where lead_id = $1 and axis = 'WEIGHT' order by started_at, seq`,
      [uuidOf(id, 'lead')],
    );
    expect(intervals).toEqual([
      { value: '1', open: false },
      { value: '2.5', open: false },
      { value: '0.1', open: true },
    ]);
    await walk.settled();
    const told = await rows(
      `select body -> 'tierWeights' ->> 'B' as weight from event_log where type = 'tierWeightsChanged' order by pos desc limit 2`,
    );
    expect(told).toEqual([{ weight: '0.1' }, { weight: '2.5' }]);
  });

  test('is told by the feed of loads', async () => {
    const rep = await walk.aRep();
    await walk.aLead({ ownerId: rep.id, tier: 'A' });
    await walk.settled();
    type Told = { repLoadChanged: { reps: { id: string; load: { heldUnits: number } }[] } };
    const feed = await walk.app.listen<Told>('subscription { repLoadChanged { reps { id load { heldUnits } } } }');
    await feed.next();
    await weigh({ A: 7 });
    const units: number[] = [];
    while (!units.includes(7))
      units.push(
        ...((await feed.next()).data?.repLoadChanged.reps ?? []).flatMap(({ id, load }) =>
          id === rep.id ? load.heldUnits : [],
        ),
      );
    expect(units.at(-1)).toBe(7);
  });

  test('is refused as a whole where a holder takes nothing heavier over its line; lighter is always taken', async () => {
    const [strict, other] = [
      await walk.aRep({ capacity: 3, basis: 'WEIGHTED', onWeightIncrease: 'REFUSE' }),
      await walk.aRep({ capacity: 3, basis: 'WEIGHTED' }),
    ];
    const { id } = await walk.aLead({ ownerId: strict.id, tier: 'C' });
    await walk.aLead({ ownerId: strict.id, tier: 'C' });
    await walk.aLead({ ownerId: other.id, tier: 'C' });
    expect((await walk.changingNothing(() => weigh({ C: 1.51 }))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect(await weigh({ C: 1.5 })).toMatchObject({ refusals: [], changedLeadCount: 3 });
    expect(await walk.loadOf(strict.id)).toMatchObject({ heldUnits: 3, isOverloaded: false });
    expect(await weigh({ C: 0.2 })).toMatchObject({ refusals: [] });
    expect(await walk.loadOf(strict.id)).toMatchObject({ heldUnits: 0.4 });
    await walk.act('RecallLead', { id, reason: 'for others' });
    expect(await weightFaults(walk)).toEqual(NO_FAULTS);
  });

  test.each([
    ['nothing', 0],
    ['less than nothing', -1],
    ['less than a tenth', 0.09],
    ['more than a hundred', 100.01],
    ['whatever there is', 1e308],
    ['a third of a hundredth more', 1.003],
  ])('refuses a tier that weighs %s', async (_, weight) => {
    const refused = await walk.changingNothing(() => weigh({ B: 2, C: weight }));
    expect(refused).toMatchObject({ refusals: ['INVALID input.weights.1.weight'], organisation: null });
  });

  test('takes the least and the greatest weight, and one of two decimals', async () => {
    expect(await weigh({ A: 100, C: 1.15, D: 0.1 })).toMatchObject({ refusals: [] });
    expect((await shown()).tierWeights.map(({ weight }) => weight)).toEqual([100, 1, 1.15, 0.1]);
  });

  test('refuses a tier that is named twice, what is no number, and no tier at all', async () => {
    const twice = listed({ A: 2, B: 2 }).concat(listed({ A: 3 }));
    expect((await walk.changingNothing(() => weigh(twice))).refusals).toEqual(['TAKEN input.weights.2.tier']);
    expect((await walk.changingNothing(() => weigh([]))).refusals).toEqual(['INVALID input.weights']);
    for (const weights of [[{ tier: 'A', weight: 'NaN' }], [{ tier: 'E', weight: 1 }], [{ tier: 'A' }]])
      expect((await walk.changingNothing(() => weigh(weights))).denied).toBe('BAD_USER_INPUT');
  });

  test('is for administrators', async () => {
    for (const as of [Role.MARKETER, Role.AUDITOR, walk.aManager(await walk.aTeam()), (await walk.aRep()).as])
      expect((await walk.changingNothing(() => weigh({ A: 2 }, {}, as))).denied).toBe('FORBIDDEN');
  });

  test('is not set over a change that was not read; the version rises by one', async () => {
    const { version } = await shown();
    expect((await weigh({ A: 2 }, { expectedVersion: version })).organisation?.version).toBe(version + 1);
    const stale = await walk.changingNothing(() => weigh({ A: 3 }, { expectedVersion: version }));
    expect(stale).toMatchObject({
      refusals: ['STALE_VERSION input.expectedVersion'],
      organisation: { version: version + 1 },
    });
    expect(stale.organisation?.tierWeights[0]).toEqual({ tier: 'A', weight: 2 });
  });

  test('the same again changes nothing, and a repeat gives the first answer', async () => {
    await walk.aLead({ tier: 'D' });
    const idempotencyKey = `weights-${nextNumber()}`;
    const first = await weigh({ D: 3 }, { idempotencyKey });
    expect(first.changedLeadCount).toBeGreaterThan(0);
    const repeated = await walk.changingNothing(() => weigh({ D: 3 }, { idempotencyKey }));
    expect(repeated).toEqual({ ...first, isReplayed: true });
    expect(await walk.changingNothing(() => weigh({ D: 3 }))).toMatchObject({ refusals: [], changedLeadCount: 0 });
    const reused = await walk.changingNothing(() => weigh({ D: 4 }, { idempotencyKey }));
    expect(reused.refusals[0]).toMatch(/^IDEMPOTENCY_KEY_REUSED/);
  });
});
