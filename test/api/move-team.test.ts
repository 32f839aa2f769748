import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('a team', () => {
  const walk = withApp();

  test('that moves takes its load along: out of the lines above its old place, under those above its new one', async () => {
    const [east, west] = [await walk.aTeam({ capacity: 9 }), await walk.aTeam({ capacity: 1 })];
    const team = await walk.aTeam({ parentId: east });
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: team }) });
    for (let n = 0; n < 2; n += 1) await walk.aLead({ ownerId: rep.id });
    expect(await walk.teamLoadOf(east)).toMatchObject({ heldCount: 2 });
    expect(await walk.act('MoveTeam', { id: team, parentId: west })).toMatchObject({
      refusals: [],
      team: { parent: { id: west } },
    });
    expect(await walk.teamLoadOf(east)).toMatchObject({ heldCount: 0 });
    expect(await walk.teamLoadOf(west)).toMatchObject({ heldCount: 2, isOverloaded: true });
    await walk.act('MoveTeam', { id: team, parentId: null });
    expect(await walk.teamLoadOf(west)).toMatchObject({ heldCount: 0, isOverloaded: false });
  });

  test('that moves is seen by the manager above its new place, and no more by the one above its old', async () => {
    const [east, west] = [await walk.aTeam(), await walk.aTeam()];
    const team = await walk.aTeam({ parentId: east });
    const { id } = await walk.aLead({ ownerId: (await walk.aRep({ teamId: team })).id });
    await walk.act('MoveTeam', { id: team, parentId: west });
    const seen = 'query ($id: ID!) { lead(id: $id) { id } }';
    expect(await walk.ask(seen, { id }, walk.aManager(west))).toEqual({ lead: { id } });
    expect(await walk.ask(seen, { id }, walk.aManager(east))).toEqual({ lead: null });
  });

  test('cannot hang under itself or under a team below it, whoever asks first', async () => {
    const top = await walk.aTeam();
    const below = await walk.aTeam({ parentId: top });
    for (const parentId of [top, below]) {
      const outcome = await walk.changingNothing(() => walk.act('MoveTeam', { id: top, parentId }));
      expect(outcome.refusals).toEqual(['INVALID input.parentId']);
    }
    const [a, b] = [await walk.aTeam(), await walk.aTeam()];
    const both = await Promise.all([
      walk.act('MoveTeam', { id: a, parentId: b }),
      walk.act('MoveTeam', { id: b, parentId: a }),
    ]);
    expect(both.map(({ refusals }) => refusals.length).toSorted()).toEqual([0, 1]);
  });

  test('gets another name, and keeps its outside key where nothing is said of it', async () => {
    const id = await walk.aTeam();
    await walk.act('UpdateTeam', { id, externalId: `unit-${id}` });
    expect(await walk.act('UpdateTeam', { id, name: 'Harbour' })).toMatchObject({
      refusals: [],
      team: { name: 'Harbour' },
    });
    const other = await walk.aTeam();
    expect((await walk.act('UpdateTeam', { id: other, externalId: `unit-${id}` })).refusals).toEqual([
      'TAKEN input.externalId',
    ]);
  });

  test.each([
    ['UpdateTeam', { name: null }, 'INVALID input.name'],
    ['UpdateTeam', { name: 'New', expectedVersion: 77 }, 'STALE_VERSION input.expectedVersion'],
    ['MoveTeam', { parentId: newId('team') }, 'NOT_FOUND input.parentId'],
    ['MoveTeam', { parentId: null, expectedVersion: 77 }, 'STALE_VERSION input.expectedVersion'],
  ])('%s %j is refused and changes nothing', async (operation, input, refusal) => {
    const id = await walk.aTeam();
    expect((await walk.changingNothing(() => walk.act(operation, { id, ...input }))).refusals).toEqual([refusal]);
  });
});
