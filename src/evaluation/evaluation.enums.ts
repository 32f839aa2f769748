/** By what leads are told apart in an evaluation. */
export enum EvaluationDimension {
  SOURCE = 'SOURCE',
  SEGMENT = 'SEGMENT',
  REP = 'REP',
  TEAM = 'TEAM',
  CHANNEL = 'CHANNEL',
}

/** By what offers of leads to sales are told apart. */
export enum HandoverDimension {
  SOURCE = 'SOURCE',
  CAMPAIGN = 'CAMPAIGN',
  TEAM = 'TEAM',
  OFFERED_BY = 'OFFERED_BY',
}

/** Whose load is told apart. */
export enum LoadGrouping {
  REP = 'REP',
  TEAM = 'TEAM',
}

/** What of a load is counted. */
export enum LoadMeasure {
  HELD_LEADS = 'HELD_LEADS',
  HELD_UNITS = 'HELD_UNITS',
  OWNED_LEADS = 'OWNED_LEADS',
}
