import { withApp } from '../support/with-app.js';

interface Told {
  readonly lead: {
    readonly validity: string | null;
    readonly timeline: { readonly nodes: readonly { value: string | null; reason: string | null }[] };
  };
}
const TOLD = 'query ($id: ID!) { lead(id: $id) { validity timeline(axes: [VALIDITY]) { nodes { value reason } } } }';
const THEN = 'query ($id: ID!, $at: DateTime!) { leadAt(id: $id, at: $at) { validity } }';

describe('setValidity', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('SetValidity', input, as);

  test.each(['INVALID', 'DUPLICATE'])(
    '%s takes the weight off the holder, and back to VALID puts it on again, over a line that was filled meanwhile',
    async validity => {
      const rep = await walk.aRep({ capacity: 1 });
      const { id } = await walk.aLead({ ownerId: rep.id });
      expect((await set({ id, validity }, rep.as)).lead).toMatchObject({ validity, loadUnits: 0, version: 2 });
      expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0 });
      await walk.aLead({ ownerId: rep.id });
      expect((await set({ id, validity: 'VALID' })).lead).toMatchObject({ owner: { id: rep.id }, loadUnits: 1 });
      expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, isOverloaded: true });
    },
  );

  test('is a fact from the birth of the lead on, with the reason, and is told of the past', async () => {
    const { id } = await walk.aLead();
    await set({ id, validity: 'INVALID', reason: 'the number does not exist' });
    const { lead } = await walk.ask<Told>(TOLD, { id });
    expect(lead).toEqual({
      validity: 'INVALID',
      timeline: {
        nodes: [
          { value: 'INVALID', reason: 'the number does not exist' },
          { value: 'UNSCREENED', reason: null },
        ],
      },
    });
    const now = await walk.app.runtime.now();
    expect(await walk.ask(THEN, { id, at: now })).toEqual({ leadAt: { validity: 'INVALID' } });
    expect(await walk.ask(THEN, { id, at: now }, 'WALLBOARD')).toEqual({ leadAt: { validity: 'INVALID' } });
  });

  test('is never told to a partner, who would learn by it whom we know', async () => {
    const partner = await walk.aPartner();
    const { id } = await walk.aLead({}, partner);
    await set({ id, validity: 'DUPLICATE' });
    expect(await walk.ask<Told>(TOLD, { id }, partner)).toEqual({
      lead: {
        validity: null,
        timeline: {
          nodes: [
            { value: null, reason: null },
            { value: null, reason: null },
          ],
        },
      },
    });
    const at = await walk.app.runtime.now();
    expect(await walk.ask(THEN, { id, at }, partner)).toEqual({ leadAt: { validity: null } });
  });

  test('of the same validity again changes nothing at all', async () => {
    const { id } = await walk.aLead({ validity: 'VALID' });
    expect(await walk.changingNothing(() => set({ id, validity: 'VALID' }))).toMatchObject({
      refusals: [],
      lead: { version: 1 },
    });
  });

  test('of a lead in a pool is for managers and marketing, not for the reps who see it', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead();
    expect((await walk.changingNothing(() => set({ id, validity: 'INVALID' }, rep.as))).refusals).toEqual([
      'NOT_ALLOWED input.id',
    ]);
    expect((await set({ id, validity: 'INVALID' }, walk.aManager(rep.teamId))).refusals).toEqual([]);
    expect((await set({ id, validity: 'VALID' }, 'MARKETER')).refusals).toEqual([]);
  });
});
