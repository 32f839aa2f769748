import type { Words } from './words-en.js';

/** From here on days say more than hours. */
const LONG_MS = 72 * 3_600_000;
const DAY_MS = 86_400_000;

/** `3:07` for hours and minutes, days where these are many. */
export function ageOf(ms: number, words: Words): string {
  if (ms >= LONG_MS) return words.ageDays(String(Math.floor(ms / DAY_MS)));
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
