/** What a criteria model speaks of. */
export enum CriteriaAxis {
  FIT = 'FIT',
  INTENT = 'INTENT',
}

/** Where the points of a lead lie between the thresholds of a model. */
export enum ScoreBand {
  HIGH = 'HIGH',
  MEDIUM = 'MEDIUM',
  LOW = 'LOW',
}
