import type { IdempotentCall } from '../platform/db/idempotency.js';
import { IntakeCap } from './intake-cap.js';

/** An idempotent call whose answer is one intake cap: kept as its id. */
export function answerWithCap(mutation: string, input: { idempotencyKey?: string | null }): IdempotentCall<IntakeCap> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(IntakeCap, { id: String(id) }),
  };
}
