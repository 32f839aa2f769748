/** The limits of the live spine. Each name ends in its unit. */
export const LIVE_LIMITS = {
  /** Tail */
  ringEvents: 5000,
  logReadRows: 1000,
  checkIdleMs: 1000,
  checkBlindMs: 250,

  /** Feeds */
  frameEntries: 100,
  stateFrameIds: 500,
  gatherMs: 20,
  heartbeatMs: 12_000,
  heartbeatSeconds: 15,
  waitingEvents: 256,
  waitingBytes: 256 * 1024,
  sharedReads: 64,
  minIntervalLeastMs: 100,
  minIntervalMostMs: 60_000,
  stateRetryMs: 1000,

  /** Sockets: caps by identity and by node */
  socketsOfIdentity: 50,
  subscriptionsOfIdentity: 200,
  socketsOfNode: 2000,
  socketMessages: 500,
  socketMessagesWindowMs: 10_000,
  bufferedBytes: 1024 * 1024,
  stalledMs: 10_000,
  queryCharacters: 64 * 1024,
} as const;

export type LiveLimits = { readonly [Name in keyof typeof LIVE_LIMITS]: number };
