/** What a stage means in the life of a customer; follows the stage. */
export enum Lifecycle {
  POTENTIAL = 'POTENTIAL',
  INTERESTED = 'INTERESTED',
  CUSTOMER = 'CUSTOMER',
  RETAINED = 'RETAINED',
  ENDED = 'ENDED',
}

/** How a lead behaves. */
export enum Temperature {
  COLD = 'COLD',
  WARM = 'WARM',
  HOT = 'HOT',
}

/** Fit and value; A is best. */
export enum Tier {
  A = 'A',
  B = 'B',
  C = 'C',
  D = 'D',
}

/** Whether a lead is worth a rep's time at all. */
export enum Validity {
  UNSCREENED = 'UNSCREENED',
  VALID = 'VALID',
  INVALID = 'INVALID',
  DUPLICATE = 'DUPLICATE',
}

/** Where the tier or validity of a lead comes from. */
export enum GradeSource {
  PERSON = 'PERSON',
  MODEL = 'MODEL',
}

/** Why a screening rule finds a lead valid or invalid. */
export enum ScreeningReason {
  NO_CONTACT_DATA = 'NO_CONTACT_DATA',
  TEST_OR_SPAM = 'TEST_OR_SPAM',
  NOT_A_BUYER = 'NOT_A_BUYER',
  COMPETITOR = 'COMPETITOR',
  OUT_OF_MARKET = 'OUT_OF_MARKET',
  OUT_OF_PROFILE = 'OUT_OF_PROFILE',
  TRUSTED_SOURCE = 'TRUSTED_SOURCE',
  CONFIRMED = 'CONFIRMED',
  OTHER = 'OTHER',
}

/** Where a lead is: exactly one of these, always. */
export enum Placement {
  OWNED = 'OWNED',
  POOLED = 'POOLED',
  WAITING = 'WAITING',
  ENDED = 'ENDED',
}

/** The length of a pipeline's sales cycle. */
export enum SalesCycle {
  SHORT = 'SHORT',
  MEDIUM = 'MEDIUM',
  LONG = 'LONG',
}

/** What a first holding quota is made from, the closest first. */
export enum FirstLineGround {
  INDUSTRY = 'INDUSTRY',
  PIPELINE = 'PIPELINE',
  SALES_CYCLE = 'SALES_CYCLE',
}

/** What a pool is for. */
export enum PoolPurpose {
  CLAIM = 'CLAIM',
  NURTURING = 'NURTURING',
}

/** What becomes of the leads of a pool that nobody gets through to. */
export enum PoolReviewAction {
  ARCHIVE = 'ARCHIVE',
  NURTURE = 'NURTURE',
}

/** How much of its leads a pool shows to reps before they are claimed. */
export enum PoolVisibility {
  FULL = 'FULL',
  MASKED = 'MASKED',
  MEMBERS_ONLY = 'MEMBERS_ONLY',
}

/** By which of the doors a lead changed its holder. */
export enum OwnershipChange {
  CREATED = 'CREATED',
  CLAIMED = 'CLAIMED',
  ASSIGNED = 'ASSIGNED',
  AUTO_ASSIGNED = 'AUTO_ASSIGNED',
  TRANSFERRED = 'TRANSFERRED',
  RELEASED = 'RELEASED',
  RECALLED = 'RECALLED',
  RECLAIMED = 'RECLAIMED',
  REOPENED = 'REOPENED',
  CLOSED = 'CLOSED',
  IMPORTED = 'IMPORTED',
  TEAM_CHANGED = 'TEAM_CHANGED',
  HANDED_OVER = 'HANDED_OVER',
  MERGED = 'MERGED',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  UNDONE = 'UNDONE',
  POOL_CHANGED = 'POOL_CHANGED',
  REVIEWED = 'REVIEWED',
  REVIVED = 'REVIVED',
}

/** How a lead was decided. */
export enum OutcomeResult {
  WON = 'WON',
  LOST = 'LOST',
  DISQUALIFIED = 'DISQUALIFIED',
}

/** Why a lead was won, lost or put aside. */
export enum OutcomeReason {
  PRICE = 'PRICE',
  COMPETITOR = 'COMPETITOR',
  TIMING = 'TIMING',
  NO_BUDGET = 'NO_BUDGET',
  NO_NEED = 'NO_NEED',
  NO_AUTHORITY = 'NO_AUTHORITY',
  FEATURE_GAP = 'FEATURE_GAP',
  NO_RESPONSE = 'NO_RESPONSE',
  DUPLICATE = 'DUPLICATE',
  FIT = 'FIT',
  RELATIONSHIP = 'RELATIONSHIP',
  OTHER = 'OTHER',
}

/** What a contact means for the decision. */
export enum BuyingRole {
  DECIDER = 'DECIDER',
  INFLUENCER = 'INFLUENCER',
  CHAMPION = 'CHAMPION',
  USER = 'USER',
  BLOCKER = 'BLOCKER',
  OTHER = 'OTHER',
}

/** An axis of which every value a lead had is kept. */
export enum FactAxis {
  STAGE = 'STAGE',
  TEMPERATURE = 'TEMPERATURE',
  TIER = 'TIER',
  VALIDITY = 'VALIDITY',
  OWNER = 'OWNER',
  WEIGHT = 'WEIGHT',
}

/** What a rep does for a lead, as its collaborator or as one who is credited for it. */
export enum CollaboratorRole {
  SDR = 'SDR',
  AE = 'AE',
  SPECIALIST = 'SPECIALIST',
  SUPPORT = 'SUPPORT',
  OTHER = 'OTHER',
}

/** Who may use a saved view. */
export enum ViewSharing {
  PRIVATE = 'PRIVATE',
  TEAM = 'TEAM',
  EVERYONE = 'EVERYONE',
}
