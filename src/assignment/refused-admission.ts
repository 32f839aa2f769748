import type { OwnershipChange } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { refusalEvent } from './admission.events.js';

/** Who was to hold which lead, by which door. */
export interface AskedAdmission {
  readonly leadId: string;
  readonly repId: string | null;
  readonly how: OwnershipChange;
}

const WANT_OF_ROOM: readonly UserErrorCode[] = [
  UserErrorCode.QUOTA_EXCEEDED,
  UserErrorCode.TEAM_QUOTA_EXCEEDED,
  UserErrorCode.PIPELINE_QUOTA_EXCEEDED,
  UserErrorCode.PRODUCT_LINE_QUOTA_EXCEEDED,
  UserErrorCode.TIER_QUOTA_EXCEEDED,
  UserErrorCode.LIFECYCLE_QUOTA_EXCEEDED,
  UserErrorCode.RESERVED_FOR_HIGHER_TIER,
  UserErrorCode.INTAKE_CAP_REACHED,
];

/**
 * Runs an admission. A refusal for want of room undoes everything, so that it was asked for is told by a transaction of
 * its own; where that fails, the caller still hears the refusal.
 */
export async function tellingRefusal<T>(ctx: Ctx, asked: AskedAdmission, admit: () => Promise<T>): Promise<T> {
  try {
    return await admit();
  } catch (error) {
    const problem = error instanceof Refusal && error.problems.find(({ code }) => WANT_OF_ROOM.includes(code));
    if (problem)
      await tell(ctx, asked, problem).catch((err: unknown) => ctx.log.warn({ err }, 'a refusal could not be told'));
    throw error;
  }
}

async function tell(ctx: Ctx, asked: AskedAdmission, problem: Problem): Promise<void> {
  await transact(ctx, tx => record(tx, asked, problem));
}

/** Tells a refusal for want of room in a transaction that goes on without that lead; whether it was one. */
export async function noteRefusal(tx: Tx, asked: AskedAdmission, { problems }: Refusal): Promise<boolean> {
  const problem = problems.find(({ code }) => WANT_OF_ROOM.includes(code));
  return problem ? record(tx, asked, problem) : false;
}

async function record(tx: Tx, { leadId, repId, how }: AskedAdmission, { code, values }: Problem): Promise<boolean> {
  const rep = repId ? await tx.em.findOne(Rep, { id: repId }) : null;
  if (!rep) return false;
  const figures = { held: numberOf(values?.held), capacity: numberOf(values?.capacity) };
  tx.record(refusalEvent({ leadId, repId: rep.id, teamId: rep.team.id, how, code, ...figures }, await tx.now()));
  return true;
}

const numberOf = (value: string | number | undefined): number | null => (typeof value === 'number' ? value : null);
