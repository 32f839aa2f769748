import { handTo } from '../assignment/hand-over.js';
import { findReceiver } from '../assignment/receiver.js';
import { noteRefusal } from '../assignment/refused-admission.js';
import { OwnershipChange } from '../leads/lead.enums.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { BulkKind } from './bulk.enums.js';
import { keepChange } from './bulk-ledger.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Choice, lockChosen } from './chosen-leads.js';

export interface TransferLeads extends Choice, BulkCall {
  readonly repId: string;
  readonly reason?: string | null;
}

/** Hands many held leads to one rep, each as `transferLead` would: as many as it has room for, in the order of their ids. */
export function transferLeads(ctx: Ctx, input: TransferLeads): Promise<BulkOutcome> {
  return runBulk(ctx, 'transferLeads', [
    input,
    {
      choose: async tx => {
        const { id } = await findReceiver(tx, input.repId);
        return lockChosen(tx, input, [id]);
      },
      lock: (tx, id) => lockLead(tx, { id }, LeadAction.TRANSFER),
      change: (tx, lead) => handTo(tx, lead, input),
      refused: (tx, leadId, refusal) =>
        noteRefusal(tx, { leadId, repId: input.repId, how: OwnershipChange.TRANSFERRED }, refusal),
      keep: (tx, changed) => keepChange(tx, { kind: BulkKind.TRANSFER, reason: input.reason ?? null }, changed),
    },
  ]);
}
