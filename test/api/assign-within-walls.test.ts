import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('automatic assignment within the parts of a line', () => {
  const walk = withApp();
  const { rule, decision, preview } = routingOf(walk);
  const aCrew = async (quota: object, more: object = {}) => {
    const segment = `field ${nextNumber()}`;
    const teamId = await walk.aTeam();
    const made = await walk.act('CreateRep', { name: `Rep ${nextNumber()}`, teamId, ...more });
    const repId = made.rep?.id ?? '';
    if (Object.keys(quota).length > 0) {
      const set = await walk.act('SetHoldingQuota', { repId, mode: 'LIMITED', ...quota });
      expect(set.refusals).toEqual([]);
    }
    await rule({ teamId, filter: { segment: { eq: segment } } });
    return { segment, repId };
  };
  const judged = async (lead: Record<string, unknown>) => {
    const { id } = await walk.aLead(lead);
    const { outcome, reason, judgements, isReproduced } = await decision(id);
    expect(isReproduced).toBe(true);
    expect(judgements.map(({ refusal }) => refusal)).toEqual([reason]);
    return reason ?? outcome;
  };

  test.each([
    ['a tier', { capacity: 9, tierCaps: { d: 1 } }, 'D D A TIER_QUOTA_EXCEEDED'],
    ['higher tiers', { capacity: 2, reserved: { a: 1 } }, 'D C A RESERVED_FOR_HIGHER_TIER'],
    [
      'higher tiers, by units',
      { capacity: 2, basis: 'WEIGHTED', reserved: { b: 1 } },
      'C D B RESERVED_FOR_HIGHER_TIER',
    ],
  ])(
    'what is kept for %s is judged for each rep, and what it is kept for passes at once',
    async (_what, quota, expected) => {
      const [refusal, ...tiers] = expected.split(' ').reverse();
      const { segment } = await aCrew(quota);
      const found = [];
      for (const tier of tiers.reverse()) found.push(await judged({ segment, tier }));
      expect(found).toEqual(['ASSIGNED', refusal, 'ASSIGNED']);
    },
  );

  test('a lifecycle, a pipeline for a level and a product line that are full refuse what is of them', async () => {
    const early = await aCrew({ capacity: 9, lifecycleCaps: { potential: 1 } });
    expect([await judged({ segment: early.segment }), await judged({ segment: early.segment })]).toEqual([
      'ASSIGNED',
      'LIFECYCLE_QUOTA_EXCEEDED',
    ]);
    const { wallboard } = await walk.ask<{ wallboard: { pipelines: { id: string }[] } }>(
      '{ wallboard { pipelines { id } } }',
    );
    const expert = await aCrew({}, { level: 'EXPERT' });
    await walk.act('SetHoldingQuota', {
      level: 'EXPERT',
      pipelineId: wallboard.pipelines[0]?.id,
      mode: 'LIMITED',
      capacity: 1,
    });
    expect([await judged({ segment: expert.segment }), await judged({ segment: expert.segment })]).toEqual([
      'ASSIGNED',
      'PIPELINE_QUOTA_EXCEEDED',
    ]);
    const key = `pump ${nextNumber()}`;
    const input = { key, name: key, line: key };
    const { data } = await walk.app.run<{ saveProduct: { product: { id: string } } }>('SaveProduct', { input });
    const productId = data?.saveProduct.product.id;
    await walk.act('SetHoldingQuota', { productLine: key, mode: 'LIMITED', capacity: 1 });
    const seller = await aCrew({});
    const pump = { segment: seller.segment, productId };
    expect([await judged(pump), await judged(pump), await judged({ segment: seller.segment })]).toEqual([
      'ASSIGNED',
      'PRODUCT_LINE_QUOTA_EXCEEDED',
      'ASSIGNED',
    ]);
  });

  test('a boost raises what lower tiers may fill as well', async () => {
    const segment = `field ${nextNumber()}`;
    const teamId = await walk.aTeam();
    const rep = await walk.aRep({ teamId });
    await walk.act('SetHoldingQuota', { repId: rep.id, mode: 'LIMITED', capacity: 2, reserved: { a: 1 } });
    await rule({ teamId, filter: { segment: { eq: segment } }, overflow: 'TEMP_BOOST', boostUnits: 1, boostHours: 1 });
    const found = [];
    for (const tier of ['A', 'D', 'D', 'D']) {
      const { id } = await walk.aLead({ segment, tier });
      const { outcome, overflow, reason, isReproduced } = await decision(id);
      found.push([outcome, overflow, reason]);
      expect(isReproduced).toBe(true);
    }
    expect(found).toEqual([
      ['ASSIGNED', null, null],
      ['ASSIGNED', null, null],
      ['ASSIGNED', 'TEMP_BOOST', null],
      ['ASSIGNED', 'TEMP_BOOST', null],
    ]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 4, capacityUnits: 4, isOverloaded: false });
  });

  test('who gave a lead back lately is passed over as long as its pool leaves it to others; its members and its delay are for those who help themselves', async () => {
    const segment = `field ${nextNumber()}`;
    const teamId = await walk.aTeam();
    const [rep, stranger] = [await walk.aRep({ teamId }), await walk.aRep()];
    const key = `pool-${nextNumber()}`;
    const pool = {
      key,
      name: 'A pool',
      ownerCooldownDays: 2,
      newLeadDelayHours: 24,
      memberRepIds: [rep.id, stranger.id],
    };
    const poolId = (await walk.act('SavePool', pool)).pool?.id;
    const { id } = await walk.aLead({ segment, ownerId: rep.id });
    expect((await walk.act('ReleaseLead', { id, reason: 'no time', poolId }, rep.as)).refusals).toEqual([]);
    const other = await walk.aRep({ teamId });
    await rule({ teamId, filter: { segment: { eq: segment } } });
    const planned = async () => (await preview({ segment: { eq: segment } })).map(one => one.rep?.id ?? one.reason);
    expect(await planned()).toEqual([other.id]);
    await walk.act('SetPresence', { repId: other.id, presence: 'OFFLINE' });
    expect((await planned())[0]).toMatch(/^(PREVIOUS_OWNER_COOLDOWN|OFFLINE)$/);
    walk.app.clock.advanceMs(2 * 24 * 3_600_000 + 1000);
    expect(await planned()).toEqual([rep.id]);
  });
});
