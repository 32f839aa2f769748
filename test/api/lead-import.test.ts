import pg from 'pg';
import { Role } from '../../src/platform/access/viewer.js';
import { digestOf, settled } from '../support/digest.js';
import { intakeOf, PLAIN_HEADER, plainRows } from '../support/intake.js';
import { LEAD_HEADER, LEAD_ROWS, LEADS, TOUCH_HEADER, TOUCH_ROWS, TOUCHES } from '../support/small-imports.js';
import { withApp } from '../support/with-app.js';

jest.setTimeout(120_000);

describe('an import through the API', () => {
  const walk = withApp();
  const intake = () => intakeOf(walk.app);
  const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
  const counts = (one: object) => {
    const { status, totalRows, createdCount, updatedCount, unchangedCount, failedCount } = one as Record<
      string,
      unknown
    >;
    return [status, totalRows, createdCount, updatedCount, unchangedCount, failedCount];
  };
  const leadOf = async (externalId: string) => {
    const { data } = await walk.app.run<{ leads: { nodes: Record<string, unknown>[] } }>(
      'query ($key: String!) { leads(first: 5, filter: { externalId: { eq: $key } }) { nodes { id name note validity placement createdAt partner { id } owner { name } touchCount company { name } } } }',
      { key: externalId },
    );
    return data?.leads.nodes ?? [];
  };

  test('brings in a plain list, and the same file again changes nothing', async () => {
    const file = lines(PLAIN_HEADER, 'A1,Ada,ada@plain.example,,Ada Ltd', 'A2,Bea,,+4915112345678,');
    expect(counts(await intake().bring(file))).toEqual(['SUCCEEDED', 2, 2, 0, 0, 0]);
    expect(await leadOf('A1')).toMatchObject([{ name: 'Ada', placement: 'POOLED', company: { name: 'Ada Ltd' } }]);
    expect(counts(await intake().bring(file))).toEqual(['SUCCEEDED', 2, 0, 0, 2, 0]);
  });

  test('corrects a known lead where a row says something else, by its key or by its e-mail address', async () => {
    await intake().bring(lines(PLAIN_HEADER, 'B1,Old Name,b1@plain.example,,', 'B2,Kept,b2@plain.example,,'));
    const file = lines(PLAIN_HEADER, 'B1,New Name,,,', 'B9,By Mail,b2@plain.example,,', 'B2,,,,');
    expect(counts(await intake().bring(file))).toEqual(['SUCCEEDED', 3, 0, 2, 1, 0]);
    expect(await leadOf('B1')).toMatchObject([{ name: 'New Name' }]);
    expect(await leadOf('B2')).toMatchObject([{ name: 'By Mail' }]);
    expect(await leadOf('B9')).toEqual([]);
  });

  test('takes rows of one lead together, wherever in the file they stand', async () => {
    const first = lines(PLAIN_HEADER, 'C1,One,c@plain.example,,', 'C2,Two,c@plain.example,,', 'C1,,,,', 'C3,Three,,,');
    expect(counts(await intake().bring(first))).toEqual(['SUCCEEDED', 4, 2, 1, 1, 0]);
    expect(await leadOf('C1')).toMatchObject([{ name: 'Two' }]);
    expect(counts(await intake().bring(first))).toEqual(['SUCCEEDED', 4, 0, 0, 4, 0]);
  });

  test('takes a declared mapping, with owners and the past', async () => {
    const one = await intake().bring(lines(LEAD_HEADER, ...LEAD_ROWS), { mapping: LEADS });
    expect(counts(one)).toEqual(['SUCCEEDED', 3, 3, 0, 0, 0]);
    expect(await leadOf('F1')).toMatchObject([
      { owner: { name: 'Rep s1' }, placement: 'OWNED', createdAt: '2024-07-01T10:00:00.000Z' },
    ]);
    expect((await intake().shown(one.id)).columnSamples).toContainEqual({ column: 'class', values: ['gold', 'tin'] });
  });

  test('takes touches, and settles what they tell of owners', async () => {
    const one = await intake().bring(lines(TOUCH_HEADER, ...TOUCH_ROWS), { mapping: TOUCHES });
    expect(counts(one)).toEqual(['SUCCEEDED', 4, 4, 0, 0, 0]);
    expect(await leadOf('C1').then(found => found.some(({ touchCount }) => touchCount === 3))).toBe(true);
  });

  test('tells refused rows with line, column and code, and gives them back to be corrected and sent again', async () => {
    const file = lines(
      LEAD_HEADER,
      'G1,2024-07-01 12:00:00,=Eva,eva@g.example,,,gold,1,',
      'G2,2024-02-30 12:00:00,"-Fay, 1",fay@g.example,,,gold,1,',
      "G3,2024-07-01 12:00:00,'=Gil,gil@g.example,,,lead,1,",
      'G4,2024-07-01 12:00:00',
    );
    const one = await intake().bring(file, { mapping: LEADS });
    expect(counts(one)).toEqual(['PARTIALLY_FAILED', 4, 1, 0, 0, 3]);
    expect(one.errors.nodes.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'came', 'INVALID_TIME'],
      [4, 'class', 'UNKNOWN_VALUE'],
      [5, null, 'COLUMN_COUNT'],
    ]);
    const answer = await fetch(`${walk.app.url}${one.errorsUrl}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const told = await answer.text();
    expect(told.split('\n').map(line => line.split(',').slice(0, 2).join('|'))).toMatchObject([
      'plimsoll_reason|id',
      expect.stringMatching(/^line 3: came INVALID_TIME .*\|G2$/),
      expect.stringMatching(/^line 4: class UNKNOWN_VALUE .*\|G3$/),
      expect.stringMatching(/^"line 5: COLUMN_COUNT/),
      '',
    ]);
    expect(told).toContain(`"'-Fay, 1"`);
    const corrected = told.replace('2024-02-30', '2024-02-28').replace(',lead,', ',gold,').split('\n').slice(0, 3);
    expect(counts(await intake().bring(lines(...corrected), { mapping: LEADS }))).toEqual(['SUCCEEDED', 2, 2, 0, 0, 0]);
    expect(await leadOf('G2')).toMatchObject([{ name: '-Fay, 1' }]);
    expect(await leadOf('G3')).toMatchObject([{ name: "'=Gil" }]);
  });

  test('of a partner makes leads of its own, and knows no others', async () => {
    const partner = await walk.aPartner();
    await intake().bring(lines(PLAIN_HEADER, 'H1,House,h1@plain.example,,'));
    const file = lines(PLAIN_HEADER, 'H1,Partner,h1@plain.example,,', 'H2,New,h2@plain.example,,');
    const mine = intakeOf(walk.app, partner);
    expect(counts(await mine.bring(file))).toEqual(['SUCCEEDED', 2, 2, 0, 0, 0]);
    const found = await leadOf('H1');
    expect(found.map(({ name, validity }) => [name, validity]).sort()).toEqual([
      ['House', 'UNSCREENED'],
      ['Partner', 'DUPLICATE'],
    ]);
    expect(counts(await mine.bring(file))).toEqual(['SUCCEEDED', 2, 0, 0, 2, 0]);
  });

  test('is seen by whoever began it and by administrators, and its address told to the first alone', async () => {
    const [one, other] = [await walk.aPartner(), await walk.aPartner()];
    const { id } = await intakeOf(walk.app, one).made();
    const { data: told } = await walk.app.run('query ($id: ID!) { leadImport(id: $id) { id uploadUrl } }', { id });
    expect(told).toEqual({ leadImport: { id, uploadUrl: null } });
    await expect(intakeOf(walk.app, other).shown(id)).rejects.toThrow('there is no such import');
    const { data } = await walk.app.run<{ cancelLeadImport: { userErrors: object[] } }>(
      'CancelLeadImport',
      { input: { id } },
      { as: other },
    );
    expect(data?.cancelLeadImport.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }]);
  });

  test('of a partner or a marketer gives leads to nobody and writes no past of others', async () => {
    const refusals = async (
      as: typeof walk.app extends never ? never : Parameters<typeof intakeOf>[1],
      mapping: object,
    ) =>
      (await intakeOf(walk.app, as).create({ mapping })).userErrors.map(
        ({ code, field }) => `${code} ${field?.join('.')}`,
      );
    expect(await refusals(Role.MARKETER, LEADS)).toEqual(['NOT_ALLOWED input.mapping.ownership']);
    expect(await refusals(Role.MARKETER, TOUCHES)).toEqual(['NOT_ALLOWED input.mapping.kind']);
    expect(await refusals(await walk.aPartner(), LEADS)).toEqual([
      'NOT_ALLOWED input.mapping.ownership',
      'NOT_ALLOWED input.mapping.lead.source',
    ]);
  });

  test('a dry run says what would be done, and nothing of it is', async () => {
    const owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    await settled(owner);
    const rest = async () => {
      await settled(owner);
      const {
        lead_import: _,
        idempotency: __,
        event_log: ___,
        event_head: ____,
        consumer: _____,
        ...tables
      } = await digestOf(owner);
      const { rows } = await owner.query<{ count: number }>(
        "select count(*)::int as count from event_log where type <> 'leadImportChanged'",
      );
      return { ...tables, lead_import_key: '', lead_import_error: '', events: rows[0]?.count };
    };
    const before = await rest();
    const file = lines(
      LEAD_HEADER,
      ...LEAD_ROWS,
      'D7,2024-07-01 12:00:00,Dry,dry@g.example,,,gold,1,s7',
      'D8,never,,,,,,,',
    );
    const one = await intake().bring(file, { mapping: LEADS, dryRun: true });
    expect(counts(one)).toEqual(['PARTIALLY_FAILED', 5, 1, 0, 3, 1]);
    expect(one.errors.nodes).toMatchObject([{ line: 6, column: 'came', code: 'INVALID_TIME' }]);
    const many = await intake().bring(`${PLAIN_HEADER}\n${plainRows(1200)}${plainRows(3)}`, { dryRun: true });
    expect(counts(many)).toEqual(['SUCCEEDED', 1203, 1200, 0, 3, 0]);
    expect(await rest()).toEqual(before);
    await owner.end();
  });

  test('that stops at a refused row takes none where the file alone tells', async () => {
    const file = lines(LEAD_HEADER, 'S1,2024-07-01 12:00:00,,,,,,,', 'S2,never,,,,,,,');
    const one = await intake().bring(file, { mapping: LEADS, errorPolicy: 'STOP' });
    expect([one.status, one.fault?.code, one.fault?.line, one.createdCount]).toEqual(['FAILED', 'ROW_REFUSED', 3, 0]);
    expect(await leadOf('S1')).toEqual([]);
  });

  test('is told live, step by step to its end', async () => {
    const { id, uploadUrl } = await intake().made();
    const feed = await walk.app.listen<{ importProgressed: { isSnapshot: boolean; imports: { status: string }[] } }>(
      'ImportProgressed',
      { id, minIntervalMs: 100 },
    );
    const told: string[] = [];
    const next = async () => {
      const { data } = await feed.next(30_000);
      told.push(...(data?.importProgressed.imports ?? []).map(({ status }) => status));
    };
    await next();
    expect(told).toEqual(['PENDING']);
    await intake().put(uploadUrl, `${PLAIN_HEADER}\n${plainRows(2500, 50_000)}`);
    while (told.at(-1) !== 'SUCCEEDED') await next();
    expect(told.length).toBeLessThan(20);
  });

  test('its changes carry its id, so that a feed can be of them alone', async () => {
    const { data } = await walk.app.run<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor } }');
    const one = await intake().bring(lines(PLAIN_HEADER, 'I1,Ida,,,'));
    await intake().bring(lines(PLAIN_HEADER, 'I2,Ivo,,,'));
    const feed = await walk.app.listen<{ leadStageChanged: { isUpToDate: boolean; events: object[] } }>(
      'LeadStageChanged',
      { after: data?.leads.cursor, filter: { importId: one.id } },
    );
    let events = 0;
    for (let isUpToDate = false; !isUpToDate; ) {
      const frame = await feed.next(30_000);
      events += frame.data?.leadStageChanged.events.length ?? 0;
      isUpToDate = frame.data?.leadStageChanged.isUpToDate ?? true;
    }
    expect(events).toBe(1);
  });
});
