import { startTestApp, type TestApp } from '../support/app.js';
import { disagreements, evaluate, everyNode, fingerprint, RealSet, totals, wilson95 } from '../support/real-set.js';
import type { ImportRun } from '../support/run-import.js';

interface Truth {
  readonly integrity: Record<string, number> & {
    readonly first_contact: [string, string];
    readonly won: [string, string];
    readonly blank_counts_deals: Record<string, number>;
  };
  readonly overall: {
    readonly n: number;
    readonly converted: number;
    readonly rate: number;
    readonly wilson95: [number, number];
  };
}

interface WonLead {
  readonly id: string;
  readonly externalId: string;
  readonly createdAt: string;
  readonly segment: string | null;
  readonly note: string | null;
  readonly convertedRef: string | null;
  readonly placement: string;
  readonly loadUnits: number;
  readonly owner: { readonly name: string } | null;
  readonly lastOwner: { readonly name: string } | null;
  readonly outcome: { readonly result: string; readonly decidedAt: string } | null;
  readonly timeline: {
    readonly nodes: readonly {
      readonly occurredAt: string;
      readonly axis: string | null;
      readonly owner: { readonly name: string } | null;
      readonly how: string | null;
    }[];
  };
}

const set = new RealSet<Truth>('olist');
const LEADS = { file: 'olist_marketing_qualified_leads_dataset.csv', mapping: 'olist-leads.json' };
const FUNNEL = { from: '2017-06-01', to: '2018-06-01', timeZone: 'UTC' };
const DEALS = { file: 'olist_closed_deals_dataset.csv', mapping: 'olist-outcomes.json' };
jest.setTimeout(600_000);

