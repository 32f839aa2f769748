import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseAll, refuseStale } from '../platform/refusal.js';
import { judgeMatrix, type TierCell } from './criteria.rules.js';
import { findMatrix } from './find-grading.js';
import { lineUpAll, lockGrading } from './grading-line.js';
import { matrixEvent } from './scoring.events.js';
import { TierMatrix } from './tier-matrix.js';

export interface SaveTierMatrix {
  readonly cells: readonly TierCell[];
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}

/** Makes the next version of the matrix, which is in force from now on. All leads in play are graded anew. */
export function saveTierMatrix(ctx: Ctx, input: SaveTierMatrix): Promise<TierMatrix> {
  return transact(
    ctx,
    async tx => {
      await lockGrading(tx);
      const newest = await findMatrix(tx.em);
      refuseStale(newest, input);
      refuseAll(judgeMatrix(input.cells));
      const now = await tx.now();
      const cells = input.cells.map(({ fit, intent, tier }) => ({ fit, intent, tier }));
      const matrix = tx.em.create(TierMatrix, {
        cells,
        version: newest.version + 1,
        createdAt: now,
        createdBy: ctx.viewer.subject,
      });
      tx.record(() => matrixEvent(matrix, now));
      await lineUpAll(tx);
      return matrix;
    },
    {
      mutation: 'saveTierMatrix',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(TierMatrix, { id: String(id) }),
    },
  );
}
