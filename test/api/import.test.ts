import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Listener } from '../support/listener.js';
import { disagreements, fingerprint, totals } from '../support/real-set.js';
import { type ImportRun, runImport, Workbench } from '../support/run-import.js';

jest.setTimeout(120_000);

const LEADS = {
  kind: 'leads',
  name: 'fair',
  sourceSystem: 'fair',
  lead: {
    externalId: 'id',
    createdAt: { column: 'came', format: 'DATETIME', zone: 'Europe/Berlin' },
    name: 'person',
    email: 'mail',
    companyName: 'firm',
    source: 'via',
    tier: { column: 'class', table: { gold: 'A', tin: 'D' } },
    value: { amount: 'worth', currency: { constant: 'EUR' } },
  },
  ownership: {
    read: 'column',
    rep: { externalId: 'seller', name: { column: 'seller', prefix: 'Rep ' }, team: { constant: 'Fair' } },
  },
};
const LEAD_HEADER = 'id,came,person,mail,firm,via,class,worth,seller';
const LEAD_ROWS = [
  'F1,2024-07-01 12:00:00,Ida Berg,ida@berg.example,Berg AB,stand,gold,1200.50,s1',
  'F2,2024-07-01 12:05:00,Jon Dahl,jon@dahl.example,"Dahl, Son & Co",stand,tin,,s1',
  'F3,2024-07-02 09:00:00,,,Berg AB,,,,',
];

const TOUCHES = {
  kind: 'interactions',
  name: 'desk',
  sourceSystem: 'desk',
  lead: { externalId: 'case', create: {} },
  touch: {
    externalId: { columns: ['case', 'work', 'who', 'start', 'end'], join: '|' },
    rep: { externalId: 'who', team: { constant: 'Desk' } },
    channel: { constant: 'PHONE' },
    direction: { constant: 'OUTBOUND' },
    activity: 'work',
    startedAt: { column: 'start', format: 'ISO' },
    completedAt: { column: 'end', format: 'ISO' },
  },
  stages: { byActivity: { call: 'CONTACTED', offer: 'PROPOSAL' } },
  ownership: { read: 'latestTouch', last: 'ENDS' },
};
const TOUCH_HEADER = 'case,work,who,start,end';
const TOUCH_ROWS = [
  'C1,call,a,2024-05-01T08:00:00Z,2024-05-01T08:10:00.250Z',
  'C2,call,b,2024-05-01T08:05:00Z,2024-05-01T08:06:00Z',
  'C1,offer,b,2024-05-02T10:00:00+02:00,2024-05-02T10:30:00.500+02:00',
  'C1,call,b,2024-05-03T08:00:00Z,2024-05-03T08:00:30.750Z',
];

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
    const { cursor } = (await feed.next()).data?.leadStageChanged ?? {};
    const run = await bring('leads', LEADS, csv(LEAD_HEADER, ...LEAD_ROWS));
    expect(await stagesTold(feed, 3)).toEqual(['NEW', 'NEW', 'NEW']);
    const ofThisImport = await app.listen<StageFrame>('LeadStageChanged', {
      after: cursor,
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

describe('plimsoll import refuses a file as a whole', () => {
  let app: TestApp;
  const bench = new Workbench();
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    await app.stop();
    bench.remove();
  });
  const bring = (kind: string, mapping: object, file: string): Promise<ImportRun> =>
    runImport(app.database.url, kind, { file, mapping: bench.write('mapping.json', mapping) });

  test.each<[string, string | Buffer, string, number | null]>([
    ['a file in UTF-16', Buffer.from(`\uFEFF${LEAD_HEADER}\n${LEAD_ROWS[0]}\n`, 'utf16le'), 'ENCODING', 1],
    [
      'a file in Latin-1',
      Buffer.from(`${LEAD_HEADER}\n${LEAD_ROWS[0]}\n${LEAD_ROWS[1]?.replace('Jon', 'J\u00f6n')}\n`, 'latin1'),
      'ENCODING',
      3,
    ],
    [
      'a quote that is not closed',
      [LEAD_HEADER, LEAD_ROWS[0], 'F2,"never closed', LEAD_ROWS[2]].join('\n'),
      'BROKEN_QUOTE',
      null,
    ],
    ['a quote in the middle', [LEAD_HEADER, LEAD_ROWS[0], 'F2,"a"b,,,,,,,'].join('\n'), 'BROKEN_QUOTE', 3],
    [
      'a quote that swallows the rest of a large file',
      `${LEAD_HEADER}\nF1,"${'x,y\n'.repeat(1_100_000)}`,
      'RECORD_TOO_LONG',
      null,
    ],
    ['a column that is named twice', ['id,id,came', 'a,b,c'].join('\n'), 'WRONG_HEADER', 1],
    ['a header without the columns', ['name;mail', 'a;b'].join('\n'), 'MISSING_COLUMN', null],
    ['an empty file', '', 'EMPTY', null],
  ])('%s: nothing is done', async (...[, content, code, line]) => {
    const run = await bring('leads', LEADS, bench.write('bad.csv', content));
    expect(run).toMatchObject({ exitCode: 1, end: { event: 'failed', code, ...(line !== null && { line }) } });
    expect(await totals(app, '{ leads(first: 1) { totalCount } reps(first: 1) { totalCount } }')).toEqual({
      leads: 0,
      reps: 0,
    });
  });

  test('a mapping with faults names them all, and the file is not opened', async () => {
    const run = await bring(
      'interactions',
      { ...TOUCHES, stages: { byActivity: { call: 'WON', offer: 'NOWHERE' } } },
      'no-such-file.csv',
    );
    expect(run.end).toMatchObject({ event: 'failed', code: 'MAPPING' });
    expect(String(run.end.message).split('\n')).toEqual([
      'stages.byActivity.call: A won or ended stage is reached by importing outcomes.',
      'stages.byActivity.offer: There is no stage "NOWHERE".',
    ]);
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
