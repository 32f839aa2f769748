import { Role, type Viewer } from '../platform/access/viewer.js';
import { uuidOf } from '../platform/ids.js';
import type { EvaluationDimension } from './evaluation.enums.js';

const HOURS_A_DAY = 24;

/** What is asked of all figures alike. */
export interface Question {
  readonly by: EvaluationDimension | null;
  /** Half-open: from the first instant of the first day to the first instant after the last. */
  readonly since: Date;
  readonly until: Date;
  readonly asOf: Date;
  readonly horizonDays: number;
  readonly viewer: Viewer;
}

/** A row of a statement: of one group, or of all leads. */
export interface Grouped {
  readonly whole: boolean;
  readonly key: string | null;
}

/** The name of a group among those of one statement; a blank is a group of its own. */
export function groupOf({ whole, key }: Grouped): string {
  if (whole) return 'all';
  return key === null ? 'blank' : `= ${key}`;
}

/**
 * The leads that a viewer evaluates, each with its group. A lead belongs to the rep who holds it, or held it last, and
 * to the team of that rep: so a won lead and a lost one of one rep are judged by the same people.
 */
const SUBJECTS = `subject as materialized (
  select l.id, l.created_at, l.validity in ('INVALID', 'DUPLICATE') as is_out,
    case ?::text when 'SOURCE' then l.source_id::text when 'SEGMENT' then nullif(l.segment, '')
      when 'REP' then r.id::text when 'TEAM' then r.team_id::text when 'CHANNEL' then t.channel end as key
  from lead l left join rep r on r.id = coalesce(l.owner_id, l.last_owner_id)
  left join lateral (
    select i.channel from interaction i where i.lead_id = l.id order by i.occurred_at, i.id limit 1
  ) t on ?::boolean
  where ?::boolean or r.id = ?::uuid or r.team_id = any (?::uuid[])
)`;

/** The start of each statement about what happened in the window, whenever the leads came. */
export const WITH_SUBJECTS = `with ${SUBJECTS}`;

/** The values of `WITH_SUBJECTS`. */
export function subjectValues({ by, viewer }: Pick<Question, 'by' | 'viewer'>): unknown[] {
  const { role, repId, teamIds } = viewer;
  return [
    by,
    by === 'CHANNEL',
    role !== Role.REP && role !== Role.MANAGER,
    role === Role.REP && repId ? uuidOf(repId, 'rep') : null,
    role === Role.MANAGER ? teamIds.map(id => uuidOf(id, 'team')) : [],
  ];
}

/**
 * The start of each statement about leads that came in the window: whether a lead is as old as the horizon, whether it
 * is decided, and when it was decided and won, if that was within the horizon and still stands.
 */
export const WITH_COHORT = `${WITH_SUBJECTS}, cohort as (
  select s.id, s.key, s.created_at, s.is_out, s.created_at >= ?::timestamptz as is_new,
    s.created_at + make_interval(hours => ?::int) <= ?::timestamptz as is_mature,
    o.id is not null as is_decided, o.result, o.amount_minor, o.currency,
    case when o.decided_at <= s.created_at + make_interval(hours => ?::int) then o.decided_at end as decided_at
  from subject s left join lead_outcome o on o.lead_id = s.id and o.reverted_at is null
  where s.created_at < ?::timestamptz
), counted as (
  select cohort.*, case when result = 'WON' then decided_at end as won_at from cohort where is_new and is_mature and not is_out
)`;

/** The values of `WITH_COHORT`. */
export function cohortValues(question: Question): unknown[] {
  const hours = horizonHours(question);
  const { since, until, asOf } = question;
  return [...subjectValues(question), textOf(since), hours, textOf(asOf), hours, textOf(until)];
}

/** The horizon as hours: a day has 24 of them, whatever the clocks of a zone do. */
export function horizonHours({ horizonDays }: Question): number {
  return horizonDays * HOURS_A_DAY;
}

/** An instant as it is bound. */
export function textOf(instant: Date): string {
  return instant.toISOString();
}
