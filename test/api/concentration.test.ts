import { newId } from '../../src/platform/ids.js';
import type { ConcentrationQuery } from '../support/generated/graphql.js';
import { HOUR_MS } from '../support/offers.js';
import { withApp } from '../support/with-app.js';

describe('concentration', () => {
  const walk = withApp();
  const askedOf = async (teamId: string, more: object = {}) =>
    (await walk.ask<ConcentrationQuery>('Concentration', { teamId, ...more })).concentration;

  test('tells how crowded the load of a team and the teams below is, now and at an instant of the past', async () => {
    const teamId = await walk.aTeam();
    const [busy, other] = [
      await walk.aRep({ teamId }),
      await walk.aRep({ teamId: await walk.aTeam({ parentId: teamId }) }),
    ];
    const left = await walk.aRep({ teamId });
    await walk.act('DeactivateRep', { id: left.id, handover: 'POOL' });
    const nothing = await askedOf(teamId);
    expect(nothing).toMatchObject({
      team: { id: teamId },
      measure: 'HELD_LEADS',
      repCount: 2,
      total: 0,
      hhi: { value: null, n: 2 },
      gini: { value: null },
      maxToMean: { value: null },
      idleShare: { numerator: 2, denominator: 2, value: 1 },
    });
    for (let n = 0; n < 3; n++) await walk.aLead({ ownerId: busy.id });
    await walk.aLead({ ownerId: busy.id, stage: 'WON' });
    const crowded = { repCount: 2, total: 3, hhi: { value: 1, n: 2 }, gini: { value: 0.5 }, maxToMean: { value: 2 } };
    expect(await askedOf(teamId)).toMatchObject({ ...crowded, idleShare: { numerator: 1, value: 0.5 } });
    expect(await askedOf(teamId, { measure: 'OWNED_LEADS' })).toMatchObject({ total: 4 });
    const then = (await walk.app.runtime.now()).toISOString();
    walk.app.clock.advanceMs(HOUR_MS);
    await walk.aLead({ ownerId: other.id });
    expect(await askedOf(teamId)).toMatchObject({
      total: 4,
      hhi: { value: 10 / 16 },
      gini: { value: 0.25 },
      maxToMean: { value: 1.5 },
      idleShare: { value: 0 },
    });
    expect(await askedOf(teamId, { at: then })).toMatchObject({ at: then, ...crowded });
    expect(await askedOf(teamId, { at: '2020-01-01T00:00:00Z' })).toMatchObject({
      repCount: 0,
      idleShare: { value: null },
    });
  });

  test('is null of a team that is not there, and refused for an instant to come', async () => {
    expect(await askedOf(newId('team'))).toBeNull();
    const teamId = await walk.aTeam();
    const { errors } = await walk.app.run('Concentration', { teamId, at: '2100-01-01T00:00:00Z' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['at'] } }]);
  });
});
