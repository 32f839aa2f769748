import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../support/app.js';
import { disagreements, evaluate, fingerprint, RealSet, totals } from '../support/real-set.js';
import type { ImportRun } from '../support/run-import.js';

interface Truth {
  readonly integrity: {
    readonly rows: number;
    readonly columns: number;
    readonly unique_prospect_id: number;
    readonly unique_lead_number: number;
    readonly lead_number_range: [number, number];
    readonly blank_counts: Record<string, number>;
    readonly select_placeholder_counts: Record<string, number>;
    readonly constant_columns: string[];
  };
  readonly overall: {
    readonly n: number;
    readonly converted: number;
    readonly rate: number;
    readonly wilson95: [number, number];
  };
}

const set = new RealSet<Truth>('xeducation');
const LEADS = { file: 'Leads.csv', mapping: 'xeducation-leads.json' };
const VISITS = { file: 'Leads.csv', mapping: 'xeducation-interactions.json' };
const WINS = { file: 'Leads.csv', mapping: 'xeducation-outcomes.json' };
const WINDOW = { from: '2018-01-01', to: '2018-01-02', timeZone: 'UTC', horizonDays: 30 };
jest.setTimeout(900_000);

set.describe('the leads of X Education', () => {
  let app: TestApp;
  let leads: ImportRun;
  let visits: ImportRun;
  const truth = set.truth.bind(set);
  /** The visits that the file counts, summed up by hand. */
  const visitsOfFile = () => {
    const [header = [], ...rows] = parse(readFileSync(path.join(set.folder, LEADS.file))) as string[][];
    const place = header.indexOf('TotalVisits');
    return rows.reduce((sum, row) => sum + Number(row[place] || 0), 0);
  };

  beforeAll(async () => {
    app = await startTestApp();
    leads = await set.bring(app, 'leads', LEADS);
    visits = await set.bring(app, 'interactions', VISITS);
    const wins = await set.bring(app, 'outcomes', WINS);
    expect(wins.end).toMatchObject({ outcomesMade: truth().overall.converted, refused: 0, warnings: 0 });
  });
  afterAll(() => app?.stop());

  test('every row is a lead, under a key of its own', () => {
    const { integrity } = truth();
    expect(leads.end).toMatchObject({ rows: integrity.rows, leadsMade: integrity.rows, refused: 0 });
    expect(leads.column('Prospect ID')).toMatchObject({ distinct: integrity.unique_prospect_id, blank: 0 });
    const [least, greatest] = integrity.lead_number_range;
    expect(leads.column('Lead Number')).toMatchObject({ distinct: integrity.unique_lead_number, least, greatest });
    expect(leads.columns).toHaveLength(integrity.columns);
  });

  test('what the file leaves blank, does not choose or always says alike is reported column by column', () => {
    const { integrity } = truth();
    const told = (count: 'blank' | 'calledBlank') =>
      Object.fromEntries(leads.columns.flatMap(each => (each[count] > 0 ? [[each.column, each[count]]] : [])));
    expect(told('blank')).toEqual(integrity.blank_counts);
    expect(told('calledBlank')).toEqual(integrity.select_placeholder_counts);
    const constant = leads.columns.filter(each => each.distinct === 1 && each.blank === 0).map(each => each.column);
    expect(constant).toEqual(integrity.constant_columns);
  });

  test('an evaluation finds the published share of conversions with its bounds', async () => {
    const { overall } = truth();
    const [low, high] = overall.wilson95;
    const { total } = await evaluate(app, WINDOW);
    expect(total).toMatchObject({
      leadCount: overall.n,
      immatureCount: 0,
      leftOutCount: 0,
      conversion: {
        numerator: overall.converted,
        denominator: overall.n,
        value: expect.closeTo(overall.rate, 6),
        ciLow: expect.closeTo(low, 6),
        ciHigh: expect.closeTo(high, 6),
      },
    });
  });

  test('Google and google are two sources, a blank is a group of its own, and all groups add up', async () => {
    const { integrity, overall } = truth();
    const { rows } = await evaluate(app, { ...WINDOW, by: 'SOURCE' });
    const of = (label: string | null) => rows.find(row => row.label === label);
    expect(of(null)).toMatchObject({ leadCount: integrity.blank_counts['Lead Source'] });
    expect([of('Google')?.leadCount, of('google')?.leadCount]).toEqual([2868, 5]);
    expect(of('Reference')?.conversion).toMatchObject({ value: expect.closeTo(0.92, 2) });
    expect(of('Welingak Website')?.conversion).toMatchObject({ value: expect.closeTo(0.99, 2) });
    expect(rows.reduce((sum, row) => sum + row.leadCount, 0)).toBe(overall.n);
    expect(rows.reduce((sum, row) => sum + row.conversion.numerator, 0)).toBe(overall.converted);
  });

  test('who works converts as was published, and who did not choose is blank', async () => {
    const { integrity } = truth();
    const { rows } = await evaluate(app, { ...WINDOW, by: 'SEGMENT' });
    const of = (key: string | null) => rows.find(row => row.key === key);
    expect(of('Working Professional')?.conversion).toMatchObject({ value: expect.closeTo(0.91, 1) });
    expect(of(null)).toMatchObject({ leadCount: integrity.blank_counts['What is your current occupation'] });
    expect(of('Select')).toBeUndefined();
  });

  test.each([
    ['API', 0.31],
    ['Landing Page Submission', 0.36],
    ['Lead Add Form', 0.92],
  ])('leads by %s convert as was published', async (key, share) => {
    const { data } = await app.run<{ campaigns: { nodes: { id: string; key: string }[] } }>(
      '{ campaigns(first: 100) { nodes { id key } } }',
    );
    const counts = await totals(
      app,
      `query ($id: ID!) {
      all: leads(first: 1, filter: { campaignId: { eq: $id } }) { totalCount }
      won: leads(first: 1, filter: { campaignId: { eq: $id }, stageKey: { eq: "WON" } }) { totalCount }
    }`,
      { id: data?.campaigns.nodes.find(each => each.key === key)?.id },
    );
    expect((counts.won ?? 0) / (counts.all ?? 0)).toBeCloseTo(share, 2);
  });

  test('every visit that the file counts is a touch, and whoever never came has none', async () => {
    const { integrity } = truth();
    const sum = visitsOfFile();
    const counts = await totals(
      app,
      `{
      touches: interactions(first: 1, filter: { channel: { eq: WEB }, direction: { eq: INBOUND } }) { totalCount }
      untouched: leads(first: 1, filter: { touchCount: { eq: 0 } }) { totalCount }
    }`,
    );
    const never = visits.column('TotalVisits').values?.find(({ value }) => value === '0')?.count ?? 0;
    expect(counts).toEqual({ touches: sum, untouched: never + (integrity.blank_counts.TotalVisits ?? 0) });
    expect(visits.end).toMatchObject({ touchesMade: sum, refused: 0, leftOut: counts.untouched });
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
    expect((await set.bring(app, 'leads', LEADS)).end).toMatchObject({ unchanged: 9240, leadsMade: 0 });
    expect((await set.bring(app, 'interactions', VISITS)).end).toMatchObject({ touchesMade: 0, refused: 0 });
    expect((await set.bring(app, 'outcomes', WINS)).end).toMatchObject({ unchanged: 3561, outcomesMade: 0 });
    expect(await fingerprint(app)).toEqual(before);
  });
});
