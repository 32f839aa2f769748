/** One law: what was done to it, what was found, and whether its mutant was caught. */
export interface Verdict {
  readonly law: string;
  readonly done: string;
  readonly figure: string;
  readonly holds: boolean;
  readonly mutant: string;
  readonly caught: boolean;
}

const HEADINGS = { law: 'law', done: 'what was done', figure: 'found', mutant: 'its mutant' } as const;
type Column = keyof typeof HEADINGS;
const COLUMNS: readonly Column[] = ['law', 'done', 'figure', 'mutant'];
const WIDTHS: Record<Column, number> = { law: 30, done: 38, figure: 42, mutant: 42 };

/** A table for people; each cell is wrapped to its column. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(verdict => ({
    law: verdict.law,
    done: verdict.done,
    figure: `${verdict.holds ? '✔' : '✘ BROKEN:'} ${verdict.figure}`,
    mutant: `${verdict.caught ? '✔ caught:' : '✘ NOT CAUGHT:'} ${verdict.mutant}`,
  }));
  const rule = COLUMNS.map(column => '─'.repeat(WIDTHS[column])).join('─┼─');
  return [linesOf(HEADINGS), ...rows.map(linesOf)].map(lines => lines.join('\n')).join(`\n${rule}\n`);
}

function linesOf(row: Record<Column, string>): string[] {
  const cells = COLUMNS.map(column => wrap(row[column], WIDTHS[column]));
  const height = Math.max(...cells.map(cell => cell.length));
  return Array.from({ length: height }, (_, nth) =>
    COLUMNS.map((column, place) => (cells[place]?.[nth] ?? '').padEnd(WIDTHS[column]))
      .join(' │ ')
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
