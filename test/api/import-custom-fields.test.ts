import { runImport, Workbench } from '../support/run-import.js';
import { LEAD_HEADER, LEAD_ROWS, LEADS } from '../support/small-imports.js';
import { withApp } from '../support/with-app.js';

jest.setTimeout(240_000);

describe('plimsoll import', () => {
  const walk = withApp();
  const bench = new Workbench();
  afterAll(() => bench.remove());

  test('keeps any column in a custom field, and refuses a row whose value the field does not take', async () => {
    await walk.act('SaveCustomField', { on: 'LEAD', key: 'seats', name: 'Seats', kind: 'INTEGER' });
    await walk.act('SaveCustomField', { on: 'LEAD', key: 'noMail', name: 'No mail', kind: 'BOOLEAN' });
    const mapping = { ...LEADS, lead: { ...LEADS.lead, custom: { seats: 'seats', noMail: 'nomail' } } };
    const rows = [`${LEAD_ROWS[0]},40,Yes`, `${LEAD_ROWS[1]},many,No`, `${LEAD_ROWS[2]},,No`];
    const run = await runImport(walk.app.database.url, 'leads', {
      file: bench.write('leads.csv', [`${LEAD_HEADER},seats,nomail`, ...rows].join('\n')),
      mapping: bench.write('mapping.json', mapping),
    });
    expect(run.exitCode).not.toBe(1);
    const document =
      '{ leads(orderBy: [{ field: CREATED_AT }]) { nodes { externalId customValues { key number boolean } } } }';
    const { leads } = await walk.ask<{ leads: { nodes: { externalId: string }[] } }>(document);
    expect(leads.nodes).toEqual([
      {
        externalId: 'F1',
        customValues: [
          { key: 'seats', number: 40, boolean: null },
          { key: 'noMail', number: null, boolean: true },
        ],
      },
      { externalId: 'F3', customValues: [{ key: 'noMail', number: null, boolean: false }] },
    ]);
  });
});
