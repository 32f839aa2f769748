import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { Lead } from './lead.js';
import { LeadInHand } from './lead-in-hand.js';

/** An idempotent call whose answer is one lead: kept as its id, read again when the call is repeated. */
export function answerWithLead(mutation: string, input: { idempotencyKey?: string | null }): IdempotentCall<Lead> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: lead => ({ id: lead.id }),
    unpack: (kept, tx) => tx.em.findOneOrFail(Lead, { id: idIn(kept) }),
  };
}

/** A lead as an answer shows it. It is committed by now, so where it cannot be made of its row it is read, and never told as failed. */
export async function shownLead(ctx: Ctx, lead: Lead | LeadInHand): Promise<Lead> {
  if (!(lead instanceof LeadInHand)) return lead;
  const em = ctx.em.fork({ clear: true, freshEventManager: false });
  try {
    return lead.entity(em);
  } catch (err) {
    ctx.log.warn({ err }, 'a lead could not be made of its row');
    return em.fork().findOneOrFail(Lead, { id: lead.id });
  }
}

function idIn(kept: unknown): string {
  if (kept && typeof kept === 'object' && 'id' in kept && typeof kept.id === 'string') return kept.id;
  throw new Error('a kept answer names no lead');
}
