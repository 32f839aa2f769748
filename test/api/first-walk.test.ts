import { startTestApp, type TestApp } from '../support/app.js';
import { type Walk, walkOf } from '../support/walk.js';

interface StageBatch {
  readonly leadStageChanged: {
    readonly events: readonly {
      readonly leadId: string;
      readonly version: number;
      readonly fromStage: { readonly key: string } | null;
      readonly toStage: { readonly key: string };
    }[];
  };
}
interface LoadBatch {
  readonly repLoadChanged: {
    readonly reps: readonly { readonly id: string; readonly load: { readonly heldCount: number } }[];
  };
}

describe('a lead comes in, is held and moves', () => {
  let app: TestApp;
  let walk: Walk;
  beforeAll(async () => {
    app = await startTestApp();
    walk = walkOf(app);
  });
  afterAll(async () => {
    await walk.stop();
    await app.stop();
  });

  test('and every screen sees it', async () => {
    const rep = await walk.aRep();
    const stages = await app.listen<StageBatch>('LeadStageChanged');
    const loads = await app.listen<LoadBatch>('RepLoadChanged');
    expect((await stages.next()).data?.leadStageChanged.events).toEqual([]);
    expect((await loads.next()).data?.repLoadChanged.reps).toMatchObject([{ id: rep.id, load: { heldCount: 0 } }]);

    const lead = await walk.aLead({ ownerId: rep.id, name: 'Ben Okafor', companyName: 'Okafor Ltd' });
    await walk.act('MoveLead', { id: lead.id, stageId: await walk.stageId('CONTACTED') }, rep.as);

    const events: StageBatch['leadStageChanged']['events'][number][] = [];
    while (events.length < 2) events.push(...((await stages.next()).data?.leadStageChanged.events ?? []));
    expect(events).toMatchObject([
      { leadId: lead.id, fromStage: null, toStage: { key: 'NEW' }, version: 1 },
      { leadId: lead.id, fromStage: { key: 'NEW' }, toStage: { key: 'CONTACTED' }, version: 2 },
    ]);
    const changed: LoadBatch['repLoadChanged']['reps'][number][] = [];
    while (changed.length === 0) changed.push(...((await loads.next()).data?.repLoadChanged.reps ?? []));
    expect(changed).toMatchObject([{ id: rep.id, load: { heldCount: 1 } }]);
    expect(await walk.ask('Lead', { id: lead.id }, rep.as)).toMatchObject({
      lead: {
        displayLabel: 'Okafor Ltd',
        stage: { key: 'CONTACTED' },
        owner: { id: rep.id },
        viewerCan: { move: true, claim: false },
      },
    });
  });
});
