import { ref } from '@mikro-orm/core';
import { labelOf } from '../leads/duplicate.rules.js';
import { applyGrade } from '../leads/grade.js';
import { BuyingRole, GradeSource } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadContact } from '../leads/lead-party.js';
import type { Tx } from '../platform/db/tx.js';

/** What a lead keeps where it has it, and else takes from the first of its duplicates that has it; amount and currency together. */
const FILLED = [
  ['name'],
  ['note'],
  ['company'],
  ['contact'],
  ['source'],
  ['campaign'],
  ['product'],
  ['segment'],
  ['valueMinor', 'valueCurrency'],
  ['winProbability'],
  ['convertedRef'],
] as const satisfies readonly (readonly (keyof Lead)[])[];

/** Fills what a lead lacks and gathers what it remembers of touches, once its duplicates hold nothing any more. */
export async function inherit(tx: Tx, survivor: Lead, duplicates: readonly Lead[]): Promise<void> {
  const { company, name } = survivor;
  for (const fields of FILLED) {
    const heir = [survivor, ...duplicates].find(lead => lead[fields[0]] !== null);
    if (heir && heir !== survivor) for (const field of fields) Object.assign(survivor, { [field]: heir[field] });
  }
  survivor.custom = Object.assign({}, ...[survivor, ...duplicates].reverse().map(lead => lead.custom));
  if (survivor.company !== company || (!company && survivor.name !== name)) await relabel(survivor);
  gatherTouches(survivor, duplicates);
  const graded = [survivor, ...duplicates].find(lead => lead.tier !== null);
  if (graded)
    await applyGrade(tx, survivor, {
      tier: graded.tier,
      by: graded.isTierByModel ? GradeSource.MODEL : GradeSource.PERSON,
    });
}

async function relabel(lead: Lead): Promise<void> {
  const company = lead.company && (await lead.company.loadOrFail());
  lead.displayLabel = labelOf({ company: company?.name ?? null, person: lead.name, key: lead.externalId });
}

/** Each touch goes along, so that what leads remember of theirs adds up. */
function gatherTouches(survivor: Lead, duplicates: readonly Lead[]): void {
  const all = [survivor, ...duplicates];
  const times = (field: 'firstTouchAt' | 'lastTouchAt' | 'lastTwoWayAt') =>
    all.flatMap(lead => lead[field] ?? []).sort((a, b) => a.getTime() - b.getTime());
  survivor.touchCount = all.reduce((sum, { touchCount }) => sum + touchCount, 0);
  survivor.firstTouchAt = times('firstTouchAt')[0] ?? null;
  survivor.lastTouchAt = times('lastTouchAt').at(-1) ?? null;
  survivor.lastTwoWayAt = times('lastTwoWayAt').at(-1) ?? null;
  for (const duplicate of duplicates) {
    duplicate.touchCount = 0;
    duplicate.firstTouchAt = duplicate.lastTouchAt = duplicate.lastTwoWayAt = null;
  }
}

/** Whoever was the primary contact of a duplicate is a further one of the survivor; its own primary contact is not. */
export async function gatherContacts(tx: Tx, survivor: Lead, duplicates: readonly Lead[]): Promise<void> {
  const known = await tx.em.find(LeadContact, { lead: survivor.id }, { disableIdentityMap: true });
  const joined = new Set([survivor.contact?.id, ...known.map(({ contact }) => contact.id)]);
  for (const { contact } of duplicates) {
    if (!contact || joined.has(contact.id)) continue;
    joined.add(contact.id);
    tx.em.create(LeadContact, { lead: ref(survivor), contact, buyingRole: BuyingRole.OTHER });
  }
  if (survivor.contact) await tx.em.nativeDelete(LeadContact, { lead: survivor.id, contact: survivor.contact.id });
}
