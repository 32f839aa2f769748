import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseStale } from '../platform/refusal.js';
import { Segment } from './segment.js';

export interface SaveSegment {
  key: string;
  name: string;
  description?: string | null;
  filter: object;
  isArchived: boolean;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a segment or changes the one of that key. The filter was found sound and is kept as JSON. */
export function saveSegment(ctx: Ctx, input: SaveSegment): Promise<Segment> {
  const { key, name, description = null, filter, isArchived } = input;
  return transact(
    ctx,
    async tx => {
      await tx.sql('select pg_advisory_xact_lock(7313, hashtext(?))', [key]);
      const known = await tx.em.findOne(Segment, { key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const said = { name, description, filter, isArchived, updatedAt: now };
      const segment = known
        ? tx.em.assign(known, said, { mergeObjectProperties: false })
        : tx.em.create(Segment, { ...said, key, version: 1, createdAt: now });
      tx.record(() => ({
        type: 'segmentChanged',
        subjectId: segment.id,
        subjectVersion: segment.version,
        body: {},
        at: now,
      }));
      return segment;
    },
    {
      mutation: 'saveSegment',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(Segment, { id: String(id) }),
    },
  );
}
