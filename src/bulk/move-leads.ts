import { LeadAction } from '../leads/lead-permission.js';
import { lockLead, unknownId } from '../leads/lock-lead.js';
import { Stage } from '../leads/stage.js';
import { moveTo } from '../leads/stage-move.js';
import type { Ctx } from '../platform/context.js';
import { BulkKind } from './bulk.enums.js';
import { keepChange } from './bulk-ledger.js';
import { type BulkCall, type BulkOutcome, runBulk } from './bulk-run.js';
import { type Choice, lockChosen } from './chosen-leads.js';

export interface MoveLeads extends Choice, BulkCall {
  readonly stageId: string;
  readonly reason?: string | null;
}

/** Moves many leads to one stage, each as `moveLead` would. */
export function moveLeads(ctx: Ctx, input: MoveLeads): Promise<BulkOutcome> {
  return runBulk(ctx, 'moveLeads', [
    input,
    {
      choose: async tx => {
        if (!(await tx.em.findOne(Stage, { id: input.stageId }))) throw unknownId(['input', 'stageId']);
        return lockChosen(tx, input, []);
      },
      lock: (tx, id) => lockLead(tx, { id }, LeadAction.MOVE),
      change: (tx, lead) => moveTo(tx, lead, input.stageId),
      keep: (tx, changed) => keepChange(tx, { kind: BulkKind.MOVE, reason: input.reason ?? null }, changed),
    },
  ]);
}
