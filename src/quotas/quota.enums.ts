/**
 * Whom a holding quota is for. A rep's own goes before its level's, that before the organisation's; a team's stands beside them.
 * Those of a pipeline or product line are walls: they count only what a rep holds of it, beside its line.
 */
export enum QuotaScope {
  ORGANISATION = 'ORGANISATION',
  LEVEL = 'LEVEL',
  LEVEL_PIPELINE = 'LEVEL_PIPELINE',
  PIPELINE = 'PIPELINE',
  PRODUCT_LINE = 'PRODUCT_LINE',
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

/** What a wall counts of what a rep holds. */
export enum WallKind {
  PIPELINE = 'PIPELINE',
  PRODUCT_LINE = 'PRODUCT_LINE',
  TIER = 'TIER',
  LIFECYCLE = 'LIFECYCLE',
  BELOW_TIER = 'BELOW_TIER',
}

/** What came of a quota when a rep's line was looked for. */
export enum QuotaVerdict {
  DRAWS_THE_LINE = 'DRAWS_THE_LINE',
  OVERRULED = 'OVERRULED',
  OPTS_OUT = 'OPTS_OUT',
  WALL = 'WALL',
  NOT_SET = 'NOT_SET',
}
