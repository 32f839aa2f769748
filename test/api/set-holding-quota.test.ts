import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('setHoldingQuota', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('SetHoldingQuota', input, as);

  test('gives a rep a line of its own, and takes it away again', async () => {
    const { id: repId } = await walk.aRep();
    expect(await set({ repId, mode: 'LIMITED', capacity: 7 })).toMatchObject({
      refusals: [],
      holdingQuota: { scope: 'REP', capacity: 7 },
    });
    expect(await walk.loadOf(repId)).toMatchObject({ mode: 'LIMITED', capacityUnits: 7 });
    await set({ repId, mode: 'UNLIMITED' });
    expect(await walk.loadOf(repId)).toMatchObject({ mode: 'UNLIMITED', capacityUnits: null, isOverloaded: false });
  });

  test('of everybody draws the line of those who have none of their own, and only theirs', async () => {
    const own = await walk.aRep({ capacity: 3 });
    const other = await walk.aRep();
    expect(await set({ mode: 'LIMITED', capacity: 40 })).toMatchObject({
      refusals: [],
      holdingQuota: { scope: 'ORGANISATION', capacity: 40 },
    });
    expect([await walk.loadOf(own.id), await walk.loadOf(other.id)]).toMatchObject([
      { capacityUnits: 3 },
      { capacityUnits: 40 },
    ]);
    await set({ mode: 'LIMITED', capacity: 50 });
  });

  test('lets a rep out of automatic assignment, while by hand the inherited line holds', async () => {
    const rep = await walk.aRep({ capacity: 1 });
    await walk.aLead({ ownerId: rep.id });
    await set({ repId: rep.id, mode: 'OPT_OUT' });
    expect(await walk.loadOf(rep.id)).toMatchObject({ mode: 'OPT_OUT', capacityUnits: 50, isOverloaded: false });
    const lead = await walk.aLead();
    expect(await walk.act('ClaimLead', { id: lead.id }, rep.as)).toMatchObject({
      refusals: [],
      lead: { owner: { id: rep.id } },
    });
  });

  test('below what is held leaves the holder over its line and closes admission until there is room', async () => {
    const rep = await walk.aRep();
    const held = [await walk.aLead({ ownerId: rep.id }), await walk.aLead({ ownerId: rep.id })];
    const pooled = await walk.aLead();
    await set({ repId: rep.id, mode: 'LIMITED', capacity: 1 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 2, capacityUnits: 1, isOverloaded: true });
    const claim = () => walk.act('ClaimLead', { id: pooled.id }, rep.as);
    expect((await walk.tellingOnly(claim)).refusals).toEqual(['QUOTA_EXCEEDED']);
    for (const { id } of held) await walk.act('ReleaseLead', { id, reason: 'too many' }, rep.as);
    expect(await claim()).toMatchObject({ refusals: [], lead: { owner: { id: rep.id } } });
  });

  test('by weight counts what leads weigh', async () => {
    const rep = await walk.aRep({ capacity: 1.5, basis: 'WEIGHTED' });
    await walk.aLead({ ownerId: rep.id });
    const outcome = await walk.changingNothing(() => walk.act('CreateLead', { name: 'Second', ownerId: rep.id }));
    expect(outcome.refusals[0]).toMatch(/^QUOTA_EXCEEDED/);
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 1, isOverloaded: false });
  });

  test('of a team counts what it holds already, the teams below included, and may leave it over its line', async () => {
    const team = await walk.aTeam();
    const below = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    const own = await walk.aRep({ teamId: team });
    for (const { id } of [below, own]) await walk.aLead({ ownerId: id });
    expect(await set({ teamId: team, mode: 'LIMITED', capacity: 1 })).toMatchObject({
      refusals: [],
      holdingQuota: { scope: 'TEAM' },
    });
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 2, capacityUnits: 1, isOverloaded: true });
    await set({ teamId: team, mode: 'LIMITED', capacity: 3 });
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 2, capacityUnits: 3, isOverloaded: false });
    await set({ teamId: team, mode: 'UNLIMITED' });
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 2, mode: 'UNLIMITED', capacityUnits: null });
  });

  test.each([
    ['below zero', { capacity: -1 }],
    ['of three decimals', { capacity: 1.005 }],
    ['beyond all measure', { capacity: 1e12 }],
    ['that is missing', {}],
    ['where there is none', { capacity: 5, mode: 'UNLIMITED' }],
  ])('refuses a line %s', async (_, odd) => {
    const rep = await walk.aRep();
    const outcome = await walk.changingNothing(() => set({ repId: rep.id, mode: 'LIMITED', ...odd }));
    expect(outcome).toMatchObject({ refusals: ['INVALID input.capacity'], holdingQuota: null });
  });

  test.each([
    ['text', 'NaN'],
    ['no finite number', Number.parseFloat('1e999')],
  ])('takes a line that is %s for a mistake of the caller', async (_, capacity) => {
    const rep = await walk.aRep();
    const sent = JSON.stringify({ repId: rep.id, mode: 'LIMITED', capacity: 'HERE' }).replace(
      '"HERE"',
      typeof capacity === 'string' ? `"${capacity}"` : '1e999',
    );
    const response = await walk.changingNothing(async () =>
      fetch(`${walk.app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await walk.app.token({ subject: 'admin', role: Role.ADMIN })}`,
        },
        body: `{"query":"mutation ($input: SetHoldingQuotaInput!) { setHoldingQuota(input: $input) { userErrors { code } } }","variables":{"input":${sent}}}`,
      }),
    );
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('is of a rep or of a team, and opting out is for reps', async () => {
    const rep = await walk.aRep();
    const both = { repId: rep.id, teamId: rep.teamId, mode: 'UNLIMITED' };
    expect((await walk.changingNothing(() => set(both))).refusals).toEqual(['INVALID input.teamId']);
    expect((await walk.changingNothing(() => set({ teamId: rep.teamId, mode: 'OPT_OUT' }))).refusals).toEqual([
      'INVALID input.mode',
    ]);
    expect((await walk.changingNothing(() => set({ mode: 'OPT_OUT' }))).refusals).toEqual(['INVALID input.mode']);
  });

  test('refuses a rep and a team that do not exist', async () => {
    expect((await set({ repId: newId('rep'), mode: 'UNLIMITED' })).refusals).toEqual(['NOT_FOUND input.repId']);
    expect((await set({ teamId: newId('team'), mode: 'UNLIMITED' })).refusals).toEqual(['NOT_FOUND input.teamId']);
  });

  test('is set by a manager for its reps and for the teams below its own, and for nobody else', async () => {
    const team = await walk.aTeam();
    const below = await walk.aTeam({ parentId: team });
    const manager = walk.aManager(team);
    const mine = await walk.aRep({ teamId: below });
    const stranger = await walk.aRep();
    for (const subject of [{ repId: mine.id }, { teamId: below }]) {
      expect((await set({ ...subject, mode: 'LIMITED', capacity: 9 }, manager)).refusals).toEqual([]);
    }
    for (const subject of [{ repId: stranger.id }, { teamId: stranger.teamId }, { teamId: team }, {}]) {
      const outcome = await walk.changingNothing(() => set({ ...subject, mode: 'UNLIMITED' }, manager));
      expect(outcome.refusals).toEqual(['NOT_ALLOWED input']);
    }
  });
});
