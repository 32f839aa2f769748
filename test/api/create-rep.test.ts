import { newId } from '../../src/platform/ids.js';
import { withApp } from '../support/with-app.js';

describe('createRep', () => {
  const walk = withApp();

  test('makes a rep who may hold what everybody may', async () => {
    const teamId = await walk.aTeam();
    const { rep, refusals } = await walk.act('CreateRep', {
      name: 'Anna Lindqvist',
      teamId,
      level: 'SENIOR',
      skills: ['fleet'],
      segments: ['Logistics', 'Retail'],
      startedOn: '2024-02-29',
    });
    expect(refusals).toEqual([]);
    expect(rep).toMatchObject({
      version: 1,
      name: 'Anna Lindqvist',
      level: 'SENIOR',
      skills: ['fleet'],
      segments: ['Logistics', 'Retail'],
      team: { id: teamId },
    });
    expect(await walk.loadOf(rep?.id ?? '')).toEqual({
      heldCount: 0,
      heldUnits: 0,
      mode: 'LIMITED',
      capacityUnits: 50,
      isOverloaded: false,
    });
  });

  test('makes one who serves every segment where none is named', async () => {
    const { rep } = await walk.act('CreateRep', { name: 'Ove Lund', teamId: await walk.aTeam() });
    expect(rep).toMatchObject({ skills: [], segments: [] });
  });

  test.each([
    ['more segments than 50', Array(51).fill('x')],
    ['a segment without a name', ['Retail', '']],
    ['a segment that no lead can be in', ['x'.repeat(101)]],
  ])('refuses %s', async (_, segments) => {
    const input = { name: 'Odd', teamId: await walk.aTeam(), segments };
    const outcome = await walk.changingNothing(() => walk.act('CreateRep', input));
    expect(outcome).toMatchObject({ refusals: ['INVALID input.segments'], rep: null });
  });

  test('refuses everything that is wrong at once and makes nothing', async () => {
    const teamId = await walk.aTeam();
    const input = { name: '', teamId, skills: Array(51).fill('x'), externalId: '' };
    const outcome = await walk.changingNothing(() => walk.act('CreateRep', input));
    expect(outcome).toMatchObject({
      refusals: ['INVALID input.name', 'INVALID input.skills', 'INVALID input.externalId'],
      rep: null,
    });
  });

  test('refuses a team that does not exist', async () => {
    const outcome = await walk.changingNothing(() => walk.act('CreateRep', { name: 'Nobody', teamId: newId('team') }));
    expect(outcome.refusals).toEqual(['NOT_FOUND input.teamId']);
  });

  test('refuses a key that another rep has, also when five bring it at once', async () => {
    const teamId = await walk.aTeam();
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map(n => walk.act('CreateRep', { name: `Racer ${n}`, teamId, externalId: 'rep-1' })),
    );
    expect(outcomes.filter(({ rep }) => rep)).toHaveLength(1);
    expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual(Array(4).fill('TAKEN input.externalId'));
  });

  test.each([
    ['a day that does not exist', { startedOn: '2025-02-29' }],
    ['no e-mail address', { email: 'anna at house' }],
    ['a level that does not exist', { level: 'GURU' }],
    ['the id of a rep for a team', { teamId: newId('rep') }],
  ])('takes %s for a mistake of the caller', async (_, odd) => {
    const input = { name: 'Odd', teamId: await walk.aTeam(), ...odd };
    expect((await walk.changingNothing(() => walk.act('CreateRep', input))).denied).toBe('BAD_USER_INPUT');
  });
});
