import { findClaimant, takeFromPool } from '../assignment/pool-claim.js';
import { noteRefusal } from '../assignment/refused-admission.js';
import { OwnershipChange } from '../leads/lead.enums.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Tx } from '../platform/db/tx.js';
import type { Rep } from '../reps/rep.js';
import type { BulkWork } from './bulk-run.js';
import type { Chosen } from './chosen-leads.js';

/** The work of a rep who claims leads that are chosen and locked, one after another. */
export function claiming(choose: (tx: Tx, rep: Rep) => Promise<readonly Chosen[]>): BulkWork {
  return {
    choose: async tx => choose(tx, await findClaimant(tx)),
    lock: (tx, id) => lockLead(tx, { id }, LeadAction.CLAIM),
    change: async (tx, lead) => takeFromPool(tx, lead, { rep: await findClaimant(tx) }),
    refused: (tx, leadId, refusal) =>
      noteRefusal(tx, { leadId, repId: tx.ctx.viewer.repId, how: OwnershipChange.CLAIMED }, refusal),
  };
}
