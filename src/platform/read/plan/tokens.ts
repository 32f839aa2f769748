/** A piece of a text, without a copy of it. */
export interface Span {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

export function wholeOf(source: string): Span {
  return { source, from: 0, to: source.length };
}

const CUTS = 256;
/** As many as there are lists within each other: every row of a list has one for the time that it is written. */
const SPARE: Tokens[] = [];

/** What lies between the signs of a text, found as far as it is asked for. */
export class Tokens {
  source = '';
  private sign = '';
  private end = 0;
  /** Where each begins, and behind the last where the next would. */
  private cuts = new Int32Array(CUTS);
  private last = 0;

  /** One that nobody uses; whoever takes it gives it back. */
  static spare(): Tokens {
    return SPARE.pop() ?? new Tokens();
  }

  giveBack(): void {
    // It would keep the whole answer alive.
    this.source = '';
    SPARE.push(this);
  }

  /** Looks at a text, and no more at the one before. */
  of({ source, from, to }: Span, sign: string): this {
    this.source = source;
    this.sign = sign;
    this.end = to;
    this.cuts[0] = from;
    this.last = 0;
    return this;
  }

  /** The next one, if there is another. */
  next(): string | null {
    const from = this.from(this.last);
    if (from > this.end) return null;
    this.room(1);
    this.cuts[++this.last] = this.signFrom(from) + 1;
    return this.source.slice(from, this.to(this.last - 1));
  }

  /** Finds the rest: whether it is of so many. */
  restIs(count: number): boolean {
    let from = this.from(this.last);
    if (!(count <= this.end - from + 1)) return false;
    this.room(count);
    const { source, sign, end, cuts } = this;
    for (let found = 1; found < count; found++) {
      const at = source.indexOf(sign, from);
      if (at < 0 || at >= end) return false;
      from = at + 1;
      cuts[++this.last] = from;
    }
    if (count > 0) cuts[++this.last] = this.signFrom(from) + 1;
    return this.from(this.last) === end + 1;
  }

  from(index: number): number {
    return this.cuts[index] as number;
  }

  to(index: number): number {
    return (this.cuts[index + 1] as number) - 1;
  }

  isEmpty(index: number): boolean {
    return this.from(index) === this.to(index);
  }

  text(index: number): string {
    return this.source.slice(this.from(index), this.to(index));
  }

  span(index: number): Span {
    return { source: this.source, from: this.from(index), to: this.to(index) };
  }

  private room(count: number): void {
    const needed = this.last + count + 1;
    if (needed <= this.cuts.length) return;
    const larger = new Int32Array(2 * needed);
    larger.set(this.cuts);
    this.cuts = larger;
  }

  /** Not by `indexOf`, which would look through all that is behind this text. */
  private signFrom(from: number): number {
    const unit = this.sign.charCodeAt(0);
    let at = from;
    while (at < this.end && this.source.charCodeAt(at) !== unit) at++;
    return at;
  }
}
