import type { LoggedEvent } from '../../platform/events/event.js';
import { type Sight, sightsOf } from './history.js';
import type { House } from './house.js';
import { type Line, type LineKind, Lines, type Wall, type WallKind } from './lines.js';

/** What a fold of the event log finds. Each fault is a sentence. */
export interface LedgerReport {
  readonly admissions: number;
  /** Admissions after which a rep, a wall of it or a limited team held more than its line in force, and those of reps who had left. */
  readonly overLimit: readonly string[];
  /** How many of them each kind of line or wall makes. */
  readonly overBy: ReadonlyMap<LineKind | WallKind, number>;
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

interface Holding {
  readonly sight: Sight;
  readonly units: number;
  readonly productId: string | null;
}

/** Evidence of one breath: admissions of a rep by one change tell what all of them come to. */
interface Said {
  readonly where: string;
  readonly heldAfter: number | undefined;
  readonly basis: string | undefined;
  readonly at: number;
}

/**
 * Replays every holder, weight, product, line, wall and the tree of teams from the events alone, without a look at the counters, and holds each
 * admission against what was in force at its place in the log.
 */
export function auditLedger(history: readonly LoggedEvent[], house: House): LedgerReport {
  const ledger = new Ledger(house);
  for (const event of history) ledger.take(event);
  return ledger.close();
}

class Ledger {
  private admissions = 0;
  private readonly overLimit: string[] = [];
  private readonly overBy = new Map<LineKind | WallKind, number>();
  private readonly doubled: string[] = [];
  private readonly untrue: string[] = [];
  private readonly said = new Map<string, Said>();
  /** The latest instant that was told so far: what happened at one instant is told in the order of its locks. */
  private at = new Date(0);
  private readonly leads = new Map<string, Holding>();
  private readonly heldBy = new Map<string, Map<string, Holding>>();
  private readonly lines = new Lines();
  private readonly parents = new Map<string, string | null>();
  private readonly gone = new Set<string>();
  private readonly productLines = new Map<string, string | null>();

  constructor(private readonly house: House) {}

  take(event: LoggedEvent): void {
    if (event.at > this.at) this.at = event.at;
    this.lines.take(event);
    this.hear(event);
    const sights = event.leadId ? sightsOf(event) : null;
    if (!event.leadId || !sights) return;
    const had = this.leads.get(event.leadId);
    this.judgeChain(event, { sights, had });
    const { productId = had?.productId ?? null } = event.body as { productId?: string | null };
    const has = { sight: sights.after, units: sights.after.loadUnits ?? this.house.weigh(sights.after), productId };
    const isNext = isAdmission(event) && has.sight.ownerId !== null;
    this.settleEvidence([had?.sight.ownerId, has.sight.ownerId], isNext ? event : null);
    this.keep(event.leadId, had, has);
    if (isNext) this.judgeAdmission(event, had, has);
  }

  close(): LedgerReport {
    this.settleEvidence([...this.said.keys()], null);
    const { admissions, overLimit, overBy, doubled, untrue } = this;
    const held = new Map<string, Held>();
    for (const repId of this.heldBy.keys()) held.set(repId, this.sumOf(repId));
    for (const teamId of this.teams()) held.set(teamId, this.sumOf(teamId));
    return { admissions, overLimit, overBy, doubled, untrue, held };
  }

  /** The tree of teams, who is there, and of which line products are. */
  private hear(event: LoggedEvent): void {
    const { parentId, isActive } = event.body as { parentId?: string | null; isActive?: boolean };
    if (event.type === 'teamChanged' && parentId !== undefined) this.parents.set(event.subjectId, parentId);
    const { line } = event.body as { line?: string | null };
    if (event.type === 'productChanged' && line !== undefined) this.productLines.set(event.subjectId, line);
    if (event.type !== 'repChanged' || isActive === undefined) return;
    if (isActive) this.gone.delete(event.subjectId);
    else this.gone.add(event.subjectId);
  }

  private teams(): Set<string> {
    const named = [...this.leads.values()].flatMap(({ sight }) => (sight.teamId ? this.teamsAbove(sight.teamId) : []));
    return new Set([...this.parents.keys(), ...named]);
  }

  private teamsAbove(teamId: string): string[] {
    const above: string[] = [];
    for (let id: string | null = teamId; id; id = this.parentOf(id)) above.push(id);
    return above;
  }

  private parentOf(id: string): string | null {
    return this.parents.has(id) ? (this.parents.get(id) ?? null) : (this.house.teamsAbove(id)[1] ?? null);
  }

  /** Each change of holder begins where the one before ended, and nothing else changes a holder. */
  private judgeChain(
    event: LoggedEvent,
    { sights, had }: { sights: { before: Sight | null; after: Sight }; had: Holding | undefined },
  ): void {
    const { before, after } = sights;
    const said = (event.type === 'leadAssigned' ? before : after)?.ownerId ?? null;
    const is = had?.sight.ownerId ?? null;
    if (said === is) return;
    const what = event.type === 'leadAssigned' ? 'was taken from' : 'was, without having been given to anybody, with';
    this.doubled.push(
      `position ${event.pos}: ${event.leadId} ${what} ${said ?? 'nobody'} while ${is ?? 'nobody'} held it`,
    );
  }

