import type { EntityClass } from '@mikro-orm/core';
import type { IdempotentCall } from '../platform/db/idempotency.js';

/** What a merge answers: the one that stays, and those that went into it in the order of the input. */
export interface Merged<Row> {
  readonly survivor: Row;
  readonly duplicates: readonly Row[];
}

interface Call {
  readonly id: string;
  readonly duplicateIds: readonly string[];
  readonly idempotencyKey?: string | null;
}

/** An idempotent call whose answer is a merge: it names its rows itself, so that they are read again when it is repeated. */
export function answerWithMerge<Row extends { id: string }>(
  mutation: string,
  row: EntityClass<Row>,
  input: Call,
): IdempotentCall<Merged<Row>> {
  return {
    mutation,
    key: input.idempotencyKey,
    input,
    pack: ({ survivor }) => ({ id: survivor.id }),
    async unpack(_, tx) {
      const find = async (id: string) => (await tx.em.findOneOrFail<{ id: string }>(row, { id })) as Row;
      const duplicates: Row[] = [];
      for (const id of input.duplicateIds) duplicates.push(await find(id));
      return { survivor: await find(input.id), duplicates };
    },
  };
}
