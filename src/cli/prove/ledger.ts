import type { LoggedEvent } from '../../platform/events/event.js';
import { type Sight, sightsOf } from './history.js';
import type { House } from './house.js';

/** What a fold of the event log finds. Each fault is a sentence. */
export interface LedgerReport {
  readonly admissions: number;
  /** Admissions after which a rep or a limited team held more than its line in force. */
  readonly overLimit: readonly string[];
  /** Leads that got a holder while another one held them. */
  readonly doubled: readonly string[];
  /** Admissions whose recorded evidence is not what the fold says. */
  readonly untrue: readonly string[];
  /** What each rep and each team holds at the end, in leads and load units. */
  readonly held: ReadonlyMap<string, Held>;
}

export interface Held {
  count: number;
  units: number;
}

interface Line {
  readonly quotaId: string;
  readonly mode: string;
  readonly basis: string;
  readonly capacity: number | null;
  /** In force in `[from, until)`; the line set last goes before what it overlaps. */
  readonly from: Date;
  readonly until: Date | null;
}

interface Holding {
  readonly ownerId: string | null;
  readonly holderIds: readonly string[];
  readonly units: number;
}

/**
 * Replays every holder, weight and line from the events alone, without a look at the counters, and holds each admission
 * against the line that was in force at its place in the log.
 */
export function auditLedger(history: readonly LoggedEvent[], house: House): LedgerReport {
  const ledger = new Ledger(house);
  for (const event of history) ledger.take(event);
  return ledger;
}

class Ledger implements LedgerReport {
  admissions = 0;
  readonly overLimit: string[] = [];
  readonly doubled: string[] = [];
  readonly untrue: string[] = [];
  readonly held = new Map<string, Held>();
  /** The latest instant that was told so far: what happened at one instant is told in the order of its locks. */
  private at = new Date(0);
  private readonly leads = new Map<string, Holding>();
  private readonly lines = new Map<string, Line[]>();

  constructor(private readonly house: House) {}

  take(event: LoggedEvent): void {
    if (event.at > this.at) this.at = event.at;
    if (event.type === 'holdingQuotaChanged') this.drawLine(event);
    if (event.type === 'holdingQuotaWithdrawn') this.eraseLine(event);
    const sights = event.leadId ? sightsOf(event) : null;
    if (!event.leadId || !sights) return;
    const had = this.leads.get(event.leadId);
    if (event.type === 'leadAssigned') this.judgeChain(event, { before: sights.before, had });
    const has = this.holding(sights.after);
    const grown = this.settle(had, has);
    this.leads.set(event.leadId, has);
    if (isAdmission(event) && has.ownerId) this.judgeAdmission(event, has, grown);
  }

  private drawLine(event: LoggedEvent): void {
    const holderId = event.repId ?? event.teamId;
    if (!holderId) return;
    const { mode, basis, capacity, validFrom, validUntil } = event.body as Omit<Line, 'from' | 'until'> & {
      validFrom: string;
      validUntil: string | null;
    };
    const until = validUntil === null ? null : new Date(validUntil);
    const line = { quotaId: event.subjectId, mode, basis, capacity, from: new Date(validFrom), until };
    this.lines.set(holderId, [...(this.lines.get(holderId) ?? []), line]);
  }

  private eraseLine({ subjectId, repId, teamId }: LoggedEvent): void {
    const holderId = repId ?? teamId ?? '';
    this.lines.set(holderId, this.lines.get(holderId)?.filter(({ quotaId }) => quotaId !== subjectId) ?? []);
  }

  private lineOf(id: string): Line | undefined {
    return this.lines.get(id)?.findLast(({ from, until }) => from <= this.at && (until === null || until > this.at));
  }

  private judgeChain(event: LoggedEvent, { before, had }: { before: Sight | null; had: Holding | undefined }): void {
    const said = before?.ownerId ?? null;
    const is = had?.ownerId ?? null;
    if (said !== is)
      this.doubled.push(
        `position ${event.pos}: ${event.leadId} was taken from ${said ?? 'nobody'} while ${is ?? 'nobody'} held it`,
      );
  }

  private holding({ ownerId, teamId, stageId, tier, validity }: Sight): Holding {
    const units = this.house.weigh({ stageId, tier, validity });
    return { ownerId, units, holderIds: ownerId && teamId ? [ownerId, ...this.house.teamsAbove(teamId)] : [] };
  }

  /** Moves the sums; gives the holders that hold more than before. */
  private settle(had: Holding | undefined, has: Holding): string[] {
    const touched = new Map<string, Held>();
    const change = (holding: Holding, sign: number) => {
      for (const id of holding.holderIds) {
        const sum = touched.get(id) ?? { count: 0, units: 0 };
        touched.set(id, { count: sum.count + (holding.units > 0 ? sign : 0), units: sum.units + sign * holding.units });
      }
    };
    if (had) change(had, -1);
    change(has, 1);
    for (const [id, { count, units }] of touched) {
      const sum = this.held.get(id) ?? { count: 0, units: 0 };
      this.held.set(id, { count: sum.count + count, units: Math.round((sum.units + units) * 100) / 100 });
    }
    return [...touched].filter(([, { count, units }]) => count > 0 || units > 0).map(([id]) => id);
  }

  private judgeAdmission(event: LoggedEvent, has: Holding, grown: readonly string[]): void {
    this.admissions++;
    const said = event.body as { heldAfter?: number; capacity?: number | null; mode?: string; basis?: string };
    const where = `position ${event.pos}: ${event.leadId} to ${has.ownerId}`;
    if (has.units > 0 && said.mode === 'LIMITED' && (said.heldAfter ?? 0) > (said.capacity ?? 0)) {
      this.overLimit.push(`${where}: held ${said.heldAfter} of ${said.capacity}`);
    }
    for (const id of grown)
      if (this.isOver(id)) this.overLimit.push(`${where}: ${id} held ${JSON.stringify(this.held.get(id))}`);
    const truth = this.heldOf(has.ownerId ?? '', said.basis);
    if (said.heldAfter !== truth) this.untrue.push(`${where}: it says ${said.heldAfter} held, the log says ${truth}`);
  }

  private isOver(id: string): boolean {
    const line = this.lineOf(id);
    if (line?.mode !== 'LIMITED' || line.capacity === null || this.house.isBoosted(id)) return false;
    return this.heldOf(id, line.basis) > line.capacity;
  }

  private heldOf(id: string, basis: string | undefined): number {
    const sum = this.held.get(id) ?? { count: 0, units: 0 };
    return basis === 'WEIGHTED' ? sum.units : sum.count;
  }
}

/** A holder who goes to another team takes its leads along: that may lift the team over its line, and refuses nobody. */
function isAdmission(event: LoggedEvent): boolean {
  return event.type === 'leadAssigned' && (event.body as { how?: string }).how !== 'TEAM_CHANGED';
}
