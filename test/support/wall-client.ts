import { Board } from '../../web/board.js';
import { createFeed, type Feed, type FeedFrame, openSocket } from '../../web/feed.js';
import type {
  LogFrame,
  OwnershipChange,
  RepFrame,
  Snapshot,
  StageChange,
  StageFrame,
  TeamFrame,
} from '../../web/wire.js';
import { documentOf } from './operations.js';

/** One change of a lead as a board was told it. */
export interface HeardChange {
  readonly leadId: string;
  readonly version: number;
  /** The stage that it is in now, or the rep or pool that has it. */
  readonly at: string | null;
}

/** A node and how to come in. */
export interface WallPlace {
  readonly url: string;
  readonly token: string;
}

/**
 * What a wallboard does, without a screen: the page's own board, fed by the shipped client with the page's own operations.
 * `isLost` is for a mutant: whether a frame of the log feeds, counted from 1, is let go unread.
 */
export class WallClient {
  readonly board = new Board();
  readonly stages: HeardChange[] = [];
  readonly owners: HeardChange[] = [];
  private readonly feeds: Feed[] = [];
  private frames = 0;

  private constructor(
    private readonly place: WallPlace,
    private readonly isLost: (frame: number) => boolean,
  ) {}

  /** A board that has its snapshot and the first frame of every gauge. */
  static async open(place: WallPlace, isLost: (frame: number) => boolean = () => false): Promise<WallClient> {
    const client = new WallClient(place, isLost);
    const snapshot = await client.read();
    client.board.takeSnapshot(snapshot);
    await client.follow(snapshot.cursor);
    return client;
  }

  /** What is shown of reps, teams and stages, in an order of its own. */
  shown(): { reps: object[]; teams: object[]; stages: object[] } {
    const { reps, teams, stages } = this.board;
    return { reps: byId(reps), teams: byId(teams), stages: byId(stages) };
  }

  stop(): void {
    for (const feed of this.feeds) feed.stop();
  }

  private async read(): Promise<Snapshot> {
    const response = await fetch(`${this.place.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${this.place.token}`,
      },
      body: JSON.stringify({ ...documentOf('Wallboard'), variables: { withFleet: true } }),
    });
    const { data, errors } = (await response.json()) as { data?: { wallboard: Snapshot }; errors?: object[] };
    if (!data) throw new Error(`The wallboard could not be read: ${JSON.stringify(errors)}`);
    return data.wallboard;
  }

  private async follow(after: string): Promise<void> {
    const socket = openSocket({
      url: `${this.place.url.replace('http', 'ws')}/graphql`,
      token: () => this.place.token,
    });
    const state = <Frame extends FeedFrame>(operation: string, take: (frame: Frame, isFirst: boolean) => void) =>
      new Promise<void>((resolve, reject) => {
        let isFirst = true;
        const feed = createFeed<Frame>({
          socket,
          query: documentOf(operation).query,
          onState: now => {
            if (now === 'live') isFirst = true;
          },
          onFrame: frame => {
            take(frame, isFirst);
            isFirst = false;
            resolve();
          },
          onError: (code, message) => reject(new Error(`${code}: ${message}`)),
        });
        this.feeds.push(feed);
      });
    await Promise.all([
      state<RepFrame>('WallboardRepLoads', (frame, isFirst) => this.board.takeReps(frame, isFirst)),
      state<TeamFrame>('WallboardTeamLoads', (frame, isFirst) => this.board.takeTeams(frame, isFirst)),
      state<StageFrame>('WallboardPipeline', (frame, isFirst) => this.board.takeStages(frame, isFirst)),
    ]);
    const log = <Change>(operation: string, take: (change: Change) => void) =>
      this.feeds.push(
        createFeed<LogFrame<Change> & FeedFrame>({
          socket,
          query: documentOf(operation).query,
          after,
          onFrame: ({ events }) => {
            this.frames += 1;
            if (!this.isLost(this.frames)) for (const change of events) take(change);
          },
          onReset: code => {
            throw new Error(`The feed lost its place: ${code}.`);
          },
        }),
      );
    log<StageChange>('WallboardStageChanges', ({ leadId, version, toStage }) =>
      this.stages.push({ leadId, version, at: toStage?.id ?? null }),
    );
    log<OwnershipChange>('WallboardOwnership', ({ leadId, version, toRep, toPool }) =>
      this.owners.push({ leadId, version, at: toRep?.id ?? toPool?.id ?? null }),
    );
  }
}

function byId(rows: ReadonlyMap<string, { readonly id: string }>): object[] {
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
