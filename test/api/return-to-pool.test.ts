import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe.each([
  { door: 'ReleaseLead', how: 'RELEASED' },
  { door: 'RecallLead', how: 'RECALLED' },
])('$door', ({ door, how }) => {
  const walk = withApp();

  test('puts a held lead into the pool that is named, else into the default one, and says why in its story', async () => {
    const rep = await walk.aRep();
    const poolId = await walk.aPool();
    for (const named of [poolId, undefined]) {
      const { id } = await walk.aLead({ ownerId: rep.id });
      const outcome = await walk.act(door, { id, reason: 'no answer', poolId: named });
      expect(outcome).toMatchObject({
        refusals: [],
        lead: { placement: 'POOLED', owner: null, version: 2, ...(named && { pool: { id: named } }) },
      });
      const story = await walk.ask<{ lead: { timeline: { edges: { node: object }[] } } }>('LeadTimeline', {
        id,
        first: 1,
      });
      expect(story.lead.timeline.edges[0]?.node).toMatchObject({
        axis: 'OWNER',
        owner: null,
        how,
        reason: 'no answer',
      });
    }
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
  });

  test('needs a lead that is held, a pool that exists and a reason', async () => {
    const rep = await walk.aRep();
    const held = await walk.aLead({ ownerId: rep.id });
    const pooled = await walk.aLead();
    const ended = await walk.aLead({ stage: 'LOST' });
    const cases: [object, string][] = [
      [{ id: pooled.id }, 'ILLEGAL_TRANSITION input.id'],
      [{ id: ended.id }, 'ILLEGAL_TRANSITION input.id'],
      [{ id: newId('lead') }, 'NOT_FOUND input.id'],
      [{ id: held.id, poolId: newId('pool') }, 'NOT_FOUND input.poolId'],
      [{ id: held.id, reason: '' }, 'INVALID input.reason'],
    ];
    for (const [input, refusal] of cases) {
      expect(await walk.changingNothing(() => walk.act(door, { reason: 'no answer', ...input }))).toMatchObject({
        refusals: [refusal],
        lead: null,
      });
    }
    expect((await walk.act(door, { id: held.id })).denied).toBe('BAD_USER_INPUT');
  });

  test('is for those who are in charge', async () => {
    const [rep, other] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: rep.id });
    for (const as of [other.as, walk.aManager(other.teamId)]) {
      const outcome = await walk.changingNothing(() => walk.act(door, { id, reason: 'mine' }, as));
      expect(outcome.denied ?? outcome.refusals[0]).toBe(
        door === 'RecallLead' && as === other.as ? 'FORBIDDEN' : 'NOT_FOUND input.id',
      );
    }
    expect((await walk.act(door, { id, reason: 'no answer' }, walk.aManager(rep.teamId))).refusals).toEqual([]);
  });

  test('leaves the rep who held it as the one before', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ ownerId: rep.id });
    await walk.act(door, { id, reason: 'no answer' });
    expect(await walk.ask('query ($id: ID!) { lead(id: $id) { lastOwner { id } ownerSince } }', { id })).toEqual({
      lead: { lastOwner: { id: rep.id }, ownerSince: null },
    });
  });
});
