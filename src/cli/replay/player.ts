import { setTimeout as pause } from 'node:timers/promises';
import { elapsedMs } from '../../platform/clock.js';
import type { Played } from './endings.js';
import type { Play } from './play.js';

/** How a log is played. */
export interface Pace {
  /** How many times as fast as it happened; infinite: as fast as the server takes it. */
  readonly speed: number;
  /** The first happening to play, counted from 1 in order of time. */
  readonly from: number;
  /** Most happenings under way at a time. */
  readonly window: number;
  readonly leaving: AbortSignal;
  progress(done: Progress): void;
  /** Called between two days of the log, once all of the first is done; a day is named in UTC. */
  endDay?(day: string): Promise<void>;
}

/** How far a replay is; everything up to and without `next` is done. */
export interface Progress {
  readonly played: number;
  readonly next: number;
  readonly of: number;
}

const PROGRESS_MS = 5000;

/**
 * Plays happenings in their order and pace. Those of one lead follow one another, those of different leads overlap within
 * the window. Stops at the first fault, or when it is told to leave, after what is under way; says where to go on.
 */
export async function playAll(happenings: readonly Played[], play: Play, pace: Pace): Promise<Progress> {
  const lanes = new Map<string, Promise<void>>();
  const isUnderWay = new Set<number>();
  const startedMs = elapsedMs();
  const firstAt = happenings[pace.from - 1]?.at ?? 0;
  let [played, toldMs] = [0, 0];
  let fault: unknown = null;
  let next = pace.from;
  const room = new Room(pace.window);
  for (const happening of happenings.slice(0, pace.from - 1)) {
    play.pass(happening);
    lanes.set(happening.leadKey, Promise.resolve());
  }
  const progress = (): Progress => ({ played, next: Math.min(next, ...isUnderWay), of: happenings.length });
  for (; next <= happenings.length && fault === null && !pace.leaving.aborted; next++) {
    const happening = happenings[next - 1];
    if (!happening) break;
    const dueMs = (happening.at - firstAt) / pace.speed - elapsedMs(startedMs);
    if (dueMs > 1) await pause(dueMs, undefined, { signal: pace.leaving }).catch(() => undefined);
    const over = happenings[next - 2];
    if (pace.endDay && over && next > pace.from && dayOf(over) !== dayOf(happening)) {
      await Promise.all(lanes.values());
      if (fault === null) await pace.endDay(dayOf(over));
    }
    await room.enter();
    if (fault !== null || pace.leaving.aborted) break;
    const place = next;
    const before = lanes.get(happening.leadKey);
    isUnderWay.add(place);
    const lane = (before ?? Promise.resolve())
      .then(async () => {
        if (fault !== null) return;
        await play.play(happening, before === undefined);
        played += 1;
        isUnderWay.delete(place);
      })
      .catch((error: unknown) => {
        fault ??= error;
      })
      .finally(() => room.leave());
    lanes.set(happening.leadKey, lane);
    if (elapsedMs(startedMs) - toldMs > PROGRESS_MS) {
      toldMs = elapsedMs(startedMs);
      pace.progress(progress());
    }
  }
  await Promise.all(lanes.values());
  const last = happenings[next - 2];
  if (pace.endDay && last && fault === null && !pace.leaving.aborted) await pace.endDay(dayOf(last));
  if (fault !== null && !pace.leaving.aborted) throw new Interrupted(progress(), fault);
  return progress();
}

const dayOf = ({ at }: Played): string => new Date(at).toISOString().slice(0, 10);

/** A replay that a fault has stopped: what is done stays done. */
export class Interrupted extends Error {
  constructor(
    readonly progress: Progress,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'Interrupted';
  }
}

/** So many may be in it at a time. */
class Room {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async enter(): Promise<void> {
    if (this.inside >= this.most) await new Promise<void>(resolve => this.waiting.push(resolve));
    this.inside += 1;
  }

  leave(): void {
    this.inside -= 1;
    this.waiting.shift()?.();
  }
}
