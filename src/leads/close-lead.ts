import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { answerWithLead } from './answer-lead.js';
import { Competitor } from './catalogue.js';
import { closingStage } from './closing-stage.js';
import { OutcomeReason, OutcomeResult, OwnershipChange } from './lead.enums.js';
import type { Lead } from './lead.js';
import { type Decision, decideLead } from './lead-decision.js';
import { LeadAction } from './lead-permission.js';
import { lockLead } from './lock-lead.js';
import type { Stage } from './stage.js';

export interface CloseLead extends Decision {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Records how a lead was decided and moves it to its won or ended stage. A won lead stays with its owner and weighs
 * what its stage says (nothing, by default); a lost or disqualified one leaves its holder and play.
 */
export function closeLead(ctx: Ctx, input: CloseLead): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, input, LeadAction.CLOSE);
      const from = lead.stage.getEntity();
      const to = await closingStage(tx, lead, input.result);
      const now = await tx.now(lead.lastRecordedAt);
      refuseAll([...judgeClosing(from, input, { now, createdAt: lead.createdAt }), await judgeCompetitor(tx, input)]);
      await decideLead(tx, lead, { ...input, to, how: OwnershipChange.CLOSED });
      return lead;
    },
    answerWithLead('closeLead', input),
  );
}

function judgeClosing(
  from: Stage,
  input: CloseLead,
  { now, createdAt }: { now: Date; createdAt: Date },
): (Problem | false)[] {
  const currencies = new Set([input.amount, input.grossProfit].flatMap(money => money?.currency ?? []));
  const late = input.decidedAt && input.decidedAt > now;
  const early = input.decidedAt && input.decidedAt < createdAt;
  return [
    from.isTerminal && { code: UserErrorCode.LEAD_TERMINAL, field: ['input', 'id'] },
    from.isWon &&
      input.result !== OutcomeResult.LOST && { code: UserErrorCode.ILLEGAL_TRANSITION, field: ['input', 'result'] },
    input.reason === OutcomeReason.COMPETITOR &&
      !input.competitorId && { code: UserErrorCode.INVALID, field: ['input', 'competitorId'] },
    currencies.size > 1 && { code: UserErrorCode.INVALID, field: ['input', 'grossProfit', 'currency'] },
    (late || early) === true && { code: UserErrorCode.INVALID, field: ['input', 'decidedAt'] },
  ];
}

async function judgeCompetitor(tx: Tx, { competitorId }: CloseLead): Promise<Problem | false> {
  if (!competitorId || (await tx.em.findOne(Competitor, { id: competitorId }))) return false;
  return { code: UserErrorCode.NOT_FOUND, field: ['input', 'competitorId'] };
}
