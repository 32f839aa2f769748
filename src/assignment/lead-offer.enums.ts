/** How far an offer of a lead to sales has come. */
export enum OfferStatus {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  SUPERSEDED = 'SUPERSEDED',
}

/** Why sales does not want a lead. */
export enum RejectReason {
  NOT_A_FIT = 'NOT_A_FIT',
  NO_BUDGET = 'NO_BUDGET',
  NO_AUTHORITY = 'NO_AUTHORITY',
  NO_NEED = 'NO_NEED',
  WRONG_CONTACT = 'WRONG_CONTACT',
  DUPLICATE = 'DUPLICATE',
  TOO_EARLY = 'TOO_EARLY',
  NO_CAPACITY = 'NO_CAPACITY',
  OTHER = 'OTHER',
}

/** What happened to an offer. */
export enum OfferTurn {
  OFFERED = 'OFFERED',
  BREACHED = 'BREACHED',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  SUPERSEDED = 'SUPERSEDED',
}
