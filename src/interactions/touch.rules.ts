import { Direction, Disposition } from './interaction.enums.js';

const ANSWERED: readonly Disposition[] = [Disposition.CONNECTED, Disposition.REPLIED, Disposition.ATTENDED];

/** Whether the customer took part: it wrote or called itself, or it answered. Opens and clicks do not count. */
export function isTwoWay(touch: { direction: Direction; disposition: Disposition | null }): boolean {
  return touch.direction === Direction.INBOUND || (touch.disposition !== null && ANSWERED.includes(touch.disposition));
}
