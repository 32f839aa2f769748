import { startTestApp, type TestApp } from '../support/app.js';
import { disagreements, evaluate, everyNode, fingerprint, RealSet, totals } from '../support/real-set.js';
import type { ImportRun } from '../support/run-import.js';

interface Cycle {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly p90: number;
  readonly max: number;
}

interface Truth {
  readonly integrity: Record<string, number> & {
    readonly stages: Record<'Won' | 'Engaging' | 'Lost' | 'Prospecting', number>;
    readonly agents_without_opportunity: string[];
    readonly agents_not_in_teams: string[];
    readonly accounts_not_in_accounts_file: string[];
    readonly blank_account_by_stage: Record<string, number>;
    readonly products_not_in_products_file: Record<string, number>;
    readonly blank_engage_date_by_stage: Record<string, number>;
    readonly blank_close_date_by_stage: Record<string, number>;
    readonly engage: [string, string];
    readonly close: [string, string];
    readonly typos: Record<string, number>;
  };
  readonly overall: Record<string, number> & Record<`cycle_days_${'won' | 'lost' | 'closed'}`, Cycle>;
}

interface Opportunity {
  readonly externalId: string;
  readonly createdAt: string;
  readonly placement: string;
  readonly segment: string | null;
  readonly stage: { readonly key: string };
  readonly company: { readonly name: string } | null;
  readonly product: { readonly key: string };
  readonly value: { readonly minorUnits: number };
  readonly outcome: {
    readonly result: string;
    readonly decidedAt: string;
    readonly amount: { readonly minorUnits: number };
  } | null;
}

const set = new RealSet<Truth>('maven_crm');
const OPPORTUNITIES = { file: 'sales_pipeline.csv', mapping: 'maven-leads.json' };
const DECISIONS = { file: 'sales_pipeline.csv', mapping: 'maven-outcomes.json' };
const TEAMS = { file: 'sales_teams.csv', mapping: 'maven-reps.json' };
const WINDOW = { from: '2016-10-01', to: '2018-02-01', timeZone: 'UTC', horizonDays: 365 };
jest.setTimeout(600_000);

