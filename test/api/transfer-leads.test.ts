import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { withApp } from '../support/with-app.js';

describe('transferLeads', () => {
  const walk = withApp();
  const transfer = (input: object, as?: Parameters<typeof walk.act>[2]) => bulk(walk)('TransferLeads', input, as);
  const holding = async (count: number, input: Parameters<typeof walk.aRep>[0] = {}) => {
    const rep = await walk.aRep(input);
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push((await walk.aLead({ ownerId: rep.id })).id);
    return { ...rep, ids: ids.toSorted() };
  };

  test('hands over as many as there is room for, in the order of their ids; the rest are told why and stay', async () => {
    const from = await holding(4);
    const to = await walk.aRep({ capacity: 2 });
    const outcome = await transfer({ ids: from.ids.toReversed(), repId: to.id, reason: 'a new patch' });
    expect(outcome).toMatchObject({ refusals: [], changedCount: 2, refusedCount: 2 });
    expect(outcome.results.map(({ leadId, status, refusals }) => [leadId, status, refusals])).toEqual([
      [from.ids[0], 'CHANGED', []],
      [from.ids[1], 'CHANGED', []],
      [from.ids[2], 'REFUSED', ['QUOTA_EXCEEDED']],
      [from.ids[3], 'REFUSED', ['QUOTA_EXCEEDED']],
    ]);
    expect(outcome.results[0]).toMatchObject({ before: { owner: { id: from.id } }, after: { owner: { id: to.id } } });
    expect([(await walk.loadOf(from.id)).heldCount, (await walk.loadOf(to.id)).heldCount]).toEqual([2, 2]);
  });

  test('tells each refusal for want of room, as a single transfer does', async () => {
    const from = await holding(2);
    const full = await walk.aRep({ capacity: 0 });
    await walk.settled();
    type Batch = { admissionRefused: { events: { leadId: string; how: string }[] } };
    const feed = await walk.app.listen<Batch>(
      'subscription ($id: ID!) { admissionRefused(filter: { repIds: [$id] }) { events { leadId how } } }',
      { id: full.id },
    );
    await feed.next();
    const outcome = await walk.tellingOnly(async () => {
      const { changedCount, id } = await transfer({ ids: from.ids, repId: full.id, dryRun: true });
      return { changedCount, id };
    });
    expect(outcome).toEqual({ changedCount: 0, id: null });
    expect(await transfer({ ids: from.ids, repId: full.id })).toMatchObject({ id: null, refusedCount: 2 });
    const told: string[] = [];
    while (told.length < 2) {
      const { data } = await feed.next(20_000);
      told.push(...(data?.admissionRefused.events.map(({ leadId, how }) => `${leadId} ${how}`) ?? []));
    }
    expect(told).toEqual(from.ids.map(id => `${id} TRANSFERRED`));
  });

  test('as a dry run answers the same and changes nothing', async () => {
    const from = await holding(3);
    const to = await walk.aRep({ capacity: 2 });
    const input = { ids: from.ids, repId: to.id };
    const preview = await walk.changingNothing(() => transfer({ ...input, dryRun: true }));
    expect(preview).toMatchObject({ id: null, changedCount: 2, refusedCount: 1 });
    expect((await transfer(input)).results).toEqual(preview.results);
  });

  test('takes what a filter finds, of what the caller sees', async () => {
    const from = await holding(2);
    const other = await holding(1);
    const to = await walk.aRep({ teamId: from.teamId });
    const manager = walk.aManager(from.teamId);
    const filter = { ownerId: { in: [from.id, other.id] } };
    const outcome = await transfer({ filter, repId: to.id }, manager);
    expect(outcome.results.map(({ leadId }) => leadId)).toEqual(from.ids);
    expect(await walk.changingNothing(() => transfer({ filter, repId: to.id }, manager))).toMatchObject({
      refusals: [],
      results: [],
      id: null,
    });
  });

  test('of more than 500 leads is refused with how many there are', async () => {
    const ids = Array.from({ length: 501 }, () => newId('lead'));
    const { id: repId } = await walk.aRep();
    expect((await walk.changingNothing(() => transfer({ ids, repId }))).refusals).toEqual(['TOO_MANY input.ids']);
    const { data } = await walk.app.run<{ transferLeads: { userErrors: { message: string }[] } }>('TransferLeads', {
      input: { ids, repId, idempotencyKey: 'many' },
    });
    expect(data?.transferLeads.userErrors[0]?.message).toContain('501; 500');
  });

  test('needs leads by ids or by a filter, one of the two, and a rep within reach', async () => {
    const from = await holding(1);
    const stranger = await walk.aRep();
    const { ids } = from;
    for (const [input, as, refusal] of [
      [{ repId: stranger.id }, undefined, 'INVALID input.ids'],
      [{ ids, filter: {}, repId: stranger.id }, undefined, 'INVALID input.ids'],
      [{ ids: [], repId: stranger.id }, undefined, 'INVALID input.ids'],
      [{ ids, repId: newId('rep') }, undefined, 'NOT_FOUND input.repId'],
      [{ ids, repId: stranger.id }, walk.aManager(from.teamId), 'NOT_ALLOWED input.repId'],
    ] as const)
      expect((await walk.changingNothing(() => transfer(input, as))).refusals).toEqual([refusal]);
  });

  test('tells of a lead that is not there, not to be seen or not held what a single transfer tells', async () => {
    const from = await holding(1);
    const stranger = await holding(1);
    const pooled = await walk.aLead();
    const to = await walk.aRep();
    const ids = [newId('lead'), stranger.ids[0] ?? '', pooled.id];
    const outcome = await walk.changingNothing(() => transfer({ ids, repId: to.id }, from.as));
    const refusals = Object.fromEntries(outcome.results.map(result => [result.leadId, result]));
    expect(refusals[ids[0] ?? '']).toMatchObject({ before: null, refusals: ['NOT_FOUND input.ids.0'] });
    expect(refusals[ids[1] ?? '']).toMatchObject({ before: null, refusals: ['NOT_FOUND input.ids.1'] });
    expect(refusals[ids[2] ?? '']).toMatchObject({ before: null, refusals: ['NOT_ALLOWED input.ids.2'] });
  });

  test('under one key is done once, whatever happened since', async () => {
    const from = await holding(2);
    const to = await walk.aRep();
    const call = { ids: from.ids, repId: to.id, idempotencyKey: `once ${from.id}` };
    const first = await transfer(call);
    await walk.act('TransferLead', { id: from.ids[0], repId: from.id });
    const again = await transfer(call);
    expect(again).toMatchObject({ isReplayed: true, id: first.id, results: first.results });
    expect((await walk.loadOf(to.id)).heldCount).toBe(1);
  });

  test('by two at once into one rep with room for three never holds more than three', async () => {
    const [one, two] = [await holding(4), await holding(4)];
    const to = await walk.aRep({ capacity: 3, teamId: await walk.aTeam({ capacity: 3 }) });
    const outcomes = await Promise.all([one, two].map(({ ids }) => transfer({ ids, repId: to.id })));
    expect(outcomes.map(({ denied }) => denied)).toEqual([null, null]);
    expect(outcomes.reduce((sum, { changedCount }) => sum + changedCount, 0)).toBe(3);
    expect(await walk.loadOf(to.id)).toMatchObject({ heldCount: 3, isOverloaded: false });
  });

  test('in both directions at once reaches no caller with a deadlock', async () => {
    const [one, two] = [await holding(4), await holding(4)];
    const outcomes = await Promise.all([
      transfer({ ids: one.ids, repId: two.id }),
      transfer({ ids: two.ids, repId: one.id }),
    ]);
    expect(outcomes.map(({ denied, changedCount }) => [denied, changedCount])).toEqual([
      [null, 4],
      [null, 4],
    ]);
    expect([(await walk.loadOf(one.id)).heldCount, (await walk.loadOf(two.id)).heldCount]).toEqual([4, 4]);
  });
});
