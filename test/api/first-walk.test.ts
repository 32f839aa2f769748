import { startTestApp, type TestApp } from '../support/app.js';

describe('a lead comes in, is held and moves', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  test('and every screen sees it', async () => {
    const team = await app.run('CreateTeam', { input: { name: 'North' } });
    console.log(JSON.stringify(team));
    const rep = await app.run('CreateRep', { input: { name: 'Anna Lindqvist', teamId: (team.data as any).createTeam.team.id } });
    console.log(JSON.stringify(rep));
    const repId = (rep.data as any).createRep.rep.id;
    const stages = await app.run('Stages');
    console.log(JSON.stringify(stages));
    const feed = await app.listen('LeadStageChanged', {});
    const loads = await app.listen('RepLoadChanged', {});
    console.log('first', JSON.stringify(await feed.next()), JSON.stringify(await loads.next()));
    const lead = await app.run('CreateLead', { input: { name: 'Ben Okafor', email: 'ben@example.com', companyName: 'Okafor Ltd', ownerId: repId } });
    console.log(JSON.stringify(lead));
    const stage = (stages.data as any).wallboard.pipelines[0].stages[1];
    const moved = await app.run('MoveLead', { input: { id: (lead.data as any).createLead.lead.id, stageId: stage.id } });
    console.log(JSON.stringify(moved));
    console.log('next', JSON.stringify(await feed.next()), JSON.stringify(await loads.next()));
    console.log(JSON.stringify(await app.run('LeadTimeline', { id: (lead.data as any).createLead.lead.id, first: 10 })));
  });
});