set.describe('the opportunities of Maven', () => {
  let app: TestApp;
  let products: ImportRun;
  let accounts: ImportRun;
  let teams: ImportRun;
  let opportunities: ImportRun;
  let decisions: ImportRun;
  let leads: Opportunity[];
  const truth = set.truth.bind(set);
  const count = (is: (lead: Opportunity) => boolean) => leads.filter(is).length;

  beforeAll(async () => {
    app = await startTestApp();
    products = await set.bring(app, 'products', { file: 'products.csv', mapping: 'maven-products.json' });
    accounts = await set.bring(app, 'companies', { file: 'accounts.csv', mapping: 'maven-companies.json' });
    teams = await set.bring(app, 'reps', TEAMS);
    opportunities = await set.bring(app, 'leads', OPPORTUNITIES);
    decisions = await set.bring(app, 'outcomes', DECISIONS);
    leads = await everyNode<Opportunity>(
      app,
      `query ($after: String) {
      list: leads(first: 100, after: $after) {
        nodes {
          externalId createdAt placement segment stage { key } company { name } product { key } value { minorUnits }
          outcome { result decidedAt amount { minorUnits } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    );
  });
  afterAll(() => app?.stop());

  test('every account, product, agent and opportunity came in, and nothing was refused', () => {
    const { integrity, overall } = truth();
    expect(accounts.end).toMatchObject({ companiesMade: integrity.accounts, refused: 0 });
    expect(products.end).toMatchObject({ productsMade: integrity.products, refused: 0 });
    // Six managers' teams, in three offices.
    expect(teams.end).toMatchObject({ repsMade: integrity.agents_in_teams, teamsMade: 9, refused: 0 });
    expect(opportunities.end).toMatchObject({ leadsMade: overall.opportunities, repsMade: 0, refused: 0 });
    expect(decisions.end).toMatchObject({ outcomesMade: (overall.won ?? 0) + (overall.lost ?? 0), refused: 0 });
    expect(new Set(leads.map(lead => lead.externalId)).size).toBe(integrity.unique_ids);
    expect(leads).toHaveLength(integrity.opportunities ?? -1);
  });

  test('as many stand in each stage, and only those that are engaged are load', async () => {
    const { stages } = truth().integrity;
    const counts = await totals(
      app,
      `{
      Won: leads(first: 1, filter: { stageKey: { eq: "WON" } }) { totalCount }
      Lost: leads(first: 1, filter: { stageKey: { eq: "LOST" } }) { totalCount }
      Engaging: leads(first: 1, filter: { stageKey: { eq: "ENGAGED" } }) { totalCount }
      Prospecting: leads(first: 1, filter: { stageKey: { eq: "NEW" }, placement: { eq: POOLED } }) { totalCount }
    }`,
    );
    expect(counts).toEqual(stages);
    const { data } = await app.run<{ reps: { nodes: { load: { heldCount: number } }[] } }>(
      '{ reps(first: 100) { nodes { load { heldCount } } } }',
    );
    expect(data?.reps.nodes.reduce((sum, { load }) => sum + load.heldCount, 0)).toBe(stages.Engaging);
  });

  test('what the file leaves blank, misspells or does not know is reported column by column', () => {
    const { integrity } = truth();
    const pipeline = opportunities.column;
    expect(pipeline('opportunity_id')).toMatchObject({ distinct: integrity.unique_ids, blank: 0 });
    expect(pipeline('sales_agent')).toMatchObject({ distinct: integrity.agents_in_pipeline });
    expect(pipeline('account')).toMatchObject({ distinct: integrity.accounts, blank: integrity.blank_account });
    expect(pipeline('product').values).toContainEqual({
      value: 'GTXPro',
      count: integrity.products_not_in_products_file.GTXPro,
    });
    expect(pipeline('engage_date')).toMatchObject({
      least: integrity.engage[0],
      greatest: integrity.engage[1],
      blank: integrity.blank_engage_date_by_stage.Prospecting,
    });
    expect(pipeline('close_date')).toMatchObject({ least: integrity.close[0], greatest: integrity.close[1] });
    // A row of the second file that is not found leaves its columns blank.
    expect(pipeline('agent.manager').blank).toBe(integrity.agents_not_in_teams.length);
    expect(pipeline('account.sector').blank).toBe(
      (integrity.blank_account ?? 0) + integrity.accounts_not_in_accounts_file.length,
    );
    expect(pipeline('product.sales_price').blank).toBe(0);
    expect(teams.column('sales_agent')).toMatchObject({ distinct: integrity.agents_in_teams });
    expect(products.column('product')).toMatchObject({ distinct: integrity.products });
    const [sector, office] = [accounts.column('sector'), accounts.column('office_location')];
    expect(sector.values).toContainEqual({ value: 'technolgy', count: integrity.typos['sector technolgy'] });
    expect(office.values).toContainEqual({
      value: 'Philipines',
      count: integrity.typos['office_location Philipines'],
    });
  });

  test('only open opportunities lack an account, and no misspelling came in', () => {
    const { integrity } = truth();
    const blank = (stage: string) => count(lead => lead.company === null && lead.stage.key === stage);
    expect({ Engaging: blank('ENGAGED'), Prospecting: blank('NEW') }).toEqual(integrity.blank_account_by_stage);
    expect(count(lead => lead.company === null)).toBe(integrity.blank_account);
    expect(new Set(leads.map(lead => lead.product.key)).size).toBe(integrity.products);
    expect(
      leads.flatMap(lead => lead.company?.name ?? []).filter((name, at, all) => all.indexOf(name) === at),
    ).toHaveLength(integrity.accounts ?? -1);
    expect(count(lead => lead.segment === 'technolgy')).toBe(0);
    expect(count(lead => lead.segment === 'technology')).toBeGreaterThan(0);
  });

  test('open opportunities are not decided, none was decided before it was engaged, and lost ones brought nothing', () => {
    const { integrity } = truth();
    const open = (stage: string) => count(lead => lead.outcome === null && lead.stage.key === stage);
    expect({ Engaging: open('ENGAGED'), Prospecting: open('NEW') }).toEqual(integrity.blank_close_date_by_stage);
    expect(decisions.end).toMatchObject({ warnings: integrity.close_before_engage });
    const lost = leads.filter(lead => lead.outcome?.result === 'LOST');
    expect(lost.reduce((sum, { outcome }) => sum + (outcome?.amount.minorUnits ?? 0), 0)).toBe(
      integrity.lost_close_value_sum,
    );
    const engaged = leads.flatMap(lead => (lead.stage.key === 'NEW' ? [] : lead.createdAt.slice(0, 10))).sort();
    expect([engaged[0], engaged.at(-1)]).toEqual(integrity.engage);
    const decided = leads.flatMap(lead => lead.outcome?.decidedAt.slice(0, 10) ?? []).sort();
    expect([decided[0], decided.at(-1)]).toEqual(integrity.close);
  });

  test('an evaluation finds win rate, conversion, revenue to the cent and the mean win', async () => {
    const { overall } = truth();
    const { total } = await evaluate(app, WINDOW);
    const { won = 0, lost = 0, opportunities: n, revenue = 0 } = overall;
    expect(total).toMatchObject({
      leadCount: n,
      immatureCount: 0,
      conversion: { numerator: won, denominator: n, value: expect.closeTo(overall.conversion_all ?? 0, 6) },
      winRate: { numerator: won, denominator: won + lost, value: expect.closeTo(overall.win_rate_closed ?? 0, 6) },
      revenue: [
        {
          amount: { minorUnits: revenue * 100, currency: 'USD' },
          n: won,
          mean: { value: expect.closeTo((overall.avg_won_value ?? 0) * 100, 1) },
        },
      ],
    });
  });

  test('an evaluation finds how long it took to win, to lose and to decide', async () => {
    const { overall } = truth();
    const { total } = await evaluate(app, WINDOW);
    const spread = (cycle: Cycle) => ({
      n: cycle.n,
      least: cycle.min,
      median: { value: cycle.median },
      mean: { value: expect.closeTo(cycle.mean, 6) },
      p90: cycle.p90,
      greatest: cycle.max,
    });
    expect(total.cycleDays).toMatchObject({
      won: spread(overall.cycle_days_won),
      lost: spread(overall.cycle_days_lost),
      closed: spread(overall.cycle_days_closed),
    });
  });

  test('an evaluation by rep and by team adds up, and five agents have no opportunity', async () => {
    const { integrity, overall } = truth();
    const { rows } = await evaluate(app, { ...WINDOW, by: 'REP' });
    const { data } = await app.run<{ reps: { nodes: { name: string }[] } }>('{ reps(first: 100) { nodes { name } } }');
    const busy = rows.flatMap(row => row.label ?? []);
    const idle = (data?.reps.nodes ?? []).map(({ name }) => name).filter(name => !busy.includes(name));
    expect(idle.sort()).toEqual(integrity.agents_without_opportunity);
    expect(busy).toHaveLength(integrity.agents_in_pipeline ?? -1);
    expect(rows.reduce((sum, row) => sum + row.conversion.numerator, 0)).toBe(overall.won);
    const { rows: managers } = await evaluate(app, { ...WINDOW, by: 'TEAM' });
    expect(managers.filter(({ key }) => key !== null)).toHaveLength(6);
    expect(managers.reduce((sum, row) => sum + row.leadCount, 0)).toBe(overall.opportunities);
  });

  test('the opportunities are worth what was published: those won by their price, all others by the list', () => {
    const open = leads
      .filter(lead => lead.outcome?.result !== 'WON')
      .reduce((sum, { value }) => sum + value.minorUnits, 0);
    const won = (truth().overall.revenue ?? 0) * 100;
    expect(open + won).toBe(20_918_217_00);
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
    expect((await set.bring(app, 'reps', TEAMS)).end).toMatchObject({ unchanged: 35, repsMade: 0, teamsMade: 0 });
    expect((await set.bring(app, 'leads', OPPORTUNITIES)).end).toMatchObject({ unchanged: 8800, leadsMade: 0 });
    expect((await set.bring(app, 'outcomes', DECISIONS)).end).toMatchObject({ unchanged: 6711, outcomesMade: 0 });
    expect(await fingerprint(app)).toEqual(before);
  });
});
