/** Over which days the leads of an intake cap are counted, each day by the zone of whoever takes them. */
export enum IntakePeriod {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  DAYS = 'DAYS',
}
