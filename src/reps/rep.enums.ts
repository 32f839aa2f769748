/** How much a rep has learnt; defaults of the holding quota follow it. */
export enum RepLevel {
  NOVICE = 'NOVICE',
  REGULAR = 'REGULAR',
  SENIOR = 'SENIOR',
  EXPERT = 'EXPERT',
}

/** Whether a rep can take a lead now. */
export enum Presence {
  AVAILABLE = 'AVAILABLE',
  BUSY = 'BUSY',
  AWAY = 'AWAY',
  OFFLINE = 'OFFLINE',
  ON_LEAVE = 'ON_LEAVE',
}
