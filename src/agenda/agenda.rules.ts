import type { Temperature, Tier } from '../leads/lead.enums.js';
import { ActionKind } from './agenda.enums.js';

const HOUR_MS = 3_600_000;

/** What each reason is worth by itself: who wrote to us waits, then who was promised an answer, then what is ours to decide. */
const KIND_POINTS: Readonly<Record<ActionKind, number>> = {
  HOT_REPLY: 60,
  SERVICE_LEVEL: 50,
  FIRST_TOUCH: 45,
  HAND_OVER_TO_ACCEPT: 40,
  NEGLECTED: 35,
  STEP_DUE: 30,
};
/** For what is overdue, and one more for each full hour since, up to the most. */
const OVERDUE_POINTS = 15;
const LATE_POINTS_MOST = 10;
/** For what the lead is worth. */
const TIER_POINTS: Readonly<Record<Tier, number>> = { A: 10, B: 5, C: 0, D: 0 };
const TEMPERATURE_POINTS: Readonly<Record<Temperature, number>> = { HOT: 15, WARM: 5, COLD: 0 };
/** For each reason beyond the strongest. */
const FURTHER_POINTS = 3;
/** Off, where a further touch would be one too many; who wrote to us, or waits for our decision, is not put off. */
const RESTING_POINTS = 40;
/** Within how many hours a customer who wrote is answered. */
const REPLY_HOURS: Readonly<Record<Temperature, number>> = { HOT: 1, WARM: 4, COLD: 24 };
/** Within how many hours a new lead is touched. */
const FIRST_TOUCH_HOURS = 24;
/** How far ahead a day looks. Offers are shown whenever they are due. */
const AHEAD_HOURS = 24;

const NOT_PUT_OFF: readonly ActionKind[] = [ActionKind.HOT_REPLY, ActionKind.HAND_OVER_TO_ACCEPT];

/** One cause as it was read: it is due `hours` after `since`, or at `dueAt`, or as the rule for its kind says. */
export interface Cause {
  readonly kind: ActionKind;
  readonly since: Date;
  readonly hours: number | null;
  readonly dueAt: Date | null;
  readonly offerId: string | null;
}

/** A lead with all that it wants. */
export interface Subject {
  readonly leadId: string;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly nextAllowedAt: Date | null;
  readonly causes: readonly Cause[];
}

export interface Reason {
  readonly kind: ActionKind;
  readonly since: Date;
  readonly dueAt: Date;
  readonly isOverdue: boolean;
  readonly points: number;
  readonly offerId: string | null;
}

/** What to do next about one lead, its strongest reason first. */
export interface Action {
  readonly leadId: string;
  readonly kind: ActionKind;
  readonly points: number;
  readonly dueAt: Date;
  readonly isOverdue: boolean;
  readonly nextAllowedAt: Date | null;
  readonly offerId: string | null;
  readonly reasons: readonly Reason[];
}

/** The leads that want something by the end of the day, the most urgent first; of equal points what is due first. */
export function rank(subjects: readonly Subject[], now: Date): Action[] {
  return subjects.flatMap(subject => actionOf(subject, now)).sort(byUrgency);
}

/** The order of a day: points, then what is due first, then the id, so that no two stand in one place. */
export function byUrgency(a: Pick<Action, 'points' | 'dueAt' | 'leadId'>, b: typeof a): number {
  if (a.points !== b.points) return b.points - a.points;
  if (a.dueAt.getTime() !== b.dueAt.getTime()) return a.dueAt.getTime() - b.dueAt.getTime();
  return a.leadId < b.leadId ? -1 : Number(a.leadId > b.leadId);
}

function actionOf(subject: Subject, now: Date): Action[] {
  const { leadId, tier, temperature, nextAllowedAt } = subject;
  const reasons = subject.causes
    .map(cause => reasonOf(cause, { temperature, isResting: nextAllowedAt !== null, now }))
    .filter(({ kind, dueAt }) => kind === ActionKind.HAND_OVER_TO_ACCEPT || hoursFrom(now, dueAt) <= AHEAD_HOURS)
    .sort((a, b) => b.points - a.points || a.dueAt.getTime() - b.dueAt.getTime() || (a.kind < b.kind ? -1 : 1));
  const [first] = reasons;
  if (!first) return [];
  const worth = (tier === null ? 0 : TIER_POINTS[tier]) + TEMPERATURE_POINTS[temperature];
  const points = first.points + worth + FURTHER_POINTS * (reasons.length - 1);
  const { kind, dueAt, isOverdue } = first;
  const offerId = reasons.find(reason => reason.offerId !== null)?.offerId ?? null;
  return [{ leadId, kind, points, dueAt, isOverdue, nextAllowedAt, offerId, reasons }];
}

function reasonOf(
  { kind, since, hours, dueAt: told, offerId }: Cause,
  { temperature, isResting, now }: { temperature: Temperature; isResting: boolean; now: Date },
): Reason {
  const allowed = hours ?? (kind === ActionKind.HOT_REPLY ? REPLY_HOURS[temperature] : FIRST_TOUCH_HOURS);
  const dueAt = told ?? new Date(since.getTime() + allowed * HOUR_MS);
  const isOverdue = now >= dueAt;
  const late = isOverdue ? OVERDUE_POINTS + Math.min(LATE_POINTS_MOST, Math.floor(hoursFrom(dueAt, now))) : 0;
  const rest = isResting && !NOT_PUT_OFF.includes(kind) ? RESTING_POINTS : 0;
  return { kind, since, dueAt, isOverdue, points: KIND_POINTS[kind] + late - rest, offerId };
}

function hoursFrom(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / HOUR_MS;
}
