import type { Temperature } from '../leads/lead.enums.js';
import { SuggestionReasonCode } from './nurturing.enums.js';

/** What a suggestion looks at in a lead. */
export interface SuggestionLead {
  readonly stageKey: string;
  readonly temperature: Temperature;
  readonly segment: string | null;
}

/** What a suggestion looks at in an item that the lead was not sent yet. */
export interface SuggestionItem {
  readonly key: string;
  readonly segments: readonly string[];
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

const SEGMENT_POINTS = 25;
const STAGE_POINTS = 20;
const TEMPERATURE_POINTS = 10;
const WORKED_POINTS = 10;
const NOT_SENT_POINTS = 1;
/** As many unanswered deliveries are added to each item, so that one lucky answer is no proof. */
const PRIOR_DELIVERIES = 4;

/**
 * The best items for a lead, best first. A list of an item that is empty is for everybody and tells nothing; one that
 * names what the lead is adds points; one that does not rules the item out. What is not known of the lead does neither.
 * Equal scores go by key, so that the same question has the same answer.
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

/** The reasons that speak for an item, heaviest first, or null where it was made for others. */
function reasonsFor(lead: SuggestionLead, item: SuggestionItem): SuggestionReason[] | null {
  const fits = [
    fitOf(item.segments, lead.segment, { code: SuggestionReasonCode.SEGMENT_FITS, points: SEGMENT_POINTS }),
    fitOf(item.stageKeys, lead.stageKey, { code: SuggestionReasonCode.STAGE_FITS, points: STAGE_POINTS }),
    fitOf(item.temperatures, lead.temperature, {
      code: SuggestionReasonCode.TEMPERATURE_FITS,
      points: TEMPERATURE_POINTS,
    }),
  ];
  if (fits.includes('MISFIT')) return null;
  const worked = Math.round((WORKED_POINTS * item.positiveCount) / (item.deliveredCount + PRIOR_DELIVERIES));
  return [
    ...fits.filter(fit => fit !== 'MISFIT').filter(fit => fit !== null),
    ...(worked > 0 ? [workedElsewhere(item, worked)] : []),
    { code: SuggestionReasonCode.NOT_SENT_YET, points: NOT_SENT_POINTS, about: null },
  ];
}

function fitOf(
  madeFor: readonly string[],
  value: string | null,
  reason: Omit<SuggestionReason, 'about'>,
): SuggestionReason | 'MISFIT' | null {
  if (madeFor.length === 0 || value === null) return null;
  return madeFor.includes(value) ? { ...reason, about: value } : 'MISFIT';
}

function workedElsewhere({ positiveCount, deliveredCount }: SuggestionItem, points: number): SuggestionReason {
  return { code: SuggestionReasonCode.WORKED_ELSEWHERE, points, about: `${positiveCount}/${deliveredCount}` };
}
