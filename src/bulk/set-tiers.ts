import { gradeLead } from '../leads/grade.js';
import type { Tier } from '../leads/lead.enums.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { BulkKind } from './bulk.enums.js';
import { keepChange } from './bulk-ledger.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Choice, lockChosen } from './chosen-leads.js';

export interface SetTiers extends Choice, BulkCall {
  readonly tier?: Tier | null;
  readonly reason?: string | null;
}

/** Says of many leads what tier they are of, each as `setTier` would. */
export function setTiers(ctx: Ctx, input: SetTiers): Promise<BulkOutcome> {
  return runBulk(ctx, 'setTiers', [
    input,
    {
      choose: async tx => {
        if (input.tier === undefined) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'tier'] });
        return lockChosen(tx, input, []);
      },
      lock: (tx, id) => lockLead(tx, { id }, LeadAction.UPDATE),
      change: (tx, lead) => gradeLead(tx, lead, { tier: input.tier ?? null, reason: input.reason }),
      keep: (tx, changed) => keepChange(tx, { kind: BulkKind.TIER, reason: input.reason ?? null }, changed),
    },
  ]);
}
