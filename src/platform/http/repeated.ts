import { Role, type Viewer } from '../access/viewer.js';

const KEPT_MS = 250;
const KEPT = 100;

/** An answer as it is written to a connection. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** It is a query's, and nothing went wrong. */
  readonly isRepeatable: boolean;
}

interface Kept {
  readonly place: string;
  readonly untilMs: number;
  readonly answer: Promise<WholeAnswer>;
}

/**
 * Answers for screens, which ask the same again and again: given once more while the log stands where it stood, for at most 250 ms.
 * Whoever asks while the first is being made waits for it.
 */
export class RepeatedAnswers {
  private readonly kept = new Map<string, Kept>();

  constructor(
    /** Where the log stands. */
    private readonly place: () => string,
    private readonly nowMs: () => number,
  ) {}

  /** `key`: all that an answer depends on beside the data. */
  async answer(key: string, make: () => Promise<WholeAnswer>): Promise<WholeAnswer> {
    const [place, nowMs] = [this.place(), this.nowMs()];
    const known = this.kept.get(key);
    if (known?.place === place && nowMs < known.untilMs) {
      const answer = await known.answer.catch(() => null);
      return answer?.isRepeatable ? answer : make();
    }
    if (this.kept.size >= KEPT) this.kept.clear();
    const answer = make();
    this.kept.set(key, { place, untilMs: nowMs + KEPT_MS, answer });
    return answer;
  }
}

/** Whether somebody cannot have written what it reads: others read at once what they wrote. */
export function onlyLooks({ role }: Viewer): boolean {
  return role === Role.WALLBOARD;
}
