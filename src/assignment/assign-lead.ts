import { answerWithLead } from '../leads/answer-lead.js';
import { OwnershipChange, Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import { changeHolder } from '../leads/ownership.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal } from '../platform/refusal.js';
import { type Boost, grantBoost } from '../quotas/boost.js';
import { judgePlacement } from './placement.rules.js';
import { findReceiver } from './receiver.js';
import { tellingRefusal } from './refused-admission.js';

export interface AssignLead {
  id: string;
  repId: string;
  reason?: string | null;
  boost?: Boost | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * A manager gives a pooled or waiting lead to a rep (分配). With `boost` the rep's line is raised for a time first, on
 * record; without it a rep without room refuses. It raises the line alone: an intake cap refuses all the same.
 */
export function assignLead(ctx: Ctx, input: AssignLead): Promise<Lead> {
  const asked = { leadId: input.id, repId: input.repId, how: OwnershipChange.ASSIGNED };
  return tellingRefusal(ctx, asked, () =>
    transact(
      ctx,
      async tx => {
        const lead = await lockLead(tx, input, LeadAction.ASSIGN);
        const problem = judgePlacement(lead.placement, [Placement.POOLED, Placement.WAITING], ['input', 'id']);
        if (problem) throw new Refusal(problem, lead.id);
        const rep = await findReceiver(tx, input.repId);
        if (input.boost) await grantBoost(tx, rep, input.boost);
        await changeHolder(tx, {
          lead,
          to: { placement: Placement.OWNED, rep },
          how: OwnershipChange.ASSIGNED,
          reason: input.reason ?? null,
        });
        return lead;
      },
      answerWithLead('assignLead', input),
    ),
  );
}
