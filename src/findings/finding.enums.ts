/** What is found wrong. */
export enum FindingCode {
  NEGLECTED = 'NEGLECTED',
  OVER_CONTACT = 'OVER_CONTACT',
}

/** How much is at stake. */
export enum FindingSeverity {
  NOTICE = 'NOTICE',
  WARNING = 'WARNING',
  SERIOUS = 'SERIOUS',
}

/** What became of a finding. */
export enum FindingTurn {
  RAISED = 'RAISED',
  CLOSED = 'CLOSED',
}