set.describe('the marketing funnel of Olist', () => {
  let app: TestApp;
  let deals: ImportRun;
  let won: WonLead[];
  const truth = set.truth.bind(set);

  beforeAll(async () => {
    app = await startTestApp();
    const leads = await set.bring(app, 'leads', LEADS);
    expect(leads.end).toMatchObject({ event: 'done', rows: 8000, leadsMade: 8000, refused: 0 });
    deals = await set.bring(app, 'outcomes', DEALS);
    won = await everyNode<WonLead>(
      app,
      `query ($after: String) {
      list: leads(first: 20, after: $after, filter: { stageKey: { eq: "WON" } }) {
        nodes {
          id externalId createdAt segment note convertedRef placement loadUnits owner { name } lastOwner { name } outcome { result decidedAt }
          timeline(first: 10) { nodes { occurredAt axis owner { name } how } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    );
  });
  afterAll(() => app?.stop());

  test('every lead, every deal and every blank origin is there', async () => {
    const { integrity, overall } = truth();
    const counts = await totals(
      app,
      `{
      all: leads(first: 1, filter: { sourceSystem: { eq: "olist" } }) { totalCount }
      won: leads(first: 1, filter: { stageKey: { eq: "WON" } }) { totalCount }
      pooled: leads(first: 1, filter: { placement: { eq: POOLED } }) { totalCount }
      blank: leads(first: 1, filter: { sourceId: { isNull: true } }) { totalCount }
      unknown: leads(first: 1, filter: { sourceKey: { eq: "unknown" } }) { totalCount }
    }`,
    );
    expect(counts).toEqual({
      all: integrity.mql_rows,
      won: integrity.deal_rows,
      pooled: overall.n - overall.converted,
      blank: integrity.origin_blank,
      unknown: 1099,
    });
    expect(deals.end).toMatchObject({ outcomesMade: integrity.deal_rows, refused: integrity.deals_without_mql });
  });

  test('no two leads, deals or sellers are taken for one, and every landing page is a campaign', async () => {
    const { integrity } = truth();
    const all = await everyNode<{ externalId: string; campaign: { key: string } | null }>(
      app,
      `query ($after: String) {
      list: leads(first: 100, after: $after) { nodes { externalId campaign { key } } pageInfo { hasNextPage endCursor } }
    }`,
    );
    expect(new Set(all.map(lead => lead.externalId)).size).toBe(integrity.mql_unique_ids);
    expect(new Set(all.map(lead => lead.campaign?.key)).size).toBe(integrity.landing_pages);
    expect(new Set(won.map(lead => lead.externalId)).size).toBe(integrity.deal_unique_mql);
    expect(new Set(won.map(lead => lead.convertedRef)).size).toBe(integrity.deal_unique_seller);
  });

  test('first contacts and wins lie where they should', async () => {
    const { integrity } = truth();
    const { data } = await app.run<Record<string, { nodes: { createdAt: string }[] }>>(`{
      first: leads(first: 1, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { createdAt } }
      last: leads(first: 1, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { createdAt } }
    }`);
    expect([data?.first?.nodes[0]?.createdAt, data?.last?.nodes[0]?.createdAt]).toEqual(
      integrity.first_contact.map(day => `${day}T00:00:00.000Z`),
    );
    const decided = won.flatMap(lead => lead.outcome?.decidedAt ?? []).sort();
    expect([decided[0], decided.at(-1)]).toEqual(integrity.won.map(time => `${time.replace(' ', 'T')}.000Z`));
  });

  test('the deal that was won before the first contact keeps both instants, is reported, and has no negative interval', async () => {
    const early = won.filter(lead => (lead.outcome?.decidedAt ?? '') < lead.createdAt);
    expect(early.map(lead => lead.externalId)).toEqual(['b91cf8812365f50ff4bda4bcd6206b05']);
    expect(early).toHaveLength(truth().integrity.deals_won_before_first_contact ?? -1);
    expect(deals.lines.filter(line => line.event === 'warning')).toEqual([
      expect.objectContaining({ code: 'DECIDED_BEFORE_CREATED', line: expect.any(Number) }),
    ]);
    const { data } = await app.run<Record<string, { stage: { key: string } } | null>>(
      'query ($id: ID!, $at: DateTime!, $before: DateTime!) { at: leadAt(id: $id, at: $at) { stage { key } } before: leadAt(id: $id, at: $before) { stage { key } } }',
      { id: early[0]?.id, at: '2018-03-08T00:00:00.000Z', before: '2018-03-07T23:59:59.999Z' },
    );
    expect(data).toEqual({ at: { stage: { key: 'WON' } }, before: null });
  });

  test('what the sellers left blank is blank, column by column', () => {
    const blanks = truth().integrity.blank_counts_deals;
    const blank: Record<string, (lead: WonLead) => boolean> = {
      mql_id: lead => !lead.externalId,
      seller_id: lead => lead.convertedRef === null,
      sdr_id: lead =>
        !lead.timeline.nodes.some(
          entry => entry.axis === 'OWNER' && entry.owner !== null && entry.occurredAt === lead.createdAt,
        ),
      sr_id: lead => lead.owner === null,
      won_date: lead => lead.outcome === null,
      business_segment: lead => lead.segment === null,
    };
    const inNote = (column: string) => (lead: WonLead) => !`\n${lead.note ?? ''}`.includes(`\n${column}: `);
    const counted = Object.fromEntries(
      Object.keys(blanks).map(column => [column, won.filter(blank[column] ?? inNote(column)).length]),
    );
    expect(counted).toEqual(blanks);
  });

  test('one in ten is won, with its bounds', async () => {
    const { overall } = truth();
    const { all = 0, won: hits = 0 } = await totals(
      app,
      '{ all: leads(first: 1) { totalCount } won: leads(first: 1, filter: { stageKey: { eq: "WON" } }) { totalCount } }',
    );
    expect({ n: all, converted: hits }).toEqual({ n: overall.n, converted: overall.converted });
    expect(hits / all).toBeCloseTo(overall.rate, 6);
    wilson95(hits, all).map((bound, place) => expect(bound).toBeCloseTo(overall.wilson95[place] ?? 0, 6));
  });

  test('an evaluation finds the same share and bounds, once the horizon is long enough, and the sources add up', async () => {
    const { integrity, overall } = truth();
    const { total, rows } = await evaluate(app, { ...FUNNEL, by: 'SOURCE', horizonDays: 730 });
    expect(total).toMatchObject({
      leadCount: overall.n,
      immatureCount: 0,
      leftOutCount: 0,
      conversion: { numerator: overall.converted, denominator: overall.n, value: expect.closeTo(overall.rate, 6) },
    });
    const [low, high] = overall.wilson95;
    expect(total.conversion).toMatchObject({ ciLow: expect.closeTo(low, 6), ciHigh: expect.closeTo(high, 6) });
    const of = (label: string | null) => rows.find(row => row.label === label);
    expect(of(null)).toMatchObject({ leadCount: integrity.origin_blank });
    expect(of('unknown')).toMatchObject({ leadCount: 1099 });
    expect(of('social')?.conversion).toMatchObject({ denominator: 1350, value: expect.closeTo(0.05556, 5) });
    expect(rows.reduce((sum, row) => sum + row.conversion.numerator, 0)).toBe(overall.converted);
    expect(rows.reduce((sum, row) => sum + row.leadCount, 0)).toBe(overall.n);
  });

  test('an evaluation within 90 days leaves the later wins out, and tells half of the time to win of the others', async () => {
    const days = won
      .map(({ createdAt, outcome }) => (Date.parse(outcome?.decidedAt ?? '') - Date.parse(createdAt)) / 86_400_000)
      .filter(count => count <= 90)
      .sort((a, b) => a - b);
    const { total } = await evaluate(app, { ...FUNNEL, horizonDays: 90 });
    expect(total.conversion.numerator).toBe(days.length);
    expect(days.length).toBeLessThan(won.length);
    const middle = ((days[Math.floor((days.length - 1) / 2)] ?? 0) + (days[Math.ceil((days.length - 1) / 2)] ?? 0)) / 2;
    expect(total.timeToWinDays).toMatchObject({ n: days.length, value: expect.closeTo(middle, 6) });
    expect(total.timeToWinDays.ciLow).toBeLessThan(middle);
    expect(total.timeToWinDays.ciHigh).toBeGreaterThan(middle);
  });

  test('as many social leads came and were won as was published', async () => {
    const counts = await totals(
      app,
      `{
      all: leads(first: 1, filter: { sourceKey: { eq: "social" } }) { totalCount }
      won: leads(first: 1, filter: { sourceKey: { eq: "social" }, stageKey: { eq: "WON" } }) { totalCount }
    }`,
    );
    expect(counts.all).toBe(1350);
    expect((counts.won ?? 0) / 1350).toBeCloseTo(0.05556, 5);
  });

  test('41 persons sold, 5 deals had one of them in both roles, and a won lead stays with its closer at no weight', async () => {
    expect(await totals(app, '{ reps(first: 1) { totalCount } }')).toEqual({ reps: 41 });
    const holders = won.map(lead => lead.timeline.nodes.filter(entry => entry.axis === 'OWNER'));
    expect(won.filter(lead => lead.lastOwner === null)).toHaveLength(5);
    expect(holders.filter(entries => entries.length === 0)).toEqual([]);
    expect(holders.flat().every(entry => entry.how === 'IMPORTED')).toBe(true);
    expect(won.filter(lead => lead.placement !== 'OWNED' || lead.loadUnits !== 0)).toEqual([]);
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
    expect((await set.bring(app, 'leads', LEADS)).end).toMatchObject({ unchanged: 8000, leadsMade: 0, refused: 0 });
    expect((await set.bring(app, 'outcomes', DEALS)).end).toMatchObject({
      unchanged: 842,
      outcomesMade: 0,
      repsMade: 0,
      refused: 0,
    });
    expect(await fingerprint(app)).toEqual(before);
  });
});
