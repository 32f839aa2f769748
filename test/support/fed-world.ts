import type {
  Finding,
  FindingChange,
  OwnershipChange,
  Rep,
  Snapshot,
  Stage,
  StageChange,
  Team,
} from '../../web/wire.js';

const REPS = 24;
const TEAMS = 3;
const LINE = 60;
const STAGES = ['NEW', 'CONTACTED', 'ENGAGED', 'QUALIFIED', 'PROPOSAL', 'WON'] as const;
const HOW = ['CLAIMED', 'ASSIGNED', 'TRANSFERRED', 'RELEASED'] as const;
const TIERS = ['A', 'B', 'C', 'D'] as const;

/** A sales floor in memory that changes as often as it is asked to; the same numbers each time. */
export class FedWorld {
  nowMs = Date.UTC(2026, 0, 5, 8);
  private changes = 0;

  snapshot(): Snapshot {
    return {
      cursor: this.cursor(),
      asOf: this.now(),
      name: 'North Sea Trading',
      timeZone: 'Asia/Shanghai',
      wonTodayCount: this.changes % 40,
      neglectedCount: this.roll(6, 40),
      findings: Array.from({ length: this.roll(7, 8) }, (_, place) => this.finding(place)),
      waiting: [this.waiting('QUOTA_EXCEEDED', 9), this.waiting('NO_RULE_MATCHED', 4)],
      pools: [
        {
          id: 'pool_1',
          name: 'Pool',
          purpose: 'CLAIM',
          oldestSince: this.now(),
          tiers: TIERS.map((tier, place) => ({ tier, leadCount: this.roll(place, 50) })),
        },
      ],
      pipelines: [{ id: 'pipe_1', name: 'Sales', isDefault: true }],
      teams: this.teams(),
      reps: this.reps(),
    };
  }

  private waiting(reason: string, most: number): Snapshot['waiting'][number] {
    const leadCount = 1 + (this.changes % most);
    return { reason, leadCount, tiers: [{ tier: 'B', leadCount }], oldestSince: this.now() };
  }

  /** What a feed tells first: a gauge its present state, a story that nothing was missed. */
  firstFrame(field: string): object {
    const gauge = { cursor: this.cursor(), isSnapshot: true, removedIds: [] };
    if (field === 'repLoadChanged') return { ...gauge, reps: this.reps() };
    if (field === 'teamLoadChanged') return { ...gauge, teams: this.teams() };
    if (field === 'pipelineChanged') return { ...gauge, stages: this.stages() };
    return this.story([]);
  }

  story(events: readonly object[]): object {
    return { cursor: this.cursor(), isUpToDate: true, events };
  }

  stageChange(): StageChange {
    const place = this.roll(1, STAGES.length - 1);
    const stage = (at: number) => ({
      id: `stage_${at}`,
      key: STAGES[at] ?? '',
      name: STAGES[at] ?? '',
      isTerminal: at === 5,
      isWon: at === 5,
    });
    return {
      ...this.change(),
      fromStage: stage(place),
      toStage: stage(place + 1),
      lead: { ...this.lead(), owner: this.person() },
    };
  }

  ownershipChange(): OwnershipChange {
    const how = HOW[this.roll(2, HOW.length)] ?? 'CLAIMED';
    const pool = { id: 'pool_1', name: 'Pool' };
    return {
      ...this.change(),
      how,
      fromRep: how === 'TRANSFERRED' || how === 'RELEASED' ? this.person() : null,
      toRep: how === 'RELEASED' ? null : this.person(),
      fromPool: how === 'CLAIMED' ? pool : null,
      toPool: how === 'RELEASED' ? pool : null,
      lead: this.lead(),
    };
  }

  findingChange(): FindingChange {
    const { cursor, version, occurredAt } = this.change();
    const finding = this.finding(this.changes);
    return { cursor, version, occurredAt, findingId: finding.id, change: 'RAISED', finding };
  }

  reps(): Rep[] {
    return Array.from({ length: REPS }, (_, place) => ({
      id: `rep_${place}`,
      name: `Person ${place}`,
      presence: this.roll(place, 11) === 0 ? 'AWAY' : 'AVAILABLE',
      takenTodayCount: this.roll(place, 8),
      intake: { remainingCount: null },
      neglectedLeadCount: this.roll(place, 4),
      neglectedUnits: this.roll(place, 4),
      leaves: [],
      team: { id: `team_${place % TEAMS}` },
      load: this.load(place),
    }));
  }

  teams(): Team[] {
    return Array.from({ length: TEAMS }, (_, place) => ({
      id: `team_${place}`,
      name: `Team ${place}`,
      parent: null,
      load: this.load(place),
    }));
  }

  stages(): Stage[] {
    return STAGES.map((key, position) => ({
      id: `stage_${position}`,
      key,
      name: key,
      position,
      slaHours: 24,
      isTerminal: key === 'WON',
      isWon: key === 'WON',
      leadCount: this.roll(position, 300),
      enteredTodayCount: this.roll(position, 30),
      departedTodayCount: this.roll(position, 20),
      pipeline: { id: 'pipe_1' },
    }));
  }

  private change() {
    this.changes++;
    return {
      cursor: this.cursor(),
      leadId: `lead_${this.changes}`,
      isGone: false,
      version: this.changes,
      occurredAt: this.now(),
    };
  }

  private lead() {
    return { tier: TIERS[this.roll(3, 4)] ?? null, segment: `Segment ${this.roll(4, 12)}` };
  }

  private finding(place: number): Finding {
    return {
      id: `finding_${place}`,
      code: place % 2 === 0 ? 'NEGLECTED' : 'OVER_CONTACT',
      rep: this.person(),
      lead: this.lead(),
      evidence: { limit: 3, measured: 4, since: this.now() },
    };
  }

  private person() {
    const place = this.roll(5, REPS);
    return { id: `rep_${place}`, name: `Person ${place}` };
  }

  private load(place: number): Rep['load'] {
    const held = this.roll(place, LINE + 6);
    return {
      version: this.changes,
      heldCount: held,
      heldUnits: held,
      mode: 'LIMITED',
      basis: 'COUNT',
      capacityUnits: LINE,
    };
  }

  /** Some number below `below` that changes with what has happened. */
  private roll(salt: number, below: number): number {
    return ((Math.imul(this.changes + 1, 2_654_435_761) >>> 0) + salt * 40_503) % below;
  }

  private cursor(): string {
    return `cursor-of-the-log-at-the-position-${this.changes}`;
  }

  private now(): string {
    return new Date(this.nowMs).toISOString();
  }
}
