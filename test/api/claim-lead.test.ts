import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('claimLead', () => {
  const walk = withApp();
  const claim = (id: string, as: Parameters<typeof walk.act>[2]) => walk.act('ClaimLead', { id }, as);

  test('takes a pooled lead, whose load the rep and its teams then carry', async () => {
    const team = await walk.aTeam({ capacity: 5 });
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    const { id } = await walk.aLead();
    expect(await claim(id, rep.as)).toMatchObject({
      refusals: [],
      lead: { placement: 'OWNED', owner: { id: rep.id }, pool: null, version: 2 },
    });
    expect([await walk.loadOf(rep.id), await walk.teamLoadOf(team)]).toMatchObject([
      { heldCount: 1 },
      { heldCount: 1 },
    ]);
  });

  test('is for the reps of the pool’s team and of the teams below it', async () => {
    const team = await walk.aTeam();
    const poolId = await walk.aPool(team);
    const [own, below, above] = [
      await walk.aRep({ teamId: team }),
      await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) }),
      await walk.aRep(),
    ];
    for (const rep of [own, below])
      expect((await claim((await walk.aLead({ poolId })).id, rep.as)).refusals).toEqual([]);
    const { id } = await walk.aLead({ poolId });
    expect(await walk.changingNothing(() => claim(id, above.as))).toMatchObject({
      refusals: ['NOT_POOL_MEMBER input.id'],
      lead: null,
    });
  });

  test('from a pool with members is for them alone, and for those who look after it', async () => {
    const team = await walk.aTeam();
    const [ofTeam, below, byName, keeper, kept] = [
      await walk.aRep({ teamId: team }),
      await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) }),
      await walk.aRep(),
      await walk.aRep(),
      await walk.aRep(),
    ];
    const input = { memberTeamIds: [team], memberRepIds: [byName.id], managerIds: [keeper.id], teamId: kept.teamId };
    const poolId = (await walk.act('SavePool', { key: 'members', name: 'Members', ...input })).pool?.id;
    for (const rep of [ofTeam, below, byName, keeper])
      expect((await claim((await walk.aLead({ poolId })).id, rep.as)).refusals).toEqual([]);
    const { id } = await walk.aLead({ poolId });
    expect((await walk.changingNothing(() => claim(id, kept.as))).refusals).toEqual(['NOT_POOL_MEMBER input.id']);
  });

  test('of a lead that the rep holds already is refused', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    expect((await walk.changingNothing(() => claim(id, rep.as))).refusals).toEqual(['ALREADY_OWNED input.id']);
  });

  test('of a lead that somebody else was quicker to take says so, of one that does not exist that it is not there', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: other.id });
    const refusalsOf = async (lead: string) => (await walk.changingNothing(() => claim(lead, rep.as))).refusals;
    expect(await refusalsOf(id)).toEqual(['ALREADY_OWNED input.id']);
    expect(await refusalsOf(newId('lead'))).toEqual(['NOT_FOUND input.id']);
  });

  test('of a lead that has ended is refused', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, stage: 'LOST' });
    expect((await walk.changingNothing(() => claim(id, rep.as))).refusals).toEqual(['LEAD_TERMINAL input.id']);
  });

  test('without room is refused, for the rep and for every team above it', async () => {
    const full = await walk.aRep({ capacity: 0 });
    const inFullTeam = await walk.aRep({ teamId: await walk.aTeam({ parentId: await walk.aTeam({ capacity: 0 }) }) });
    const { id } = await walk.aLead();
    expect((await walk.tellingOnly(() => claim(id, full.as))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect((await walk.tellingOnly(() => claim(id, inFullTeam.as))).refusals).toEqual(['TEAM_QUOTA_EXCEEDED']);
  });

  test('of the last place among many at once goes to one', async () => {
    const rep = await walk.aRep({ capacity: 1 });
    const leads = await Promise.all(Array.from({ length: 6 }, () => walk.aLead()));
    const outcomes = await Promise.all(leads.map(({ id }) => claim(id, rep.as)));
    expect(outcomes.filter(({ lead }) => lead)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(5).fill('QUOTA_EXCEEDED'));
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, isOverloaded: false });
  });

  test('of one lead by many at once goes to one', async () => {
    const reps = await Promise.all(Array.from({ length: 6 }, () => walk.aRep()));
    const { id } = await walk.aLead();
    const outcomes = await Promise.all(reps.map(rep => claim(id, rep.as)));
    expect(outcomes.filter(({ lead }) => lead)).toHaveLength(1);
    expect(outcomes.map(({ denied }) => denied)).toEqual(Array(6).fill(null));
    const held = await Promise.all(reps.map(rep => walk.loadOf(rep.id)));
    expect(held.reduce((sum, { heldCount }) => sum + heldCount, 0)).toBe(1);
  });
});
