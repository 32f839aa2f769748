import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithRep } from './answer-rep.js';
import { lockRep } from './locked.js';
import type { Presence } from './rep.enums.js';
import { repChanged } from './rep.events.js';
import type { Rep } from './rep.js';

export interface SetPresence {
  repId: string;
  presence: Presence;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says where a rep is now: by itself, or by those in charge of it. */
export function setPresence(ctx: Ctx, input: SetPresence): Promise<Rep> {
  return transact(
    ctx,
    async tx => {
      const rep = await lockRep(tx, { ...input, id: input.repId, field: 'repId' });
      const now = await tx.now();
      if (rep.appear(input.presence, now)) tx.record(() => repChanged(rep, now));
      return rep;
    },
    answerWithRep('setPresence', input),
  );
}
