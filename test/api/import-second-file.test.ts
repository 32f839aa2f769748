import { startTestApp, type TestApp } from '../support/app.js';
import { fingerprint, totals } from '../support/real-set.js';
import { type ImportRun, runImport, Workbench } from '../support/run-import.js';

jest.setTimeout(120_000);

const DEALS = {
  kind: 'leads',
  name: 'desk',
  sourceSystem: 'desk',
  blanks: ['Select'],
  lookups: {
    agent: { file: 'agents.csv', key: 'who', by: 'agent' },
    product: { file: 'prices.csv', key: 'product', by: { column: 'sold', aliases: { GTXPro: 'GTX Pro' } } },
  },
  lead: {
    externalId: 'id',
    createdAt: { column: 'day', format: 'DATE', zone: 'UTC', ifBlank: '2024-06-01T00:00:00Z' },
    value: { amount: 'product.price', currency: { constant: 'USD' } },
  },
  ownership: {
    read: 'column',
    where: { column: 'state', in: ['open'] },
    rep: { externalId: 'agent', team: 'agent.manager', parentTeam: 'agent.office' },
  },
};
const ROWS = ['D1,Ann,GTXPro,2024-05-01,open', 'D2,Bob,MG,,new', 'D3,Eve,Select,2024-05-02,new'];
const VISITS = {
  kind: 'interactions',
  name: 'desk',
  sourceSystem: 'desk',
  lead: { externalId: 'id' },
  touch: {
    externalId: 'id',
    count: { column: 'visits', ifBlank: 'NONE' },
    channel: { constant: 'WEB' },
    direction: { constant: 'INBOUND' },
    startedAt: { constant: '2024-06-01T00:00:00Z' },
  },
};

