import pg from 'pg';
import { digestOf } from '../support/digest.js';
import { intakeOf, PLAIN_COLUMNS, PLAIN_HEADER, plainRows } from '../support/intake.js';
import { withApp } from '../support/with-app.js';

jest.setTimeout(120_000);

describe('a file that cannot be brought in', () => {
  const walk = withApp();
  const intake = () => intakeOf(walk.app);
  const leadsOf = async () => {
    const owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
    const { lead, contact, company, lead_fact } = await digestOf(owner).finally(() => owner.end());
    return { lead, contact, company, lead_fact };
  };

  test.each([
    ['nothing at all', '', 'EMPTY', null],
    ['a header without rows', `${PLAIN_HEADER}\n`, 'EMPTY', 1],
    [
      'Latin-1',
      Buffer.concat([Buffer.from(`${PLAIN_HEADER}\nL1,`), Buffer.from([0xe4, 0xf6]), Buffer.from(',,,\n')]),
      'ENCODING',
      2,
    ],
    ['UTF-16', Buffer.from(`\uFEFF${PLAIN_HEADER}\n`, 'utf16le'), 'ENCODING', 1],
    ['a quote that is not closed', `${PLAIN_HEADER}\nQ1,Ada,,,\nQ2,"Bea,,,\n`, 'BROKEN_QUOTE', 3],
    ['a row of 10 MB', `${PLAIN_HEADER}\nR1,${'x'.repeat(10_000_000)},,,\n`, 'RECORD_TOO_LONG', 2],
    ['5,000 columns', `${Array.from({ length: 5000 }, (_, at) => `c${at}`).join(',')}\n`, 'TOO_MANY_COLUMNS', 1],
    ['a column without a name', 'id,,mail,phone,firm\n1,2,3,4,5\n', 'WRONG_HEADER', 1],
    ['one column twice', 'id,name,name,mail,phone,firm\n', 'WRONG_HEADER', 1],
    ['a column that is missing', 'id,name,mail,firm\nM1,Ada,,\n', 'MISSING_COLUMN', 1],
  ])('for %s is refused by its code and line, and nothing of it is kept', async (...[, file, code, line]) => {
    const before = await leadsOf();
    const one = await intake().bring(file);
    expect([one.status, one.fault?.code, one.fault?.line, one.processedRows]).toEqual(['FAILED', code, line, 0]);
    if (code === 'MISSING_COLUMN') expect(one.fault?.column).toBe('phone');
    expect(await leadsOf()).toEqual(before);
  });

  test('twice at once is brought in once', async () => {
    const file = `${PLAIN_HEADER}\n${plainRows(4000, 100_000)}`;
    const both = await Promise.all([intake().bring(file), intake().bring(file)]);
    const made = both.reduce((sum, one) => sum + one.createdCount, 0);
    const refused = both.filter(one => one.fault?.code === 'SAME_FILE');
    const unchanged = both.filter(one => one.unchangedCount === 4000);
    expect([made, refused.length + unchanged.length]).toEqual([4000, 1]);
  });

  test.each([
    ['neither mapping nor columns', { mapping: null }, ['INVALID input.mapping']],
    ['a mapping of no kind', { mapping: { kind: 'people' } }, ['INVALID input.mapping.kind']],
    [
      'a mapping with a setting that there is not',
      { mapping: { kind: 'leads', name: 'x', sourceSystem: 's', lead: { externalId: 'id' }, planted: 1 } },
      ['INVALID input.mapping.planted'],
    ],
    [
      'a field named twice',
      { columns: [...PLAIN_COLUMNS, { column: 'x', field: 'NAME' }] },
      ['TAKEN input.columns.5.field'],
    ],
    ['no field that tells leads apart', { columns: [{ column: 'x', field: 'NAME' }] }, ['INVALID input.columns']],
  ])('with %s is refused before it is sent', async (_what, input, refusals) => {
    const { leadImport, userErrors } = await intake().create(input);
    expect(leadImport).toBeNull();
    expect(userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual(refusals);
  });

  test('and holds NUL or is no object is BAD_USER_INPUT', async () => {
    for (const mapping of [[], 'x', { kind: 'leads\0' }, { 'a\0': 1 }]) {
      const { errors } = await walk.app.run('CreateLeadImport', {
        input: { fileName: 'x', idempotencyKey: 'x', mapping },
      });
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });
});
