import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';

/** The rep that is to receive a lead: known, active, and within the reach of whoever gives it. */
export async function findReceiver(tx: Tx, repId: string): Promise<Rep> {
  const field = ['input', 'repId'];
  const rep = await tx.em.findOne(Rep, { id: repId });
  if (!rep) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  const { role, teamIds } = tx.ctx.viewer;
  if (role === Role.MANAGER && !teamIds.includes(rep.team.id))
    throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
  if (!rep.isActive) throw new Refusal({ code: UserErrorCode.REP_INACTIVE, field });
  return rep;
}
