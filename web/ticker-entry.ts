import { measuredWord } from './finding-word.js';
import type { AdmissionRefusal, FindingChange, OwnershipChange, StageChange } from './wire.js';
import { stageWord, type Words } from './words.js';

/** One change as it passes along the foot of the board. Of the lead only stage, tier and segment are said. */
export interface TickerEntry {
  readonly key: string;
  readonly atMs: number;
  readonly from: string;
  /** Null for a plain sentence. */
  readonly to: string | null;
  readonly details: readonly string[];
  readonly isWon: boolean;
  /** Of a lead that was decided against us: how the board stood at that instant can be looked at. */
  readonly lostLeadId?: string;
}

/** Told already by the change of stage that comes with them. */
const TOLD_BY_STAGE = new Set(['CREATED', 'CLOSED']);

export function entryOfStageChange(change: StageChange, words: Words): TickerEntry | null {
  if (change.isGone || !change.toStage) return null;
  const { lead, toStage } = change;
  const isLost = toStage.isTerminal && !toStage.isWon;
  return {
    key: `${change.leadId}:${change.version}:stage`,
    atMs: Date.parse(change.occurredAt),
    from: change.fromStage ? stageWord(words, change.fromStage) : words.newLead,
    to: stageWord(words, toStage),
    details: [lead?.owner?.name ?? '', leadWord(lead)].filter(Boolean),
    isWon: toStage.isWon && !change.fromStage?.isWon,
    ...(isLost && { lostLeadId: change.leadId }),
  };
}

export function entryOfOwnership(change: OwnershipChange, words: Words): TickerEntry | null {
  if (change.isGone || TOLD_BY_STAGE.has(change.how)) return null;
  return {
    key: `${change.leadId}:${change.version}:holder`,
    atMs: Date.parse(change.occurredAt),
    from: change.fromRep?.name ?? (change.fromPool ? words.pool : words.noHolder),
    to: change.toRep?.name ?? (change.toPool ? words.pool : words.noHolder),
    details: [words.how[change.how] ?? change.how, leadWord(change.lead)].filter(Boolean),
    isWon: false,
  };
}

/** A lead that could not go to a rep, and why. */
export function entryOfRefusal(
  { cursor, occurredAt, rep, held, capacity, lead }: AdmissionRefusal,
  words: Words,
): TickerEntry {
  const why = held === null || capacity === null ? words.teamFull : words.noRoom(held, capacity);
  return {
    key: `${cursor}:refusal`,
    atMs: Date.parse(occurredAt),
    from: rep?.name ?? words.noHolder,
    to: words.refused,
    details: [why, leadWord(lead)].filter(Boolean),
    isWon: false,
  };
}

/** What is found; that its cause is gone is seen where it stood. */
export function entryOfFinding({ finding, ...change }: FindingChange, words: Words): TickerEntry | null {
  if (!finding || change.change !== 'RAISED') return null;
  const atMs = Date.parse(change.occurredAt);
  return {
    key: `${change.findingId}:${change.version}`,
    atMs,
    from: words.finding[finding.code] ?? finding.code,
    to: null,
    details: [finding.rep?.name ?? '', leadWord(finding.lead), measuredWord(finding, atMs, words)].filter(Boolean),
    isWon: false,
  };
}

function leadWord(lead: { readonly tier: string | null; readonly segment: string | null } | null): string {
  return [lead?.tier, lead?.segment].filter(Boolean).join(' · ');
}
