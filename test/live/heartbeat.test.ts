import { Role, type Viewer } from '../../src/platform/access/viewer.js';
import { scopeOf } from '../../src/platform/live/cursor.js';
import { LIVE_LIMITS } from '../../src/platform/live/limits.js';
import { LogGroup } from '../../src/platform/live/log-group.js';
import { StateGroup } from '../../src/platform/live/state-group.js';
import { makeLog } from '../../src/platform/log.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { type LiveNode, startLiveNode } from '../support/live-node.js';

const viewer: Viewer = {
  subject: 'admin',
  role: Role.ADMIN,
  repId: null,
  teamId: null,
  teamIds: [],
  partnerId: null,
  expiresAtMs: null,
};
let database: FreshDatabase;
let node: LiveNode;

beforeAll(async () => {
  database = await freshDatabase();
  node = await startLiveNode({ databaseUrl: database.url });
});
afterAll(async () => {
  await node.stop();
  await database.drop();
});

/** A group with its first member, however long the process has lived; `frames` counts what that member was given. */
const GROUPS = {
  'a log feed': () => {
    const { tail, cursors } = node.live;
    const feed = { name: 'silence', entryOf: () => null };
    const group = new LogGroup({ feed, filter: null, viewer, scope: scopeOf('silence', null), tail, cursors });
    const heard = { frames: 0 };
    group.join({ offer: () => void heard.frames++, fail: () => undefined, goBack: () => undefined });
    return { heard, beat: (nowMs: number) => group.beat(nowMs) };
  },
  'a state feed': () => {
    const { tail, cursors } = node.live;
    const source = {
      name: 'silence',
      filter: null,
      viewer,
      minIntervalMs: 100,
      keysTouchedBy: () => [],
      visible: async () => [],
    };
    const group = new StateGroup({ source, tail, cursors, log: makeLog('silent') });
    const heard = { frames: 0 };
    group.arm({ offer: () => void heard.frames++, touch: () => undefined });
    return { heard, beat: (nowMs: number) => group.beat(nowMs) };
  },
};

test.each(Object.entries(GROUPS))(
  'the first frame of %s stands for a heartbeat; the next is owed a heartbeat later, and once',
  (_name, open) => {
    const { heard, beat } = open();
    const openedAtMs = performance.now();
    beat(openedAtMs + LIVE_LIMITS.heartbeatMs - 1000);
    expect(heard.frames).toBe(0);
    beat(openedAtMs + LIVE_LIMITS.heartbeatMs);
    expect(heard.frames).toBe(1);
    beat(performance.now() + LIVE_LIMITS.heartbeatMs - 1000);
    expect(heard.frames).toBe(1);
  },
);
