import { findHeld } from '../leads/find-held.js';
import type { Lead } from '../leads/lead.js';
import type { Tx } from '../platform/db/tx.js';
import { UserErrorCode } from '../platform/refusal.js';
import { AssignmentOutcome } from './assignment-rule.enums.js';
import { AssignmentRule } from './assignment-rule.js';
import { takeBack } from './choice.rules.js';
import { type Crew, findCrews } from './find-candidates.js';
import { decide, type Verdict } from './plan.rules.js';

/** What is to become of one lead. */
export interface Plan {
  readonly lead: Lead;
  /** Null where no rule matched. */
  readonly rule: AssignmentRule | null;
  readonly verdict: Verdict;
}

const NO_RULE: Verdict = {
  outcome: AssignmentOutcome.REFUSED,
  repId: null,
  reason: UserErrorCode.NO_RULE_MATCHED,
  overflow: null,
  judgements: [],
};

/** Of each lead the first rule that it matches, by one statement a rule. A rule whose filter cannot be asked any more matches nothing. */
export async function matchRules(tx: Tx, leads: readonly Lead[]): Promise<Map<string, AssignmentRule>> {
  const rules = await tx.em.find(AssignmentRule, { isActive: true }, { orderBy: { priority: 'asc', id: 'asc' } });
  const found = new Map<string, AssignmentRule>();
  for (const rule of rules) {
    const left = leads.filter(({ id }) => !found.has(id)).map(({ id }) => id);
    if (left.length === 0) break;
    const [wanted] = await findHeld(tx.ctx, { em: tx.em, filters: [rule.filter] }, left);
    for (const id of wanted ?? []) found.set(id, rule);
  }
  return found;
}

/** Plans leads in the order given, so that the best come first; changes nothing but the reckoning that it gives back. */
export async function planAssignments(
  tx: Tx,
  leads: readonly Lead[],
  rules: ReadonlyMap<string, AssignmentRule>,
): Promise<{ plans: Plan[]; crews: ReadonlyMap<string, Crew> }> {
  const crews = await findCrews(tx, [...new Set([...rules.values()].map(({ id }) => id))]);
  const at = (await tx.now()).getTime();
  const plans = leads.map(lead => {
    const rule = rules.get(lead.id) ?? null;
    return { lead, rule, verdict: rule ? verdictOf(rule, { lead, at, crew: crews.get(rule.id) }) : NO_RULE };
  });
  return { plans, crews };
}

function verdictOf(
  rule: AssignmentRule,
  { lead, at, crew }: { lead: Lead; at: number; crew: Crew | undefined },
): Verdict {
  const overflow = { policy: rule.overflow, boostUnits: rule.boostUnits, crew: crew?.overflow ?? [] };
  return decide(crew?.own ?? [], overflow, { units: lead.loadUnits, skills: rule.skills, at });
}

/** What was planned and not done is no part of anybody's share. Those that were done stand in the places of the plans. */
export function giveBack(crews: ReadonlyMap<string, Crew>, plans: readonly Plan[], done: readonly Plan[]): void {
  const keyOf = ({ rule, verdict }: Plan) => `${rule?.id} ${verdict.repId}`;
  const kept = new Set(done.filter(({ verdict }) => verdict.repId).map(keyOf));
  // The last one first: the first one knows when the rep took a lead before all of them.
  for (const [place, plan] of [...plans.entries()].toReversed()) {
    const { repId, judgements } = plan.verdict;
    if (!plan.rule || !repId || done[place]?.verdict.repId) continue;
    const { own = [], overflow = [] } = crews.get(plan.rule.id) ?? {};
    const crew = own.some(candidate => candidate.repId === repId) ? own : overflow;
    const before = judgements.find(one => one.repId === repId)?.lastTakenAt ?? null;
    takeBack(crew, repId, kept.has(keyOf(plan)) ? undefined : before);
  }
}
