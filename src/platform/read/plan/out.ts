/** UTF-8 takes at most three bytes for one unit of a text. */
const MOST_BYTES = 3;
/** Room for what an answer stands in. */
const [BEFORE, BEHIND] = [16, 512];
const [SPACE, QUOTE, BACKSLASH, DELETE] = [0x20, 0x22, 0x5c, 0x7f];

/** A text of ASCII as its bytes, for what is written again and again. */
export function readyOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** The bytes of an answer while it is written: a text of thousands of pieces would be slow to join, and to make bytes of. */
export class Out {
  private bytes: Buffer;
  private end = BEFORE;

  /** `expected`: about how many bytes it will be. */
  constructor(expected: number) {
    this.bytes = Buffer.allocUnsafe(BEFORE + expected + BEHIND);
  }

  get length(): number {
    return this.end;
  }

  /** Takes back what was written since. */
  back(length: number): void {
    this.end = length;
  }

  written(): Buffer {
    return this.bytes.subarray(BEFORE, this.end);
  }

  /** What was written between two texts, without a copy of it; the first is of ASCII and short. */
  within(before: string, behind: string): Buffer {
    if (before.length > BEFORE) throw new Error(`there is no room for ${before}`);
    const { end } = this;
    this.text(behind);
    this.bytes.write(before, BEFORE - before.length, 'latin1');
    const whole = this.bytes.subarray(BEFORE - before.length, this.end);
    this.end = end;
    return whole;
  }

  isNullSince(length: number): boolean {
    return this.end === length + 4 && this.bytes.toString('latin1', length, this.end) === 'null';
  }

  /** A text of ASCII, as it is. */
  ascii(text: string): void {
    this.copied(text, 0, text.length);
  }

  /** A piece of a text; it is of ASCII. */
  copied(source: string, from: number, to: number): void {
    this.room(to - from);
    const { bytes } = this;
    let at = this.end;
    for (let place = from; place < to; place++) bytes[at++] = source.charCodeAt(place);
    this.end = at;
  }

  /** What is bytes already. */
  ready(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** Any text, as it is. */
  text(text: string): void {
    this.room(text.length * MOST_BYTES);
    this.end += this.bytes.write(text, this.end);
  }

  /** A piece of a text in quotes, as JSON spells it. */
  quoted(source: string, from: number, to: number): void {
    this.room(to - from + 2);
    const { bytes } = this;
    let at = this.end;
    bytes[at++] = QUOTE;
    for (let place = from; place < to; place++) {
      const unit = source.charCodeAt(place);
      if (unit < SPACE || unit >= DELETE || unit === QUOTE || unit === BACKSLASH) {
        this.text(JSON.stringify(source.slice(from, to)));
        return;
      }
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.end = at;
  }

  private room(length: number): void {
    if (this.end + length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.end + length));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
