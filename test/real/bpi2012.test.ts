import { startTestApp, type TestApp } from '../support/app.js';
import {
  disagreements,
  evaluate,
  everyNode,
  fingerprint,
  ownerIntervals,
  RealSet,
  totals,
  zeroDurations,
} from '../support/real-set.js';
import type { ImportRun } from '../support/run-import.js';

interface Truth {
  readonly integrity: Record<string, number> & {
    readonly first_started_at: string;
    readonly last_completed_at: string;
  };
  readonly converted_proxy_overall: { readonly n: number; readonly converted: number; readonly rate: number };
}

interface PastLead {
  readonly externalId: string;
  readonly placement: string;
  readonly createdAt: string;
  readonly firstTouchAt: string;
  readonly lastTouchAt: string;
  readonly touchCount: number;
  readonly lastOwner: { readonly name: string } | null;
  readonly timeline: {
    readonly nodes: readonly {
      readonly occurredAt: string;
      readonly axis: string | null;
      readonly owner: { readonly name: string } | null;
    }[];
  };
}

const set = new RealSet<Truth>('bpi2012_w');
const ITEMS = { file: 'bpi2012_w_workitems.csv', mapping: 'bpi2012-interactions.json' };
const WINS = { file: 'bpi2012_w_workitems.csv', mapping: 'bpi2012-outcomes.json' };
const ACTIVITIES = [
  'W_Afhandelen leads',
  'W_Completeren aanvraag',
  'W_Nabellen offertes',
  'W_Nabellen incomplete dossiers',
  'W_Valideren aanvraag',
  'W_Beoordelen fraude',
];
jest.setTimeout(900_000);

