import { createFeed, type Feed, type FeedFrame, openSocket } from './feed.js';
import { type FeedSign, type Link, linkOf } from './link.js';
import { OPERATIONS } from './operations.js';
import type { FeedSocket } from './socket.js';
import type {
  AdmissionRefusal,
  FindingChange,
  LogFrame,
  OwnershipChange,
  RepFrame,
  Snapshot,
  StageChange,
  StageFrame,
  TeamFrame,
} from './wire.js';

const RETRY_MS = { least: 500, most: 10_000 };
const PROBE_MS = 5000;
/** Both log feeds may lose their place at once; one new snapshot serves both, and whoever looks can read that it came. */
const AFRESH_MS = 3000;
const ACCESS_OVER = 4403;
const NO_ACCESS = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

export interface Receiver {
  /** The time by the clock of the server, as far as it is known. */
  nowMs(): number;
  onSnapshot(snapshot: Snapshot): void;
  onReps(frame: RepFrame, isFirst: boolean): void;
  onTeams(frame: TeamFrame, isFirst: boolean): void;
  onStages(frame: StageFrame, isFirst: boolean): void;
  onStageChanges(changes: readonly StageChange[]): void;
  onOwnership(changes: readonly OwnershipChange[]): void;
  onRefusals(refusals: readonly AdmissionRefusal[]): void;
  onFindings(changes: readonly FindingChange[]): void;
  /** Changes in between were not told and never will be. */
  onGap(fromMs: number, toMs: number): void;
  /** This screen may look no longer. */
  onEnded(): void;
}

/** Snapshot, then its feeds over one socket; keeps on trying until the access is over. */
export class Connection {
  private readonly socket: FeedSocket;
  private readonly stateFeeds: Feed[] = [];
  private readonly logFeeds: Feed[] = [];
  private readonly signs: FeedSign[] = [];
  private hasFigures = false;
  private isEnded = false;
  private signAtMs: number;
  private toldUpToMs: number | null = null;
  private changedAtMs: number | null = null;
  private retryAtMs: number | null = null;
  private afresh: { atMs: number; cursor: Promise<string> } | null = null;
  private isProbing = false;

  constructor(
    private readonly token: string,
    private readonly receiver: Receiver,
  ) {
    const url = new URL('graphql', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const onClose = (code: number) => {
      if (code === ACCESS_OVER) void this.refresh(false);
    };
    this.socket = openSocket({ url: url.href, token: () => token, onClose });
    this.signAtMs = receiver.nowMs();
  }

  async start(): Promise<void> {
    for (let failures = 0; !this.isEnded; failures++) {
      const snapshot = await this.read(true).catch(() => null);
      if (snapshot) return this.follow(snapshot.cursor);
      const waitMs = Math.random() * Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** failures);
      this.retryAtMs = this.receiver.nowMs() + waitMs;
      await new Promise(resolve => setTimeout(resolve, waitMs));
    }
  }

  link(): Link {
    const { signs: feeds, hasFigures, isEnded, signAtMs, toldUpToMs, changedAtMs, retryAtMs } = this;
    const nowMs = this.receiver.nowMs();
    const silenceMs = 2 * this.socket.heartbeatMs;
    const isAfresh = this.afresh !== null && nowMs - this.afresh.atMs < AFRESH_MS;
    return linkOf(
      { feeds, hasFigures, isEnded, isAfresh, signAtMs, silenceMs, toldUpToMs, changedAtMs, retryAtMs },
      nowMs,
    );
  }

  /** What no feed carries: pool, waiting, won. What could not be read stays as it was. */
  async refresh(withFleet: boolean): Promise<Snapshot | null> {
    return this.read(withFleet).catch(() => null);
  }

  /** Everything anew, as from midnight on; what is told change by change goes on where it stands. */
  async renew(): Promise<boolean> {
    const snapshot = await this.refresh(true);
    if (snapshot) for (const feed of this.stateFeeds) feed.restart();
    return snapshot !== null;
  }

  /** While cut off: asks whether this screen may still look; feeds alone would try for ever. */
  async probe(): Promise<void> {
    if (this.isProbing || this.isEnded) return;
    this.isProbing = true;
    await this.refresh(false);
    setTimeout(() => {
      this.isProbing = false;
    }, PROBE_MS);
  }

