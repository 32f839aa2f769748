/** Where what a rep held goes when the rep leaves. */
export enum Handover {
  POOL = 'POOL',
  REP = 'REP',
  SPREAD = 'SPREAD',
}
