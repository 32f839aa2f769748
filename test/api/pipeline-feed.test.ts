import pg from 'pg';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

interface Frame {
  readonly pipelineChanged: { readonly stages: readonly StageCount[] };
}
interface StageCount {
  readonly key: string;
  readonly leadCount: number;
  readonly enteredTodayCount: number;
  readonly departedTodayCount: number;
}

const FEED =
  'subscription { pipelineChanged { stages { id key leadCount enteredTodayCount departedTodayCount } cursor } }';

describe('pipelineChanged', () => {
  let owner: pg.Client | undefined;
  afterAll(() => owner?.end());
  const walk = withApp();

  test('tells what came and went today also where it is counted long after the move was told', async () => {
    const { id } = await walk.aLead();
    await walk.settled();
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const feed = await walk.app.listen<Frame>(FEED);
    const counts = new Map<string, StageCount>();
    const take = async () => {
      for (const stage of (await feed.next()).data?.pipelineChanged.stages ?? []) counts.set(stage.key, stage);
    };
    await take();
    expect(counts.get('NEW')).toMatchObject({ leadCount: 1, enteredTodayCount: 1, departedTodayCount: 0 });

    await owner.query(`begin; select from consumer where name = 'stage-flow' for update`);
    await walk.act('MoveLead', { id, stageId: await walk.stageId('CONTACTED') });
    while (counts.get('CONTACTED')?.leadCount !== 1) await take();
    expect(counts.get('NEW')).toMatchObject({ leadCount: 0, departedTodayCount: 0 });
    await owner.query('commit');
    await waitFor(async () => {
      await take();
      return counts.get('NEW')?.departedTodayCount === 1 && counts.get('CONTACTED')?.enteredTodayCount === 1;
    });
    expect(counts.get('CONTACTED')).toMatchObject({ leadCount: 1, enteredTodayCount: 1, departedTodayCount: 0 });
  });
});
