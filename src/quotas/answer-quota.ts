import type { IdempotentCall } from '../platform/db/idempotency.js';
import { HoldingQuota } from './holding-quota.js';

/** An idempotent call whose answer is one quota: kept as its id. */
export function answerWithQuota(
  mutation: string,
  input: { idempotencyKey?: string | null },
): IdempotentCall<HoldingQuota> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(HoldingQuota, { id: String(id) }),
  };
}
