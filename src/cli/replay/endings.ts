import type { LogHappening } from '../../partners/find-event-log.js';

/** A happening of the log, or that nothing more happens to a lead: whoever held it holds it no more. */
export type Played = LogHappening | Ending;

interface Ending {
  readonly kind: 'END';
  readonly at: number;
  readonly leadKey: string;
}

/** The same with the end of each lead, when the last thing that happened to it was over; behind what happened at that instant. */
export function withEndings(happenings: readonly LogHappening[]): Played[] {
  const ends = new Map<string, number>();
  for (const happening of happenings) {
    const { leadKey, at } = happening;
    const over = happening.kind === 'TOUCH' ? (happening.touch.completedAt ?? happening.touch.startedAt).getTime() : at;
    ends.set(leadKey, Math.max(ends.get(leadKey) ?? 0, over));
  }
  const all: Played[] = [...happenings, ...[...ends].map(([leadKey, at]): Ending => ({ kind: 'END', at, leadKey }))];
  return all.sort((a, b) => a.at - b.at || Number(a.kind === 'END') - Number(b.kind === 'END'));
}
