/** By what two leads look like one. */
export enum DuplicateRule {
  SAME_EMAIL = 'SAME_EMAIL',
  SAME_PHONE = 'SAME_PHONE',
  SAME_PERSON_AT_COMPANY = 'SAME_PERSON_AT_COMPANY',
  SAME_COMPANY = 'SAME_COMPANY',
  SAME_DOMAIN = 'SAME_DOMAIN',
}

/** How much speaks for two leads being one. */
export enum DuplicateStrength {
  STRONG = 'STRONG',
  WEAK = 'WEAK',
}

/** What became of a proposal. */
export enum DuplicateStatus {
  OPEN = 'OPEN',
  MERGED = 'MERGED',
  DISMISSED = 'DISMISSED',
}
