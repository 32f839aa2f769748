/** What one column of a file holds. */
export interface ColumnProfile {
  readonly column: string;
  /** Cells with nothing in them. */
  readonly blank: number;
  /** Cells with a word that the mapping calls blank. */
  readonly calledBlank: number;
  /** Different values, those that are called blank included; null: more than are kept apart. */
  readonly distinct: number | null;
  /** Least and greatest, as numbers where every value is one, otherwise as text. */
  readonly least: string | number | null;
  readonly greatest: string | number | null;
  /** How often each value occurs, most often first; null where there are too many of them to be kinds. */
  readonly values: readonly { readonly value: string; readonly count: number }[] | null;
}

const DISTINCT_VALUES = 10_000;
const KINDS = 50;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,9})?$/;

/** Watches the cells of a file go by, and tells what each column holds: what is blank, and what is odd. */
export class ColumnProfiles {
  readonly #columns: Watched[];

  constructor(
    header: readonly string[],
    readonly blanks: readonly string[],
  ) {
    this.#columns = header.map(column => new Watched(column));
  }

  /** Rows that do not fit the header are left to the import to refuse. */
  note(cells: readonly string[]): void {
    if (cells.length !== this.#columns.length) return;
    for (const [place, column] of this.#columns.entries()) column.note((cells[place] ?? '').trim());
  }

  told(): ColumnProfile[] {
    return this.#columns.map(column => column.told(this.blanks));
  }
}

class Watched {
  #blank = 0;
  #counts: Map<string, number> | null = new Map();
  #isNumeric = true;
  #text: readonly [string, string] | null = null;
  #number: readonly [number, number] | null = null;

  constructor(readonly column: string) {}

  note(value: string): void {
    if (value === '') {
      this.#blank += 1;
      return;
    }
    this.#counts?.set(value, (this.#counts.get(value) ?? 0) + 1);
    if (this.#counts && this.#counts.size > DISTINCT_VALUES) this.#counts = null;
    const [first = value, last = value] = this.#text ?? [];
    this.#text = [value < first ? value : first, value > last ? value : last];
    if (this.#isNumeric && NUMBER.test(value)) {
      const number = Number(value);
      const [least = number, greatest = number] = this.#number ?? [];
      this.#number = [Math.min(number, least), Math.max(number, greatest)];
    } else this.#isNumeric = false;
  }

  told(blanks: readonly string[]): ColumnProfile {
    const counts = this.#counts;
    const [least = null, greatest = null] = (this.#isNumeric ? this.#number : this.#text) ?? [];
    return {
      column: this.column,
      blank: this.#blank,
      calledBlank: blanks.reduce((sum, blank) => sum + (counts?.get(blank) ?? 0), 0),
      distinct: counts?.size ?? null,
      least,
      greatest,
      values: counts && counts.size <= KINDS ? byCount(counts) : null,
    };
  }
}

function byCount(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
