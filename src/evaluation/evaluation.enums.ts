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
