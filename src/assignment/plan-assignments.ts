import { findHeld } from '../leads/find-held.js';
import type { Tx } from '../platform/db/tx.js';
import { UserErrorCode } from '../platform/refusal.js';
import { AssignmentOutcome } from './assignment-rule.enums.js';
import { AssignmentRule } from './assignment-rule.js';
import { type Candidate, type Demand, takeBack } from './choice.rules.js';
import { type Crew, findCrews } from './find-candidates.js';
import { type Assignable, type DemandOf, findDemands } from './find-demands.js';
import { decide, type Verdict } from './plan.rules.js';
import { beginRound, type Round } from './round.rules.js';

/** What is to become of one lead. */
export interface Plan<Of extends Assignable = Assignable> {
  readonly lead: Of;
  /** Null where no rule matched. */
  readonly rule: AssignmentRule | null;
  readonly verdict: Verdict;
}

const NO_RULE: Verdict = {
  outcome: AssignmentOutcome.REFUSED,
  repId: null,
  reason: UserErrorCode.NO_RULE_MATCHED,
  overflow: null,
  looks: [],
  took: null,
};

/** Of each lead the first rule that it matches, by one statement a rule. A rule whose filter cannot be asked any more matches nothing. */
export async function matchRules(tx: Tx, leads: readonly Assignable[]): Promise<Map<string, AssignmentRule>> {
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

/** Leads planned together, and how everybody stood before the first of them. */
export interface Planned<Of extends Assignable = Assignable> {
  readonly plans: readonly Plan<Of>[];
  readonly crews: Crews;
  readonly round: Round;
  /** Plans one of the leads once more, behind all others. */
  planAgain(lead: Of, refusedBy: Refusers): Plan<Of>;
}

/** Reps whose guards refused a lead, and why. */
export type Refusers = ReadonlyMap<string, UserErrorCode>;

export type Crews = ReadonlyMap<string, Crew>;
export type Rules = ReadonlyMap<string, AssignmentRule>;

/** How the reps of the rules stand, what the leads ask of them, and the instant of both, in milliseconds since 1970. */
interface Ground {
  readonly crews: Crews;
  readonly demandOf: DemandOf;
  readonly at: number;
}

/** Plans leads in the order given, so that the best come first; changes nothing but the reckoning that it gives back. */
export async function planAssignments<Of extends Assignable>(
  tx: Tx,
  leads: readonly Of[],
  rules: Rules,
): Promise<Planned<Of>> {
  const now = await tx.now();
  const [crews, demandOf] = await Promise.all([findCrews(tx, idsOf(rules)), findDemands(tx, leads, now)]);
  return planOn({ crews, demandOf, at: now.getTime() }, leads, rules);
}

/** The rules by which these leads go. */
export function idsOf(rules: Rules): string[] {
  return [...new Set([...rules.values()].map(({ id }) => id))];
}

/** Plans leads on what is known, and puts them on the reps in the reckoning. */
export function planOn<Of extends Assignable>(
  { crews, demandOf, at }: Ground,
  leads: readonly Of[],
  rules: Rules,
): Planned<Of> {
  const round = beginRound(sidesOf(crews));
  const planAgain = (lead: Of, refusedBy?: Refusers): Plan<Of> => {
    const rule = rules.get(lead.id) ?? null;
    const demand = { ...demandOf(lead), at, refusedBy };
    return { lead, rule, verdict: rule ? verdictOf(rule, crews.get(rule.id) ?? NO_CREW, demand) : NO_RULE };
  };
  return { plans: leads.map(lead => planAgain(lead)), crews, round, planAgain };
}

/** All teams of these rules, in the order in which their round has them. */
export function sidesOf(crews: Crews): (readonly Candidate[])[] {
  return [...crews.values()].flatMap(({ own, overflow }) => [own, overflow]);
}

const NO_CREW: Crew = { own: [], overflow: [] };

function verdictOf(
  rule: AssignmentRule,
  { own, overflow: crew }: Crew,
  demand: Omit<Demand, 'skills'> & { at: number },
) {
  return decide(own, { policy: rule.overflow, boostUnits: rule.boostUnits, crew }, { ...demand, skills: rule.skills });
}

/** What was planned and not done is no part of anybody's share. */
export function giveBack(done: readonly Plan[]): void {
  const keyOf = (rule: AssignmentRule | null, repId: string) => `${rule?.id} ${repId}`;
  const kept = new Set(done.flatMap(({ rule, verdict }) => (verdict.repId ? [keyOf(rule, verdict.repId)] : [])));
  // The last one first: the first one knows when the rep took a lead before all of them.
  for (const { rule, verdict } of done.toReversed()) {
    const { took } = verdict;
    const taker = took?.crew.find(({ repId }) => repId === took.after.repId);
    if (!took || !taker || verdict.repId) continue;
    takeBack(took.crew, taker, kept.has(keyOf(rule, taker.repId)) ? undefined : took.tookBeforeAt);
  }
}
