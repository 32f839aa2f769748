import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('savePool', () => {
  const walk = withApp();

  test('makes a pool, and changes the one of that key', async () => {
    const teamId = await walk.aTeam();
    const made = await walk.act('SavePool', { key: 'fair', name: 'Fair', teamId });
    expect(made).toMatchObject({ refusals: [], pool: { version: 1, name: 'Fair', team: { id: teamId } } });
    const changed = await walk.act('SavePool', { key: 'fair', name: 'Fairs', expectedVersion: 1 });
    expect(changed.pool).toEqual({ ...made.pool, version: 2, name: 'Fairs', team: null });
  });

  test('refuses a team that does not exist', async () => {
    const outcome = await walk.changingNothing(() =>
      walk.act('SavePool', { key: 'lost', name: 'Lost', teamId: newId('team') }),
    );
    expect(outcome).toMatchObject({ refusals: ['NOT_FOUND input.teamId'], pool: null });
  });

  test('refuses an empty key and an empty name at once', async () => {
    const outcome = await walk.changingNothing(() => walk.act('SavePool', { key: '', name: '' }));
    expect(outcome.refusals).toEqual(['INVALID input.key', 'INVALID input.name']);
  });

  test('of five who save one key at once, one makes it and four change it', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map(n => walk.act('SavePool', { key: 'raced', name: `Name ${n}` })),
    );
    expect(new Set(outcomes.map(({ pool }) => pool?.id)).size).toBe(1);
    expect(outcomes.map(({ pool }) => pool?.version).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
