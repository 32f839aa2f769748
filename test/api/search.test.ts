import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Found {
  readonly search: {
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: {
        readonly kind: string;
        readonly score: number;
        readonly matchedIn: readonly string[];
        readonly lead: { readonly id: string; readonly displayLabel: string } | null;
        readonly company: { readonly id: string; readonly name: string } | null;
        readonly contact: { readonly id: string; readonly name: string | null } | null;
      };
    }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly endCursor: string | null;
      readonly startCursor: string | null;
    };
    readonly totalCount: number;
  };
}
type Ask = {
  query: string;
  kinds?: string[];
  first?: number;
  after?: string | null;
  last?: number;
  before?: string | null;
};

describe('search', () => {
  const walk = withApp();
  const search = async (ask: Ask, as: As = Role.ADMIN) => (await walk.ask<Found>('Search', ask, as)).search;
  /** The labels of the leads, in order. */
  const leads = async (query: string, as?: As) =>
    (await search({ query, kinds: ['LEAD'] }, as)).edges.map(({ node }) => node.lead?.displayLabel);
  /** What was found of every kind, as `KIND name field,field score`. */
  const told = async (query: string, as?: As) =>
    (await search({ query }, as)).edges.map(({ node }) => {
      const name = node.lead?.displayLabel ?? node.company?.name ?? node.contact?.name;
      return `${node.kind} ${name} ${node.matchedIn.join()} ${node.score}`;
    });

  let anna: { id: string; as: As };
  beforeAll(async () => {
    anna = await walk.aRep();
    for (const draft of [
      {
        companyName: 'Acme',
        companyDomain: 'acme.example',
        name: 'Jane Doe',
        email: 'jane.doe@acme.example',
        phone: '+49 151 23456789',
        ownerId: anna.id,
      },
      { companyName: 'Acme Holding GmbH', name: 'Zoë Müller', email: 'z.mueller@holding.example' },
      { companyName: 'Placmet', name: 'Bob O’Brien', externalId: 'CRM-2024/0017', sourceSystem: 'crm' },
      { companyName: '北京华为技术有限公司', name: '张伟', email: 'zhang@huawei.example', phone: '+86 138 0013 8000' },
    ])
      await walk.act('CreateLead', draft);
  });

  test('finds by whole words first, then by beginnings, then inside words', async () => {
    expect(await leads('acme')).toEqual(['Acme', 'Acme Holding GmbH', 'Placmet']);
    const scores = (await search({ query: 'acm' })).edges.map(({ node }) => node.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores)).toEqual(new Set([2, 1]));
    expect((await search({ query: 'acme' })).edges[0]?.node).toMatchObject({ score: 4 });
  });

  test('finds the newest first among equals', async () => {
    const made: string[] = [];
    for (const companyName of ['Twin One', 'Twin Two', 'Twin Three'])
      made.unshift(
        (await walk.act('CreateLead', { companyName, email: `${companyName.slice(5)}@twins.example` })).lead?.id ?? '',
      );
    const { edges } = await search({ query: 'twin', kinds: ['LEAD'] });
    expect(edges.map(({ node }) => node.lead?.id)).toEqual(made);
  });

  test.each([
    ['jane', 'Acme'],
    ['DOE jane', 'Acme'],
    ['acme doe', 'Acme'],
    ['muller', 'Acme Holding GmbH'],
    ['MÜLLER', 'Acme Holding GmbH'],
    ['mueller zoe', 'Acme Holding GmbH'],
    ['o’brien', 'Placmet'],
    ["O'Brien", 'Placmet'],
    ['CRM-2024/0017', 'Placmet'],
    ['crm-20', 'Placmet'],
    ['0017', 'Placmet'],
    ['jane.doe@acme.example', 'Acme'],
    ['JANE.DOE@', 'Acme'],
    ['holding.ex', 'Acme Holding GmbH'],
    ['华', '北京华为技术有限公司'],
    ['华为', '北京华为技术有限公司'],
    ['技术有限', '北京华为技术有限公司'],
    ['张伟', '北京华为技术有限公司'],
    ['张伟 华为', '北京华为技术有限公司'],
    ['华为 138', '北京华为技术有限公司'],
    ['８０００', '北京华为技术有限公司'],
    ['+86 138 0013 8000', '北京华为技术有限公司'],
    ['13800138000', '北京华为技术有限公司'],
    ['138 0013 8000', '北京华为技术有限公司'],
    ['008613800138000', '北京华为技术有限公司'],
    ['8000', '北京华为技术有限公司'],
    ['0151 23456789', 'Acme'],
    ['(0151) 234-567', 'Acme'],
  ])('by "%s" finds %s alone', async (query, label) => {
    expect(await leads(query)).toEqual([label]);
  });

  test.each(['nobody', 'acme nobody', 'doe.jane@', '8002', '华北', '为华', '+49 138 0013 8000', 'x%e'])(
    'by "%s" finds nothing',
    async query => {
      expect(await search({ query })).toMatchObject({
        edges: [],
        totalCount: 0,
        pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
      });
    },
  );

  test('says in which fields the words were found, and of which kind the object is', async () => {
    expect((await told('jane acme')).sort()).toEqual([
      'CONTACT Jane Doe NAME,EMAIL 2',
      'LEAD Acme LABEL,NAME,EMAIL,COMPANY_NAME,DOMAIN 3',
    ]);
    expect(await told('8000')).toEqual(
      expect.arrayContaining(['CONTACT 张伟 PHONE 2', 'LEAD 北京华为技术有限公司 PHONE 2']),
    );
  });

  test('follows a lead whose name is corrected and a company that is renamed, at once', async () => {
    const lead = await walk.aLead({ companyName: 'Quondam', name: 'Old Name' });
    await walk.act('UpdateLead', { id: lead.id, name: 'Fresh Name' });
    expect(await leads('fresh')).toEqual(['Quondam']);
    expect(await leads('old name')).toEqual([]);
    await walk.sql(`update company set name = 'Renamed' where name = 'Quondam'`);
    expect(await leads('renamed')).toEqual(['Quondam']);
    await walk.sql(
      `update contact set phone = '+4930777555', phone_key = null where id = (select contact_id from lead where display_label = 'Quondam')`,
    );
    expect(await leads('30777555')).toEqual(['Quondam']);
    await walk.sql(
      `update contact set phone = null where id = (select contact_id from lead where display_label = 'Quondam')`,
    );
    expect(await leads('30777555')).toEqual([]);
  });

  test('its pages hold the whole set once and in order, forward and backward', async () => {
    const { edges, totalCount } = await search({ query: 'ac', first: 100 });
    const all = edges.map(({ cursor }) => cursor);
    expect([all.length, new Set(all).size]).toEqual([totalCount, totalCount]);
    expect(totalCount).toBeGreaterThan(5);
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await search({ query: 'ac', first: 2, after });
      forward.push(...page.edges.map(({ cursor }) => cursor));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(forward).toEqual(all);
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more; ) {
      const page = await search({ query: 'ac', last: 2, before });
      backward.unshift(...page.edges.map(({ cursor }) => cursor));
      ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
    }
    expect(backward).toEqual(all);
  });

  test.each([
    ['a query of one letter', { query: 'a' }, 'query'],
    ['an empty query', { query: '  ' }, 'query'],
    ['a query of punctuation', { query: '-- ?' }, 'query'],
    ['a query that is too long', { query: 'x'.repeat(101) }, 'query'],
    ['a cursor that is none', { query: 'acme', after: 'nonsense' }, 'after'],
    ['a cursor of a wrong place', { query: 'acme', before: btoa('[1,"x",9,"never","id"]') }, 'before'],
    ['a page that is too large', { query: 'acme', first: 101 }, 'first'],
  ])('refuses %s', async (_what, ask, field) => {
    const { errors } = await walk.app.run('Search', ask);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: [field] });
  });

  test('refuses the cursor of another search', async () => {
    const { edges } = await search({ query: 'acme' });
    const { errors } = await walk.app.run('Search', { query: 'acm', after: edges[0]?.cursor });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['after'] });
  });

  test('each role finds what it may see, by what it may see of it', async () => {
    const kinds = async (query: string, as: As) =>
      [...new Set((await search({ query }, as)).edges.map(({ node }) => node.kind))].sort();
    const [partner, other] = [await walk.aPartner(), await walk.aPartner()];
    await walk.act('CreateLead', { companyName: 'Sent Works', name: 'Ida Sent', email: 'ida@sent.example' }, partner);
    for (const [as, byName, byPhone] of [
      [Role.ADMIN, ['CONTACT', 'LEAD'], ['CONTACT', 'LEAD']],
      [Role.MARKETER, ['CONTACT', 'LEAD'], ['CONTACT', 'LEAD']],
      [anna.as, ['LEAD'], ['LEAD']],
      [(await walk.aRep()).as, [], []],
      [Role.AUDITOR, [], []],
      [Role.WALLBOARD, [], []],
      [partner, [], []],
    ] as const) {
      expect({ as, byName: await kinds('jane', as), byPhone: await kinds('0151 23456789', as) }).toEqual({
        as,
        byName,
        byPhone,
      });
    }
    expect(await kinds('acme', Role.WALLBOARD)).toEqual(['COMPANY', 'LEAD']);
    expect(await kinds('ida', partner)).toEqual(['LEAD']);
    expect(await kinds('sent', other)).toEqual([]);
  });

  test('a person in a pool cannot be guessed by a rep, until the lead is claimed', async () => {
    const rep = await walk.aRep();
    const lead = await walk.aLead({ companyName: 'Hidden Works', name: 'Petra Pooled', phone: '+4930999888777' });
    for (const query of ['petra', '999888777', 'hidden petra']) expect(await leads(query, rep.as)).toEqual([]);
    expect(await leads('hidden', rep.as)).toEqual(['Hidden Works']);
    await walk.act('ClaimLead', { id: lead.id }, rep.as);
    for (const query of ['petra', '999888777', 'hidden petra'])
      expect(await leads(query, rep.as)).toEqual(['Hidden Works']);
  });
});
