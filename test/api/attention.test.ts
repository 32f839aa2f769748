import { newId } from '../../src/platform/ids.js';
import { DAY_MS, findingsOf } from '../support/findings.js';
import type { AttentionQuery } from '../support/generated/graphql.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('attention', () => {
  const walk = withApp();
  const { log } = findingsOf(walk);
  const attentionOf = async (teamId: string) => (await walk.ask<AttentionQuery>('Attention', { teamId })).attention;
  const figures = async (teamId: string) =>
    (await attentionOf(teamId))?.byLifecycle.map(row => [
      row.lifecycle,
      row.heldCount,
      row.silentCount,
      row.neglectedCount,
      row.oldestSilenceSince,
    ]);
  const since = async (id: string) =>
    (await walk.ask<{ lead: { ownerSince: string } }>('query ($id: ID!) { lead(id: $id) { ownerSince } }', { id })).lead
      .ownerSince;

  test('tells for each lifecycle what is held and silent for longer than its stage allows, and agrees with what is found', async () => {
    const teamId = await walk.aTeam();
    const above = await walk.aRep({ teamId });
    const below = await walk.aRep({ teamId: await walk.aTeam({ parentId: teamId }) });
    const quiet = await walk.aLead({ ownerId: above.id });
    const spoken = await walk.aLead({ ownerId: below.id });
    await walk.aLead({ ownerId: below.id });
    await walk.aLead({ ownerId: below.id, stage: 'QUALIFIED' });
    const customer = await walk.aLead({ ownerId: above.id, stage: 'WON' });
    const invalid = await walk.aLead({ ownerId: above.id });
    await walk.act('UpdateLead', { id: invalid.id, validity: 'INVALID' });
    await walk.aLead();
    expect(await figures(teamId)).toEqual([
      ['POTENTIAL', 3, 0, 0, null],
      ['INTERESTED', 1, 0, 0, null],
      ['CUSTOMER', 1, 0, 0, null],
      ['RETAINED', 0, 0, 0, null],
    ]);
    walk.app.clock.advanceMs(3 * DAY_MS - 60_000);
    await log(spoken.id, { disposition: 'CONNECTED' });
    expect((await figures(teamId))?.[0]).toEqual(['POTENTIAL', 3, 0, 0, null]);
    walk.app.clock.advanceMs(60_000);
    expect((await figures(teamId))?.[0]).toEqual(['POTENTIAL', 3, 2, 2, await since(quiet.id)]);
    await agrees(teamId);
    walk.app.clock.advanceMs(400 * DAY_MS);
    expect(await figures(teamId)).toEqual([
      ['POTENTIAL', 3, 3, 3, await since(quiet.id)],
      ['INTERESTED', 1, 1, 1, expect.any(String)],
      ['CUSTOMER', 1, 1, 0, await since(customer.id)],
      ['RETAINED', 0, 0, 0, null],
    ]);
    await agrees(teamId);
  });

  test('is null of a team that is not there', async () => {
    expect(await attentionOf(newId('team'))).toBeNull();
  });

  /** The clock of findings is looked at every second; after that both say the same. */
  async function agrees(teamId: string): Promise<void> {
    const neglected = (await attentionOf(teamId))?.byLifecycle.reduce((sum, row) => sum + row.neglectedCount, 0);
    await waitFor(async () => {
      const { team } = await walk.ask<{ team: { load: { neglectedCount: number } } }>(
        'query ($id: ID!) { team(id: $id) { load { neglectedCount } } }',
        { id: teamId },
      );
      return team.load.neglectedCount === neglected;
    }, 30_000);
  }
});
