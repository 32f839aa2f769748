import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  GraphQLBoolean,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { TokenClaims } from '../../src/platform/access/tokens.js';
import { mintToken, verifyToken } from '../../src/platform/access/tokens.js';
import { Role, type Viewer } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import type { Numbering } from '../../src/platform/events/number-outbox.js';
import type { Reaction } from '../../src/platform/events/reaction.js';
import { Documents } from '../../src/platform/http/operation.js';
import type { LiveLimits } from '../../src/platform/live/limits.js';
import { Live } from '../../src/platform/live/live.js';
import { type LogFeed, openLogFeed } from '../../src/platform/live/log-feed.js';
import { SocketDoor } from '../../src/platform/live/socket-door.js';
import { openStateFeed, type StateFeed } from '../../src/platform/live/state-feed.js';
import { makeLog } from '../../src/platform/log.js';

const ACCESS = {
  tokenSecret: 'a secret of the tests, 32 bytes or more',
  tokenIssuer: 'plimsoll',
  tokenAudience: 'plimsoll-api',
};

export interface ThingEntry {
  readonly pos: number;
  readonly subjectId: string;
  readonly version: number;
}

/** A feed of every event, or of one kind: what the spine carries, with nothing of the business. */
const thingsFeed: LogFeed<{ kind?: string | null } | null, ThingEntry> = {
  name: 'things',
  entryOf: (event, filter) =>
    filter?.kind && event.body.kind !== filter.kind
      ? null
      : { pos: event.pos, subjectId: event.subjectId, version: event.subjectVersion },
};

export interface Hold {
  until: Promise<void> | null;
}

export interface LiveNode {
  readonly url: string;
  readonly live: Live;
  readonly door: SocketDoor;
  /** How often a frame was executed. */
  readonly executions: { count: number };
  /** What the state feed shows. */
  readonly shown: Set<string>;
  /** Holds up a state feed's first answer after it was read. */
  readonly hold: Hold;
  token(order?: { role?: Role; subject?: string; teamId?: string; ttlSeconds?: number }): Promise<string>;
  revoke(subject: string): void;
  stop(): Promise<void>;
}

export interface LiveNodeOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly reactions?: readonly Reaction[];
  readonly limits?: Partial<LiveLimits>;
  readonly relay?: Numbering;
  /** Bytes that come with each entry. */
  readonly padding?: number;
}

/** One node of the live spine with sockets and a schema of two feeds. */
export async function startLiveNode(options: LiveNodeOptions): Promise<LiveNode> {
  const log = makeLog(process.env.TEST_LOG === 'debug' ? 'debug' : 'silent');
  const live = await Live.start({
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl ?? null,
    cursorSecret: 'another secret of the tests, 32 bytes',
    eventRetentionDays: 7,
    reactions: options.reactions ?? [],
    log,
    ...(options.relay && { relay: options.relay }),
  });
  const executions = { count: 0 };
  const shown = new Set<string>();
  const hold: Hold = { until: null };
  const revoked = new Set<string>();
  const contextFor = async (viewer: Viewer): Promise<Ctx> => contextOf(viewer, { live, contextFor });
  const door = new SocketDoor({
    documents: new Documents(schemaOf({ executions, shown, hold, padding: 'x'.repeat(options.padding ?? 0) })),
    tail: live.tail,
    log,
    viewerOf: async token => viewerOf(await verifyToken(token, ACCESS), revoked),
    contextFor,
    plan: null,
    allowedOrigins: ['https://wall.example.com'],
    ...(options.limits && { limits: options.limits }),
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on('upgrade', (request, socket, head) => door.upgrade(request, socket, head));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    url,
    live,
    door,
    executions,
    shown,
    hold,
    token: (order = {}) => mintToken({ subject: 'admin', role: Role.ADMIN, ...order }, ACCESS),
    revoke: subject => void revoked.add(subject),
    stop: async () => {
      await door.stop();
      await new Promise(resolve => server.close(resolve));
      await live.stop();
    },
  };
}

function viewerOf(claims: TokenClaims, revoked: ReadonlySet<string>): Viewer {
  const role = revoked.has(claims.subject) ? Role.WALLBOARD : claims.role;
  return { ...claims, role, teamIds: claims.teamId ? [claims.teamId] : [] };
}

function contextOf(viewer: Viewer, runtime: { live: Live; contextFor: (viewer: Viewer) => Promise<Ctx> }): Ctx {
  const ctx: unknown = {
    viewer,
    locale: 'en',
    requestId: 'test',
    extensions: {},
    loaders: new Map(),
    log: makeLog('silent'),
    runtime,
  };
  return ctx as Ctx;
}

function stateFeedOf(shown: ReadonlySet<string>, hold: Hold): StateFeed<null> {
  return {
    name: 'kinds',
    keysTouchedBy: event => [String(event.body.kind)],
    visible: async (_ctx, _filter, ids) => {
      const answer = ids ? ids.filter(id => shown.has(id)) : [...shown];
      if (ids === null) await hold.until;
      return answer;
    },
  };
}

function schemaOf({
  executions,
  shown,
  hold,
  padding,
}: {
  executions: { count: number };
  shown: Set<string>;
  hold: Hold;
  padding: string;
}): GraphQLSchema {
  const text = { type: new GraphQLNonNull(GraphQLString) };
  const int = { type: new GraphQLNonNull(GraphQLInt) };
  const flag = { type: new GraphQLNonNull(GraphQLBoolean) };
  const list = (type: GraphQLObjectType | typeof GraphQLString) => ({
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type))),
  });
  const Thing = new GraphQLObjectType({
    name: 'Thing',
    fields: { cursor: text, pos: int, subjectId: text, version: int, padding: { ...text, resolve: () => padding } },
  });
  const ThingsBatch = new GraphQLObjectType({
    name: 'ThingsBatch',
    fields: { cursor: text, events: list(Thing), isUpToDate: flag },
  });
  const KindsBatch = new GraphQLObjectType({
    name: 'KindsBatch',
    fields: { cursor: text, ids: list(GraphQLString), removedIds: list(GraphQLString), isSnapshot: flag },
  });
  const resolve = (batch: unknown) => {
    executions.count++;
    return batch;
  };
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { isThere: { ...flag, resolve: () => true } } }),
    subscription: new GraphQLObjectType<unknown, Ctx>({
      name: 'Subscription',
      fields: {
        things: {
          type: new GraphQLNonNull(ThingsBatch),
          args: { after: { type: GraphQLString }, kind: { type: GraphQLString } },
          subscribe: (_root, { after, kind }: { after?: string; kind?: string }, ctx) =>
            openLogFeed(ctx, thingsFeed, { after: after ?? null, filter: kind ? { kind } : null }),
          resolve,
        },
        kinds: {
          type: new GraphQLNonNull(KindsBatch),
          args: { minIntervalMs: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 100 } },
          subscribe: (_root, { minIntervalMs }: { minIntervalMs: number }, ctx) =>
            openStateFeed(ctx, stateFeedOf(shown, hold), { filter: null, minIntervalMs }),
          resolve,
        },
        broken: {
          type: GraphQLString,
          subscribe: () => {
            throw new Error('a secret of the inside');
          },
        },
      },
    }),
  });
}
