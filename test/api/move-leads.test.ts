import { newId } from '../../src/platform/ids.js';
import { bulk } from '../support/bulk.js';
import { withApp } from '../support/with-app.js';

describe('moveLeads', () => {
  const walk = withApp();
  const move = (input: object, as?: Parameters<typeof walk.act>[2]) => bulk(walk)('MoveLeads', input, as);

  test('moves each lead that may go there, and tells of each other why it may not', async () => {
    const rep = await walk.aRep();
    const stageId = await walk.stageId('CONTACTED');
    const ready = await walk.aLead({ ownerId: rep.id });
    const there = await walk.aLead({ ownerId: rep.id, stage: 'CONTACTED' });
    const ended = await walk.aLead({ ownerId: rep.id, stage: 'LOST' });
    const { results, changedCount } = await move({ ids: [ready.id, there.id, ended.id], stageId }, rep.as);
    const told = Object.fromEntries(results.map(({ leadId, status }) => [leadId, status]));
    expect([changedCount, told]).toEqual([1, { [ready.id]: 'CHANGED', [there.id]: 'REFUSED', [ended.id]: 'REFUSED' }]);
    expect(results.find(({ leadId }) => leadId === ready.id)).toMatchObject({
      before: { stage: { key: 'NEW' } },
      after: { stage: { key: 'CONTACTED' } },
    });
  });

  test('does not reach a won stage, nor one that is not there', async () => {
    const { id } = await walk.aLead();
    const { results } = await walk.changingNothing(async () => move({ ids: [id], stageId: await walk.stageId('WON') }));
    expect(results[0]?.refusals).toEqual(['OUTCOME_REQUIRED input.stageId']);
    expect((await walk.changingNothing(() => move({ ids: [id], stageId: newId('stage') }))).refusals).toEqual([
      'NOT_FOUND input.stageId',
    ]);
  });

  test('as a dry run answers the same and changes nothing', async () => {
    const ids = [(await walk.aLead()).id, (await walk.aLead({ stage: 'LOST' })).id];
    const input = { ids, stageId: await walk.stageId('CONTACTED') };
    const preview = await walk.changingNothing(() => move({ ...input, dryRun: true }));
    expect((await move(input)).results).toEqual(preview.results);
  });
});
