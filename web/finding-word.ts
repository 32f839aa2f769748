import type { Finding } from './wire.js';
import type { Words } from './words.js';

const DAY_MS = 86_400_000;

/** Silence goes on after it was found; touches are those that were counted. */
export function measuredWord({ code, evidence }: Finding, nowMs: number, words: Words): string {
  const limit = String(evidence.limit);
  if (code !== 'NEGLECTED') return words.touches(String(evidence.measured), limit);
  const days = Math.floor((nowMs - Date.parse(evidence.since)) / DAY_MS);
  return words.days(String(Math.max(evidence.measured, days)), limit);
}
