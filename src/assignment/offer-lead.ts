import { ref } from '@mikro-orm/core';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import type { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { findOfferHours } from './find-offer-terms.js';
import { OfferStatus, OfferTurn } from './lead-offer.enums.js';
import { LeadOffer } from './lead-offer.js';
import { judgeOffered, judgeTarget } from './lead-offer.rules.js';
import { answerWithOffer, tellOffer } from './locked-offer.js';
import { findReceiver } from './receiver.js';

const HOUR_MS = 3_600_000;

export interface OfferLead {
  id: string;
  reason: string;
  teamId?: string | null;
  repId?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Marketing offers a lead that nobody holds to a team or a rep (移交), who is to decide within the service level of that team. */
export function offerLead(ctx: Ctx, input: OfferLead): Promise<LeadOffer> {
  return transact(
    ctx,
    async tx => {
      refuseAll([judgeTarget(input)]);
      const lead = await lockLead(tx, input, LeadAction.UPDATE);
      const { isWon, isTerminal } = lead.stage.getEntity();
      const problem = judgeOffered({ placement: lead.placement, isWon, isTerminal }, ['input', 'id']);
      if (problem) throw new Refusal(problem, lead.id);
      const target = await findTarget(tx, input);
      if ((await tx.em.count(LeadOffer, { lead: lead.id, status: OfferStatus.OPEN })) > 0)
        throw new Refusal({ code: UserErrorCode.ALREADY_OFFERED, field: ['input', 'id'] }, lead.id);
      const offer = await makeOffer(tx, { lead, reason: input.reason, ...target });
      tellOffer(tx, OfferTurn.OFFERED, offer);
      return offer;
    },
    answerWithOffer('offerLead', input),
  );
}

interface Target {
  readonly team: Team;
  readonly rep: Rep | null;
}

async function findTarget(tx: Tx, { teamId, repId }: OfferLead): Promise<Target> {
  const rep = repId ? await findReceiver(tx, repId) : null;
  const team = await tx.em.findOne(Team, { id: rep?.team.id ?? teamId ?? '' });
  if (!team) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] });
  return { team, rep };
}

async function makeOffer(
  tx: Tx,
  { lead, team, rep, reason }: Target & { lead: Lead; reason: string },
): Promise<LeadOffer> {
  const hours = await findOfferHours(tx, team.id);
  const now = await tx.now(lead.lastRecordedAt);
  return tx.em.create(LeadOffer, {
    lead: ref(lead),
    leadVersion: lead.version,
    reason,
    toTeam: ref(team),
    toRep: rep && ref(rep),
    status: OfferStatus.OPEN,
    offeredAt: now,
    offeredBy: tx.ctx.viewer.subject,
    dueAt: new Date(now.getTime() + hours * HOUR_MS),
    breachedAt: null,
    isOverdue: false,
    decidedAt: null,
    decidedBy: null,
    holder: null,
    pool: null,
    rejectReason: null,
    note: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
}
