import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';

/** A cell that a spreadsheet would take for a formula, also behind blanks or in full width; or one that was made safe already. */
const FORMULA = /^'*(?:[\s\uFEFF]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r])/u;

/** A CSV file, made at the first row. */
export class CsvWriter {
  #stream: ReturnType<typeof createWriteStream> | null = null;

  constructor(
    readonly file: string,
    readonly header: readonly string[],
  ) {}

  async write(cells: readonly (string | number | null)[]): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.file, { encoding: 'utf8' });
      await once(this.#stream, 'open');
      this.#stream.write(csvLine(this.header));
    }
    if (!this.#stream.write(csvLine(cells))) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    if (!this.#stream) return;
    this.#stream.end();
    await finished(this.#stream);
  }
}

/** One line of CSV that no spreadsheet evaluates. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return stringify([cells.map(cell => (typeof cell === 'number' ? cell : inert(cell ?? '')))], { quoted_match: /'/ });
}

/** A text cell that no spreadsheet evaluates: one that looks like a formula gets a leading `'`. */
function inert(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before a line was made of it. */
export function revived(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
