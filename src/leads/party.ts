import { ref } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { Company } from './company.js';
import { Contact } from './contact.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import { settleCustom } from './custom-values.js';
import { companyKey, emailKey } from './duplicate.rules.js';
import type { LeadDraft } from './lead-draft.js';
import { phoneKey } from './phone-key.js';

/** Who a draft is about: rows found by their keys, or still to be made. */
export interface Party {
  readonly company: Company | null;
  readonly contact: Contact | null;
  /** Every contact of the draft's e-mail or telephone: leads in play of any of them are duplicates. */
  readonly namesakes: readonly Contact[];
}

/** The keys by which duplicates are found, e.g. `email:a@b.example`. */
export function dedupeKeys(draft: LeadDraft): string[] {
  const phone = draft.phone ? phoneKey(draft.phone) : null;
  return [
    draft.email && `email:${emailKey(draft.email)}`,
    phone && `phone:${phone}`,
    draft.companyName && `company:${companyKey(draft.companyName)}`,
    draft.externalId && externalKey(draft.sourceSystem ?? 'api', draft.externalId),
  ].filter(key => typeof key === 'string');
}

/** The length of the system stands before it, since a system may hold colons too. */
function externalKey(system: string, id: string): string {
  return `external:${[...system].length}:${system}:${id}`;
}

/** Serialises those who bring the same person or company at once: advisory locks on the keys, in one order. */
export async function lockDedupeKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.sql(
    `/* lock dedupe keys */ select pg_advisory_xact_lock(h) from (select distinct hashtextextended(k, 7302) as h from unnest(?::text[]) as k order by 1) sorted`,
    [[...keys]],
  );
}

/** Those of the keys, locked before, of which something is on record: a draft with none of them is of nobody known. */
export async function findKnownKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.sql<{ key: string }>(KNOWN_KEYS, [[...keys]]);
  return new Set(rows.map(({ key }) => key));
}

const KNOWN_KEYS = `/* known dedupe keys */ with asked as (select distinct k as key, split_part(k, ':', 1) as kind, substr(k, position(':' in k) + 1) as value from unnest(?::text[]) as k)
select key from asked where kind = 'email' and exists (select 1 from contact c where c.email_key = value)
union all select key from asked where kind = 'phone' and exists (select 1 from contact c where c.phone_key = value)
union all select key from asked where kind = 'company' and exists (select 1 from company c where c.name_key = value)
union all select key from asked where kind = 'external' and exists (
  select 1 from (select split_part(value, ':', 1)::int as size, substr(value, position(':' in value) + 1) as rest) part, lead l
  where l.source_system = left(part.rest, part.size) and l.external_id = substr(part.rest, part.size + 2))`;

/** The contact and the company that the draft names, if they are known. */
export async function findParty(tx: Tx, draft: LeadDraft): Promise<Party> {
  const phone = draft.phone ? phoneKey(draft.phone) : null;
  const keys = [...(draft.email ? [{ emailKey: emailKey(draft.email) }] : []), ...(phone ? [{ phoneKey: phone }] : [])];
  const orderBy = { createdAt: 'asc', id: 'asc' } as const;
  const found = keys.length > 0 ? await tx.em.find(Contact, { $or: keys }, { orderBy, populate: ['mergedInto'] }) : [];
  const namesakes = [...new Set(found.map(one => one.mergedInto?.getEntity() ?? one))];
  const [company] = draft.companyName
    ? await tx.em.find(
        Company,
        { nameKey: companyKey(draft.companyName) },
        { orderBy, limit: 1, populate: ['mergedInto'] },
      )
    : [];
  const contact = namesakes.find(one => tx.ctx.viewer.role !== Role.PARTNER || tellsNothingNew(one, draft, phone));
  return { company: company?.mergedInto?.getEntity() ?? company ?? null, contact: contact ?? null, namesakes };
}

/** A partner sees only what it sent, so its lead is not joined to a contact of whom more is known. */
function tellsNothingNew(contact: Contact, draft: LeadDraft, phone: string | null): boolean {
  const isSentEmail =
    contact.emailKey === null || (Boolean(draft.email) && contact.emailKey === emailKey(draft.email ?? ''));
  return isSentEmail && (contact.phoneKey === null || contact.phoneKey === phone);
}

/** The same, with what is missing made. */
export async function completeParty(tx: Tx, draft: LeadDraft, { known, now, path }: Completion): Promise<Party> {
  const company = known.company ?? (draft.companyName ? await newCompany(tx, draft, { now, path }) : null);
  const hasPerson = Boolean(draft.email || draft.phone || (draft.name && draft.name !== draft.companyName));
  const contact = known.contact ?? (hasPerson ? await newContact(tx, draft, { company, now, path }) : null);
  return { ...known, company, contact };
}

interface Making {
  readonly now: Date;
  readonly path: readonly string[];
}

interface Completion extends Making {
  readonly known: Party;
}

async function newCompany(tx: Tx, draft: LeadDraft, { now, path }: Making): Promise<Company> {
  const name = draft.companyName ?? '';
  const custom = await settleCustom(tx, CustomFieldHolder.COMPANY, {
    given: draft.companyCustomValues,
    before: null,
    path: [...path, 'companyCustomValues'],
  });
  return tx.em.create(Company, {
    name,
    nameKey: companyKey(name),
    domain: draft.companyDomain ?? null,
    mergedInto: null,
    custom,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}

async function newContact(
  tx: Tx,
  draft: LeadDraft,
  { company, now, path }: Making & { company: Company | null },
): Promise<Contact> {
  const custom = await settleCustom(tx, CustomFieldHolder.CONTACT, {
    given: draft.contactCustomValues,
    before: null,
    path: [...path, 'contactCustomValues'],
  });
  return tx.em.create(Contact, {
    company: company && ref(company),
    name: draft.name ?? null,
    email: draft.email ?? null,
    emailKey: draft.email ? emailKey(draft.email) : null,
    phone: draft.phone ?? null,
    phoneKey: draft.phone ? phoneKey(draft.phone) : null,
    mergedInto: null,
    custom,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}
