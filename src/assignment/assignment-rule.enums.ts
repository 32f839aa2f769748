/** What becomes of a lead for which nobody of a rule has room. */
export enum OverflowPolicy {
  HOLD_IN_POOL = 'HOLD_IN_POOL',
  OVERFLOW_TEAM = 'OVERFLOW_TEAM',
  TEMP_BOOST = 'TEMP_BOOST',
  NURTURE = 'NURTURE',
}

/** How an automatic assignment ended for a lead. */
export enum AssignmentOutcome {
  ASSIGNED = 'ASSIGNED',
  HELD_IN_POOL = 'HELD_IN_POOL',
  REFUSED = 'REFUSED',
}
