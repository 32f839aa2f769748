import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('setPresence', () => {
  const walk = withApp();

  test('is said by the rep itself, by its manager and by the managers above', async () => {
    const top = await walk.aTeam();
    const rep = await walk.aRep({ teamId: await walk.aTeam({ parentId: top }) });
    const by = [rep.as, walk.aManager(rep.teamId), walk.aManager(top)];
    const presences = ['AWAY', 'BUSY', 'ON_LEAVE'];
    for (const [index, presence] of presences.entries()) {
      const outcome = await walk.act('SetPresence', { repId: rep.id, presence }, by[index]);
      expect(outcome).toMatchObject({ refusals: [], rep: { presence, version: index + 2 } });
    }
  });

  test('said again, changes nothing', async () => {
    const rep = await walk.aRep();
    const outcome = await walk.changingNothing(() => walk.act('SetPresence', { repId: rep.id, presence: 'AVAILABLE' }));
    expect(outcome).toMatchObject({ refusals: [], rep: { version: 1 } });
  });

  test('is refused to other reps and to other managers', async () => {
    const rep = await walk.aRep();
    const stranger = await walk.aRep({ teamId: rep.teamId });
    for (const as of [
      stranger.as,
      walk.aManager(await walk.aTeam()),
      walk.aManager(await walk.aTeam({ parentId: rep.teamId })),
    ]) {
      const outcome = await walk.changingNothing(() =>
        walk.act('SetPresence', { repId: rep.id, presence: 'OFFLINE' }, as),
      );
      expect(outcome).toMatchObject({ refusals: ['NOT_ALLOWED input.repId'], rep: null });
    }
  });

  test('of nobody is refused', async () => {
    const outcome = await walk.changingNothing(() =>
      walk.act('SetPresence', { repId: newId('rep'), presence: 'AWAY' }),
    );
    expect(outcome.refusals).toEqual(['NOT_FOUND input.repId']);
  });
});
