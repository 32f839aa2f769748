import { ref } from '@mikro-orm/core';
import { Contact } from '../leads/contact.js';
import { LeadContact } from '../leads/lead-party.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { UserErrorCode } from '../platform/refusal.js';
import { answerWithMerge, type Merged } from './answer-merge.js';
import { mixesPartners } from './merge.rules.js';
import { joinParties, type MergeParties } from './party-merging.js';

/**
 * Makes several contacts one. A lead shows its contact, so that contacts of a partner's leads are joined only among
 * themselves: else the partner would be told what others sent.
 */
export function mergeContacts(ctx: Ctx, input: MergeParties): Promise<Merged<Contact>> {
  return transact(
    ctx,
    async tx => {
      const ids = [input.id, ...input.duplicateIds];
      const further = await tx.em.find(LeadContact, { contact: { $in: ids } }, { disableIdentityMap: true });
      return joinParties(tx, input, {
        row: Contact,
        find: ({ where, how }) => tx.em.find(Contact, where, how),
        endIn: (duplicate, survivor) => {
          duplicate.mergedInto = ref(survivor);
        },
        keysOf: ({ emailKey, phoneKey }) => [
          ...(emailKey ? [`email:${emailKey}`] : []),
          ...(phoneKey ? [`phone:${phoneKey}`] : []),
        ],
        leadsOf: all => ({ $or: [{ contact: { $in: all } }, { id: { $in: further.map(({ lead }) => lead.id) } }] }),
        filled: [['name'], ['email', 'emailKey'], ['phone', 'phoneKey'], ['company']],
        judge: leads =>
          mixesPartners(leads.map(({ partnerId }) => partnerId)) ? UserErrorCode.PARTNER_MISMATCH : null,
        repoint: (lead, survivor) => {
          if (lead.contact && ids.includes(lead.contact.id)) lead.contact = ref(survivor);
        },
      });
    },
    answerWithMerge('mergeContacts', Contact, input),
  );
}
