import type { IdempotentCall } from '../platform/db/idempotency.js';
import { Lead } from './lead.js';

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

function idIn(kept: unknown): string {
  if (kept && typeof kept === 'object' && 'id' in kept && typeof kept.id === 'string') return kept.id;
  throw new Error('a kept answer names no lead');
}
