import pg from 'pg';
import { Dice } from '../../src/cli/prove/dice.js';
import { termsOf } from '../../src/leads/search.rules.js';
import type { TokenClaims, TokenOrder } from '../../src/platform/access/tokens.js';
import { Role, type Viewer } from '../../src/platform/access/viewer.js';
import { viewOfPrefix } from '../../src/platform/read/view.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { SearchOracle, type ToldHit } from '../support/search-oracle.js';
import { makeWorld, type Person, type World } from '../support/world.js';

const PEOPLE: readonly Person[] = ['admin', 'north', 'anna', 'bo', 'marketer', 'auditor', 'wallboard', 'firstPartner'];
const NAMES = [
  'Jörg Müller',
  'Joerg Mueller',
  'Ana María López',
  '张伟',
  '李娜',
  'O’Brien, Pat',
  'Ångström',
  'Ян Петров',
  'jean-luc',
  'Ada',
];
const COMPANIES = [
  'Acme',
  'Acme Holding GmbH',
  'Placmet AG',
  '北京华为技术有限公司',
  '华北电力',
  'Müller & Söhne',
  '58同城',
  'Ａｃｍｅ',
  'Straße 7',
];
const NUMBERS = ['+86 138 0013 8000', '+49 151 23456789', '+49 (0)30 777-555', '+1 202 555 0100', '+86 139 8000 1234'];
const QUERIES = [
  'acme',
  'mueller',
  'muller',
  '华',
  '张伟 华为',
  '8000',
  '138 0013',
  '0151 234',
  'ada',
  'ltd',
  '@customer',
  'hal-1',
  'a1',
  '7 stra',
];
const SLOW_MS = 300_000;

let app: TestApp;
let world: World;
let oracle: SearchOracle;
const viewers = new Map<Person, Viewer>();
const dice = new Dice(11);
const texts: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (let n = 0; n < 40; n++) await aRandomLead(n);
  oracle = await SearchOracle.open(app.runtime.orm);
  for (const person of PEOPLE)
    viewers.set(person, await findViewer(app.runtime.orm.em.fork(), claimsOf(world.people[person])));
}, SLOW_MS);
afterAll(() => app.stop());

test.each(PEOPLE)(
  '%s finds exactly what a reader of everything finds who leaves out what this person does not see',
  async person => {
    const queries = [...QUERIES, ...Array.from({ length: 10 }, aQuery)];
    let total = 0;
    for (const query of queries) {
      const expected = oracle.hits(viewers.get(person) as Viewer, query);
      expect({ query, hits: await found(query, person) }).toEqual({ query, hits: expected });
      total += expected.length;
    }
    expect(total).toBeGreaterThan(5);
  },
  SLOW_MS,
);

test('a policy that is left out is noticed: rows of others, and fields that are masked', async () => {
  const view = viewOfPrefix('lead');
  const rows = view?.rows as Record<Role, unknown>;
  const phone = view?.masks.get('phone') as Record<string, unknown>;
  const expectMissed = async (person: Person, query: string) =>
    expect(await found(query, person)).not.toEqual(oracle.hits(viewers.get(person) as Viewer, query));
  const [keptRows, keptMask] = [rows[Role.REP], phone[Role.REP]];
  rows[Role.REP] = 'ALL';
  await expectMissed('anna', 'cid');
  rows[Role.REP] = keptRows;
  delete phone[Role.REP];
  await expectMissed('anna', '8000');
  phone[Role.REP] = keptMask;
  expect(await found('8000', 'anna')).toEqual(oracle.hits(viewers.get('anna') as Viewer, '8000'));
});

