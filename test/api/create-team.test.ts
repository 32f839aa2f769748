import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('createTeam', () => {
  const walk = withApp();

  test('makes a team at the top and teams below it', async () => {
    const top = await walk.act('CreateTeam', { name: 'North' });
    expect(top).toMatchObject({ refusals: [], team: { version: 1, parent: null } });
    const below = await walk.act('CreateTeam', { name: 'North-East', parentId: top.team?.id });
    expect(below.team).toMatchObject({ parent: { id: top.team?.id } });
  });

  test.each([
    ['a parent that does not exist', { name: 'Lost', parentId: newId('team') }, ['NOT_FOUND input.parentId']],
    ['no name', { name: '' }, ['INVALID input.name']],
    ['a name of 201 characters', { name: 'n'.repeat(201) }, ['INVALID input.name']],
    [
      'a name and a key that are too long',
      { name: '', externalId: 'k'.repeat(256) },
      ['INVALID input.name', 'INVALID input.externalId'],
    ],
  ])('refuses %s and makes nothing', async (_, input, refusals) => {
    const outcome = await walk.changingNothing(() => walk.act('CreateTeam', input));
    expect(outcome).toMatchObject({ refusals, team: null });
  });

  test('refuses a key that another team has', async () => {
    await walk.act('CreateTeam', { name: 'One', externalId: 'team-1' });
    const outcome = await walk.changingNothing(() => walk.act('CreateTeam', { name: 'Two', externalId: 'team-1' }));
    expect(outcome).toMatchObject({ refusals: ['TAKEN input.externalId'], team: null });
  });

  test('of five who bring one key at once, one makes the team', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map(n => walk.act('CreateTeam', { name: `Racer ${n}`, externalId: 'raced' })),
    );
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(4).fill('TAKEN input.externalId'));
    expect(outcomes.map(({ denied }) => denied)).toEqual(Array(5).fill(null));
  });

  test('takes the id of something else for a mistake of the caller', async () => {
    const outcome = await walk.changingNothing(() => walk.act('CreateTeam', { name: 'Odd', parentId: newId('lead') }));
    expect(outcome.denied).toBe('BAD_USER_INPUT');
  });
});
