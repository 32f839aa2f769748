import type { Temperature } from '../leads/lead.enums.js';
import { SuggestionReasonCode } from './nurturing.enums.js';

/** What a suggestion looks at in a lead. */
export interface SuggestionLead {
  readonly stageKey: string;
  readonly temperature: Temperature;
  readonly segment: string | null;
  readonly needTags: readonly string[];
  /** The item that is next in the program that it is in, by key. */
  readonly nextKey: string | null;
  readonly programName: string | null;
}

/** What a suggestion looks at in an item that the lead was not sent yet. */
export interface SuggestionItem {
  readonly key: string;
  readonly segments: readonly string[];
  readonly needTags: readonly string[];
  readonly stageKeys: readonly string[];
  readonly temperatures: readonly Temperature[];
  readonly deliveredCount: number;
  readonly positiveCount: number;
}

/** One reason with what it adds to the score; `about` is the value that fits, in the words of the organisation. */
export interface SuggestionReason {
  readonly code: SuggestionReasonCode;
  readonly points: number;
  readonly about: string | null;
}

export interface Suggestion<I> {
  readonly item: I;
  readonly score: number;
  readonly reasons: readonly SuggestionReason[];
}

const POINTS = {
  NEXT_IN_PROGRAM: 100,
  NEED_FITS: 30,
  SEGMENT_FITS: 25,
  STAGE_FITS: 20,
  TEMPERATURE_FITS: 10,
  WORKED_ELSEWHERE: 10,
  NOT_SENT_YET: 1,
} as const satisfies Record<SuggestionReasonCode, number>;
/** As many unanswered deliveries are added to each item, so that one lucky answer is no proof. */
const PRIOR_DELIVERIES = 4;

/**
 * The best items for a lead, best first. A list of an item that is empty is for everybody and tells nothing; one that
 * names what the lead is adds points; one that does not rules the item out, unless a program says that it is next. What
 * is not known of the lead does neither. Equal scores go by key, so that the same question has the same answer.
 */
export function suggest<I extends SuggestionItem>(
  lead: SuggestionLead,
  items: readonly I[],
  limit: number,
): Suggestion<I>[] {
  return items
    .flatMap(item => {
      const reasons = reasonsFor(lead, item);
      return reasons ? [{ item, reasons, score: reasons.reduce((sum, { points }) => sum + points, 0) }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.item.key < b.item.key ? -1 : 1))
    .slice(0, limit);
}

/** The reasons that speak for an item, or null where it was made for others. */
function reasonsFor(lead: SuggestionLead, item: SuggestionItem): SuggestionReason[] | null {
  const isNext = lead.nextKey === item.key;
  const fits = [
    fitOf(SuggestionReasonCode.NEED_FITS, item.needTags, lead.needTags),
    fitOf(SuggestionReasonCode.SEGMENT_FITS, item.segments, lead.segment === null ? [] : [lead.segment]),
    fitOf(SuggestionReasonCode.STAGE_FITS, item.stageKeys, [lead.stageKey]),
    fitOf(SuggestionReasonCode.TEMPERATURE_FITS, item.temperatures, [lead.temperature]),
  ];
  if (fits.includes('MISFIT') && !isNext) return null;
  return [
    ...(isNext ? [reason(SuggestionReasonCode.NEXT_IN_PROGRAM, lead.programName)] : []),
    ...fits.filter(fit => fit !== 'MISFIT').filter(fit => fit !== null),
    ...workedElsewhere(item),
    reason(SuggestionReasonCode.NOT_SENT_YET, null),
  ];
}

function fitOf(
  code: SuggestionReasonCode,
  madeFor: readonly string[],
  known: readonly string[],
): SuggestionReason | 'MISFIT' | null {
  if (madeFor.length === 0 || known.length === 0) return null;
  const both = madeFor.filter(value => known.includes(value));
  return both.length > 0 ? reason(code, both.join(', ')) : 'MISFIT';
}

function workedElsewhere({ positiveCount, deliveredCount }: SuggestionItem): SuggestionReason[] {
  const code = SuggestionReasonCode.WORKED_ELSEWHERE;
  const points = Math.round((POINTS[code] * positiveCount) / (deliveredCount + PRIOR_DELIVERIES));
  return points > 0 ? [{ code, points, about: `${positiveCount}/${deliveredCount}` }] : [];
}

function reason(code: SuggestionReasonCode, about: string | null): SuggestionReason {
  return { code, points: POINTS[code], about };
}