set.describe('the work items of BPI 2012', () => {
  let app: TestApp;
  let items: ImportRun;
  let wins: ImportRun;
  let leads: PastLead[];
  const truth = set.truth.bind(set);

  beforeAll(async () => {
    app = await startTestApp();
    items = await set.bring(app, 'interactions', ITEMS);
    wins = await set.bring(app, 'outcomes', WINS);
    leads = await everyNode<PastLead>(
      app,
      `query ($after: String) {
      list: leads(first: 20, after: $after, filter: { sourceSystem: { eq: "bpi2012" } }) {
        nodes {
          externalId placement createdAt firstTouchAt lastTouchAt touchCount lastOwner { name }
          timeline(first: 3) { nodes { occurredAt axis owner { name } } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    );
  });
  afterAll(() => app?.stop());

  test('every case is a lead and every work item a touch', async () => {
    const { integrity } = truth();
    expect(items.end).toMatchObject({
      event: 'done',
      leadsMade: integrity.cases,
      touchesMade: integrity.work_items,
      refused: 0,
      warnings: 0,
    });
    const counts = await totals(
      app,
      `{
      cases: leads(first: 1, filter: { sourceSystem: { eq: "bpi2012" } }) { totalCount }
      items: interactions(first: 1, filter: { sourceSystem: { eq: "bpi2012" } }) { totalCount }
      untouched: leads(first: 1, filter: { touchCount: { eq: 0 } }) { totalCount }
    }`,
    );
    expect(counts).toEqual({ cases: integrity.cases, items: integrity.work_items, untouched: 0 });
    expect(leads.reduce((sum, lead) => sum + lead.touchCount, 0)).toBe(integrity.work_items);
  });

  test('the six activities share all items between them', async () => {
    const { integrity } = truth();
    const count =
      'query ($activity: String!) { list: interactions(first: 1, filter: { activity: { eq: $activity } }) { totalCount } }';
    const counts: number[] = [];
    for (const activity of ACTIVITIES) counts.push((await totals(app, count, { activity })).list ?? 0);
    expect(counts.filter(each => each > 0)).toHaveLength(integrity.activities ?? -1);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(integrity.work_items);
  });

  test('57 named reps and SYS did them, and SYS did as many as nobody is named for', async () => {
    const { integrity } = truth();
    const { data } = await app.run<{ reps: { totalCount: number; nodes: { id: string }[] } }>(
      '{ reps(first: 1, filter: { externalId: { eq: "SYS" } }) { totalCount nodes { id } } }',
    );
    const counts = await totals(
      app,
      `query ($sys: ID!) {
      reps(first: 1) { totalCount }
      sys: interactions(first: 1, filter: { repId: { eq: $sys } }) { totalCount }
      withoutRep: interactions(first: 1, filter: { repId: { isNull: true } }) { totalCount }
    }`,
      { sys: data?.reps.nodes[0]?.id },
    );
    expect(counts).toEqual({ reps: integrity.resources, sys: integrity.items_without_named_rep_SYS, withoutRep: 0 });
  });

  test('it begins and ends to the millisecond', async () => {
    const { integrity } = truth();
    const { data } = await app.run<{ interactions: { nodes: { occurredAt: string }[] } }>(
      '{ interactions(first: 1, orderBy: [{ field: OCCURRED_AT, direction: ASC }]) { nodes { occurredAt } } }',
    );
    expect(data?.interactions.nodes[0]?.occurredAt).toBe(integrity.first_started_at);
    expect(leads.map(lead => lead.createdAt).sort()[0]).toBe(integrity.first_started_at);
    const released = leads.flatMap(lead =>
      lead.timeline.nodes.filter(entry => entry.axis === 'OWNER' && entry.owner === null),
    );
    expect(released).toHaveLength(integrity.cases ?? -1);
    expect(
      released
        .map(entry => entry.occurredAt)
        .sort()
        .at(-1),
    ).toBe(integrity.last_completed_at);
  });

  test('no item lasts less than nothing, and none lasts nothing', async () => {
    const { integrity } = truth();
    // Durations are told in whole seconds: what is shorter than one shows as 0 here and is not of no duration.
    const counts = await totals(
      app,
      `{
      negative: interactions(first: 1, filter: { durationSeconds: { lt: 0 } }) { totalCount }
      unknown: interactions(first: 1, filter: { durationSeconds: { isNull: true } }) { totalCount }
    }`,
    );
    expect(counts).toEqual({ negative: integrity.negative_durations, unknown: 0 });
    expect(await zeroDurations(app)).toBe(integrity.zero_durations);
  });

  test('as many cases reached validation', async () => {
    const { converted_proxy_overall: truthful } = truth();
    const { won = 0, all = 0 } = await totals(
      app,
      '{ won: leads(first: 1, filter: { stageKey: { eq: "WON" } }) { totalCount } all: leads(first: 1) { totalCount } }',
    );
    expect({ n: all, converted: won }).toEqual({ n: truthful.n, converted: truthful.converted });
    expect(won / all).toBeCloseTo(truthful.rate, 6);
    expect(wins.end).toMatchObject({ outcomesMade: truthful.converted, refused: 0 });
  });

  test('an evaluation finds the same share, and that of each rep adds up to it', async () => {
    const { converted_proxy_overall: truthful } = truth();
    const window = { from: '2011-10-01', to: '2012-03-15', timeZone: 'UTC', horizonDays: 365 };
    const { total, rows } = await evaluate(app, { ...window, by: 'REP' });
    expect(total.conversion).toMatchObject({
      numerator: truthful.converted,
      denominator: truthful.n,
      value: expect.closeTo(truthful.rate, 6),
    });
    expect(rows.reduce((sum, row) => sum + row.conversion.numerator, 0)).toBe(truthful.converted);
    expect(rows.reduce((sum, row) => sum + row.leadCount, 0)).toBe(truthful.n);
    expect(total.touchesPerWeek).toMatchObject({ n: truthful.n });
    expect(total.touchResponseRate).toMatchObject({ numerator: 0, denominator: truth().integrity.work_items });
    const { rows: channels } = await evaluate(app, { ...window, by: 'CHANNEL' });
    expect(channels.map(row => [row.key, row.leadCount])).toEqual([['PHONE', truthful.n]]);
  });

  test('every case is over: out of play, with its last owner, from its first touch on', () => {
    expect(leads.filter(lead => lead.placement !== 'ENDED' || lead.lastOwner === null)).toEqual([]);
    expect(leads.filter(lead => lead.createdAt !== lead.firstTouchAt)).toEqual([]);
  });

  test('ownership moved 35,659 times and every stretch of it ends where the next begins', async () => {
    const owners = await ownerIntervals(app);
    expect(owners).toEqual({ intervals: 35_659 + 8616, gaps: 0, open: 0 });
  });

  test('nobody holds anything now, and what somebody held then is told', async () => {
    const { data } = await app.run<{ reps: { nodes: { id: string }[] } }>(
      '{ reps(first: 1, filter: { externalId: { eq: "10912" } }) { nodes { id } } }',
    );
    const { data: held } = await app.run<{
      during: { heldCount: number };
      before: { heldCount: number };
      now: { heldCount: number };
    }>(
      `query ($id: ID!) {
        before: repLoad(repId: $id, at: "2011-10-01T08:08:36.699Z") { heldCount }
        during: repLoad(repId: $id, at: "2011-10-01T08:08:36.700Z") { heldCount }
        now: repLoad(repId: $id, at: "2012-03-14T15:04:54.681Z") { heldCount }
      }`,
      { id: data?.reps.nodes[0]?.id },
    );
    expect(held).toEqual({ before: { heldCount: 0 }, during: { heldCount: 1 }, now: { heldCount: 0 } });
  });

  test('columns, facts, touches and counters agree', async () => {
    expect(await disagreements(app)).toEqual({
      touch_counts: 0,
      negative_intervals: 0,
      stages: 0,
      owners: 0,
      weights: 0,
      counters: 0,
    });
  });

  test('a second import changes nothing', async () => {
    const before = await fingerprint(app);
    const { work_items: rows } = truth().integrity;
    expect((await set.bring(app, 'interactions', ITEMS)).end).toMatchObject({
      unchanged: rows,
      touchesMade: 0,
      leadsMade: 0,
      leadsChanged: 0,
      refused: 0,
    });
    expect((await set.bring(app, 'outcomes', WINS)).end).toMatchObject({ outcomesMade: 0, refused: 0 });
    expect(await fingerprint(app)).toEqual(before);
  });
});
