import type { IdempotentCall } from '../platform/db/idempotency.js';
import { Enrollment } from './enrollment.js';

/** An idempotent call whose answer is one enrolment: kept as its id, read again when the call is repeated. */
export function answerWithEnrollment(
  mutation: string,
  input: { idempotencyKey?: string | null },
): IdempotentCall<Enrollment> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Enrollment, { id: String(id) }),
  };
}
