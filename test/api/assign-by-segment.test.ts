import { routingOf } from '../support/routing.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

/** Segments that no other test has, and the key that leads of a test begin with. */
function words() {
  const number = nextNumber();
  return { farming: `Farming ${number}`, food: `Food ${number}`, mark: `of segments ${number} ` };
}

describe('reps who serve segments', () => {
  const walk = withApp();
  const { rule, decision, explained, preview } = routingOf(walk);

  const serving = async (teamId: string, segments: readonly string[]): Promise<string> => {
    const { rep } = await walk.act('CreateRep', { name: `Rep ${nextNumber()}`, teamId, segments });
    return rep?.id ?? '';
  };
  const ofMark = (mark: string) => ({ externalId: { startsWith: mark } });
  const aLeadOf = (mark: string, segment: string | null) =>
    walk.aLead({ externalId: `${mark}${nextNumber()}`, sourceSystem: 'test', segment });
  const refusalsIn = ({ judgements }: Awaited<ReturnType<typeof decision>>) =>
    Object.fromEntries(judgements.map(({ rep, refusal }) => [rep?.id, refusal]));

  test('get the leads of these alone, however far below their part they are, and those that are in none', async () => {
    const { farming, food, mark } = words();
    const teamId = await walk.aTeam();
    const [farmer, grocer] = [await serving(teamId, [farming]), await serving(teamId, [food])];
    await rule({ teamId, filter: ofMark(mark) });
    for (let turn = 0; turn < 3; turn++) {
      const found = await decision((await aLeadOf(mark, farming)).id);
      expect([found.rep?.id, refusalsIn(found)]).toEqual([farmer, { [farmer]: null, [grocer]: 'SEGMENT_MISMATCH' }]);
    }
    const found = await decision((await aLeadOf(mark, null)).id);
    expect([found.rep?.id, refusalsIn(found)]).toEqual([grocer, { [farmer]: null, [grocer]: null }]);
  });

  test('had been judged by what they served then, whatever they serve now', async () => {
    const { farming, food, mark } = words();
    const teamId = await walk.aTeam();
    const [farmer, grocer] = [await serving(teamId, [farming]), await serving(teamId, [food])];
    await rule({ teamId, filter: ofMark(mark) });
    const { id } = await aLeadOf(mark, farming);
    const then = await decision(id);
    expect(then).toMatchObject({ rep: { id: farmer }, isReproduced: true });
    await walk.act('UpdateRep', { id: grocer, segments: [farming, food] });
    await walk.act('UpdateRep', { id: farmer, segments: [food] });
    expect(await explained(id)).toEqual(then);
    const next = await decision((await aLeadOf(mark, farming)).id);
    expect([next.rep?.id, refusalsIn(next)]).toEqual([grocer, { [farmer]: 'SEGMENT_MISMATCH', [grocer]: null }]);
  });

  test('who are asked in vain leave a lead to the team that takes what is too much, or to its pool', async () => {
    const { farming, food, mark } = words();
    const [teamId, overflowTeamId] = [await walk.aTeam(), await walk.aTeam()];
    const grocer = await serving(teamId, [food]);
    const [second, all] = [await serving(overflowTeamId, [food]), await serving(overflowTeamId, [])];
    const held = await rule({ teamId, filter: ofMark(`${mark}held `) });
    const { id } = await aLeadOf(`${mark}held `, farming);
    const found = await decision(id);
    expect(found).toMatchObject({ outcome: 'HELD_IN_POOL', reason: 'SEGMENT_MISMATCH', rule: { id: held.id } });
    expect(found.isReproduced).toBe(true);
    await rule({ teamId, filter: ofMark(mark), overflow: 'OVERFLOW_TEAM', overflowTeamId });
    const passedOn = await decision((await aLeadOf(mark, farming)).id);
    expect([passedOn.rep?.id, passedOn.overflow, refusalsIn(passedOn)]).toEqual([
      all,
      'OVERFLOW_TEAM',
      { [grocer]: 'SEGMENT_MISMATCH', [second]: 'SEGMENT_MISMATCH', [all]: null },
    ]);
    const shown = await walk.changingNothing(() => preview(ofMark(`${mark}held `)));
    expect(shown.map(({ lead, rep, reason }) => [lead?.id, rep, reason])).toEqual([[id, null, 'SEGMENT_MISMATCH']]);
  });

  test('take others by hand, as they do without the skills for them', async () => {
    const { farming, food } = words();
    const teamId = await walk.aTeam();
    const { id: grocer, as } = await walk.aRep({ teamId });
    await walk.act('UpdateRep', { id: grocer, segments: [food] });
    const [assigned, claimed] = [await walk.aLead({ segment: farming }), await walk.aLead({ segment: farming })];
    expect(await walk.act('AssignLead', { id: assigned.id, repId: grocer })).toMatchObject({
      refusals: [],
      lead: { owner: { id: grocer } },
    });
    expect((await walk.act('ClaimLead', { id: claimed.id }, as)).refusals).toEqual([]);
  });
});
