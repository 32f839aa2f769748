import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isMine: boolean;
  readonly problems: readonly { readonly code: string; readonly field: readonly string[] }[];
}

describe('a saved view', () => {
  const walk = withApp();
  let number = 0;
  const save = async (as: As, input: object = {}) => {
    const outcome = await walk.act('SaveView', { name: `View ${number++}`, filter: {}, ...input }, as);
    return { ...outcome, view: (outcome as object as { savedView: Shown | null }).savedView };
  };
  const forget = async (as: As, id: string) => {
    const outcome = await walk.act('DeleteView', { id }, as);
    return { ...outcome, deletedId: (outcome as object as { deletedId: string | null }).deletedId };
  };
  const listed = async (as: As) =>
    (await walk.ask<{ savedViews: { nodes: Shown[] } }>('SavedViews', {}, as)).savedViews.nodes;
  const sees = async (as: As, id: string | undefined) => (await listed(as)).some(view => view.id === id);
  const leadsOf = async (as: As, id: string, more: object = {}) =>
    (
      await walk.ask<{
        node: { leads: { nodes: { id: string }[]; totalCount: number; pageInfo: { endCursor: string } } | null } | null;
      }>('LeadsOfView', { id, ...more }, as)
    ).node?.leads;

  test('shows its leads in its order, page by page', async () => {
    const { as } = await walk.aRep();
    const market = `market ${number}`;
    const made = [];
    for (const minorUnits of [300, 100, 200])
      made.push((await walk.aLead({ segment: market, value: { minorUnits, currency: 'EUR' } })).id);
    const orderBy = [{ field: 'VALUE', direction: 'DESC' }];
    const { view, refusals } = await save(as, {
      filter: { segment: { eq: market } },
      orderBy,
      columns: ['name', 'value'],
    });
    expect(refusals).toEqual([]);
    expect(view).toMatchObject({ version: 1, isMine: true, columns: ['name', 'value'], sharedWith: 'PRIVATE' });
    const first = await leadsOf(as, view?.id ?? '', { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: made[0] }, { id: made[2] }] });
    const rest = await leadsOf(as, view?.id ?? '', { first: 2, after: first?.pageInfo.endCursor });
    expect(rest?.nodes.map(({ id }) => id)).toEqual([made[1]]);
  });

  test('that is shared shows each what it may see itself, never what its author sees', async () => {
    const market = `market ${number}`;
    const [anna, bo] = [await walk.aRep(), await walk.aRep()];
    const mine = await walk.aLead({ segment: market, ownerId: anna.id });
    await walk.aLead({ segment: market, ownerId: bo.id });
    const { view } = await save(Role.ADMIN, { filter: { segment: { eq: market } }, sharedWith: 'EVERYONE' });
    expect((await leadsOf(Role.ADMIN, view?.id ?? ''))?.totalCount).toBe(2);
    expect(await leadsOf(anna.as, view?.id ?? '')).toMatchObject({ totalCount: 1, nodes: [{ id: mine.id }] });
  });

  test('is private until it is shared: with a team, those below and its managers, or with everyone', async () => {
    const house = await walk.aTeam();
    const branch = await walk.aTeam({ parentId: house });
    const [seller, stranger] = [await walk.aRep({ teamId: branch }), await walk.aRep()];
    const [head, chief] = [walk.aManager(branch), walk.aManager(house)];
    const all: readonly As[] = [seller.as, head, chief, stranger.as, Role.MARKETER];
    const { view } = await save(head);
    const id = view?.id ?? '';
    const seen = async () => Promise.all(all.map(as => sees(as, id)));
    expect(await seen()).toEqual([false, true, false, false, false]);
    await save(head, { id, sharedWith: 'TEAM' });
    expect(await seen()).toEqual([true, true, true, false, false]);
    const ofChief = await save(chief, { sharedWith: 'TEAM' });
    expect([await sees(seller.as, ofChief.view?.id), await sees(stranger.as, ofChief.view?.id)]).toEqual([true, false]);
    await save(head, { id, sharedWith: 'EVERYONE' });
    expect(await seen()).toEqual([true, true, true, true, true]);
    await save(head, { id, sharedWith: 'PRIVATE' });
    expect(await seen()).toEqual([false, true, false, false, false]);
  });

  test('is shared with a team only by whoever is in one', async () => {
    const { refusals } = await walk.changingNothing(() => save(Role.MARKETER, { sharedWith: 'TEAM' }));
    expect(refusals).toEqual(['INVALID input.sharedWith']);
  });

  test('of somebody else is as none to whoever would change or delete it, be it shared or not', async () => {
    const [mine, other] = [await walk.aRep(), await walk.aRep()];
    const secret = await save(mine.as);
    const open = await save(mine.as, { sharedWith: 'EVERYONE' });
    for (const id of [secret.view?.id ?? '', open.view?.id ?? '', newId('view')]) {
      const changed = await walk.changingNothing(() => save(other.as, { id }));
      expect(changed.refusals).toEqual(['NOT_FOUND input.id']);
      const gone = await walk.changingNothing(() => forget(other.as, id));
      expect(gone.refusals).toEqual(['NOT_FOUND input.id']);
    }
    expect((await forget(Role.ADMIN, secret.view?.id ?? '')).refusals).toEqual(['NOT_FOUND input.id']);
    expect((await forget(Role.ADMIN, open.view?.id ?? '')).deletedId).toBe(open.view?.id);
  });

  test('has a name that no other of the same person has', async () => {
    const [one, other] = [await walk.aRep(), await walk.aRep()];
    await save(one.as, { name: 'Mine' });
    expect((await walk.changingNothing(() => save(one.as, { name: 'Mine' }))).refusals).toEqual(['TAKEN input.name']);
    expect((await save(other.as, { name: 'Mine' })).refusals).toEqual([]);
    const twice = await Promise.all([save(one.as, { name: 'Twin' }), save(one.as, { name: 'Twin' })]);
    expect(twice.map(({ refusals }) => refusals).toSorted()).toEqual([[], ['TAKEN input.name']]);
  });

  test('is not changed over a change that was not read', async () => {
    const { as } = await walk.aRep();
    const { view } = await save(as);
    const id = view?.id ?? '';
    const both = await Promise.all([save(as, { id, expectedVersion: 1 }), save(as, { id, expectedVersion: 1 })]);
    expect(both.map(({ refusals }) => refusals).toSorted()).toEqual([[], ['STALE_VERSION input.expectedVersion']]);
  });

  test('that names what is no more says what, and shows no leads', async () => {
    const { as } = await walk.aRep();
    const { view } = await save(as, { orderBy: [{ field: 'VALUE', direction: 'ASC' }] });
    const id = view?.id ?? '';
    const problem = async () => (await listed(as)).find(one => one.id === id)?.problems[0];
    await walk.sql(
      `update saved_view set order_by = '[{"field": "SHOE_SIZE", "direction": "ASC"}]' where name = '${view?.name}'`,
    );
    expect(await problem()).toMatchObject({ code: 'INVALID', field: ['orderBy', '0', 'field'] });
    expect(await leadsOf(as, id)).toBeNull();
    const segment = await walk.act('SaveSegment', { key: `of-view-${number}`, name: 'S', filter: {} });
    const segmentId = (segment as object as { segment: { id: string } }).segment.id;
    const named = await save(as, { filter: { segmentId: { eq: segmentId } } });
    expect(named.refusals).toEqual([]);
    expect((await leadsOf(as, named.view?.id ?? ''))?.totalCount).toBeGreaterThanOrEqual(0);
  });

  test('is deleted once, and a repetition under its key tells the same', async () => {
    const { as } = await walk.aRep();
    const { view } = await save(as);
    const order = { id: view?.id, idempotencyKey: 'gone' };
    const [first, again] = [await walk.act('DeleteView', order, as), await walk.act('DeleteView', order, as)];
    expect([first.refusals, again.refusals, again.isReplayed]).toEqual([[], [], true]);
    expect((await forget(as, view?.id ?? '')).refusals).toEqual(['NOT_FOUND input.id']);
    expect(await sees(as, view?.id)).toBe(false);
  });

  test.each([
    ['a name of no character', { name: '' }, 'INVALID input.name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'INVALID input.name'],
    ['51 columns', { columns: Array.from({ length: 51 }, (_, n) => `c${n}`) }, 'INVALID input.columns'],
    ['an owner who is not there', { filter: { ownerId: { eq: newId('rep') } } }, 'NOT_FOUND input.filter.ownerId.eq'],
    [
      'an order by a custom field that is not there',
      { orderBy: [{ field: 'CUSTOM', direction: 'ASC', customKey: 'none' }] },
      'INVALID input.orderBy.0.customKey',
    ],
  ])('is refused with %s', async (_what, input, refusal) => {
    const { refusals } = await walk.changingNothing(() => save(Role.MARKETER, input));
    expect(refusals).toContain(refusal);
  });
});
