import { Role } from '../../src/platform/access/viewer.js';
import type { As } from '../support/app.js';
import { withApp } from '../support/with-app.js';

interface Shown {
  readonly key: string;
  readonly [member: string]: unknown;
}
interface Holder {
  readonly id: string;
  readonly customValues: readonly Shown[];
}

const FIELDS = [
  { key: 'note', kind: 'TEXT' },
  { key: 'budget', kind: 'NUMBER' },
  { key: 'isKey', kind: 'BOOLEAN' },
  { key: 'dueOn', kind: 'DATE' },
  { key: 'seenAt', kind: 'DATETIME' },
  { key: 'metal', kind: 'CHOICE', choices: [{ key: 'gold', label: 'Gold' }] },
  { key: 'tags', kind: 'MULTI_CHOICE', choices: ['b', 'a'].map(key => ({ key, label: key.toUpperCase() })) },
  { key: 'passport', kind: 'TEXT', isPersonal: true },
  { key: 'theirs', kind: 'TEXT', isForPartners: true },
  { key: 'old', kind: 'TEXT', isArchived: true },
];
const EVERY_KIND = [
  { key: 'note', text: 'a note' },
  { key: 'budget', number: 1.5 },
  { key: 'isKey', boolean: false },
  { key: 'dueOn', date: '2026-11-22' },
  { key: 'seenAt', dateTime: '2026-11-22T14:05:00+01:00' },
  { key: 'metal', choice: 'gold' },
  { key: 'tags', choices: ['a', 'b'] },
];

