import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { withApp } from '../support/with-app.js';

const MINUTE_MS = 60_000;

interface Listed {
  readonly bulkChanges: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly kind: string;
      readonly changedCount: number;
      readonly undoneAt: string | null;
      readonly doneAt: string;
      readonly undoableUntil: string;
    }[];
  };
}

describe('undoBulkChange', () => {
  const walk = withApp();
  const undo = (id: string | null, more: object = {}, as?: Parameters<typeof walk.act>[2]) =>
    bulk(walk)('UndoBulkChange', { id, ...more }, as);
  const transferred = async (count: number, as?: Parameters<typeof walk.act>[2]) => {
    const [from, to] = [await walk.aRep(), await walk.aRep()];
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push((await walk.aLead({ ownerId: from.id })).id);
    const { id } = await bulk(walk)('TransferLeads', { ids, repId: to.id }, as ?? from.as);
    return { id, from, to, ids: ids.toSorted() };
  };
  const ownerOf = async (id: string) =>
    (
      await walk.ask<{ lead: { owner: { id: string } | null } }>(
        'query ($id: ID!) { lead(id: $id) { owner { id } } }',
        { id },
      )
    ).lead.owner?.id;

  test('gives the leads back to whoever held them, by the one who took them away, and says so', async () => {
    const { id, from, to, ids } = await transferred(2);
    const outcome = await undo(id, {}, from.as);
    expect(outcome).toMatchObject({ refusals: [], id, changedCount: 2, refusedCount: 0 });
    expect([await ownerOf(ids[0] ?? ''), await ownerOf(ids[1] ?? '')]).toEqual([from.id, from.id]);
    expect([(await walk.loadOf(from.id)).heldCount, (await walk.loadOf(to.id)).heldCount]).toEqual([2, 0]);
    const why = await walk.ask<{ lead: { timeline: { nodes: { how: string }[] } } }>('WhyHers', { id: ids[0] });
    expect(why.lead.timeline.nodes[0]).toMatchObject({ how: 'UNDONE' });
  });

  test('leaves alone what was changed since, and takes the rest back', async () => {
    const { id, from, to, ids } = await transferred(3);
    await walk.act('MoveLead', { id: ids[1], stageId: await walk.stageId('CONTACTED') }, to.as);
    const { results } = await undo(id, {}, from.as);
    expect(results.map(({ status, refusals }) => [status, refusals])).toEqual([
      ['CHANGED', []],
      ['REFUSED', ['STALE_VERSION']],
      ['CHANGED', []],
    ]);
    expect(await Promise.all(ids.map(ownerOf))).toEqual([from.id, to.id, from.id]);
  });

  test('needs room at the former owner, and tells where there is none', async () => {
    const { id, from, ids } = await transferred(2);
    await walk.act('SetHoldingQuota', { repId: from.id, mode: 'LIMITED', capacity: 1 });
    const { results } = await undo(id);
    expect(results.map(({ refusals }) => refusals)).toEqual([[], ['QUOTA_EXCEEDED']]);
    expect(await ownerOf(ids[0] ?? '')).toBe(from.id);
    expect(await walk.loadOf(from.id)).toMatchObject({ heldCount: 1, isOverloaded: false });
  });

  test('is over after ten minutes', async () => {
    const { id, from } = await transferred(1);
    walk.app.clock.advanceMs(10 * MINUTE_MS);
    expect((await walk.changingNothing(() => undo(id, {}, from.as))).refusals).toEqual(['UNDO_EXPIRED input.id']);
  });

  test('happens once: again it is refused, under the same key it gives the same answer', async () => {
    const { id, from } = await transferred(1);
    const key = { idempotencyKey: `undo ${id}` };
    const first = await undo(id, key, from.as);
    expect(await undo(id, key, from.as)).toMatchObject({ isReplayed: true, results: first.results });
    expect((await walk.changingNothing(() => undo(id, {}, from.as))).refusals).toEqual(['ALREADY_UNDONE input.id']);
  });

  test('at the same instant by two gives the leads back once', async () => {
    const { id, from, to } = await transferred(2);
    const outcomes = await Promise.all([undo(id, {}, from.as), undo(id)]);
    expect(outcomes.map(({ changedCount }) => changedCount).toSorted()).toEqual([0, 2]);
    expect([(await walk.loadOf(from.id)).heldCount, (await walk.loadOf(to.id)).heldCount]).toEqual([2, 0]);
  });

  test('is for whoever did it and for administrators; to others the change is not there', async () => {
    const { id, from, to } = await transferred(1);
    for (const as of [to.as, walk.aManager(from.teamId), 'MARKETER'] as const)
      expect((await walk.changingNothing(() => undo(id, {}, as))).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await walk.changingNothing(() => undo(newId('bulk')))).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await undo(id)).changedCount).toBe(1);
  });

  test('as a dry run tells what would go back, and changes nothing', async () => {
    const { id, from } = await transferred(2);
    const preview = await walk.changingNothing(() => undo(id, { dryRun: true }, from.as));
    expect(preview).toMatchObject({ id: null, changedCount: 2 });
    expect((await undo(id, {}, from.as)).results).toEqual(preview.results);
  });

  test('what may still be undone is listed: own, or everybody’s for an administrator', async () => {
    const { id, from, to } = await transferred(1);
    const listed = (as?: Parameters<typeof walk.act>[2]) => walk.ask<Listed>('BulkChanges', {}, as);
    const own = (await listed(from.as)).bulkChanges;
    expect(own).toMatchObject({ totalCount: 1, nodes: [{ id, kind: 'TRANSFER', changedCount: 1, undoneAt: null }] });
    const [{ doneAt, undoableUntil } = { doneAt: '', undoableUntil: '' }] = own.nodes;
    expect(Date.parse(undoableUntil) - Date.parse(doneAt)).toBe(10 * MINUTE_MS);
    expect((await listed(to.as)).bulkChanges.totalCount).toBe(0);
    expect((await listed()).bulkChanges.nodes.map(node => node.id)).toContain(id);
    await undo(id);
    expect((await listed(from.as)).bulkChanges.nodes[0]?.undoneAt).not.toBeNull();
  });
});
