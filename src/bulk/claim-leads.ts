import type { Ctx } from '../platform/context.js';
import { claiming } from './bulk-claim.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { lockChosen } from './chosen-leads.js';

export interface ClaimLeads extends BulkCall {
  readonly ids: readonly string[];
}

/** A rep takes these leads out of their pools, each as `claimLead` would: as many as it may, in the order of their ids. */
export function claimLeads(ctx: Ctx, input: ClaimLeads): Promise<BulkOutcome> {
  const { ids } = input;
  return runBulk(ctx, 'claimLeads', [input, claiming((tx, rep) => lockChosen(tx, { ids }, [rep.id]))]);
}
