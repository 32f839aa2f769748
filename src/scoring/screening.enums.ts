/** What a screening rule finds. */
export enum ScreeningVerdict {
  VALID = 'VALID',
  INVALID = 'INVALID',
}
