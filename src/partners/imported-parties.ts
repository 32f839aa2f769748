import { companyKey, emailKey } from '../leads/duplicate.rules.js';
import { phoneKey } from '../leads/phone-key.js';
import type { Tx } from '../platform/db/tx.js';
import { newId, uuidOf } from '../platform/ids.js';
import type { LeadFields } from './draft.rules.js';

/** A company as a file names it. */
export type NamedCompany = Pick<LeadFields, 'companyName' | 'companyDomain'>;

/** Who a lead is about, uuids. */
export interface PartyIds {
  readonly companyId: string | null;
  readonly contactId: string | null;
}

/** The company and the contact of each, found by their keys or made; the same person or company of a batch is made once. */
export async function findOrMakeParties(
  tx: Tx,
  leads: readonly LeadFields[],
  { isOfPartner }: { readonly isOfPartner: boolean },
): Promise<PartyIds[]> {
  const { ids: companies } = await findOrMakeCompanies(tx, leads);
  const companyOf = (lead: LeadFields) =>
    lead.companyName ? (companies.get(companyKey(lead.companyName)) ?? null) : null;
  const { known, tellsNothingNew } = await findContacts(tx, leads);
  const made: Record<string, unknown>[] = [];
  const ids = leads.map(lead => {
    const keys = contactKeys(lead);
    if (keys.length === 0 && !(lead.name && lead.name !== lead.companyName)) return null;
    const found = keys.flatMap(key => known.get(key) ?? []).find(one => !isOfPartner || tellsNothingNew(one, lead));
    const id = found ?? freshUuid('contact');
    if (keys.every(key => known.get(key) !== id)) made.push(contactRow(id, lead, companyOf(lead)));
    for (const key of keys) if (!known.has(key) || isOfPartner) known.set(key, id);
    return id;
  });
  const now = (await tx.now()).toISOString();
  if (made.length > 0) await tx.sql(MAKE_CONTACTS, [now, now, JSON.stringify(made)]);
  return leads.map((lead, place) => ({ companyId: companyOf(lead), contactId: ids[place] ?? null }));
}

/** The keys that duplicates are locked by, in the words of `lockDedupeKeys`. */
export function partyKeys(lead: LeadFields): string[] {
  return [...contactKeys(lead), ...(lead.companyName ? [`company:${companyKey(lead.companyName)}`] : [])];
}

function contactKeys(lead: LeadFields): string[] {
  const phone = lead.phone ? phoneKey(lead.phone) : null;
  return [...(lead.email ? [`email:${emailKey(lead.email)}`] : []), ...(phone ? [`phone:${phone}`] : [])];
}

interface KnownContacts {
  /** Ids by key. */
  readonly known: Map<string, string>;
  /** A partner sees only what it sent, so its lead is not joined to a contact of whom more is known. */
  tellsNothingNew(id: string, lead: LeadFields): boolean;
}

const KEYS_OF_CONTACTS = `select id, array_remove(array['email:' || email_key, 'phone:' || phone_key], null) as keys
from contact where id = any (?::uuid[])`;

async function findContacts(tx: Tx, leads: readonly LeadFields[]): Promise<KnownContacts> {
  const keys = leads.flatMap(contactKeys);
  const told = (kind: string) => keys.filter(key => key.startsWith(kind)).map(key => key.slice(kind.length));
  const rows =
    keys.length > 0 ? await tx.sql<{ key: string; id: string }>(CONTACTS, [told('email:'), told('phone:')]) : [];
  const all = await tx.sql<{ id: string; keys: string[] }>(KEYS_OF_CONTACTS, [rows.map(({ id }) => id)]);
  const keysById = new Map(all.map(row => [row.id, row.keys]));
  return {
    known: new Map(rows.map(({ key, id }) => [key, id])),
    tellsNothingNew: (id, lead) => {
      const said = contactKeys(lead);
      return (keysById.get(id) ?? []).every(key => said.includes(key));
    },
  };
}

function contactRow(id: string, lead: LeadFields, companyId: string | null): Record<string, unknown> {
  return {
    id,
    companyId,
    name: lead.name,
    email: lead.email,
    emailKey: lead.email && emailKey(lead.email),
    phone: lead.phone,
    phoneKey: lead.phone && phoneKey(lead.phone),
  };
}

/** The companies that are named, by the key of their name; those that are not known are made and told in `made`. */
export async function findOrMakeCompanies(
  tx: Tx,
  leads: readonly NamedCompany[],
): Promise<{ ids: ReadonlyMap<string, string>; made: number }> {
  const named = new Map(
    leads.flatMap(lead => (lead.companyName ? [[companyKey(lead.companyName), lead] as const] : [])),
  );
  if (named.size === 0) return { ids: new Map(), made: 0 };
  const rows = await tx.sql<{ key: string; id: string }>(COMPANIES, [[...named.keys()]]);
  const known = new Map(rows.map(({ key, id }) => [key, id]));
  const missing = [...named].filter(([key]) => !known.has(key));
  const made = missing.map(([key, lead]) => ({
    id: freshUuid('company'),
    name: lead.companyName,
    nameKey: key,
    domain: lead.companyDomain,
  }));
  const now = (await tx.now()).toISOString();
  if (made.length > 0) await tx.sql(MAKE_COMPANIES, [now, now, JSON.stringify(made)]);
  for (const { id, nameKey } of made) known.set(nameKey, id);
  return { ids: known, made: made.length };
}

function freshUuid(prefix: 'company' | 'contact'): string {
  return uuidOf(newId(prefix)) ?? '';
}

const COMPANIES =
  'select name_key as key, coalesce(merged_into_id, id) as id from company where name_key = any (?::text[]) order by created_at desc';

const MAKE_COMPANIES = `insert into company (created_at, updated_at, id, name, name_key, domain)
select ?::timestamptz, ?::timestamptz, id, name, "nameKey", domain
from jsonb_to_recordset(?::jsonb) as r (id uuid, name text, "nameKey" text, domain text)`;

// The oldest one of each key comes last and stays.
const CONTACTS = `select key, id from (
  select 'email:' || email_key as key, coalesce(merged_into_id, id) as id, created_at from contact where email_key = any (?::text[])
  union all select 'phone:' || phone_key, coalesce(merged_into_id, id), created_at from contact where phone_key = any (?::text[])
) c order by created_at desc`;

const MAKE_CONTACTS = `insert into contact (created_at, updated_at, id, company_id, name, email, email_key, phone, phone_key)
select ?::timestamptz, ?::timestamptz, id, "companyId", name, email, "emailKey", phone, "phoneKey"
from jsonb_to_recordset(?::jsonb) as r (id uuid, "companyId" uuid, name text, email text, "emailKey" text, phone text, "phoneKey" text)`;
