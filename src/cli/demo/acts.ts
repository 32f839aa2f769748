import type { Act } from './act.js';
import { answer, deliver, press } from './care.js';
import { arrive, assign, overload, relieve, reopen, screen, transfer } from './offices.js';
import type { Scene } from './scene.js';
import { appear, claim, claimBeyond, close, move, release, retain, touch } from './sellers.js';

const POOL_FULL = 40;
const POOL_LOW = 15;
/** Above this share of their lines the reps are busy closing, below the other one busy claiming. */
const FULL = 0.9;
const SPARE = 0.75;

/** What a watcher should see first, in this order. */
export const OPENING: readonly Act[] = [
  claim,
  move,
  claimBeyond,
  overload,
  press,
  touch,
  arrive,
  move,
  claim,
  close,
  move,
];

const isCrowded = ({ pooledCount }: Scene) => pooledCount > POOL_FULL;
const isLow = ({ pooledCount }: Scene) => pooledCount < POOL_LOW;

/** Each act with its share of all, which leans against what runs full or dry. */
export const ACTS: readonly { readonly act: Act; readonly share: (scene: Scene) => number }[] = [
  { act: touch, share: () => 28 },
  { act: move, share: () => 20 },
  { act: arrive, share: scene => (isCrowded(scene) ? 2 : isLow(scene) ? 30 : 11) },
  { act: claim, share: scene => (isLow(scene) ? 3 : scene.fullness < SPARE || isCrowded(scene) ? 16 : 8) },
  { act: close, share: scene => (scene.fullness > FULL ? 16 : scene.fullness < SPARE ? 4 : 9) },
  { act: screen, share: scene => (isCrowded(scene) ? 12 : 5) },
  { act: claimBeyond, share: () => 4 },
  { act: release, share: scene => (isLow(scene) ? 5 : 2) },
  { act: relieve, share: () => 4 },
  { act: appear, share: () => 4 },
  { act: transfer, share: () => 3 },
  { act: assign, share: scene => (isLow(scene) ? 1 : 3) },
  { act: retain, share: () => 3 },
  { act: deliver, share: () => 3 },
  { act: answer, share: () => 2 },
  { act: press, share: () => 0.5 },
  { act: reopen, share: () => 1 },
  { act: overload, share: () => 1 },
];
