/** What the page's operations answer with: the selections of `schema/operations/wallboard.graphql`, nothing else. */

export interface Load {
  readonly version: number;
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly mode: 'LIMITED' | 'UNLIMITED' | 'OPT_OUT';
  readonly basis: 'COUNT' | 'WEIGHTED';
  readonly capacityUnits: number | null;
}

export interface Rep {
  readonly id: string;
  readonly name: string;
  readonly presence: 'AVAILABLE' | 'BUSY' | 'AWAY' | 'OFFLINE' | 'ON_LEAVE';
  readonly takenTodayCount: number;
  /** Null: nothing counts what it takes in. */
  readonly intake: { readonly remainingCount: number | null };
  readonly neglectedLeadCount: number;
  readonly neglectedUnits: number;
  readonly team: { readonly id: string } | null;
  /** `untilOn`: the first day after it. */
  readonly leaves: readonly { readonly untilOn: string }[];
  readonly load: Load;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly parent: { readonly id: string } | null;
  readonly load: Load;
}

export interface Stage {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly position: number;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
  readonly slaHours: number | null;
  readonly leadCount: number;
  readonly enteredTodayCount: number;
  readonly departedTodayCount: number;
  readonly pipeline: { readonly id: string } | null;
}

export interface TierCount {
  readonly tier: 'A' | 'B' | 'C' | 'D' | null;
  readonly leadCount: number;
}

export interface Waiting {
  readonly reason: string;
  readonly leadCount: number;
  readonly tiers: readonly TierCount[];
  readonly oldestSince: string;
}

export interface Pool {
  readonly id: string;
  readonly name: string;
  readonly purpose: 'CLAIM' | 'NURTURING';
  readonly oldestSince: string | null;
  readonly tiers: readonly TierCount[];
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
}

export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly rep: { readonly name: string } | null;
  readonly lead: { readonly tier: string | null; readonly segment: string | null } | null;
  readonly evidence: { readonly limit: number; readonly measured: number; readonly since: string };
}

export interface Snapshot {
  readonly cursor: string;
  readonly asOf: string;
  readonly name: string;
  readonly timeZone: string;
  readonly wonTodayCount: number;
  readonly neglectedCount: number;
  readonly findings: readonly Finding[];
  readonly waiting: readonly Waiting[];
  readonly pools: readonly Pool[];
  readonly pipelines: readonly Pipeline[];
  /** Left out where only the panels beside the fleet are asked for. */
  readonly teams?: readonly Team[];
  readonly reps?: readonly Rep[];
}

export interface StateFrame {
  readonly cursor: string;
  readonly isSnapshot: boolean;
  readonly removedIds: readonly string[];
}
export interface RepFrame extends StateFrame {
  readonly reps: readonly Rep[];
}
export interface TeamFrame extends StateFrame {
  readonly teams: readonly Team[];
}
export interface StageFrame extends StateFrame {
  readonly stages: readonly Stage[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface StageName extends Named {
  readonly key: string;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
}

interface LeadChange {
  readonly cursor: string;
  readonly leadId: string;
  readonly isGone: boolean;
  readonly version: number;
  readonly occurredAt: string;
}

export interface StageChange extends LeadChange {
  readonly fromStage: StageName | null;
  readonly toStage: StageName | null;
  readonly lead: { readonly tier: string | null; readonly segment: string | null; readonly owner: Named | null } | null;
}

export interface OwnershipChange extends LeadChange {
  readonly how: string;
  readonly fromRep: Named | null;
  readonly toRep: Named | null;
  readonly fromPool: Named | null;
  readonly toPool: Named | null;
  readonly lead: { readonly tier: string | null; readonly segment: string | null } | null;
}

export interface AdmissionRefusal {
  readonly cursor: string;
  readonly leadId: string;
  readonly occurredAt: string;
  /** Null where a team was full. */
  readonly held: number | null;
  readonly capacity: number | null;
  readonly rep: Named | null;
  readonly lead: { readonly tier: string | null; readonly segment: string | null } | null;
}

export interface FindingChange {
  readonly cursor: string;
  readonly findingId: string;
  readonly version: number;
  readonly change: 'RAISED' | 'CLOSED' | null;
  readonly occurredAt: string;
  readonly finding: Finding | null;
}

export interface LogFrame<Change> {
  readonly cursor: string;
  readonly isUpToDate: boolean;
  readonly events: readonly Change[];
}

/** The board as it was. */
export interface PastBoard {
  readonly at: string;
  readonly timeZone: string;
  readonly knownSince: string | null;
  readonly unheldCount: number;
  readonly wonThatDayCount: number;
  readonly stages: readonly {
    readonly stageId: string;
    readonly key: string;
    readonly name: string;
    readonly pipelineName: string;
    readonly position: number;
    readonly isTerminal: boolean;
    readonly isWon: boolean;
    readonly leadCount: number;
  }[];
  readonly reps: readonly (Omit<Load, 'version'> & {
    readonly repId: string;
    readonly name: string;
    readonly teamName: string;
    readonly isOverloaded: boolean;
  })[];
}

/** Who held a lead that was decided, and when that was. */
export interface LostLead {
  readonly owner: { readonly id: string } | null;
  readonly lastOwner: { readonly id: string } | null;
  readonly outcome: { readonly decidedAt: string } | null;
}
