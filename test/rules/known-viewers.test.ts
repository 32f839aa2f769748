import { KnownViewers } from '../../src/platform/access/known-viewers.js';
import { TokenRefused } from '../../src/platform/access/tokens.js';
import { Role, type Viewer } from '../../src/platform/access/viewer.js';

const ADMIN: Viewer = {
  subject: 'somebody',
  role: Role.ADMIN,
  repId: null,
  teamId: null,
  teamIds: [],
  partnerId: null,
  expiresAtMs: null,
};

/** Whoever it is asked for, and how often. */
function looking(found: () => Viewer, nowMs = () => 0) {
  const looked: string[] = [];
  const viewers = new KnownViewers(async token => {
    looked.push(token);
    return found();
  }, nowMs);
  return { looked, viewers };
}

test('who comes again is known, and each token by itself', async () => {
  const { looked, viewers } = looking(() => ADMIN);
  for (const token of ['a', 'b', 'a', 'a']) expect(await viewers.viewerOf(token)).toBe(ADMIN);
  expect(looked).toEqual(['a', 'b']);
});

test('a grant forgets everybody, also who is being looked up; what tells of leads alone forgets nobody', async () => {
  const { looked, viewers } = looking(() => ADMIN);
  const before = viewers.viewerOf('a');
  viewers.changed([{ type: 'leadMoved' }, { type: 'apiKeyChanged' }]);
  await Promise.all([before, viewers.viewerOf('a')]);
  expect(looked).toEqual(['a', 'a']);
  viewers.changed([{ type: 'leadMoved' }]);
  await viewers.viewerOf('a');
  expect(looked).toHaveLength(2);
  viewers.changed([]);
  await viewers.viewerOf('a');
  expect(looked).toHaveLength(3);
});

test('who has ended is looked up again, and a refusal is not kept', async () => {
  let nowMs = 0;
  let isEnded = false;
  const { looked, viewers } = looking(
    () => {
      if (isEnded) throw new TokenRefused('EXPIRED');
      return { ...ADMIN, expiresAtMs: 1000 };
    },
    () => nowMs,
  );
  await viewers.viewerOf('a');
  [nowMs, isEnded] = [1000, true];
  for (let time = 0; time < 2; time++) await expect(viewers.viewerOf('a')).rejects.toThrow(TokenRefused);
  isEnded = false;
  await viewers.viewerOf('a');
  expect(looked).toHaveLength(4);
});
