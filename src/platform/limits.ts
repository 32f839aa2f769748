/** Everything has a limit. Each name ends in its unit; each value is a start value that configuration may replace later. */
export const LIMITS = {
  /** HTTP */
  bodyBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 65_000,
  httpConnections: 10_000,
  requestIdCharacters: 128,

  /** Files */
  uploadChunkBytes: 256 * 1024,
  uploadIdleMs: 30_000,
  uploadsAtOnce: 8,
  uploadFarewellMs: 1000,
  uploadMs: 24 * 60 * 60_000,

  /** One operation */
  documentTokens: 1000,
  depthLevels: 8,
  aliases: 15,
  directives: 5,
  costPoints: 2000,
  pageRowsDefault: 50,
  pageRowsMax: 100,
  listObjectsPriced: 10,
  errorsShown: 5,
  recursiveSelections: 1000,

  /** Database */
  statementTimeoutMs: 5000,
  lockTimeoutMs: 1000,
  idleInTransactionTimeoutMs: 10_000,
  connectTimeoutMs: 2000,
  idleConnectionMs: 30_000,
  readinessCheckMs: 2000,

  /** Sockets */
  socketMessageBytes: 64 * 1024,
  socketFragments: 64,
  socketBufferedChunks: 1024,
  socketInitWaitMs: 3000,
  socketPingMs: 10_000,
  socketCloseMs: 5000,

  /** Access */
  tokenSecretBytes: 32,
  tokenClockToleranceSeconds: 30,
  tokenCharacters: 8192,
  issuerTimeoutMs: 3000,
  issuerKeysMs: 10 * 60_000,
  issuerOutageMs: 24 * 60 * 60_000,

  /** Leaving: from the signal to the exit */
  drainAnnounceMs: 1000,
  drainHttpMs: 5000,
  drainSocketsMs: 2000,
  drainTotalMs: 15_000,
} as const;
