import type { AssignmentRulesQuery } from '../support/generated/graphql.js';
import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('whoever is new to a rule', () => {
  const walk = withApp();
  const { save, rule, decision } = routingOf(walk);

  test('gets its part of what comes from then on: it is neither flooded with what came before it nor left out', async () => {
    const segment = `field ${nextNumber()}`;
    const teamId = await walk.aTeam();
    const [heavy, light] = [await walk.aRep({ teamId }), await walk.aRep({ teamId })];
    const weights = [
      { repId: heavy.id, weight: 6 },
      { repId: light.id, weight: 2 },
    ];
    const { key } = await rule({ teamId, filter: { segment: { eq: segment } }, weights });
    const gotOf = async (count: number, reps: readonly { readonly id: string }[]) => {
      const leads = [];
      for (let made = 0; made < count; made++) leads.push((await walk.aLead({ segment })).id);
      const takers: (string | undefined)[] = [];
      for (const id of leads) takers.push((await decision(id, 'ASSIGNED')).rep?.id);
      return reps.map(({ id }) => takers.filter(taker => taker === id).length);
    };
    expect(await gotOf(16, [heavy, light])).toEqual([12, 4]);

    const joined = await walk.aRep({ teamId });
    expect(await gotOf(18, [heavy, light, joined])).toEqual([12, 4, 2]);

    const strong = await walk.aRep({ teamId });
    const said = { teamId, filter: { segment: { eq: segment } }, weights: [{ repId: strong.id, weight: 8 }] };
    expect((await save({ key, ...said })).refusals).toEqual([]);
    const { assignmentRules } = await walk.ask<AssignmentRulesQuery>('AssignmentRules', { first: 100 });
    const { shares } = assignmentRules.nodes.find(one => one.key === key) ?? { shares: [] };
    expect(shares.find(({ rep }) => rep?.id === strong.id)).toMatchObject({ weight: 8, taken: 0, calibration: 32 });
    expect(await gotOf(17, [heavy, light, joined, strong])).toEqual([6, 2, 1, 8]);
  });
});