describe('custom values', () => {
  const walk = withApp();
  beforeAll(async () => {
    for (const [place, field] of FIELDS.entries())
      for (const on of ['LEAD', 'COMPANY', 'CONTACT'])
        await walk.act('SaveCustomField', { on, name: field.key, position: place, ...field });
  });
  const leadsBy = async (variables: object, as?: As) =>
    (await walk.ask<{ leads: { nodes: Holder[]; totalCount: number } }>('LeadsByField', variables, as)).leads;
  const valuesOf = async (id: string, as?: As): Promise<readonly Shown[] | undefined> => {
    const document = 'query ($id: ID!) { lead(id: $id) { customValues { key text number } } }';
    return (await walk.ask<{ lead: Holder | null }>(document, { id }, as)).lead?.customValues;
  };
  const refusedFilter = async (custom: object, as?: As) => {
    const { errors } = await walk.app.run(
      'LeadsByField',
      { filter: { custom: [custom] } },
      as === undefined ? {} : { as },
    );
    return [errors?.[0]?.extensions?.code, (errors?.[0]?.extensions?.field as string[] | undefined)?.join('.')];
  };

  test('of every kind are kept by createLead and shown by the places of their fields', async () => {
    const { id } = await walk.aLead({ externalId: 'every', customValues: EVERY_KIND.toReversed() });
    const { nodes } = await leadsBy({ filter: { externalId: { eq: 'every' } } });
    expect(nodes.map(node => node.id)).toEqual([id]);
    expect(
      nodes[0]?.customValues.map(({ name: _, kind: _kind, ...value }) =>
        Object.fromEntries(Object.entries(value).filter(([, said]) => said !== null)),
      ),
    ).toEqual([
      { key: 'note', text: 'a note' },
      { key: 'budget', number: 1.5 },
      { key: 'isKey', boolean: false },
      { key: 'dueOn', date: '2026-11-22' },
      { key: 'seenAt', dateTime: '2026-11-22T13:05:00.000Z' },
      { key: 'metal', choice: { key: 'gold', label: 'Gold' } },
      {
        key: 'tags',
        choices: [
          { key: 'b', label: 'B' },
          { key: 'a', label: 'A' },
        ],
      },
    ]);
  });

  test('that are wrong are refused all at once, each at its path, and nothing is made', async () => {
    const customValues = [
      { key: 'nothing', text: 'a' },
      { key: 'budget', text: '1' },
      { key: 'metal', choice: 'silver' },
      { key: 'old', text: 'a' },
      { key: 'note', text: 'a', number: 1 },
    ];
    const outcome = await walk.changingNothing(() => walk.act('CreateLead', { name: 'Nobody', customValues }));
    expect(outcome.refusals).toEqual([
      'INVALID input.customValues.0.key',
      'INVALID input.customValues.1.text',
      'INVALID input.customValues.2.choice',
      'INVALID input.customValues.3.key',
      'INVALID input.customValues.4',
    ]);
  });

  test('are corrected one by one: what is not named stays, null clears', async () => {
    const { id } = await walk.aLead({
      customValues: [
        { key: 'note', text: 'one' },
        { key: 'budget', number: 5 },
      ],
    });
    await walk.act('UpdateLead', { id, customValues: [{ key: 'note', text: null }] });
    expect(await valuesOf(id)).toEqual([{ key: 'budget', text: null, number: 5 }]);
  });

  test('go with rows of upsertLeads, of which a bad one is refused by itself and a known one is corrected', async () => {
    const row = (externalId: string, number: unknown) => ({
      name: 'Row',
      externalId,
      customValues: [{ key: 'budget', number }],
    });
    await walk.act('UpsertLeads', { idempotencyKey: 'u1', rows: [row('up-1', 1)] });
    const bad = { name: 'Bad', externalId: 'up-2', customValues: [{ key: 'budget', text: 'x' }] };
    const outcome = await walk.act('UpsertLeads', { idempotencyKey: 'u2', rows: [row('up-1', 2), bad] });
    expect(outcome.results?.map(({ status }) => status)).toEqual(['UPDATED', 'REJECTED']);
    expect(outcome.results?.[1]?.userErrors[0]?.field?.join('.')).toBe('input.rows.1.customValues.0.text');
    expect(await valuesOf(outcome.results?.[0]?.lead?.id ?? '')).toMatchObject([{ key: 'budget', number: 2 }]);
  });

  test('of a company and a contact are kept where the lead makes them, and corrected by themselves after that', async () => {
    await walk.aLead({
      name: 'Ada Post',
      companyName: 'Post Ltd',
      email: 'ada@post.example',
      companyCustomValues: [{ key: 'budget', number: 10 }],
      contactCustomValues: [{ key: 'note', text: 'prefers mail' }],
    });
    const filter = { custom: [{ key: 'budget', number: { gte: 10 } }] };
    const found = await walk.ask<{ companies: { nodes: Holder[] } }>('Companies', { filter });
    expect(found.companies.nodes).toMatchObject([{ name: 'Post Ltd', customValues: [{ key: 'budget', number: 10 }] }]);
    const people = await walk.ask<{ contacts: { nodes: Holder[] } }>('Contacts', {
      filter: { custom: [{ key: 'note', text: { startsWith: 'PREFERS' } }] },
    });
    expect(people.contacts.nodes).toMatchObject([{ name: 'Ada Post', customValues: [{ key: 'note' }] }]);
    const [company, contact] = [found.companies.nodes[0]?.id, people.contacts.nodes[0]?.id];
    const changed = await walk.act('UpdateCompany', {
      id: company,
      domain: 'post.example',
      customValues: [{ key: 'budget', number: 11 }],
    });
    expect(changed).toMatchObject({
      refusals: [],
      company: { version: 2, domain: 'post.example', customValues: [{ number: 11 }] },
    });
    const stale = await walk.changingNothing(() =>
      walk.act('UpdateContact', { id: contact, name: 'Other', expectedVersion: 7 }),
    );
    expect(stale).toMatchObject({ refusals: ['STALE_VERSION input.expectedVersion'], contact: { name: 'Ada Post' } });
    const bad = await walk.changingNothing(() =>
      walk.act('UpdateContact', { id: contact, customValues: [{ key: 'budget', text: 'a' }] }),
    );
    expect(bad.refusals).toEqual(['INVALID input.customValues.0.text']);
    expect(await walk.act('UpdateContact', { id: contact, name: 'Ada Mail' })).toMatchObject({
      refusals: [],
      contact: { version: 2 },
    });
  });

  test('that are personal are shown like a name: not to auditors and screens, nor to reps while the lead is in a pool', async () => {
    const rep = await walk.aRep();
    const { id } = await walk.aLead({ customValues: [{ key: 'passport', text: 'P-7302' }] });
    const custom = { key: 'passport', text: { eq: 'P-7302' } };
    expect(await valuesOf(id, Role.ADMIN)).toMatchObject([{ text: 'P-7302' }]);
    for (const role of [Role.AUDITOR, Role.WALLBOARD]) {
      expect(await valuesOf(id, role)).toEqual([]);
      expect(await refusedFilter(custom, role)).toEqual(['FORBIDDEN', undefined]);
    }
    expect(await valuesOf(id, rep.as)).toEqual([]);
    expect((await leadsBy({ filter: { custom: [custom] } }, rep.as)).nodes).toEqual([]);
    await walk.act('ClaimLead', { id }, rep.as);
    expect(await valuesOf(id, rep.as)).toMatchObject([{ text: 'P-7302' }]);
    expect((await leadsBy({ filter: { custom: [custom] } }, rep.as)).nodes).toMatchObject([{ id }]);
  });

  test('of a partner are those that are for partners, read, written and asked for', async () => {
    const partner = await walk.aPartner();
    const outcome = await walk.act(
      'CreateLead',
      { name: 'Hers', idempotencyKey: 'hers', customValues: [{ key: 'theirs', text: 'yes' }] },
      partner,
    );
    const id = outcome.lead?.id ?? '';
    await walk.act('UpdateLead', { id, customValues: [{ key: 'note', text: 'of the house' }] });
    expect(await valuesOf(id, partner)).toMatchObject([{ key: 'theirs', text: 'yes' }]);
    const refused = await walk.act(
      'CreateLead',
      { name: 'More', idempotencyKey: 'more', customValues: [{ key: 'note', text: 'a' }] },
      partner,
    );
    expect(refused.refusals).toEqual(['INVALID input.customValues.0.key']);
    expect(await refusedFilter({ key: 'note', text: { eq: 'of the house' } }, partner)).toEqual([
      'BAD_USER_INPUT',
      'filter.custom.0.key',
    ]);
  });

  test.each([
    [{ key: 'none', text: { eq: 'a' } }, 'filter.custom.0.key'],
    [{ key: 'old', text: { eq: 'a' } }, 'filter.custom.0.key'],
    [{ key: 'budget', text: { eq: 'a' } }, 'filter.custom.0.text'],
    [{ key: 'budget', number: { eq: 1 }, text: { eq: 'a' } }, 'filter.custom.0'],
    [{ key: 'budget' }, 'filter.custom.0'],
    [{ key: 'budget', number: { eq: null } }, 'filter.custom.0.number.eq'],
  ])('are not asked for by %j', async (custom, path) => {
    expect(await refusedFilter(custom)).toEqual(['BAD_USER_INPUT', path]);
  });

  test.each([
    [{ field: 'CUSTOM' }, 'orderBy.0.customKey'],
    [{ field: 'CREATED_AT', customKey: 'budget' }, 'orderBy.0.customKey'],
    [{ field: 'CUSTOM', customKey: 'tags' }, 'orderBy.0.customKey'],
    [{ field: 'CUSTOM', customKey: "'; drop table lead" }, 'orderBy.0.customKey'],
  ])('sort no list by %j', async (order, path) => {
    const { errors } = await walk.app.run('LeadsByField', { orderBy: [order] });
    expect([errors?.[0]?.extensions?.code, String(errors?.[0]?.extensions?.field).replaceAll(',', '.')]).toEqual([
      'BAD_USER_INPUT',
      path,
    ]);
  });

  test('sort the leads of each rep of a list', async () => {
    const rep = await walk.aRep();
    for (const number of [2, 10, 1]) await walk.aLead({ ownerId: rep.id, customValues: [{ key: 'budget', number }] });
    const document = `query ($id: ID!) { rep(id: $id) { leads(first: 2, orderBy: [{ field: CUSTOM, customKey: "budget", direction: DESC }], filter: { custom: [{ key: "budget", number: { gt: 0 } }] }) {
      totalCount nodes { customValues { key number } } } } }`;
    const { rep: shown } = await walk.ask<{ rep: { leads: { totalCount: number; nodes: Holder[] } } }>(document, {
      id: rep.id,
    });
    expect(shown.leads.totalCount).toBe(3);
    expect(shown.leads.nodes.map(({ customValues }) => customValues[0]?.number)).toEqual([10, 2]);
  });

  test('that are required are asked of what is made, and cannot be cleared', async () => {
    await walk.act('SaveCustomField', { on: 'LEAD', key: 'must', name: 'Must', kind: 'TEXT', isRequired: true });
    expect((await walk.act('CreateLead', { name: 'Without' })).refusals).toEqual(['INVALID input.customValues']);
    const { id } = await walk.aLead({ customValues: [{ key: 'must', text: 'a' }] });
    const cleared = await walk.act('UpdateLead', { id, customValues: [{ key: 'must', text: null }] });
    expect(cleared.refusals).toEqual(['INVALID input.customValues.0.text']);
    await walk.act('SaveCustomField', { on: 'LEAD', key: 'must', name: 'Must', kind: 'TEXT', isArchived: true });
    expect(await valuesOf(id)).toEqual([]);
    expect((await walk.act('CreateLead', { name: 'Without' })).refusals).toEqual([]);
  });
});
