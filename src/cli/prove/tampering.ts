import type { LoggedEvent } from '../../platform/events/event.js';
import { type Committed, checkCommits } from './commits.js';
import type { Dice } from './dice.js';

/** What is done to a recorded history, and how many faults the checker then finds. */
export interface TamperingReport {
  readonly removed: number;
  readonly repeated: number;
  readonly swapped: number;
}

/** A checker that finds nothing proves nothing: one entry removed, one doubled, two neighbours swapped, positions made to fit again. */
export function tamper(history: readonly LoggedEvent[], committed: Committed, dice: Dice): TamperingReport {
  const leadEvents = history.flatMap((event, place) => (event.type === 'leadMoved' ? [place] : []));
  const place = dice.pick(leadEvents);
  const entry = history[place] as LoggedEvent;
  const found = (tampered: LoggedEvent[]) => {
    const { withoutEvent, withoutCommit, holes } = checkCommits(tampered, committed);
    return withoutEvent.length + withoutCommit.length + holes.length;
  };
  return {
    removed: found(renumbered(history.toSpliced(place, 1))),
    repeated: found(renumbered(history.toSpliced(place, 0, entry))),
    swapped: found([
      ...history.slice(0, place - 1),
      ...history.slice(place - 1, place + 1).reverse(),
      ...history.slice(place + 1),
    ]),
  };
}

function renumbered(history: readonly LoggedEvent[]): LoggedEvent[] {
  return history.map((event, place) => ({ ...event, pos: place + 1 }));
}
