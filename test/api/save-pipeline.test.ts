import { withApp } from '../support/with-app.js';

interface Stage {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly loadUnits: number;
  readonly leadsTo: readonly { readonly key: string }[];
}
interface Saved {
  readonly refusals: readonly string[];
  readonly changedLeadCount: number;
  readonly pipeline: {
    readonly id: string;
    readonly version: number;
    readonly isDefault: boolean;
    readonly stages: readonly Stage[];
  } | null;
}

const OPEN = { key: 'OPEN', name: 'Open', lifecycle: 'POTENTIAL', loadUnits: 1 };
const TALK = { key: 'TALK', name: 'Talking', lifecycle: 'INTERESTED', loadUnits: 2 };
const WON = { key: 'WON', name: 'Won', lifecycle: 'CUSTOMER', isWon: true, loadUnits: 0 };
const LOST = { key: 'LOST', name: 'Lost', lifecycle: 'ENDED', isTerminal: true, loadUnits: 0 };
const WAYS = [
  { from: 'OPEN', to: 'TALK' },
  { from: 'TALK', to: 'WON' },
  { from: 'TALK', to: 'LOST' },
];
let made = 0;

describe('savePipeline', () => {
  const walk = withApp();
  const save = async (input: object, as?: Parameters<typeof walk.act>[2]) =>
    (await walk.act('SavePipeline', { name: 'Projects', transitions: WAYS, ...input }, as)) as unknown as Saved;
  const aPipeline = async () => {
    made += 1;
    const key = `projects-${made}`;
    const { pipeline } = await save({ key, stages: [OPEN, TALK, WON, LOST] });
    if (!pipeline) throw new Error('it was refused');
    const stage = (wanted: string) => pipeline.stages.find(one => one.key === wanted)?.id ?? '';
    return { ...pipeline, key, stage };
  };

  test('makes a pipeline in which leads go the ways that it names, and no others', async () => {
    const { id, stages, stage } = await aPipeline();
    expect(stages.map(({ key, position, leadsTo }) => [key, position, leadsTo.map(to => to.key)])).toEqual([
      ['OPEN', 1, ['TALK']],
      ['TALK', 2, ['WON', 'LOST']],
      ['WON', 3, []],
      ['LOST', 4, []],
    ]);
    const rep = await walk.aRep();
    const lead = await walk.aLead({ ownerId: rep.id, pipelineId: id });
    expect(lead.stage.key).toBe('OPEN');
    expect((await walk.act('MoveLead', { id: lead.id, stageId: stage('TALK') })).lead?.stage.key).toBe('TALK');
    expect((await walk.act('MoveLead', { id: lead.id, stageId: stage('OPEN') })).refusals[0]).toMatch(
      /^ILLEGAL_TRANSITION/,
    );
    expect(
      (await walk.act('CloseLead', { id: lead.id, result: 'DISQUALIFIED', reason: 'NO_NEED' })).lead?.stage.key,
    ).toBe('LOST');
  });

  test('retires a stage that is left out: its leads go on to the successor, which weighs them, with a fact each', async () => {
    const { id, key, stage } = await aPipeline();
    const rep = await walk.aRep({ capacity: 10, basis: 'WEIGHTED' });
    const lead = await walk.aLead({ ownerId: rep.id, pipelineId: id });
    await walk.aLead({ pipelineId: id });
    const retirement = {
      stages: [TALK, WON, LOST],
      transitions: WAYS.slice(1),
      retirements: [{ stageKey: 'OPEN', successorKey: 'TALK' }],
    };
    expect(await save({ key, ...retirement })).toMatchObject({ refusals: [], changedLeadCount: 2 });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 1, heldUnits: 2 });
    const told = await walk.ask<{
      lead: { stage: { key: string }; timeline: { nodes: { stage: { key: string } }[] } };
    }>('query ($id: ID!) { lead(id: $id) { stage { key } timeline(axes: [STAGE]) { nodes { stage { key } } } } }', {
      id: lead.id,
    });
    expect(told.lead.timeline.nodes.map(node => node.stage.key)).toEqual(['TALK', 'OPEN']);
    const retired = await walk.ask<{ node: { retiredAt: string | null; successor: { key: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Stage { retiredAt successor { key } } } }',
      { id: stage('OPEN') },
    );
    expect(retired.node).toMatchObject({ retiredAt: expect.any(String), successor: { key: 'TALK' } });
    expect((await walk.aLead({ pipelineId: id })).stage.key).toBe('TALK');
    expect((await save({ key, stages: [OPEN, TALK, WON, LOST] })).refusals).toEqual(['TAKEN input.stages.0.key']);
  });

  test('weighs leads anew where a stage weighs something else, and may leave their holder over the line', async () => {
    const { id, key } = await aPipeline();
    const rep = await walk.aRep({ capacity: 2, basis: 'WEIGHTED' });
    for (let n = 0; n < 2; n += 1) await walk.aLead({ ownerId: rep.id, pipelineId: id });
    expect(await save({ key, stages: [{ ...OPEN, loadUnits: 1.5 }, TALK, WON, LOST] })).toMatchObject({
      changedLeadCount: 2,
    });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldUnits: 3, isOverloaded: true });
    await save({ key, stages: [{ ...OPEN, loadUnits: 0 }, TALK, WON, LOST] });
    expect(await walk.loadOf(rep.id)).toMatchObject({ heldCount: 0, heldUnits: 0, isOverloaded: false });
  });

  test('orders stages anew without touching a lead', async () => {
    const { key } = await aPipeline();
    const reordered = await save({ key, stages: [OPEN, WON, TALK, LOST] });
    expect(reordered.pipeline?.stages.map(stage => stage.key)).toEqual(['OPEN', 'WON', 'TALK', 'LOST']);
    expect(reordered).toMatchObject({ changedLeadCount: 0, pipeline: { version: 2 } });
  });

  test('tells the stages to the feed: new, changed, gone', async () => {
    const { key, stage } = await aPipeline();
    type Told = { pipelineChanged: { stages: { id: string }[]; removedIds: string[] } };
    const feed = await walk.app.listen<Told>('WallboardPipeline', {});
    await feed.next();
    await save({
      key,
      stages: [TALK, WON, LOST],
      transitions: [],
      retirements: [{ stageKey: 'OPEN', successorKey: 'TALK' }],
    });
    const gone: string[] = [];
    while (!gone.includes(stage('OPEN'))) gone.push(...((await feed.next()).data?.pipelineChanged.removedIds ?? []));
    expect(gone).toEqual([stage('OPEN')]);
  });

  test('makes another pipeline the default one, and only one is', async () => {
    const { key, id } = await aPipeline();
    const defaults = async () =>
      (
        await walk.ask<{ pipelines: { nodes: { id: string; isDefault: boolean }[] } }>('Pipelines')
      ).pipelines.nodes.filter(({ isDefault }) => isDefault);
    const [before] = await defaults();
    await save({ key, stages: [OPEN, TALK, WON, LOST], isDefault: true });
    expect((await defaults()).map(one => one.id)).toEqual([id]);
    expect((await walk.aLead()).stage.key).toBe('OPEN');
    await walk.sql('update pipeline set is_default = false');
    await walk.sql(`update pipeline set is_default = true where key = 'default'`);
    expect((await defaults()).map(one => one.id)).toEqual([before?.id]);
  });

  test('lets no lead slip into a stage while it is being retired', async () => {
    const { id, key, stage } = await aPipeline();
    const rep = await walk.aRep();
    const leads = await Promise.all(Array.from({ length: 8 }, () => walk.aLead({ ownerId: rep.id, pipelineId: id })));
    const retirement = {
      stages: [OPEN, WON, LOST],
      transitions: [],
      retirements: [{ stageKey: 'TALK', successorKey: 'OPEN' }],
    };
    const [saved, ...moved] = await Promise.all([
      save({ key, ...retirement }),
      ...leads.map(lead => walk.act('MoveLead', { id: lead.id, stageId: stage('TALK') })),
    ]);
    expect(saved?.refusals).toEqual([]);
    for (const { refusals } of moved as { readonly refusals: readonly string[] }[])
      expect([[], ['ILLEGAL_TRANSITION input.stageId']]).toContainEqual(refusals);
    const { leads: left } = await walk.ask<{ leads: { totalCount: number } }>(
      'query ($id: ID!) { leads(filter: { stageId: { eq: $id } }) { totalCount } }',
      { id: stage('TALK') },
    );
    expect(left.totalCount).toBe(0);
  });

  test.each([
    ['begins out of play', { stages: [LOST, OPEN, WON], transitions: [] }, ['INVALID input.stages.0.key']],
    ['has nothing to win', { stages: [OPEN, TALK, LOST], transitions: [] }, ['INVALID input.stages']],
    ['names a stage twice', { stages: [OPEN, OPEN, WON, LOST], transitions: [] }, ['TAKEN input.stages.1.key']],
    [
      'ends without being ended',
      { stages: [OPEN, TALK, WON, { ...LOST, lifecycle: 'CUSTOMER' }] },
      ['INVALID input.stages.3.isTerminal'],
    ],
    [
      'goes to a stage that it has not',
      { stages: [OPEN, TALK, WON, LOST], transitions: [{ from: 'OPEN', to: 'NOWHERE' }] },
      ['NOT_FOUND input.transitions.0.to'],
    ],
    [
      'weighs a third of a hundredth',
      { stages: [{ ...OPEN, loadUnits: 0.003 }, TALK, WON, LOST] },
      ['INVALID input.stages.0.loadUnits'],
    ],
    [
      'has a key in small letters',
      { stages: [{ ...OPEN, key: 'open' }, TALK, WON, LOST], transitions: [] },
      ['INVALID input.stages.0.key'],
    ],
  ])('refuses a pipeline that %s', async (_, input, refusals) => {
    expect((await walk.changingNothing(() => save({ key: 'refused', ...input }))).refusals).toEqual(refusals);
  });

  test.each([
    [
      'leaves a stage out without a successor',
      { stages: [OPEN, WON, LOST], transitions: [] },
      ['INVALID input.retirements'],
    ],
    [
      'sends leads in play out of play',
      { stages: [OPEN, WON, LOST], transitions: [], retirements: [{ stageKey: 'TALK', successorKey: 'LOST' }] },
      ['INVALID input.retirements.0.successorKey'],
    ],
    [
      'makes something else of a stage',
      { stages: [OPEN, { ...TALK, lifecycle: 'POTENTIAL' }, WON, LOST] },
      ['INVALID input.stages.1.lifecycle'],
    ],
    [
      'was read too long ago',
      { stages: [OPEN, TALK, WON, LOST], expectedVersion: 7 },
      ['STALE_VERSION input.expectedVersion'],
    ],
  ])('refuses a change that %s', async (_, input, refusals) => {
    const { key } = await aPipeline();
    expect((await walk.changingNothing(() => save({ key, ...input }))).refusals).toEqual(refusals);
  });
});
