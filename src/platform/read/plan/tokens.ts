/** A piece of a text, without a copy of it. */
export interface Span {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

export function wholeOf(source: string): Span {
  return { source, from: 0, to: source.length };
}

/** What lies between the signs of a text, found as far as it is asked for. */
export class Tokens {
  readonly source: string;
  private readonly end: number;
  /** Where each begins, and behind the last where the next would. */
  private readonly cuts: number[];

  constructor(
    { source, from, to }: Span,
    private readonly sign: string,
  ) {
    this.source = source;
    this.end = to;
    this.cuts = [from];
  }

  /** The next one, if there is another. */
  next(): string | null {
    const from = this.from(this.cuts.length - 1);
    if (from > this.end) return null;
    this.cuts.push(this.signFrom(from) + 1);
    return this.source.slice(from, this.to(this.cuts.length - 2));
  }

  /** Finds the rest: whether it is of so many. */
  restIs(count: number): boolean {
    const { source, sign, end, cuts } = this;
    let from = this.from(cuts.length - 1);
    for (let found = 1; found < count; found++) {
      const at = source.indexOf(sign, from);
      if (at < 0 || at >= end) return false;
      from = at + 1;
      cuts.push(from);
    }
    if (count > 0) cuts.push(this.signFrom(from) + 1);
    return this.from(cuts.length - 1) === end + 1;
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

  /** Not by `indexOf`, which would look through all that is behind this text. */
  private signFrom(from: number): number {
    const unit = this.sign.charCodeAt(0);
    let at = from;
    while (at < this.end && this.source.charCodeAt(at) !== unit) at++;
    return at;
  }
}