  private follow(cursor: string): void {
    const { receiver } = this;
    this.openState<RepFrame>(OPERATIONS.repLoads, (frame, isFirst) => receiver.onReps(frame, isFirst));
    this.openState<TeamFrame>(OPERATIONS.teamLoads, (frame, isFirst) => receiver.onTeams(frame, isFirst));
    this.openState<StageFrame>(OPERATIONS.pipeline, (frame, isFirst) => receiver.onStages(frame, isFirst));
    this.openLog<StageChange>(OPERATIONS.stageChanges, cursor, changes => receiver.onStageChanges(changes));
    this.openLog<OwnershipChange>(OPERATIONS.ownership, cursor, changes => receiver.onOwnership(changes));
    this.openLog<AdmissionRefusal>(OPERATIONS.refusals, cursor, refusals => receiver.onRefusals(refusals));
    this.openLog<FindingChange>(OPERATIONS.findings, cursor, changes => receiver.onFindings(changes));
  }

  private openState<Frame extends FeedFrame>(query: string, take: (frame: Frame, isFirst: boolean) => void): void {
    let isFirst = true;
    const { sign, ...follow } = this.sign(() => {
      isFirst = true;
    });
    const onFrame = (frame: Frame) => {
      this.heard(sign);
      take(frame, isFirst);
      isFirst = false;
    };
    this.stateFeeds.push(createFeed<Frame>({ ...follow, query, onFrame, onReset: () => null }));
  }

  private openLog<Change extends { readonly cursor: string; readonly occurredAt: string }>(
    query: string,
    after: string,
    take: (changes: readonly Change[]) => void,
  ): void {
    const { sign, ...follow } = this.sign();
    let reachedMs = this.receiver.nowMs();
    const onFrame = ({ events, isUpToDate }: LogFrame<Change>) => {
      this.heard(sign);
      sign.isUpToDate = isUpToDate;
      const last = events.at(-1);
      if (last) this.told(Date.parse(last.occurredAt));
      if (isUpToDate) reachedMs = this.receiver.nowMs();
      else if (last) reachedMs = Date.parse(last.occurredAt);
      take(events);
    };
    const onReset = () => this.startAfresh(reachedMs);
    this.logFeeds.push(createFeed<LogFrame<Change>>({ ...follow, query, after, onFrame, onReset }));
  }

  /** What is known of one feed, and how it comes to be known. `onBegin`: the feed begins anew. */
  private sign(onBegin: () => void = () => undefined) {
    const sign: FeedSign = { isOpen: false, isUpToDate: true, closedAtMs: null, retryAtMs: null };
    this.signs.push(sign);
    return {
      sign,
      socket: this.socket,
      onState: (state: 'connecting' | 'live' | 'waiting' | 'stopped', waitMs = 0) => {
        if (state === 'live') {
          onBegin();
          return;
        }
        sign.isOpen = false;
        sign.retryAtMs = state === 'waiting' ? this.receiver.nowMs() + waitMs : null;
        if (state === 'waiting') sign.closedAtMs ??= this.receiver.nowMs();
      },
      onError: (code: string) => {
        sign.closedAtMs ??= this.receiver.nowMs();
        if (NO_ACCESS.has(code)) this.end();
      },
    };
  }

  private heard(sign: FeedSign): void {
    this.signAtMs = this.receiver.nowMs();
    Object.assign(sign, { isOpen: true, closedAtMs: null, retryAtMs: null });
  }

  private told(atMs: number): void {
    this.toldUpToMs = atMs;
    this.changedAtMs = Math.max(this.changedAtMs ?? 0, atMs);
  }

  private startAfresh(fromMs: number): Promise<string> {
    const nowMs = this.receiver.nowMs();
    if (!this.afresh || nowMs - this.afresh.atMs > AFRESH_MS) {
      const cursor = this.read(true).then(snapshot => {
        for (const feed of this.stateFeeds) feed.restart();
        this.receiver.onGap(fromMs, Date.parse(snapshot.asOf));
        return snapshot.cursor;
      });
      this.afresh = { atMs: nowMs, cursor };
      cursor.catch(() => {
        this.afresh = null;
      });
    }
    return this.afresh.cursor;
  }

  private async read(withFleet: boolean): Promise<Snapshot> {
    const response = await fetch(new URL('graphql', location.href), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${this.token}`,
      },
      body: JSON.stringify({ query: OPERATIONS.wallboard, variables: { withFleet } }),
      signal: AbortSignal.timeout(10_000),
    });
    const answer = (await response.json()) as {
      data?: { wallboard: Snapshot } | null;
      errors?: { extensions?: { code?: string } }[];
    };
    if (answer.errors?.some(error => NO_ACCESS.has(error.extensions?.code ?? ''))) this.end();
    if (!answer.data || this.isEnded) throw new Error('The board could not be read.');
    this.receiver.onSnapshot(answer.data.wallboard);
    if (!this.hasFigures) this.signAtMs = this.receiver.nowMs();
    this.hasFigures = true;
    this.retryAtMs = null;
    return answer.data.wallboard;
  }

  private end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    for (const feed of [...this.stateFeeds, ...this.logFeeds]) feed.stop();
    this.receiver.onEnded();
  }
}
