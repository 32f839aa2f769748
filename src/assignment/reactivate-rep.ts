import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { switchCounter } from '../quotas/counter-switch.js';
import { drawLine } from '../quotas/line.js';
import { answerWithRep } from '../reps/answer-rep.js';
import { lockRep } from '../reps/locked.js';
import { repChanged } from '../reps/rep.events.js';
import type { Rep } from '../reps/rep.js';

export interface ReactivateRep {
  id: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** A rep who had left is back, with the line now in force and without leads. One who is here stays as it is. */
export function reactivateRep(ctx: Ctx, input: ReactivateRep): Promise<Rep> {
  return transact(
    ctx,
    async tx => {
      const rep = await lockRep(tx, input);
      if (rep.isActive) return rep;
      const now = await tx.now();
      rep.isActive = true;
      rep.updatedAt = now;
      await drawLine(tx, 'rep', rep.id);
      await switchCounter(tx, rep, true);
      tx.record(() => repChanged(rep, now));
      return rep;
    },
    answerWithRep('reactivateRep', input),
  );
}
