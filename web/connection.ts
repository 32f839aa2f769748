import { createFeed, type Feed, type FeedFrame } from './feed.js';
import { type FeedSign, type Link, linkOf } from './link.js';
import { OPERATIONS } from './operations.js';
import type { LogFrame, OwnershipChange, RepFrame, Snapshot, StageChange, StageFrame, TeamFrame } from './wire.js';

const RETRY_MS = { least: 500, most: 10_000 };
const PROBE_MS = 5000;
/** Both log feeds may lose their place at once; one new snapshot serves both. */
const AFRESH_MS = 2000;
const NO_ACCESS = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

export interface Receiver {
  onSnapshot(snapshot: Snapshot): void;
  onReps(frame: RepFrame, isFirst: boolean): void;
  onTeams(frame: TeamFrame, isFirst: boolean): void;
  onStages(frame: StageFrame, isFirst: boolean): void;
  onStageChanges(changes: readonly StageChange[]): void;
  onOwnership(changes: readonly OwnershipChange[]): void;
  /** Changes in between were not told and never will be. */
  onGap(fromMs: number, toMs: number): void;
}

/** Snapshot, then five feeds; keeps on trying until the access is over. */
export class Connection {
  private readonly feeds: Feed[] = [];
  private readonly signs: FeedSign[] = [];
  private hasFigures = false;
  private isEnded = false;
  private signAtMs = Date.now();
  private toldUpToMs: number | null = null;
  private changedAtMs: number | null = null;
  private retryAtMs: number | null = null;
  private afresh: { atMs: number; cursor: Promise<string> } | null = null;
  private isProbing = false;

  constructor(
    private readonly token: string,
    private readonly receiver: Receiver,
  ) {}

  async start(): Promise<void> {
    for (let failures = 0; !this.isEnded; failures++) {
      const snapshot = await this.read(true).catch(() => null);
      if (snapshot) return this.follow(snapshot.cursor);
      const waitMs = Math.random() * Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** failures);
      this.retryAtMs = Date.now() + waitMs;
      await new Promise(resolve => setTimeout(resolve, waitMs));
    }
  }

  link(): Link {
    const { signs: feeds, hasFigures, isEnded, signAtMs, toldUpToMs, changedAtMs, retryAtMs } = this;
    return linkOf({ feeds, hasFigures, isEnded, signAtMs, toldUpToMs, changedAtMs, retryAtMs }, Date.now());
  }

  /** What no feed carries: pool, waiting, won; with the fleet when the day has turned. Null where it could not be read. */
  async refresh(withFleet: boolean): Promise<void> {
    await this.read(withFleet).catch(() => null);
  }

  /** While cut off: asks whether this screen may still look; feeds alone would try for ever. */
  async probe(): Promise<void> {
    if (this.isProbing || this.isEnded) return;
    this.isProbing = true;
    await this.read(false).catch(() => null);
    setTimeout(() => {
      this.isProbing = false;
    }, PROBE_MS);
  }

  private follow(cursor: string): void {
    const { receiver } = this;
    this.open<RepFrame>(OPERATIONS.repLoads, (frame, isFirst) => receiver.onReps(frame, isFirst));
    this.open<TeamFrame>(OPERATIONS.teamLoads, (frame, isFirst) => receiver.onTeams(frame, isFirst));
    this.open<StageFrame>(OPERATIONS.pipeline, (frame, isFirst) => receiver.onStages(frame, isFirst));
    this.open<LogFrame<StageChange>>(
      OPERATIONS.stageChanges,
      frame => receiver.onStageChanges(this.told(frame)),
      cursor,
    );
    this.open<LogFrame<OwnershipChange>>(OPERATIONS.ownership, frame => receiver.onOwnership(this.told(frame)), cursor);
  }

  private open<Frame extends FeedFrame>(
    query: string,
    take: (frame: Frame, isFirst: boolean) => void,
    after?: string,
  ): void {
    const sign: FeedSign = { isOpen: false, isUpToDate: true, closedAtMs: null, retryAtMs: null };
    this.signs.push(sign);
    const url = new URL('graphql', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const onFrame = (frame: Frame) => {
      const isFirst = !sign.isOpen;
      this.signAtMs = Date.now();
      Object.assign(sign, { isOpen: true, closedAtMs: null, retryAtMs: null });
      if ('isUpToDate' in frame) sign.isUpToDate = frame.isUpToDate === true;
      take(frame, isFirst);
    };
    this.feeds.push(
      createFeed<Frame>({
        url: url.href,
        token: () => this.token,
        query,
        onFrame,
        onState: (state, waitMs) => this.note(sign, state, waitMs),
        onReset: () => (after === undefined ? null : this.startAfresh()),
        onError: code => this.stopped(sign, code),
        ...(after !== undefined && { after }),
      }),
    );
  }

  private note(sign: FeedSign, state: 'connecting' | 'live' | 'waiting' | 'stopped', waitMs = 0): void {
    if (state === 'live') return;
    sign.isOpen = false;
    sign.retryAtMs = state === 'waiting' ? Date.now() + waitMs : null;
    if (state === 'waiting') sign.closedAtMs ??= Date.now();
  }

  private stopped(sign: FeedSign, code: string): void {
    sign.closedAtMs ??= Date.now();
    if (NO_ACCESS.has(code)) this.end();
  }

  private told<Change extends { readonly occurredAt: string }>(frame: LogFrame<Change>): readonly Change[] {
    const last = frame.events.at(-1);
    if (last) {
      this.toldUpToMs = Date.parse(last.occurredAt);
      this.changedAtMs = Math.max(this.changedAtMs ?? 0, this.toldUpToMs);
    }
    return frame.events;
  }

  private startAfresh(): Promise<string> {
    if (!this.afresh || Date.now() - this.afresh.atMs > AFRESH_MS) {
      const fromMs = this.signAtMs;
      const cursor = this.read(true).then(snapshot => {
        this.receiver.onGap(fromMs, Date.parse(snapshot.asOf));
        return snapshot.cursor;
      });
      this.afresh = { atMs: Date.now(), cursor };
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
    this.hasFigures = true;
    this.retryAtMs = null;
    this.receiver.onSnapshot(answer.data.wallboard);
    return answer.data.wallboard;
  }

  private end(): void {
    this.isEnded = true;
    for (const feed of this.feeds) feed.stop();
  }
}
