import { Role } from '../../src/platform/access/viewer.js';
import { withApp } from '../support/with-app.js';

interface History {
  readonly lead: {
    readonly owner: { readonly id: string } | null;
    readonly timeline: { readonly nodes: readonly Held[]; readonly pageInfo: { readonly endCursor: string | null } };
  };
}
interface Held {
  readonly owner: { readonly id: string } | null;
  readonly how: string | null;
  readonly reason: string | null;
  readonly actor: string | null;
  readonly actorRep: { readonly id: string } | null;
}

describe('why a lead is whose it is', () => {
  const walk = withApp();

  /** A lead that Anna claimed from a pool, gave back, and that her manager then assigned to Bo. */
  async function handedOver() {
    const anna = await walk.aRep();
    const bo = await walk.aRep({ teamId: anna.teamId });
    const manager = walk.aManager(anna.teamId);
    const { id } = await walk.aLead({ poolId: await walk.aPool(anna.teamId) });
    await walk.act('ClaimLead', { id }, anna.as);
    await walk.act('LogInteraction', { leadId: id, channel: 'PHONE', direction: 'OUTBOUND' }, anna.as);
    await walk.act('ReleaseLead', { id, reason: 'speaks only Portuguese' }, anna.as);
    await walk.act('AssignLead', { id, repId: bo.id }, manager);
    return { id, anna, bo, manager };
  }

  test('is told by its owners in order, each with the door, the reason and who did it', async () => {
    const { id, anna, bo, manager } = await handedOver();
    const { lead } = await walk.ask<History>('WhyHers', { id });
    expect(lead.owner?.id).toBe(bo.id);
    expect(
      lead.timeline.nodes.map(({ owner, how, reason, actor, actorRep }) => [
        owner?.id ?? null,
        how,
        reason,
        actor,
        actorRep?.id ?? null,
      ]),
    ).toEqual([
      [bo.id, 'ASSIGNED', null, manager.subject, null],
      [null, 'RELEASED', 'speaks only Portuguese', anna.id, anna.id],
      [anna.id, 'CLAIMED', null, anna.id, anna.id],
    ]);
  });

  test('is the same history page by page, without touches and other axes', async () => {
    const { id } = await handedOver();
    const whole = (await walk.ask<History>('WhyHers', { id })).lead.timeline.nodes;
    const pages: Held[] = [];
    let after: string | null = null;
    for (let n = 0; n < whole.length; n += 1) {
      const { timeline }: History['lead'] = (await walk.ask<History>('WhyHers', { id, first: 1, after })).lead;
      pages.push(...timeline.nodes);
      after = timeline.pageInfo.endCursor;
    }
    expect(pages).toEqual(whole);
  });

  test.each([
    ['[OWNER]', 3],
    ['[STAGE]', 1],
    ['[OWNER, STAGE]', 4],
    ['[]', 0],
  ])('of the axes %s counts %i entries', async (axes, count) => {
    const { id } = await handedOver();
    const text = `query ($id: ID!) { lead(id: $id) { timeline(axes: ${axes}) { totalCount nodes { axis } } } }`;
    const { lead } = await walk.ask<{ lead: { timeline: { totalCount: number; nodes: object[] } } }>(text, { id });
    expect([lead.timeline.totalCount, lead.timeline.nodes.length]).toEqual([count, count]);
  });

  test('names nobody and tells no reason to a screen on the wall', async () => {
    const { id } = await handedOver();
    const { lead } = await walk.ask<History>('WhyHers', { id }, Role.WALLBOARD);
    expect(lead.timeline.nodes.map(({ reason, actor, actorRep }) => [reason, actor, actorRep])).toEqual(
      [1, 2, 3].map(() => [null, null, null]),
    );
  });
});
