import type { EntityClass } from '@mikro-orm/core';
import type { IdempotentCall } from './idempotency.js';

interface Identified {
  readonly id: string;
}

/** An idempotent call whose answer is one row: kept as its id, read again when the call is repeated. */
export function answerWithRow<Row extends Identified>(
  mutation: string,
  row: EntityClass<Row>,
  input: { idempotencyKey?: string | null },
): IdempotentCall<Row> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: async (id, tx) => (await tx.em.findOneOrFail<Identified>(row, { id: String(id) })) as Row,
  };
}
