import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('transferLead', () => {
  const walk = withApp();
  const transfer = (id: string, repId: string, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('TransferLead', { id, repId, reason: 'moves house' }, as);

  test('hands a held lead over, and its weight with it', async () => {
    const [from, to] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: from.id });
    expect(await transfer(id, to.id, from.as)).toMatchObject({
      refusals: [],
      lead: { placement: 'OWNED', owner: { id: to.id }, version: 2 },
    });
    expect([await walk.loadOf(from.id), await walk.loadOf(to.id)]).toMatchObject([
      { heldCount: 0, heldUnits: 0 },
      { heldCount: 1, heldUnits: 1 },
    ]);
  });

  test('inside a full team needs no room of the team, between teams below it neither', async () => {
    const team = await walk.aTeam({ capacity: 1 });
    const [one, two] = [await walk.aRep({ teamId: team }), await walk.aRep({ teamId: team })];
    const below = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    const { id } = await walk.aLead({ ownerId: one.id });
    expect((await transfer(id, two.id)).refusals).toEqual([]);
    expect((await transfer(id, below.id)).refusals).toEqual([]);
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 1, isOverloaded: false });
  });

  test('into a full team or to a full rep is refused', async () => {
    const from = await walk.aRep();
    const full = await walk.aRep({ capacity: 0 });
    const inFullTeam = await walk.aRep({ teamId: await walk.aTeam({ capacity: 0 }) });
    const { id } = await walk.aLead({ ownerId: from.id });
    expect((await walk.tellingOnly(() => transfer(id, full.id))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect((await walk.tellingOnly(() => transfer(id, inFullTeam.id))).refusals).toEqual(['TEAM_QUOTA_EXCEEDED']);
  });

  test('out of an overloaded team is always open', async () => {
    const team = await walk.aTeam();
    const from = await walk.aRep({ teamId: team });
    const { id } = await walk.aLead({ ownerId: from.id });
    await walk.act('SetHoldingQuota', { teamId: team, mode: 'LIMITED', capacity: 0 });
    expect((await transfer(id, (await walk.aRep()).id)).refusals).toEqual([]);
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 0, isOverloaded: false });
  });

  test('to who holds it already, of what nobody holds, and to nobody is refused', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const held = await walk.aLead({ ownerId: rep.id });
    const pooled = await walk.aLead();
    const ended = await walk.aLead({ stage: 'LOST' });
    const cases: [string, string, string][] = [
      [held.id, rep.id, 'ALREADY_OWNED input.repId'],
      [held.id, newId('rep'), 'NOT_FOUND input.repId'],
      [pooled.id, other.id, 'ILLEGAL_TRANSITION input.id'],
      [ended.id, other.id, 'LEAD_TERMINAL input.id'],
      [newId('lead'), other.id, 'NOT_FOUND input.id'],
    ];
    for (const [id, repId, refusal] of cases)
      expect((await walk.changingNothing(() => transfer(id, repId))).refusals).toEqual([refusal]);
  });

  test('by a manager stays within its teams', async () => {
    const [rep, stranger] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: rep.id });
    expect((await walk.changingNothing(() => transfer(id, stranger.id, walk.aManager(rep.teamId)))).refusals).toEqual([
      'NOT_ALLOWED input.repId',
    ]);
    expect(
      (await walk.changingNothing(() => transfer(id, stranger.id, walk.aManager(stranger.teamId)))).refusals,
    ).toEqual(['NOT_FOUND input.id']);
  });

  test('in both directions at once ends with every lead in one hand', async () => {
    const [one, two] = [await walk.aRep({ capacity: 4 }), await walk.aRep({ capacity: 4 })];
    const leads = await Promise.all([one, one, one, two, two, two].map(rep => walk.aLead({ ownerId: rep.id })));
    const outcomes = await Promise.all(
      leads.map(({ id, owner }) => transfer(id, owner?.id === one.id ? two.id : one.id)),
    );
    expect(outcomes.map(({ denied }) => denied)).toEqual(Array(6).fill(null));
    const [first, second] = [await walk.loadOf(one.id), await walk.loadOf(two.id)];
    expect(first.heldCount + second.heldCount).toBe(6);
    expect([first.isOverloaded, second.isOverloaded]).toEqual([false, false]);
  });
});