describe('plimsoll import of a file that needs another', () => {
  let app: TestApp;
  const bench = new Workbench();
  beforeEach(async () => {
    app = await startTestApp();
    bench.write('agents.csv', 'who,manager,office\nAnn,Dustin,Central\nBob,Melvin,Central\n');
    bench.write('prices.csv', 'product,price\nGTX Pro,4821\nMG,55\n');
  });
  afterEach(() => app.stop());
  afterAll(() => bench.remove());
  const csv = (header: string, ...rows: string[]) => bench.write('in.csv', [header, ...rows, ''].join('\n'));
  const bring = (kind: string, mapping: object, file: string): Promise<ImportRun> =>
    runImport(app.database.url, kind, { file, mapping: bench.write('mapping.json', mapping) });
  const deals = (rows = ROWS) => csv('id,agent,sold,day,state,', ...rows.map(row => `${row},`));

  test('finds price, team and office there, under the right spelling', async () => {
    const run = await bring('leads', DEALS, deals());
    expect(run.end).toMatchObject({ event: 'done', leadsMade: 3, repsMade: 1, teamsMade: 2, refused: 0 });
    const { data } = await app.run(
      `{ leads(first: 9, orderBy: [{ field: CREATED_AT, direction: ASC }]) {
        nodes { externalId createdAt placement value { minorUnits } owner { name team { name parent { name } } } }
      } }`,
    );
    const nobody = { placement: 'POOLED', owner: null };
    expect(data).toEqual({
      leads: {
        nodes: [
          {
            externalId: 'D1',
            createdAt: '2024-05-01T00:00:00.000Z',
            placement: 'OWNED',
            value: { minorUnits: 482_100 },
            owner: { name: 'Ann', team: { name: 'Dustin', parent: { name: 'Central' } } },
          },
          { externalId: 'D3', createdAt: '2024-05-02T00:00:00.000Z', ...nobody, value: null },
          { externalId: 'D2', createdAt: '2024-06-01T00:00:00.000Z', ...nobody, value: { minorUnits: 5500 } },
        ],
      },
    });
  });

  test('reports what each column holds, and what was not found in the second file', async () => {
    const run = await bring('leads', DEALS, deals());
    expect(run.column('sold')).toMatchObject({ blank: 0, calledBlank: 1, distinct: 3 });
    expect(run.column('day')).toMatchObject({ blank: 1, least: '2024-05-01', greatest: '2024-05-02' });
    expect(run.column('agent.manager').blank).toBe(1);
    expect(run.column('product.price')).toMatchObject({ blank: 1, least: 55, greatest: 4821 });
  });

  test.each<[string, string, string, string]>([
    ['without the key', 'who;manager;office', 'MISSING_COLUMN', 'lookups.agent.key'],
    ['with a key twice', 'who,manager,office\nAnn,A,B\nAnn,C,D', 'MAPPING', 'lookups.agent.key'],
    ['that lacks a column', 'who,manager\nAnn,A', 'MISSING_COLUMN', 'agent.office'],
    ['that is empty', '', 'EMPTY', 'no header'],
  ])('is refused as a whole where the second file is one %s', async (...[, agents, code, words]) => {
    const file = deals();
    bench.write('agents.csv', agents);
    const run = await bring('leads', DEALS, file);
    expect(run).toMatchObject({ exitCode: 1, end: { event: 'failed', code } });
    expect(run.end.message).toContain(words);
    expect(await totals(app, '{ leads(first: 1) { totalCount } }')).toEqual({ leads: 0 });
  });

  test('refuses a row that has something under no name', async () => {
    const run = await bring('leads', DEALS, csv('id,agent,sold,day,state,', `${ROWS[0]},`, `${ROWS[1]},stray`));
    expect(run).toMatchObject({ exitCode: 2, end: { leadsMade: 1, refused: 1 } });
  });

  test('logs as many touches as the count says, and none of them twice', async () => {
    await bring('leads', DEALS, deals());
    const visits = csv('id,visits', 'D1,3', 'D2,', 'D3,-1', 'D9,1');
    const run = await bring('interactions', VISITS, visits);
    expect(run).toMatchObject({ exitCode: 2, end: { touchesMade: 3, leftOut: 1, refused: 2 } });
    const before = await fingerprint(app);
    const again = await bring('interactions', VISITS, csv('id,visits', 'D1,3', 'D2,'));
    expect(again.end).toMatchObject({ touchesMade: 0, unchanged: 3, leftOut: 1, refused: 0 });
    expect(await fingerprint(app)).toEqual(before);
    const counts = await totals(app, '{ leads(first: 1, filter: { touchCount: { eq: 3 } }) { totalCount } }');
    expect(counts).toEqual({ leads: 1 });
  });

  test('brings companies, products and reps in by themselves, once', async () => {
    const base = { name: 'desk', sourceSystem: 'desk' };
    const kinds: [string, object, string, object][] = [
      [
        'companies',
        { ...base, kind: 'companies', company: { name: 'firm', domain: 'site' } },
        csv('firm,site', 'Berg AB,berg.example', 'BERG AB,', ','),
        { companiesMade: 1, unchanged: 1, refused: 1 },
      ],
      [
        'products',
        { ...base, kind: 'products', product: { key: 'sku', line: 'series' } },
        bench.write('products.csv', 'sku,series\nGTX,G\nGTX,H\n'),
        { productsMade: 1, unchanged: 1, refused: 0 },
      ],
      [
        'reps',
        { ...base, kind: 'reps', rep: { externalId: 'who', team: 'manager', parentTeam: 'office' } },
        path('agents.csv'),
        { repsMade: 2, teamsMade: 3, unchanged: 0, refused: 0 },
      ],
    ];
    for (const [kind, mapping, file, counts] of kinds) {
      expect((await bring(kind, mapping, file)).end).toMatchObject({ event: 'done', ...counts });
      expect((await bring(kind, mapping, file)).end).toMatchObject({ companiesMade: 0, productsMade: 0, repsMade: 0 });
    }
  });

  const path = (name: string) => `${bench.folder}/${name}`;
});
