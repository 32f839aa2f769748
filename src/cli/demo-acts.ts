import type { Act } from './demo-act.js';
import { arrive, assign, overload, relieve, reopen, screen, transfer } from './demo-offices.js';
import { appear, claim, claimBeyond, close, move, release, retain, touch } from './demo-sellers.js';

const POOL_FULL = 40;
const POOL_LOW = 12;

/** What a watcher should see first, in this order. */
export const OPENING: readonly Act[] = [
  claim,
  touch,
  move,
  arrive,
  claimBeyond,
  move,
  touch,
  claim,
  arrive,
  close,
  move,
  overload,
  claimBeyond,
];

/** Each act with its share, which depends on how full the pools are. */
export const ACTS: readonly { readonly act: Act; readonly share: (pooledCount: number) => number }[] = [
  { act: move, share: () => 24 },
  { act: touch, share: () => 20 },
  { act: arrive, share: pooled => (pooled > POOL_FULL ? 2 : pooled < POOL_LOW ? 30 : 14) },
  { act: claim, share: pooled => (pooled > POOL_FULL ? 24 : pooled < POOL_LOW ? 4 : 14) },
  { act: close, share: pooled => (pooled > POOL_FULL ? 20 : 12) },
  { act: claimBeyond, share: () => 5 },
  { act: retain, share: () => 4 },
  { act: transfer, share: () => 4 },
  { act: assign, share: () => 3 },
  { act: release, share: () => 3 },
  { act: relieve, share: () => 4 },
  { act: screen, share: () => 3 },
  { act: appear, share: () => 3 },
  { act: reopen, share: () => 1 },
  { act: overload, share: () => 1 },
];
