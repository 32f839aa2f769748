import type { LoggedEvent } from '../../platform/events/event.js';
import { type Sight, sightsOf } from './history.js';
import { type LineKind, Lines, type WallKind } from './lines.js';

/** What may refuse an admission for want of room. */
export type LimitKind = LineKind | WallKind;

/** An admission that was refused: by what, and how the lead was then. */
export interface Refused {
  readonly kind: LimitKind;
  readonly sight: Sight;
}

/** By which code each kind refuses. */
const CODES: Readonly<Record<LimitKind, string>> = {
  REP: 'QUOTA_EXCEEDED',
  LEVEL: 'QUOTA_EXCEEDED',
  ORGANISATION: 'QUOTA_EXCEEDED',
  RAMP: 'QUOTA_EXCEEDED',
  TEAM: 'TEAM_QUOTA_EXCEEDED',
  PIPELINE: 'PIPELINE_QUOTA_EXCEEDED',
  LEVEL_PIPELINE: 'PIPELINE_QUOTA_EXCEEDED',
  PRODUCT_LINE: 'PRODUCT_LINE_QUOTA_EXCEEDED',
  TIER: 'TIER_QUOTA_EXCEEDED',
  LIFECYCLE: 'LIFECYCLE_QUOTA_EXCEEDED',
  BELOW_TIER: 'RESERVED_FOR_HIGHER_TIER',
};

/** Goes through the log and says by what kind of limit each refusal was: by the one in force whose code and whose figure were told. */
export class Refusals {
  private readonly lines = new Lines();
  private readonly leads = new Map<string, Sight>();
  private at = new Date(0);

  take(event: LoggedEvent): Refused | null {
    if (event.at > this.at) this.at = event.at;
    this.lines.take(event);
    const after = event.leadId && sightsOf(event)?.after;
    if (event.leadId && after) this.leads.set(event.leadId, after);
    const sight = event.leadId && this.leads.get(event.leadId);
    if (event.type !== 'admissionRefused' || !event.repId || !sight) return null;
    const kind = this.kindOf(event, event.repId, sight);
    return kind ? { kind, sight } : null;
  }

  private kindOf({ body }: LoggedEvent, repId: string, { pipelineId }: Sight): LimitKind | null {
    const { code, capacity } = body as { code: string; capacity: number | null };
    if (code === CODES.TEAM) return 'TEAM';
    const line = this.lines.lineOf(repId, this.at);
    const walls = this.lines
      .wallsOf(repId, this.at)
      .filter(({ kind, key }) => CODES[kind] !== CODES.PIPELINE || key === pipelineId);
    const limits = [...(line ? [line] : []), ...walls];
    return limits.find(limit => CODES[limit.kind] === code && limit.capacity === capacity)?.kind ?? null;
  }
}
