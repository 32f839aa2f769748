import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Listener } from '../support/listener.js';
import { disagreements, fingerprint } from '../support/real-set.js';
import { type ImportRun, runImport, Workbench } from '../support/run-import.js';
import { LEAD_HEADER, LEAD_ROWS, LEADS, TOUCH_HEADER, TOUCH_ROWS, TOUCHES } from '../support/small-imports.js';

jest.setTimeout(120_000);

describe('plimsoll import', () => {
  let app: TestApp;
  const bench = new Workbench();
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.stop());
  afterAll(() => bench.remove());

  const csv = (header: string, ...rows: string[]) => bench.write('in.csv', [header, ...rows, ''].join('\n'));
  const rejects = path.join(bench.folder, 'rejects.csv');
  const bring = (kind: string, mapping: object, file: string): Promise<ImportRun> =>
    runImport(app.database.url, kind, { file, mapping: bench.write('mapping.json', mapping), rejects });
  const leadOf = async (externalId: string): Promise<unknown> => {
    const { data, errors } = await app.run<{ leads: { nodes: unknown[] } }>(LEAD, { externalId });
    return data?.leads.nodes[0] ?? errors;
  };

  test('brings leads into the past, to reps and a team that it makes, and counts what they hold', async () => {
    const run = await bring('leads', LEADS, csv(LEAD_HEADER, ...LEAD_ROWS));
    expect(run).toMatchObject({
      exitCode: 0,
      end: { event: 'done', leadsMade: 3, repsMade: 1, teamsMade: 1, refused: 0 },
    });
    expect(await leadOf('F1')).toMatchObject({
      name: 'Ida Berg',
      createdAt: '2024-07-01T10:00:00.000Z',
      ownerSince: '2024-07-01T10:00:00.000Z',
      placement: 'OWNED',
      tier: 'A',
      owner: { name: 'Rep s1' },
      source: { key: 'stand' },
      company: { name: 'Berg AB' },
      value: { minorUnits: 120_050, currency: 'EUR' },
    });
    expect(await leadOf('F3')).toMatchObject({
      placement: 'POOLED',
      owner: null,
      source: null,
      company: { name: 'Berg AB' },
    });
    const { data } = await app.run<{ reps: { nodes: { load: object }[] } }>(
      '{ reps(first: 1) { nodes { load { heldCount mode } } } }',
    );
    expect(data?.reps.nodes[0]?.load).toEqual({ heldCount: 2, mode: 'UNLIMITED' });
    expect(await disagreements(app)).toEqual({
      touch_counts: 0,
      negative_intervals: 0,
      stages: 0,
      owners: 0,
      weights: 0,
      counters: 0,
    });
  });

  test('changes nothing the second time', async () => {
    const file = csv(LEAD_HEADER, ...LEAD_ROWS);
    await bring('leads', LEADS, file);
    const before = await fingerprint(app);
    expect((await bring('leads', LEADS, file)).end).toMatchObject({
      event: 'done',
      leadsMade: 0,
      repsMade: 0,
      unchanged: 3,
    });
    expect(await fingerprint(app)).toEqual(before);
  });

  test('is seen by whoever watches, marked with its import', async () => {
    const feed = await app.listen<StageFrame>('LeadStageChanged', {});
    await feed.next();
    const { data } = await app.run<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor } }');
    const run = await bring('leads', LEADS, csv(LEAD_HEADER, ...LEAD_ROWS));
    expect(await stagesTold(feed, 3)).toEqual(['NEW', 'NEW', 'NEW']);
    const ofThisImport = await app.listen<StageFrame>('LeadStageChanged', {
      after: data?.leads.cursor,
      filter: { importId: run.end.importId },
    });
    expect(await stagesTold(ofThisImport, 3)).toEqual(['NEW', 'NEW', 'NEW']);
  });

  test('reads owners and stages from touches, whatever the order of the rows', async () => {
    const owned = {
      createdAt: '2024-05-01T08:00:00.000Z',
      placement: 'ENDED',
      owner: null,
      lastOwner: { name: 'b' },
      touchCount: 3,
      stage: { key: 'PROPOSAL' },
    };
    const run = await bring('interactions', TOUCHES, csv(TOUCH_HEADER, ...[...TOUCH_ROWS].reverse()));
    expect(run.end).toMatchObject({ event: 'done', leadsMade: 2, touchesMade: 4, repsMade: 2, refused: 0 });
    expect(await leadOf('C1')).toMatchObject(owned);
    const { owners } = (await leadOf('C1')) as {
      owners: { nodes: { axis: string; occurredAt: string; owner: { name: string } | null }[] };
    };
    expect(
      owners.nodes
        .filter(({ axis }) => axis === 'OWNER')
        .map(({ occurredAt, owner }) => [occurredAt, owner?.name ?? null]),
    ).toEqual([
      ['2024-05-03T08:00:30.750Z', null],
      ['2024-05-02T08:00:00.000Z', 'b'],
      ['2024-05-01T08:00:00.000Z', 'a'],
    ]);
    expect(await disagreements(app)).toMatchObject({ touch_counts: 0, stages: 0, owners: 0, weights: 0 });
  });

  test('takes up later rows of the same lead where the file grew', async () => {
    await bring('interactions', TOUCHES, csv(TOUCH_HEADER, ...TOUCH_ROWS.slice(0, 2)));
    expect(await leadOf('C1')).toMatchObject({ lastOwner: { name: 'a' }, stage: { key: 'CONTACTED' }, touchCount: 1 });
    const run = await bring('interactions', TOUCHES, csv(TOUCH_HEADER, ...TOUCH_ROWS));
    expect(run.end).toMatchObject({ touchesMade: 2, unchanged: 2, leadsChanged: 1 });
    expect(await leadOf('C1')).toMatchObject({ lastOwner: { name: 'b' }, stage: { key: 'PROPOSAL' }, touchCount: 3 });
  });

  test('gives a lead that is still held to its holder as an admission', async () => {
    await bring(
      'interactions',
      { ...TOUCHES, ownership: { read: 'latestTouch', last: 'HOLDS' } },
      csv(TOUCH_HEADER, ...TOUCH_ROWS),
    );
    expect(await leadOf('C1')).toMatchObject({
      placement: 'OWNED',
      owner: { name: 'b' },
      lastOwner: { name: 'a' },
      ownerSince: '2024-05-02T08:00:00.000Z',
    });
    expect(await disagreements(app)).toMatchObject({ owners: 0, weights: 0, counters: 0 });
  });

  test('leaves a lead alone whose holder was changed by hand since', async () => {
    const mapping = { ...TOUCHES, ownership: { read: 'latestTouch', last: 'HOLDS' } };
    await bring('interactions', mapping, csv(TOUCH_HEADER, TOUCH_ROWS[0] ?? ''));
    const { id } = (await leadOf('C1')) as { id: string };
    await app.run(
      'mutation ($input: RecallLeadInput!) { recallLead(input: $input) { lead { id } userErrors { code } } }',
      { input: { id, reason: 'back' } },
    );
    await bring('interactions', mapping, csv(TOUCH_HEADER, ...TOUCH_ROWS));
    expect(await leadOf('C1')).toMatchObject({ placement: 'POOLED', owner: null, touchCount: 3 });
  });

  test('records outcomes at their instants and refuses those of leads that nobody knows', async () => {
    await bring('leads', LEADS, csv(LEAD_HEADER, ...LEAD_ROWS));
    const mapping = {
      kind: 'outcomes',
      name: 'fair',
      sourceSystem: 'fair',
      lead: { externalId: 'id' },
      outcome: {
        result: { column: 'end', table: { yes: 'WON', no: 'LOST' } },
        reason: { column: 'why', table: { price: 'PRICE' }, ifBlank: 'OTHER' },
        decidedAt: { column: 'day', format: 'DATE', zone: 'UTC' },
        amount: { amount: 'paid', currency: { constant: 'EUR' } },
      },
    };
    const rows = [
      'F1,yes,,2024-08-01,990.00',
      'F2,no,price,2024-08-02,',
      'F9,yes,,2024-08-01,1',
      'F3,yes,,2024-06-01,5',
      'F3,maybe,,2024-08-01,5',
    ];
    const run = await bring('outcomes', mapping, csv('id,end,why,day,paid', ...rows));
    expect(run).toMatchObject({ exitCode: 2, end: { outcomesMade: 3, refused: 2, warnings: 1 } });
    expect(await leadOf('F1')).toMatchObject({
      placement: 'OWNED',
      loadUnits: 0,
      stage: { key: 'WON' },
      stageSince: '2024-08-01T00:00:00.000Z',
      outcome: { result: 'WON', amount: { minorUnits: 99_000 } },
    });
    expect(await leadOf('F2')).toMatchObject({
      placement: 'ENDED',
      lastOwner: { name: 'Rep s1' },
      outcome: { result: 'LOST', reason: 'PRICE' },
    });
    expect(await leadOf('F3')).toMatchObject({
      outcome: { decidedAt: '2024-06-01T00:00:00.000Z' },
      stageSince: '2024-07-02T07:00:00.000Z',
    });
    const told = readFileSync(rejects, 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split(',').slice(0, 3).join(','));
    expect(told.sort()).toEqual([
      '4,,NOT_FOUND',
      '5,,DECIDED_BEFORE_CREATED',
      '6,end,UNKNOWN_VALUE',
      'line,column,code',
    ]);
    expect(await disagreements(app)).toMatchObject({
      stages: 0,
      owners: 0,
      weights: 0,
      counters: 0,
      negative_intervals: 0,
    });
  });

  test('refuses rows one by one, with their line, and takes the others', async () => {
    const rows = [
      'F1,2024-07-01 12:00:00,"Ida\nBerg",ida@berg.example,,,gold,1,',
      'F2,2024-02-30 12:00:00,x,,,,,,',
      ',2024-07-01 12:00:00,x,,,,,,',
      'F4,2024-07-01 12:00:00',
      'F5,2024-07-01 12:00:00,=HYPERLINK,,,,lead,,',
      'F6,2099-01-01 00:00:00,x,,,,,,',
      `F7,2024-07-01 12:00:00,${'x'.repeat(10_240)},,,,,,`,
      'F8,2024-07-01 12:00:00,=1+1,,,,,,',
    ];
    const run = await bring('leads', LEADS, csv(LEAD_HEADER, ...rows));
    expect(run).toMatchObject({ exitCode: 2, end: { rows: 8, leadsMade: 2, refused: 6 } });
    const told = readFileSync(rejects, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(',').slice(0, 3));
    expect(told.sort()).toEqual(
      [
        ['9', 'person', 'TOO_LONG'],
        ['4', 'came', 'INVALID_TIME'],
        ['5', 'id', 'BLANK'],
        ['6', '', 'COLUMN_COUNT'],
        ['7', 'class', 'UNKNOWN_VALUE'],
        ['8', '', 'IN_THE_FUTURE'],
      ].sort(),
    );
    expect(await leadOf('F8')).toMatchObject({ name: '=1+1' });
  });
});

interface StageFrame {
  readonly leadStageChanged: {
    readonly cursor: string;
    readonly events: readonly { readonly toStage: { readonly key: string } }[];
  };
}

/** The stages of the next events, past frames that only say that the feed is up to date. */
async function stagesTold(feed: Listener<StageFrame>, count: number): Promise<string[]> {
  const stages: string[] = [];
  while (stages.length < count) {
    const frame = await feed.next(30_000);
    if (!frame.data) throw new Error(JSON.stringify(frame.errors));
    stages.push(...frame.data.leadStageChanged.events.map(event => event.toStage.key));
  }
  return stages;
}

const LEAD = `query ($externalId: String!) {
  leads(first: 1, filter: { externalId: { eq: $externalId } }) {
    nodes {
      id name createdAt ownerSince stageSince placement tier loadUnits touchCount owner { name } lastOwner { name } stage { key } source { key } company { name }
      value { minorUnits currency } outcome { result reason decidedAt amount { minorUnits } }
      owners: timeline(first: 20) { nodes { axis occurredAt owner { name } } }
    }
  }
}`;
