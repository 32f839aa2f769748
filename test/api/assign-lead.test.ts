import { newId } from '../../src/platform/ids.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const HOUR_MS = 3_600_000;

describe('assignLead', () => {
  const walk = withApp();
  const assign = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('AssignLead', input, as);
  const inHours = async (hours: number) =>
    new Date((await walk.app.runtime.now()).getTime() + hours * HOUR_MS).toISOString();

  test('gives a pooled lead to a rep with room, and says why in its story', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    const outcome = await assign({ id, repId: rep.id, reason: 'speaks Danish' }, walk.aManager(rep.teamId));
    expect(outcome).toMatchObject({ refusals: [], lead: { placement: 'OWNED', owner: { id: rep.id } } });
    const story = await walk.ask<{ lead: { timeline: { edges: { node: object }[] } } }>('LeadTimeline', {
      id,
      first: 1,
    });
    expect(story.lead.timeline.edges[0]?.node).toMatchObject({
      axis: 'OWNER',
      owner: { id: rep.id },
      how: 'ASSIGNED',
      reason: 'speaks Danish',
    });
  });

  test('is refused where the rep or its team has no room', async () => {
    const { id } = await walk.aLead();
    const full = await walk.aRep({ capacity: 0 });
    const inFullTeam = await walk.aRep({ teamId: await walk.aTeam({ capacity: 0 }) });
    expect((await walk.tellingOnly(() => assign({ id, repId: full.id }))).refusals).toEqual(['QUOTA_EXCEEDED']);
    expect((await walk.tellingOnly(() => assign({ id, repId: inFullTeam.id }))).refusals).toEqual([
      'TEAM_QUOTA_EXCEEDED',
    ]);
  });

  test('with a boost goes beyond the line on purpose, until the boost runs out', async () => {
    const rep = await walk.aRep({ capacity: 0 });
    const leads = [await walk.aLead(), await walk.aLead(), await walk.aLead()];
    const [first, second, third] = leads.map(({ id }) => id);
    const boost = { units: 2, expiresAt: await inHours(1), reason: 'the fair' };
    expect((await assign({ id: first, repId: rep.id, boost })).refusals).toEqual([]);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, capacityUnits: 2, isOverloaded: false });
    expect((await assign({ id: second, repId: rep.id })).refusals).toEqual([]);
    walk.app.clock.advanceMs(2 * HOUR_MS);
    expect((await assign({ id: third, repId: rep.id })).refusals).toEqual(['QUOTA_EXCEEDED']);
    await waitFor(async () => (await walk.loadOf(rep.id)).capacityUnits === 0);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, isOverloaded: true });
  });

  test('with a boost that is too small, over or without a reason is refused, and nothing of it stays', async () => {
    const rep = await walk.aRep({ capacity: 0 });
    const { id } = await walk.aLead();
    const good = { units: 1, expiresAt: await inHours(1), reason: 'the fair' };
    const cases: [object, string[]][] = [
      [{ units: 0.5 }, ['QUOTA_EXCEEDED']],
      [{ expiresAt: await inHours(-1) }, ['INVALID input.boost.expiresAt']],
      [{ units: 0, reason: '' }, ['INVALID input.boost.units', 'INVALID input.boost.reason']],
      [{ units: 1_000_001 }, ['INVALID input.boost.units']],
    ];
    for (const [odd, refusals] of cases) {
      const outcome = await walk.tellingOnly(() => assign({ id, repId: rep.id, boost: { ...good, ...odd } }));
      expect([...new Set(outcome.refusals)]).toEqual(refusals);
    }
  });

  test.each([
    ['OWNED', 'NEW', 'ALREADY_OWNED input.id'],
    ['ENDED', 'LOST', 'LEAD_TERMINAL input.id'],
  ])('of a lead that is %s is refused', async (_, stage, refusal) => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id, stage });
    expect((await walk.changingNothing(() => assign({ id, repId: rep.id }))).refusals).toEqual([refusal]);
  });

  test('refuses a rep that does not exist, or that is not the manager’s', async () => {
    const { id } = await walk.aLead();
    const [rep, stranger] = [await walk.aRep(), await walk.aRep()];
    expect((await assign({ id, repId: newId('rep') })).refusals).toEqual(['NOT_FOUND input.repId']);
    const outcome = await walk.changingNothing(() => assign({ id, repId: stranger.id }, walk.aManager(rep.teamId)));
    expect(outcome.refusals).toEqual(['NOT_ALLOWED input.repId']);
  });

  test('refuses a rep who has left', async () => {
    const rep = await walk.aRep();
    await walk.sql(`update rep set is_active = false; update rep_load set active = false`);
    const { id } = await walk.aLead();
    expect((await walk.changingNothing(() => assign({ id, repId: rep.id }))).refusals).toEqual([
      'REP_INACTIVE input.repId',
    ]);
  });
});
