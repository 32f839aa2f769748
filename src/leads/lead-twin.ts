import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from './contact.js';
import { Placement } from './lead.enums.js';
import { Lead } from './lead.js';

/**
 * The leads of contacts that are in play, or go on as one that is; of a partner's own, where one is named. What a
 * partner's lead was merged into counts only where it is that partner's too.
 */
export function inPlayOf(contact: FilterQuery<Contact>, partnerId: string | null): FilterQuery<Lead> {
  const whose = partnerId === null ? {} : { partnerId };
  const inPlay = { placement: { $ne: Placement.ENDED }, ...whose };
  return { contact, ...whose, $or: [inPlay, { mergedInto: inPlay }] } as FilterQuery<Lead>;
}

/** Who the merged contacts of a key go on as. */
export async function findMergedContacts(em: EntityManager, where: FilterQuery<Contact>): Promise<string[]> {
  const rows = await em.find(
    Contact,
    { ...(where as object), mergedInto: { $ne: null } },
    { disableIdentityMap: true },
  );
  return rows.flatMap(({ mergedInto }) => mergedInto?.id ?? []);
}

/** The lead itself, or the one that it goes on as; to a partner only where that is its own too. */
export async function goesOnAs(lead: Lead, partnerId: string | null): Promise<Lead> {
  const survivor = lead.mergedInto ? await lead.mergedInto.loadOrFail() : lead;
  return partnerId === null || survivor.partnerId === partnerId ? survivor : lead;
}
