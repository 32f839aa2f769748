import type {
  Finding,
  Pipeline,
  Pool,
  Rep,
  RepFrame,
  Snapshot,
  Stage,
  StageFrame,
  StateFrame,
  Team,
  TeamFrame,
  Waiting,
} from './wire.js';

/** Everything that is known, as it was told last. State feeds replace; nothing is ever added up from changes. */
export class Board {
  name = '';
  /** A board of then, see `boardOf`. */
  isPast = false;
  /** That of the organisation; until it is known, that of the screen. */
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  wonToday = 0;
  neglectedCount = 0;
  /** The newest that are open. */
  findings: readonly Finding[] = [];
  waiting: readonly Waiting[] = [];
  pools: readonly Pool[] = [];
  pipelines: readonly Pipeline[] = [];
  readonly reps = new Map<string, Rep>();
  readonly teams = new Map<string, Team>();
  readonly stages = new Map<string, Stage>();
  /** When the server last read what no feed carries. */
  readAtMs = 0;
  /** How far the clock of the server is ahead of ours. */
  private aheadMs = 0;
  private days: Intl.DateTimeFormat | null = null;

  /** The time by the clock of the server. */
  nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** The day of the organisation. */
  today(): string {
    this.days ??= new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: this.timeZone });
    return this.days.format(this.nowMs());
  }

  takeSnapshot(snapshot: Snapshot): void {
    this.name = snapshot.name;
    if (this.timeZone !== snapshot.timeZone) this.days = null;
    this.timeZone = snapshot.timeZone;
    this.wonToday = snapshot.wonTodayCount;
    this.neglectedCount = snapshot.neglectedCount;
    this.findings = snapshot.findings;
    this.waiting = snapshot.waiting;
    this.pools = snapshot.pools;
    this.pipelines = snapshot.pipelines;
    this.readAtMs = Date.parse(snapshot.asOf);
    this.aheadMs = this.readAtMs - Date.now();
    if (snapshot.reps) fill(this.reps, snapshot.reps, true);
    if (snapshot.teams) fill(this.teams, snapshot.teams, true);
  }

  /** `isFirst`: the first frame after a connection. It takes the place of all that stood; further first frames add to it. */
  takeReps(frame: RepFrame, isFirst: boolean): void {
    take(this.reps, frame, { rows: frame.reps, isFirst });
  }

  takeTeams(frame: TeamFrame, isFirst: boolean): void {
    take(this.teams, frame, { rows: frame.teams, isFirst });
  }

  takeStages(frame: StageFrame, isFirst: boolean): void {
    take(this.stages, frame, { rows: frame.stages, isFirst });
  }
}

interface Row {
  readonly id: string;
}

function take<R extends Row>(
  known: Map<string, R>,
  frame: StateFrame,
  { rows, isFirst }: { rows: readonly R[]; isFirst: boolean },
): void {
  fill(known, rows, isFirst);
  for (const id of frame.removedIds) known.delete(id);
}

function fill<R extends Row>(known: Map<string, R>, rows: readonly R[], isWhole: boolean): void {
  if (isWhole) known.clear();
  for (const row of rows) known.set(row.id, row);
}
