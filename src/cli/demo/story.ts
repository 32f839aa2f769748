import { wallClock } from '../../platform/clock.js';

type Kind = 'claim' | 'refused' | 'stage' | 'overload' | 'relief' | 'won' | 'finding' | 'answered';

// The wallboard shows everything; the terminal tells each kind now and then.
const QUIET_MS: Readonly<Record<Kind, number>> = {
  claim: 60_000,
  refused: 20_000,
  stage: 60_000,
  overload: 0,
  relief: 0,
  won: 30_000,
  finding: 0,
  answered: 0,
};

/** What the terminal tells of what goes on. */
export class Story {
  private readonly toldAtMs = new Map<Kind, number>();

  tell(kind: Kind, sentence: string): void {
    const nowMs = performance.now();
    if (nowMs - (this.toldAtMs.get(kind) ?? Number.NEGATIVE_INFINITY) < QUIET_MS[kind]) return;
    this.toldAtMs.set(kind, nowMs);
    process.stdout.write(`${wallClock().toTimeString().slice(0, 8)}  ${kind.padEnd(8)}  ${sentence}\n`);
  }
}
