import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

interface Changed {
  readonly rep: Readonly<Record<string, unknown>> | null;
}

describe('updateRep', () => {
  const walk = withApp();
  const update = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('UpdateRep', input, as);

  test('changes what is said and leaves the rest', async () => {
    const rep = await walk.aRep();
    const outcome = (await update({
      id: rep.id,
      level: 'EXPERT',
      skills: ['solar', 'zh'],
      segments: ['Farming'],
      startedOn: '2026-02-01',
    })) as Changed;
    expect(outcome.rep).toMatchObject({
      level: 'EXPERT',
      skills: ['solar', 'zh'],
      segments: ['Farming'],
      startedOn: '2026-02-01',
      team: { id: rep.teamId },
    });
    expect((await update({ id: rep.id, startedOn: null })) as Changed).toMatchObject({
      rep: { level: 'EXPERT', segments: ['Farming'], startedOn: null },
    });
    expect((await update({ id: rep.id, segments: [] })) as Changed).toMatchObject({ rep: { segments: [] } });
  });

  test('replaces the leave that is to come', async () => {
    const rep = await walk.aRep();
    await update({ id: rep.id, leaves: [{ fromOn: '2099-01-01', untilOn: '2099-01-08' }] });
    const again = (await update({ id: rep.id, leaves: [{ fromOn: '2099-03-01', untilOn: '2099-03-03' }] })) as Changed;
    expect(again.rep).toMatchObject({ leaves: [{ fromOn: '2099-03-01', untilOn: '2099-03-03' }] });
  });

  test('to another team takes what is held along: the leads, and the counters of both teams', async () => {
    const [left, joined] = [await walk.aTeam({ capacity: 5 }), await walk.aTeam({ capacity: 1 })];
    const rep = await walk.aRep({ teamId: left });
    const leads = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    expect(await update({ id: rep.id, teamId: joined })).toMatchObject({ refusals: [], rep: { team: { id: joined } } });
    expect(await walk.teamLoadOf(left)).toMatchObject({ heldCount: 0 });
    expect(await walk.teamLoadOf(joined)).toMatchObject({ heldCount: 2, capacityUnits: 1, isOverloaded: true });
    const seen = 'query ($id: ID!) { lead(id: $id) { id } }';
    expect(await walk.ask(seen, { id: leads[0]?.id }, walk.aManager(joined))).toEqual({ lead: { id: leads[0]?.id } });
    expect(await walk.ask(seen, { id: leads[0]?.id }, walk.aManager(left))).toEqual({ lead: null });
    expect((await walk.act('CreateLead', { name: 'One more', ownerId: rep.id })).refusals[0]).toMatch(
      /^TEAM_QUOTA_EXCEEDED/,
    );
  });

  test('is told to the feeds of both managers: gone here, new there', async () => {
    const [left, joined] = [await walk.aTeam(), await walk.aTeam()];
    const rep = await walk.aRep({ teamId: left });
    const { id } = await walk.aLead({ ownerId: rep.id });
    type Told = { leadAssigned: { events: { leadId: string; isGone: boolean; how: string }[] } };
    const listen = async (teamId: string) => {
      const feed = await walk.app.listen<Told>('LeadAssigned', {}, { as: walk.aManager(teamId) });
      await feed.next();
      return feed;
    };
    const feeds = [await listen(left), await listen(joined)];
    await update({ id: rep.id, teamId: joined });
    const told = await Promise.all(
      feeds.map(async feed => {
        for (;;) {
          const events = (await feed.next()).data?.leadAssigned.events ?? [];
          if (events.length > 0) return events.map(({ leadId, isGone, how }) => [leadId, isGone, how]);
        }
      }),
    );
    expect(told).toEqual([[[id, true, 'TEAM_CHANGED']], [[id, false, 'TEAM_CHANGED']]]);
  });

  test('by a manager stays within its own teams', async () => {
    const rep = await walk.aRep();
    const manager = walk.aManager(rep.teamId);
    expect((await update({ id: rep.id, level: 'SENIOR' }, manager)).refusals).toEqual([]);
    expect((await update({ id: rep.id, teamId: await walk.aTeam() }, manager)).refusals).toEqual([
      'NOT_ALLOWED input.teamId',
    ]);
    expect((await update({ id: (await walk.aRep()).id, level: 'SENIOR' }, manager)).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
  });

  test.each([
    ['a name that is taken away', { name: null }, ['INVALID input.name']],
    ['segments that are nothing', { segments: null }, ['INVALID input.segments']],
    ['more segments than 50', { segments: Array(51).fill('x') }, ['INVALID input.segments']],
    [
      'a leave that ends before it begins',
      { leaves: [{ fromOn: '2099-01-02', untilOn: '2099-01-02' }] },
      ['INVALID input.leaves.0.untilOn'],
    ],
    ['a team that is not there', { teamId: newId('team') }, ['NOT_FOUND input.teamId']],
    ['a version that is over', { level: 'NOVICE', expectedVersion: 99 }, ['STALE_VERSION input.expectedVersion']],
  ])('refuses %s and changes nothing', async (_, input, refusals) => {
    const rep = await walk.aRep();
    expect((await walk.changingNothing(() => update({ id: rep.id, ...input }))).refusals).toEqual(refusals);
  });

  test('refuses the outside key of another rep', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    await update({ id: other.id, externalId: `hr-${other.id}` });
    expect((await update({ id: rep.id, externalId: `hr-${other.id}` })).refusals).toEqual(['TAKEN input.externalId']);
  });
});