  private keep(leadId: string, had: Holding | undefined, has: Holding): void {
    this.leads.set(leadId, has);
    if (had?.sight.ownerId) this.heldBy.get(had.sight.ownerId)?.delete(leadId);
    const { ownerId } = has.sight;
    if (!ownerId) return;
    const own = this.heldBy.get(ownerId) ?? new Map<string, Holding>();
    own.set(leadId, has);
    this.heldBy.set(ownerId, own);
  }

  /** Once something else happens to a rep, what it was last said to hold must be what it holds by the fold. */
  private settleEvidence(repIds: readonly (string | null | undefined)[], next: LoggedEvent | null): void {
    for (const repId of repIds) {
      const said = repId ? this.said.get(repId) : undefined;
      if (!repId || !said) continue;
      const evidence = next && next.repId === repId && evidenceOf(next);
      if (evidence && evidence.heldAfter === said.heldAfter && evidence.at === said.at) continue;
      const truth = amountOf(this.sumOf(repId), said.basis);
      if (said.heldAfter !== truth)
        this.untrue.push(`${said.where}: it says ${said.heldAfter} held, the log says ${truth}`);
      this.said.delete(repId);
    }
  }

  private judgeAdmission(event: LoggedEvent, had: Holding | undefined, has: Holding): void {
    this.admissions++;
    const repId = has.sight.ownerId ?? '';
    const where = `position ${event.pos}: ${event.leadId} to ${repId}`;
    const evidence = evidenceOf(event);
    this.said.set(repId, { where, ...evidence });
    if (this.gone.has(repId)) this.overLimit.push(`${where}: who had left`);
    if (has.units > 0 && evidence.mode === 'LIMITED' && (evidence.heldAfter ?? 0) > (evidence.capacity ?? 0))
      this.overLimit.push(`${where}: held ${evidence.heldAfter} of ${evidence.capacity}`);
    for (const id of this.grown(had, has)) this.judgeLine(where, { id, line: this.lines.lineOf(id, this.at) });
    if (has.units > 0) this.judgeWalls(where, { repId, has });
  }

  /** The rep and the teams that hold more than before. */
  private grown(had: Holding | undefined, has: Holding): string[] {
    const holders = (holding: Holding | undefined) => {
      const { ownerId = null, teamId = null } = holding?.sight ?? {};
      return new Set(ownerId && teamId ? [ownerId, ...this.teamsAbove(teamId)] : []);
    };
    const before = holders(had);
    return [...holders(has)].filter(id => has.units > (before.has(id) ? (had?.units ?? 0) : 0));
  }

  private judgeLine(where: string, { id, line }: { id: string; line: Line | null }): void {
    const held = this.sumOf(id);
    if (!line || amountOf(held, line.basis) <= line.capacity) return;
    this.count(line.kind);
    this.overLimit.push(
      `${where}: by ${line.kind} ${id} held ${JSON.stringify(held)} of ${line.capacity} by ${line.basis}`,
    );
  }

  private judgeWalls(where: string, { repId, has }: { repId: string; has: Holding }): void {
    for (const wall of this.lines.wallsOf(repId, this.at)) {
      if (!this.isWithin(wall, has)) continue;
      const held = sumUp([...(this.heldBy.get(repId)?.values() ?? [])].filter(holding => this.isWithin(wall, holding)));
      if (amountOf(held, wall.basis) <= wall.capacity) continue;
      this.count(wall.kind);
      this.overLimit.push(
        `${where}: of ${wall.kind} ${wall.key} it held ${JSON.stringify(held)} of ${wall.capacity} by ${wall.basis}`,
      );
    }
  }

  private count(kind: LineKind | WallKind): void {
    this.overBy.set(kind, (this.overBy.get(kind) ?? 0) + 1);
  }

  private isWithin({ kind, key }: Wall, { sight: { pipelineId, stageId, tier }, productId }: Holding): boolean {
    if (kind === 'PIPELINE' || kind === 'LEVEL_PIPELINE') return pipelineId === key;
    if (kind === 'PRODUCT_LINE') return productId !== null && this.productLines.get(productId) === key;
    if (kind === 'TIER') return tier === key;
    if (kind === 'LIFECYCLE') return this.house.lifecycleOf(stageId) === key;
    return tier === null || tier > key;
  }

  private sumOf(id: string): Held {
    if (!id.startsWith('team_')) return sumUp([...(this.heldBy.get(id)?.values() ?? [])]);
    const all = [...this.heldBy.values()].flatMap(own => [...own.values()]);
    return sumUp(all.filter(({ sight }) => sight.teamId && this.teamsAbove(sight.teamId).includes(id)));
  }
}

function evidenceOf(event: LoggedEvent): Omit<Said, 'where'> & { capacity?: number | null; mode?: string } {
  const { heldAfter, basis, capacity, mode } = event.body as {
    heldAfter?: number;
    basis?: string;
    capacity?: number | null;
    mode?: string;
  };
  return { heldAfter, basis, at: event.at.getTime(), ...(mode && { capacity: capacity ?? null, mode }) };
}

function sumUp(holdings: readonly Holding[]): Held {
  const units = holdings.reduce((sum, holding) => sum + holding.units, 0);
  return { count: holdings.filter(holding => holding.units > 0).length, units: Math.round(units * 100) / 100 };
}

function amountOf(held: Held, basis: string | undefined): number {
  return basis === 'WEIGHTED' ? held.units : held.count;
}

/** A holder who goes to another team takes its leads along: that may lift the team over its line, and refuses nobody. */
function isAdmission(event: LoggedEvent): boolean {
  return event.type === 'leadAssigned' && (event.body as { how?: string }).how !== 'TEAM_CHANGED';
}
