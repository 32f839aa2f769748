import { emailKey } from '../leads/duplicate.rules.js';
import { Validity } from '../leads/lead.enums.js';
import { phoneKey } from '../leads/phone-key.js';
import type { Tx } from '../platform/db/tx.js';
import type { ImportedLead } from './draft.rules.js';
import { type LeadRow, lockLeads } from './imported-row.js';
import { LeadImportMatch } from './lead-import.enums.js';

/** Which leads an import may know, and by what it knows them. */
export interface Knowing {
  readonly sourceSystem: string;
  /** The partner (uuid) whose leads alone count; null: leads of the house, and by person those of everybody. */
  readonly partnerId: string | null;
  readonly matchBy: readonly LeadImportMatch[];
}

/** What a row is known by, first what counts first, e.g. `email:a@b.example`. */
export function keysOfLead(lead: Pick<ImportedLead, 'externalId' | 'fields'>, matchBy: Knowing['matchBy']): string[] {
  const { email, phone } = lead.fields;
  const phoneOf = phone && matchBy.includes(LeadImportMatch.PHONE) ? phoneKey(phone) : null;
  return [
    `external:${lead.externalId}`,
    ...(email && matchBy.includes(LeadImportMatch.EMAIL) ? [`email:${emailKey(email)}`] : []),
    ...(phoneOf ? [`phone:${phoneOf}`] : []),
  ];
}

/** The leads that rows are about, locked in the order of their ids, by the keys that they were found by. */
export async function lockKnownLeads(
  tx: Tx,
  knowing: Knowing,
  rows: readonly ImportedLead[],
): Promise<ReadonlyMap<string, LeadRow>> {
  const keys = [...new Set(rows.flatMap(row => keysOfLead(row, knowing.matchBy)))];
  const { partnerId, sourceSystem } = knowing;
  const found = await tx.sql<{ key: string; id: string }>(KNOWN, [
    sourceSystem,
    of(keys, 'external:'),
    partnerId,
    of(keys, 'email:'),
    of(keys, 'phone:'),
    partnerId,
    partnerId,
  ]);
  if (found.length === 0) return new Map();
  const locked = new Map((await lockLeads(tx, [...new Set(found.map(({ id }) => id))])).map(row => [row.id, row]));
  return new Map(
    found.flatMap(({ key, id }) => {
      const row = locked.get(id);
      return row ? [[key, row]] : [];
    }),
  );
}

/** For each row of a partner whether somebody else's lead in play is of the same person: such a lead is made as a duplicate. */
export async function findStrangers(tx: Tx, rows: readonly ImportedLead[]): Promise<(row: ImportedLead) => Validity> {
  const everything = Object.values(LeadImportMatch);
  const keysOf = (row: ImportedLead) => keysOfLead(row, everything).slice(1);
  const keys = [...new Set(rows.flatMap(keysOf))];
  const found =
    keys.length > 0 ? await tx.sql<{ key: string }>(STRANGERS, [of(keys, 'email:'), of(keys, 'phone:')]) : [];
  const strange = new Set(found.map(({ key }) => key));
  return row => (keysOf(row).some(key => strange.has(key)) ? Validity.DUPLICATE : row.fields.validity);
}

function of(keys: readonly string[], kind: string): string[] {
  return keys.filter(key => key.startsWith(kind)).map(key => key.slice(kind.length));
}

// Of a person the newest lead in play; of an outside key there is one.
const KNOWN = `/* leads that are known */ select 'external:' || external_id as key, id from lead
where source_system = ? and external_id = any (?::text[]) and partner_id is not distinct from ?::uuid
union all select key, id from (
  select distinct on (p.key) p.key, l.id from (
    select 'email:' || email_key as key, id from contact where email_key = any (?::text[])
    union all select 'phone:' || phone_key, id from contact where phone_key = any (?::text[])
  ) p join lead l on l.contact_id = p.id
  where l.placement <> 'ENDED' and (?::uuid is null or l.partner_id = ?::uuid)
  order by p.key, l.created_at desc, l.id desc
) by_person`;

const STRANGERS = `/* leads of the same people */ select distinct p.key from (
  select 'email:' || email_key as key, id from contact where email_key = any (?::text[])
  union all select 'phone:' || phone_key, id from contact where phone_key = any (?::text[])
) p join lead l on l.contact_id = p.id where l.placement <> 'ENDED'`;
