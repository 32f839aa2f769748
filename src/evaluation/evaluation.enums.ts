/** By what leads are told apart in an evaluation. */
export enum EvaluationDimension {
  SOURCE = 'SOURCE',
  SEGMENT = 'SEGMENT',
  REP = 'REP',
  TEAM = 'TEAM',
  CHANNEL = 'CHANNEL',
}
