/** Whom a holding quota is for. A rep's own goes before the organisation's; a team's stands beside both. */
export enum QuotaScope {
  ORGANISATION = 'ORGANISATION',
  TEAM = 'TEAM',
  REP = 'REP',
}

/** Whether there is a line. */
export enum LimitMode {
  LIMITED = 'LIMITED',
  UNLIMITED = 'UNLIMITED',
  OPT_OUT = 'OPT_OUT',
}

/** What is counted against the line. */
export enum QuotaBasis {
  COUNT = 'COUNT',
  WEIGHTED = 'WEIGHTED',
}

/** What happens when a held lead becomes heavier than the line allows. */
export enum OnWeightIncrease {
  ALLOW = 'ALLOW',
  REFUSE = 'REFUSE',
}
