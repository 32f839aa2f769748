/** What was done to many leads at once. */
export enum BulkKind {
  TRANSFER = 'TRANSFER',
  MOVE = 'MOVE',
  TIER = 'TIER',
  POOL = 'POOL',
  REVIEW = 'REVIEW',
}

/** What became of one lead of many. */
export enum BulkStatus {
  CHANGED = 'CHANGED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}
