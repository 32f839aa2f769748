import { badUserInput } from '../platform/errors.js';

const LONGEST_YEARS = 3;

/** BAD_USER_INPUT where two instants make no half-open window, or one of more than three years. */
export function refuseNoWindow(from: Date, to: Date): void {
  if (from >= to) throw badUserInput('`to` must be after `from`: it is the first instant that is not counted.', ['to']);
  const latest = new Date(from);
  latest.setUTCFullYear(from.getUTCFullYear() + LONGEST_YEARS);
  if (to > latest) throw badUserInput(`The window may be ${LONGEST_YEARS} years long at most.`, ['to']);
}