test(
  'among a hundred thousand lines words are found by the index, and what they belong to by its own',
  async () => {
    const owner = new pg.Client({ connectionString: app.database.url });
    await owner.connect();
    try {
      await owner.query(MANY);
      await owner.query('analyze');
      const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${ONE_WORD}`);
      const plan = rows.map(row => row['QUERY PLAN']).join('\n');
      process.stdout.write(`${plan.replaceAll(/\s*\(cost.*?\)/g, '')}\n`);
      expect(plan).toContain('Bitmap Index Scan on search_line_grams');
      expect(plan).not.toContain('Seq Scan on search_line');
      expect(plan).toMatch(/Index Scan using lead_contact_of|Bitmap Index Scan on lead_contact_of/);
    } finally {
      await owner.end();
    }
  },
  SLOW_MS,
);

const MANY = `with c as (
    insert into contact (id, name, email, phone_key, created_at, updated_at)
    select uuidv7(), 'Person ' || n, 'p' || n || '@many.example', '+8613' || lpad((n * 7919)::text, 9, '0'), now(), now()
    from generate_series(1, 20000) as n returning id, name
  )
  insert into lead (id, display_label, name, contact_id, pipeline_id, stage_id, lifecycle, temperature, validity, placement, pool_id,
    load_units, stage_since, last_recorded_at, created_at, updated_at)
  select uuidv7(), 'P.', c.name, c.id, l.pipeline_id, l.stage_id, l.lifecycle, l.temperature, l.validity, l.placement, l.pool_id,
    l.load_units, now(), now(), now(), now() from c, (select * from lead where placement = 'POOLED' limit 1) l`;
const ONE_WORD = `select o.id from search_line l join lead o on o.contact_id = l.subject_id
  where l.grams @> array['80', '00', '01', '12', '23'] and l.field = 'PHONE' and position('800123' in l.value) > 0`;

async function aRandomLead(n: number): Promise<void> {
  const companyName = dice.roll() < 0.7 ? dice.pick(COMPANIES) : undefined;
  const name = dice.pick(NAMES);
  const partner = dice.roll() < 0.2;
  const draft = {
    name,
    companyName,
    companyDomain: companyName && dice.roll() < 0.5 ? `house${n}.example` : undefined,
    email:
      dice.roll() < 0.7
        ? `${['zhang', 'j.mueller', 'ana_maria', 'pat'][n % 4]}${n}@customer${n % 3}.example`
        : undefined,
    phone: dice.roll() < 0.7 ? dice.pick(NUMBERS) : undefined,
    externalId: dice.roll() < 0.3 ? `A1-${n}/B` : undefined,
    ownerId: partner || dice.roll() < 0.4 ? undefined : dice.pick(Object.values(world.reps)),
    onDuplicate: 'CREATE',
  };
  texts.push(...Object.values(draft).filter(value => typeof value === 'string'));
  const as = partner ? world.people.firstPartner : Role.ADMIN;
  const { data, errors } = await app.run(
    'CreateLead',
    { input: partner ? { ...draft, onDuplicate: undefined } : draft },
    { as },
  );
  if (errors && !data) throw new Error(JSON.stringify(errors));
}

/** Pieces of what is there, of one text or of two, sometimes of none. */
function aQuery(): string {
  for (;;) {
    const pieces = Array.from({ length: dice.between(1, 2) }, () => {
      const characters = [...dice.pick(texts)];
      const from = dice.between(0, Math.max(0, characters.length - 2));
      return characters.slice(from, from + dice.between(1, 7)).join('');
    });
    const query = dice.roll() < 0.05 ? 'nobody at all' : pieces.join(' ');
    if (termsOf(query)) return query;
  }
}

async function found(query: string, person: Person): Promise<ToldHit[]> {
  const hits: ToldHit[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors }: { data?: Page | null; errors?: unknown } = await app.run<Page>(
      DOCUMENT,
      { query, after },
      { as: world.people[person] },
    );
    if (!data || errors) throw new Error(JSON.stringify(errors));
    for (const { lead, company, contact, score, matchedIn } of data.search.nodes)
      hits.push(`${(lead ?? company ?? contact)?.id} ${score} ${matchedIn.join()}`);
    ({ hasNextPage: more, endCursor: after } = data.search.pageInfo);
    if (!more) expect(data.search.totalCount).toBe(hits.length);
  }
  return hits.sort();
}

interface Page {
  readonly search: {
    readonly nodes: readonly {
      readonly lead: { readonly id: string } | null;
      readonly company: { readonly id: string } | null;
      readonly contact: { readonly id: string } | null;
      readonly score: number;
      readonly matchedIn: readonly string[];
    }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const DOCUMENT = `query ($query: String!, $after: String) { search(query: $query, after: $after, first: 40) {
  nodes { lead { id } company { id } contact { id } score matchedIn } totalCount pageInfo { hasNextPage endCursor } } }`;

function claimsOf(order: TokenOrder): TokenClaims {
  return {
    subject: order.subject,
    role: order.role,
    repId: order.repId ?? null,
    teamId: order.teamId ?? null,
    partnerId: order.partnerId ?? null,
    expiresAtMs: 0,
  };
}
