import { ref } from '@mikro-orm/core';
import { Company } from '../leads/company.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithMerge, type Merged } from './answer-merge.js';
import { joinParties, type MergeParties } from './party-merging.js';

/** Makes several companies one: leads and contacts go along, and leads of the house are shown under its name. */
export function mergeCompanies(ctx: Ctx, input: MergeParties): Promise<Merged<Company>> {
  return transact(
    ctx,
    tx =>
      joinParties(tx, input, {
        row: Company,
        find: ({ where, how }) => tx.em.find(Company, where, how),
        endIn: (duplicate, survivor) => {
          duplicate.mergedInto = ref(survivor);
        },
        keysOf: ({ nameKey }) => [`company:${nameKey}`],
        leadsOf: ids => ({ company: { $in: ids } }),
        filled: [['domain']],
        judge: () => null,
        repoint: (lead, survivor) => {
          lead.company = ref(survivor);
          if (lead.partnerId === null) lead.displayLabel = survivor.name;
        },
      }),
    answerWithMerge('mergeCompanies', Company, input),
  );
}
