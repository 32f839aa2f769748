import { leads } from '../leads/lead.graphql.js';
import type { LeadFilter } from '../leads/lead-lists.graphql.js';
import { leadsWhere } from '../leads/lead-where.graphql.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { guarded } from '../platform/read/guard.js';
import { BulkStatus } from './bulk.enums.js';
import { bulkChanges } from './bulk.graphql.js';
import type { BulkOutcome } from './bulk-run.js';

/** What a change of many leads answers, with its counts. */
export async function payloadOf(ctx: Ctx, { changeId, results }: BulkOutcome) {
  const count = (status: BulkStatus) => results.filter(result => result.status === status).length;
  return {
    bulkChange: changeId ? await findVisible(ctx, bulkChanges, changeId) : null,
    changedCount: count(BulkStatus.CHANGED),
    refusedCount: count(BulkStatus.REFUSED),
    results: [...results],
  };
}

/** The filter as a condition, with the policies put in: what is masked for the caller cannot be asked for. */
export async function chosenBy<I extends { readonly filter?: LeadFilter | null }>(
  ctx: Ctx,
  input: I,
): Promise<I & { where: object | null }> {
  return { ...input, where: input.filter ? guarded(ctx, leads, await leadsWhere(ctx, input.filter)) : null };
}
