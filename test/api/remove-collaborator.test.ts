import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('removeCollaborator', () => {
  const walk = withApp();
  const remove = (id: string, repId: string, as?: Parameters<typeof walk.act>[2]) =>
    walk.act('RemoveCollaborator', { id, repId }, as);
  const shared = async () => {
    const [owner, helper] = [await walk.aRep(), await walk.aRep()];
    const { id } = await walk.aLead({ ownerId: owner.id });
    await walk.act('AddCollaborator', { id, repId: helper.id, role: 'SUPPORT' });
    return { id, owner, helper };
  };
  const sees = async (id: string, as: Parameters<typeof walk.act>[2]) =>
    (await walk.ask<{ lead: object | null }>('query ($id: ID!) { lead(id: $id) { id } }', { id }, as)).lead !== null;

  test('ends the work of a rep, who then sees the lead no more', async () => {
    const { id, owner, helper } = await shared();
    expect(await remove(id, helper.id, owner.as)).toMatchObject({
      refusals: [],
      lead: { version: 3, collaborators: [] },
    });
    expect(await sees(id, helper.as)).toBe(false);
  });

  test('is open to a collaborator for itself', async () => {
    const { id, helper } = await shared();
    expect((await remove(id, helper.id, helper.as)).refusals).toEqual([]);
    expect(await sees(id, helper.as)).toBe(false);
    expect((await walk.changingNothing(() => remove(id, helper.id, helper.as))).refusals).toEqual([
      'NOT_FOUND input.id',
    ]);
  });

  test('of a rep who does not work on it changes nothing, of nobody is refused', async () => {
    const { id, owner } = await shared();
    const stranger = await walk.aRep();
    expect(await walk.changingNothing(() => remove(id, stranger.id))).toMatchObject({
      refusals: [],
      lead: { version: 2 },
    });
    expect(await walk.changingNothing(() => remove(id, owner.id, owner.as))).toMatchObject({ refusals: [] });
    expect((await walk.changingNothing(() => remove(id, newId('rep')))).refusals).toEqual(['NOT_FOUND input.repId']);
    expect((await walk.changingNothing(() => remove(id, stranger.id, stranger.as))).refusals).toEqual([
      'NOT_FOUND input.id',
    ]);
  });
});
