import { Disposition } from '../interactions/interaction.enums.js';

/** How many outbound touches of one contact are allowed within the window, over all channels and leads. */
export const TOUCHES_ALLOWED = 5;
/** The rolling window in which they are counted. */
export const WINDOW_DAYS = 7;
/** What did not reach the customer burdens nobody. A missed call and a voicemail do. */
export const UNREACHED: readonly Disposition[] = [Disposition.BOUNCED, Disposition.WRONG_NUMBER, Disposition.BUSY];
