import { LockMode } from '@mikro-orm/core';
import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { answerWithRep } from './answer-rep.js';
import type { Presence } from './rep.enums.js';
import { repChanged } from './rep.events.js';
import { Rep } from './rep.js';

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
      const rep = await tx.em.findOne(Rep, { id: input.repId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!rep) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'repId'] });
      if (!isInChargeOf(ctx.viewer, rep))
        throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', 'repId'] });
      if (input.expectedVersion != null && input.expectedVersion !== rep.version) {
        throw new Refusal({ code: UserErrorCode.STALE_VERSION, field: ['input', 'expectedVersion'] }, rep.id);
      }
      const now = await tx.now();
      if (rep.appear(input.presence, now)) tx.record(() => repChanged(rep, now));
      return rep;
    },
    answerWithRep('setPresence', input),
  );
}

function isInChargeOf(viewer: Viewer, rep: Rep): boolean {
  if (viewer.role === Role.ADMIN) return true;
  if (viewer.role === Role.MANAGER) return viewer.teamIds.includes(rep.team.id);
  return viewer.repId === rep.id;
}
