import { Direction, Disposition } from './interaction.enums.js';

const ANSWERED: readonly Disposition[] = [Disposition.CONNECTED, Disposition.REPLIED, Disposition.ATTENDED];

/** What we did that did not get through to anybody. */
export const FAILED: readonly Disposition[] = [
  Disposition.NO_ANSWER,
  Disposition.BUSY,
  Disposition.VOICEMAIL_LEFT,
  Disposition.WRONG_NUMBER,
  Disposition.BOUNCED,
  Disposition.NO_SHOW,
];

/** Whether the customer took part: it wrote or called itself, or it answered. Opens and clicks do not count. */
export function isTwoWay(touch: { direction: Direction; disposition: Disposition | null }): boolean {
  return touch.direction === Direction.INBOUND || (touch.disposition !== null && ANSWERED.includes(touch.disposition));
}

/** What comes in and says that nobody is there, that the customer wants to be left alone, or next to nothing. */
const NO_REVIVAL: readonly Disposition[] = [
  ...FAILED,
  Disposition.UNSUBSCRIBED,
  Disposition.DECLINED,
  Disposition.CLICKED,
];

/** Whether a touch tells that a customer who was given up on is there after all. */
export function isRevival(touch: { direction: Direction; disposition: Disposition | null }): boolean {
  return isTwoWay(touch) && (touch.disposition === null || !NO_REVIVAL.includes(touch.disposition));
}
