import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { findingsOf } from '../support/findings.js';
import { nextNumber, type Outcome, type ShownLead } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Parties {
  readonly displayLabel: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: { readonly id: string } | null;
  readonly contact: { readonly id: string } | null;
}
type Merge = Outcome & { readonly userErrors: readonly { readonly message: string }[] };

describe('mergeCompanies and mergeContacts', () => {
  const walk = withApp();
  const { settledCodes, log } = findingsOf(walk);
  const PARTIES = 'query ($id: ID!) { lead(id: $id) { displayLabel email phone company { id } contact { id } } }';
  const partiesOf = async ({ id }: { id: string }) => (await walk.ask<{ lead: Parties }>(PARTIES, { id })).lead;
  const companyOf = async (lead: ShownLead) => (await partiesOf(lead)).company?.id ?? '';
  const contactOf = async (lead: ShownLead) => (await partiesOf(lead)).contact?.id ?? '';
  const merge = (operation: string, id: string, duplicateIds: string[]) =>
    walk.act(operation, { id, duplicateIds }) as Promise<Merge>;
  const aName = () => `House ${nextNumber()}`;

  test('leads of a merged company go along and are shown under its name, and who names it later comes to the one that stays', async () => {
    const [name, other] = [aName(), aName()];
    const stays = await walk.aLead({ companyName: name });
    const goes = await walk.aLead({ companyName: other, companyDomain: 'other.example' });
    const [company, duplicate] = [await companyOf(stays), await companyOf(goes)];
    expect(await merge('MergeCompanies', company, [duplicate])).toMatchObject({
      refusals: [],
      company: { id: company, version: 2, name, domain: 'other.example' },
      duplicates: [{ id: duplicate, mergedInto: { id: company } }],
    });
    expect(await partiesOf(goes)).toMatchObject({ displayLabel: name, company: { id: company } });
    expect(await companyOf(await walk.aLead({ companyName: other }))).toBe(company);
    const check = await walk.ask<{ leadCheck: { exists: boolean } }>('LeadCheck', { company: other });
    expect(check.leadCheck.exists).toBe(true);
  });

  test('leads, touches and findings of a merged contact go along, and its e-mail still finds it', async () => {
    const [one, two] = [`one-${nextNumber()}@merged.example`, `two-${nextNumber()}@merged.example`];
    const stays = await walk.aLead({ email: one });
    const goes = await walk.aLead({ email: two, phone: '+4915112345678' });
    for (let time = 0; time < 3; time += 1) {
      await log(stays.id);
      await log(goes.id);
    }
    expect(await settledCodes(goes.id)).toEqual([]);
    const [contact, duplicate] = [await contactOf(stays), await contactOf(goes)];
    expect(await merge('MergeContacts', contact, [duplicate])).toMatchObject({
      refusals: [],
      contact: { id: contact, email: one, phone: '+4915112345678' },
      duplicates: [{ id: duplicate, mergedInto: { id: contact } }],
    });
    expect(await partiesOf(goes)).toMatchObject({ email: one, contact: { id: contact } });
    expect([...(await settledCodes(goes.id)), ...(await settledCodes(stays.id))]).toEqual(['OVER_CONTACT']);
    expect((await walk.act('CreateLead', { email: two })).refusals).toEqual(['TAKEN input.email']);
    const rows = [{ email: two, segment: 'again' }];
    const { results } = await walk.act('UpsertLeads', { rows, idempotencyKey: two });
    expect(results?.[0]?.status).toBe('UPDATED');
  });

  test('what cannot be is refused at its place and changes nothing', async () => {
    const [stays, goes] = [await walk.aLead({ companyName: aName() }), await walk.aLead({ companyName: aName() })];
    const [company, duplicate] = [await companyOf(stays), await companyOf(goes)];
    const tries = async (...[id, duplicateIds]: [string, string[]]) =>
      (await walk.changingNothing(() => merge('MergeCompanies', id, duplicateIds))).refusals;
    expect(await tries(company, [company])).toEqual(['INVALID input.duplicateIds.0']);
    expect(await tries(company, [newId('company')])).toEqual(['NOT_FOUND input.duplicateIds.0']);
    await merge('MergeCompanies', company, [duplicate]);
    expect(await tries(duplicate, [company])).toEqual(['MERGED_INTO input.id']);
    const stale = await walk.act('MergeCompanies', {
      id: company,
      duplicateIds: [newId('company')],
      expectedVersion: 1,
    });
    expect(stale.refusals).toContain('STALE_VERSION input.expectedVersion');
  });

  test("contacts of a partner's leads are not joined with those of others, who would be told to it", async () => {
    const sent = await walk.aLead({ email: `sent-${nextNumber()}@merged.example` }, await walk.aPartner());
    const ours = await walk.aLead({ phone: `+491511234${1000 + nextNumber()}` });
    const [contact, duplicate] = [await contactOf(ours), await contactOf(sent)];
    for (const [one, two] of [
      [contact, duplicate],
      [duplicate, contact],
    ] as const)
      expect((await walk.changingNothing(() => merge('MergeContacts', one, [two]))).refusals).toEqual([
        'PARTNER_MISMATCH input.duplicateIds',
      ]);
  });

  test('a lead that comes while its company is merged is of the one that stays', async () => {
    const [name, other] = [aName(), aName()];
    const [company, duplicate] = [
      await companyOf(await walk.aLead({ companyName: name })),
      await companyOf(await walk.aLead({ companyName: other })),
    ];
    const [merged, ...came] = await Promise.all([
      merge('MergeCompanies', company, [duplicate]),
      ...[1, 2, 3].map(() => walk.act('CreateLead', { name: `Late ${nextNumber()}`, companyName: other }, Role.ADMIN)),
    ]);
    expect(merged?.refusals).toEqual([]);
    for (const { lead } of came) expect(await companyOf(lead as ShownLead)).toBe(company);
  });
});
