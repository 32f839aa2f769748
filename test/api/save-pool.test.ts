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

  test('says who may claim, who looks after it and what is seen, each time anew', async () => {
    const [one, two] = [await walk.aRep(), await walk.aRep()];
    const said = { key: 'known', name: 'Known', visibility: 'FULL' };
    const made = await walk.act('SavePool', {
      ...said,
      memberTeamIds: [one.teamId, one.teamId],
      memberRepIds: [two.id],
      managerIds: [one.id],
    });
    expect(made).toMatchObject({
      refusals: [],
      pool: {
        visibility: 'FULL',
        memberTeams: [{ id: one.teamId }],
        memberReps: [{ id: two.id }],
        managers: [{ id: one.id }],
      },
    });
    expect((await walk.act('SavePool', { key: 'known', name: 'Known' })).pool).toMatchObject({
      visibility: 'MASKED',
      memberTeams: [],
      memberReps: [],
      managers: [],
    });
  });

  test('refuses members that are not there, have left or are of other teams, all at once', async () => {
    const [rep, gone] = [await walk.aRep(), await walk.aRep()];
    await walk.act('DeactivateRep', { id: gone.id, handover: 'POOL' });
    const input = {
      key: 'nobody',
      name: 'Nobody',
      memberTeamIds: [rep.teamId, newId('team')],
      memberRepIds: [rep.id, gone.id],
      managerIds: [newId('rep')],
    };
    expect((await walk.changingNothing(() => walk.act('SavePool', input))).refusals).toEqual([
      'NOT_FOUND input.memberTeamIds.1',
      'REP_INACTIVE input.memberRepIds.1',
      'NOT_FOUND input.managerIds.0',
    ]);
    const others = await walk.aRep();
    const mine = { key: 'mine', name: 'Mine', teamId: rep.teamId };
    const asked = { ...mine, memberTeamIds: [others.teamId], memberRepIds: [rep.id, others.id] };
    const manager = walk.aManager(rep.teamId);
    expect((await walk.changingNothing(() => walk.act('SavePool', asked, manager))).refusals).toEqual([
      'NOT_ALLOWED input.memberTeamIds.0',
      'NOT_ALLOWED input.memberRepIds.1',
    ]);
    const many = Array.from({ length: 101 }, () => rep.id);
    expect((await walk.act('SavePool', { ...mine, memberRepIds: many })).refusals).toEqual([
      'INVALID input.memberRepIds',
    ]);
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
