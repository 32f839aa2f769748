import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

describe('assignmentPreview', () => {
  const walk = withApp();
  const { save, rule, explained, decision, preview } = routingOf(walk);
  const aField = () => `field ${nextNumber()}`;

  test('leads are shared evenly, the best tier first; whoever is away, lacks a skill or is opted out gets none and is told why', async () => {
    const segment = aField();
    const teamId = await walk.aTeam();
    const rep = async (more: object) => {
      const { rep: made } = await walk.act('CreateRep', { name: `R ${nextNumber()}`, teamId, ...more });
      return made?.id ?? '';
    };
    const [one, two] = [await rep({ skills: ['solar'] }), await rep({ skills: ['solar', 'wind'] })];
    const [away, unskilled, out] = [await rep({ skills: ['solar'] }), await rep({}), await rep({ skills: ['solar'] })];
    await walk.act('SetPresence', { repId: away, presence: 'AWAY' });
    await walk.act('SetHoldingQuota', { repId: out, mode: 'OPT_OUT' });
    for (const repId of [one, two]) await walk.act('SetHoldingQuota', { repId, mode: 'LIMITED', capacity: 2 });
    const leads = [];
    for (const tier of ['D', 'C', 'B', 'A', 'A']) leads.push(await walk.aLead({ segment, tier }));
    // Leads that came before there was a rule for them are not taken out of their pool.
    const { id: rule1 } = await rule({ key: segment, teamId, skills: ['solar'], filter: { segment: { eq: segment } } });
    for (const { id } of leads) expect(await explained(id)).toBeNull();
    expect(
      (await preview({ segment: { eq: segment } })).map(({ lead, rep: to, reason }) => [lead?.tier, to?.id ?? reason]),
    ).toEqual([
      ['A', one],
      ['A', two],
      ['B', one],
      ['C', two],
      ['D', 'QUOTA_EXCEEDED'],
    ]);
    const { id } = await walk.aLead({ segment, tier: 'A' });
    const found = await decision(id);
    expect(found.rep?.id).toBe(one);
    expect(Object.fromEntries(found.judgements.map(({ rep: who, refusal }) => [who?.id, refusal]))).toEqual({
      [one]: null,
      [two]: null,
      [away]: 'AWAY',
      [unskilled]: 'SKILL_MISMATCH',
      [out]: 'OPTED_OUT',
    });
    const { assignmentRules } = await walk.ask<{ assignmentRules: { nodes: { id: string; shares: object[] }[] } }>(
      'AssignmentRules',
      { filter: { teamId: { eq: teamId } } },
    );
    expect(assignmentRules.nodes).toMatchObject([{ id: rule1 }]);
    expect(assignmentRules.nodes[0]?.shares).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rep: expect.objectContaining({ id: one }), taken: 1, weight: 1 }),
      ]),
    );
    await save({ key: segment, teamId, skills: ['solar'], filter: {}, isActive: false });
  });

  test('a preview changes nothing, a manager sees its leads alone, and others are not let in', async () => {
    const segment = aField();
    const rep = await walk.aRep();
    const { teamId } = rep;
    await walk.aLead({ segment });
    await rule({ teamId, filter: { segment: { eq: segment } } });
    const seen = await walk.changingNothing(() => preview({ segment: { eq: segment } }, walk.aManager(teamId)));
    expect(seen).toHaveLength(1);
    const denied = await walk.app.run('AssignmentPreview', {}, { as: rep.as });
    expect(denied.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const many = await walk.app.run('AssignmentPreview', { first: 501 });
    expect(many.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
