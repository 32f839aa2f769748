import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('reopenLead', () => {
  const walk = withApp();
  const reopen = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('ReopenLead', input, as);

  test.each(['LOST', 'DISQUALIFIED'])(
    'brings a %s lead back to its former owner, at the first stage and with its weight',
    async stage => {
      const rep = await walk.aRep();
      const { id } = await walk.aLead({ ownerId: rep.id, stage });
      const outcome = await reopen({ id, reason: 'called back' }, rep.as);
      expect(outcome).toMatchObject({
        refusals: [],
        lead: { placement: 'OWNED', owner: { id: rep.id }, stage: { key: 'NEW' }, loadUnits: 1 },
      });
      expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 1 });
      expect(await walk.ask('query ($id: ID!) { lead(id: $id) { outcome { result } lifecycle } }', { id })).toEqual({
        lead: { outcome: null, lifecycle: 'POTENTIAL' },
      });
    },
  );

  test('goes to the default pool where the former owner or its team has no room, and nothing is left on their counters', async () => {
    const full = await walk.aRep();
    const team = await walk.aTeam();
    const inFullTeam = await walk.aRep({ teamId: team });
    const leads = [
      await walk.aLead({ ownerId: full.id, stage: 'LOST' }),
      await walk.aLead({ ownerId: inFullTeam.id, stage: 'LOST' }),
    ];
    await walk.act('SetHoldingQuota', { repId: full.id, mode: 'LIMITED', capacity: 0 });
    await walk.act('SetHoldingQuota', { teamId: team, mode: 'LIMITED', capacity: 0 });
    for (const { id } of leads)
      expect(await reopen({ id })).toMatchObject({
        refusals: [],
        lead: { placement: 'POOLED', owner: null, stage: { key: 'NEW' }, loadUnits: 1 },
      });
    expect([await walk.loadOf(full.id), await walk.teamLoadOf(team)]).toMatchObject([
      { heldCount: 0 },
      { heldCount: 0, isOverloaded: false },
    ]);
  });

  test('goes to the pool that is named, whatever room there is', async () => {
    const rep = await walk.aRep();
    const poolId = await walk.aPool();
    const { id } = await walk.aLead({ ownerId: rep.id, stage: 'LOST' });
    expect((await reopen({ id, poolId })).lead).toMatchObject({ placement: 'POOLED', pool: { id: poolId } });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0 });
  });

  test('of a lead that nobody held goes to the default pool', async () => {
    const { id } = await walk.aLead({ stage: 'LOST' });
    expect((await reopen({ id })).lead).toMatchObject({ placement: 'POOLED' });
  });

  test('of a lead that is in play, won included, is refused', async () => {
    const rep = await walk.aRep();
    for (const lead of [
      await walk.aLead(),
      await walk.aLead({ ownerId: rep.id }),
      await walk.aLead({ ownerId: rep.id, stage: 'WON' }),
    ]) {
      expect(await walk.changingNothing(() => reopen({ id: lead.id }))).toMatchObject({
        refusals: ['ILLEGAL_TRANSITION input.id'],
        lead: null,
      });
    }
  });

  test('refuses a lead and a pool that do not exist, and a rep who never held it', async () => {
    const { id } = await walk.aLead({ stage: 'LOST' });
    expect((await walk.changingNothing(() => reopen({ id, poolId: newId('pool') }))).refusals).toEqual([
      'NOT_FOUND input.poolId',
    ]);
    expect((await reopen({ id: newId('lead') })).refusals).toEqual(['NOT_FOUND input.id']);
    const stranger = await walk.aRep();
    expect((await walk.changingNothing(() => reopen({ id }, stranger.as))).refusals).toEqual(['NOT_FOUND input.id']);
  });

  test('keeps every stay on record, so that what was is still to be seen', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, stage: 'LOST' });
    const lostAt = (await walk.app.runtime.now()).toISOString();
    await reopen({ id });
    expect(await walk.ask('LeadThen', { id, at: lostAt })).toMatchObject({
      leadAt: { stage: { key: 'LOST' }, owner: null, loadUnits: 0 },
    });
    const now = (await walk.app.runtime.now()).toISOString();
    expect(await walk.ask('LeadThen', { id, at: now })).toMatchObject({
      leadAt: { stage: { key: 'NEW' }, owner: { id: rep.id }, loadUnits: 1 },
    });
  });
});
