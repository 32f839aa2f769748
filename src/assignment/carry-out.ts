import { Placement } from '../leads/lead.enums.js';
import {
  type Admitted,
  type Assignment,
  admitTogether,
  type Destination,
  placeTogether,
} from '../leads/ownership-of-many.js';
import type { UnheldLead } from '../leads/unheld-lead.js';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { grantBoost } from '../quotas/boost.js';
import type { LoadAfter } from '../quotas/load.js';
import { Rep } from '../reps/rep.js';
import { OverflowPolicy } from './assignment-rule.enums.js';
import type { Foreseen } from './foreseen-plan.js';
import { heldBack } from './plan.rules.js';
import type { Plan, Planned, Refusers } from './plan-assignments.js';

const HOUR_MS = 3_600_000;

/** A plan with what it moves; null where the lead stays where it is. */
interface Move {
  readonly plan: Plan<UnheldLead>;
  readonly assignment: Assignment | null;
}

/** What was done of a plan; nothing to be settled where nothing was moved. */
interface Tried {
  readonly plan: Plan<UnheldLead>;
  readonly admitted?: Admitted;
}

/**
 * Moves the counters for all plans at once, or for each by itself. A lead that a guard refuses then is planned anew, among the others: what was tried of it
 * in vain stands before what became of it. `teams`: of the reps.
 */
export async function carryOut(tx: Tx, planned: Planned<UnheldLead>, teams: Teams): Promise<Tried[]> {
  const moves = planned.plans.map(plan => moveOf(plan, teams));
  const all = await admitOrNot(tx, moves);
  if (typeof all !== 'string') return moves.map(move => triedOf(move, all));
  const tried: Tried[] = [];
  const refused: Refused[] = [];
  const tryOne = async (move: Move, refusedBy: Refusers) => {
    const { plan } = move;
    const one = await admitOrNot(tx, [move]);
    if (typeof one !== 'string') return void tried.push(triedOf(move, one));
    tried.push({ plan: { ...plan, verdict: heldBack(plan.verdict, one) } });
    const { repId } = plan.verdict;
    if (repId && refusedBy.size < MOST_TRIES) refused.push({ plan, refusedBy: new Map([...refusedBy, [repId, one]]) });
  };
  for (const move of moves) await tryOne(move, new Map());
  for (let next = refused.shift(); next; next = refused.shift())
    await tryOne(moveOf(planned.planAgain(next.plan.lead, next.refusedBy), teams), next.refusedBy);
  return tried;
}

/**
 * Moves counters and leads by a plan that was foreseen, in one breath with what shows whether it holds. Null, and nothing is moved, where it does not, or
 * where a guard refuses.
 */
export async function carryOutForeseen(
  tx: Tx,
  { planned, isSimple }: Foreseen,
  { teams, holds }: { teams: Teams; holds: Promise<boolean> },
): Promise<Tried[] | null> {
  // What else limits them is asked only once it is known of whom.
  if (!isSimple && !(await holds)) return null;
  const moves = planned.plans.map(plan => moveOf(plan, teams));
  const all = await admitOrNot(tx, moves, async assignments => {
    await placeTogether(tx, assignments);
    if (!(await holds)) throw new Refusal({ code: UserErrorCode.STALE_VERSION });
  });
  return typeof all === 'string' ? null : moves.map(move => triedOf(move, all));
}

/** A lead that nobody took yet, and who was asked. */
interface Refused {
  readonly plan: Plan<UnheldLead>;
  readonly refusedBy: Refusers;
}

/** What a plan cannot know is rare; where it is not, the lead comes up again. */
const MOST_TRIES = 3;

type Teams = ReadonlyMap<string, string>;
type Loads = ReadonlyMap<string, LoadAfter>;

function triedOf({ plan, assignment }: Move, loads: Loads): Tried {
  if (!assignment) return { plan };
  const { to } = assignment;
  const load = to.placement === Placement.OWNED ? loads.get(to.repId) : undefined;
  return { plan, admitted: { ...assignment, load } };
}

/** Moves the counters for all of these, or none and no line is raised for them: the code of what refused. `beside` goes out with them, and may refuse too. */
async function admitOrNot(
  tx: Tx,
  moves: readonly Move[],
  beside?: (assignments: readonly Assignment[]) => Promise<void>,
): Promise<Loads | UserErrorCode> {
  const assignments = moves.flatMap(({ assignment }) => assignment ?? []);
  if (assignments.length === 0 && !beside) return new Map();
  try {
    return await tx.attempt(async () => {
      for (const move of moves) await raiseLine(tx, move);
      const both = [admitTogether(tx, assignments), beside?.(assignments)] as const;
      // Nothing of this may be sent any more once it is taken back.
      await Promise.allSettled(both);
      const [loads] = await Promise.all(both);
      return loads;
    });
  } catch (error) {
    if (!(error instanceof Refusal) || !error.problems[0]) throw error;
    return error.problems[0].code;
  }
}

async function raiseLine(tx: Tx, { plan: { rule, verdict }, assignment }: Move): Promise<void> {
  if (!rule || assignment?.to.placement !== Placement.OWNED || verdict.overflow !== OverflowPolicy.TEMP_BOOST) return;
  const rep = await tx.em.findOneOrFail(Rep, assignment.to.repId);
  const expiresAt = new Date((await tx.now()).getTime() + (rule.boostHours ?? 0) * HOUR_MS);
  await grantBoost(tx, rep, { units: rule.boostUnits ?? 0, expiresAt, reason: `assignment rule ${rule.key}` });
}

function moveOf(plan: Plan<UnheldLead>, teams: Teams): Move {
  const to = destinationOf(plan, teams);
  return { plan, assignment: to && { lead: plan.lead, to, reason: plan.rule?.key ?? null } };
}

function destinationOf({ lead: { row }, rule, verdict }: Plan<UnheldLead>, teams: Teams): Destination | null {
  if (verdict.repId) {
    const teamId = teams.get(verdict.repId);
    if (!teamId) throw new TryAgain('a rep came to a team meanwhile');
    return { placement: Placement.OWNED, repId: verdict.repId, teamId };
  }
  if (verdict.overflow === OverflowPolicy.NURTURE && rule?.nurturePool)
    return { placement: Placement.POOLED, poolId: rule.nurturePool.id };
  if (row.placement !== Placement.WAITING || verdict.reason === null || row.waitingReason === verdict.reason)
    return null;
  return { placement: Placement.WAITING, reason: verdict.reason };
}
