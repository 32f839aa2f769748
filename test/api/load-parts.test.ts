import { DAY_MS, findingsOf } from '../support/findings.js';
import type { LoadPartsFragment, WhatSheHoldsQuery, WhatTheyHoldQuery } from '../support/generated/graphql.js';
import { dayOf } from '../support/inbox.js';
import { HOUR_MS } from '../support/offers.js';
import type { MadeRep } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('a load taken apart', () => {
  const walk = withApp();
  const { open, log } = findingsOf(walk);

  const loadsOf = async ({ id: repId, teamId }: MadeRep) => {
    const { rep } = await walk.ask<WhatSheHoldsQuery>('WhatSheHolds', { repId });
    const { team } = await walk.ask<WhatTheyHoldQuery>('WhatTheyHold', { teamId });
    if (!rep || !team) throw new Error('rep or team is not there');
    return { rep: rep.load, team: team.load };
  };
  const ways = ({ byTier, byLifecycle, byTemperature, byStage }: LoadPartsFragment) => [
    byTier,
    byLifecycle,
    byTemperature,
    byStage,
  ];

  test('tells tiers, lifecycles, temperatures and stages, each way with the whole load and in order', async () => {
    const rep = await walk.aRep();
    const own = { ownerId: rep.id };
    await walk.aLead({ ...own, tier: 'B', stage: 'QUALIFIED' });
    await walk.aLead({ ...own, tier: 'A', temperature: 'HOT' });
    await walk.aLead({ ...own, tier: 'A' });
    await walk.aLead(own);
    await walk.aLead({ ...own, tier: 'A', stage: 'WON' });
    const { rep: load } = await loadsOf(rep);
    expect(load.heldCount).toBe(4);
    expect(load.byTier.map(({ tier, leadCount }) => [tier, leadCount])).toEqual([
      ['A', 2],
      ['B', 1],
      [null, 1],
    ]);
    expect(load.byLifecycle.map(({ lifecycle, leadCount }) => [lifecycle, leadCount])).toEqual([
      ['POTENTIAL', 3],
      ['INTERESTED', 1],
    ]);
    expect(load.byTemperature.map(({ temperature, leadCount }) => [temperature, leadCount])).toEqual([
      ['COLD', 3],
      ['HOT', 1],
    ]);
    expect(load.byStage.map(({ stage, leadCount }) => [stage?.key, leadCount])).toEqual([
      ['NEW', 3],
      ['QUALIFIED', 1],
    ]);
    for (const parts of ways(load)) {
      expect(parts.reduce((sum, { leadCount }) => sum + leadCount, 0)).toBe(load.heldCount);
      expect(parts.reduce((sum, { units }) => sum + units, 0)).toBe(load.heldUnits);
    }
  });

  test('of a team is that of its reps and of the teams below; who holds nothing has no parts', async () => {
    const above = await walk.aRep();
    const below = await walk.aRep({ teamId: await walk.aTeam({ parentId: above.teamId }) });
    await walk.aLead({ ownerId: above.id, tier: 'A' });
    await walk.aLead({ ownerId: below.id, tier: 'A' });
    await walk.aLead({ ownerId: below.id, tier: 'C' });
    const { team } = await loadsOf(above);
    expect(team.byTier.map(({ tier, leadCount }) => [tier, leadCount])).toEqual([
      ['A', 2],
      ['C', 1],
    ]);
    expect(ways((await loadsOf(await walk.aRep())).team)).toEqual([[], [], [], []]);
  });

  test('counts what is overdue as the day of the rep does, once for each lead, and not once it was touched', async () => {
    const rep = await walk.aRep();
    const [late, touched] = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    await walk.aLead({ ownerId: rep.id, stage: 'WON' });
    const nurtured = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
    await enroll(nurtured.id);
    await log(touched.id, { disposition: 'BOUNCED' });
    await log(touched.id);
    expect((await loadsOf(rep)).rep.overdueCount).toBe(1);
    walk.app.clock.advanceMs(25 * HOUR_MS);
    const overdue = (await dayOf(walk, rep.as)).filter(({ reasons }) =>
      reasons.some(({ kind, isOverdue }) => isOverdue && (kind === 'SERVICE_LEVEL' || kind === 'STEP_DUE')),
    );
    expect(overdue.map(({ leadId }) => leadId).sort()).toEqual([late.id, nurtured.id].sort());
    const { rep: load, team } = await loadsOf(rep);
    expect([load.overdueCount, team.overdueCount]).toEqual([2, 2]);
    await log(late.id);
    expect((await loadsOf(rep)).rep.overdueCount).toBe(1);
  });

  test('counts what is neglected, also of the teams above, until somebody speaks with the customer', async () => {
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: await walk.aTeam() }) });
    const lead = await walk.aLead({ ownerId: rep.id });
    expect((await loadsOf(rep)).rep.neglectedCount).toBe(0);
    walk.app.clock.advanceMs(3 * DAY_MS);
    await open(lead.id, 'NEGLECTED');
    const { rep: load, team } = await loadsOf(rep);
    expect([load.neglectedCount, team.neglectedCount]).toEqual([1, 1]);
    await log(lead.id, { disposition: 'CONNECTED' });
    await walk.settled();
    expect((await loadsOf(rep)).team.neglectedCount).toBe(0);
  });

  async function enroll(leadId: string): Promise<void> {
    const made = async (operation: string, input: object, part: string): Promise<string> => {
      const { [part]: object } = (await walk.act(operation, input)) as unknown as Record<string, { id: string }>;
      return object?.id ?? '';
    };
    const item = { key: 'parts-news', name: 'News', kind: 'NEWSLETTER' };
    const contentItemId = await made('SaveContentItem', item, 'contentItem');
    const program = { key: 'parts-program', name: 'A program', steps: [{ contentItemId }] };
    const programId = await made('SaveNurtureProgram', program, 'program');
    expect(await walk.act('EnrollLead', { leadId, programId })).toMatchObject({ refusals: [] });
  }
});
