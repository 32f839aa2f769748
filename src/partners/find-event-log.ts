import { type ImportedOutcome, type ImportedTouch, readOutcome, readTouches } from './draft.rules.js';
import { type Happening, inTurn } from './event-log.rules.js';
import type { SoundFile } from './lookups.js';
import { MappingFault, parseMapping } from './mapping.js';
import { columnsOf, type InteractionsMapping, type OutcomesMapping } from './mapping.rules.js';
import { type RepRef, RowReader } from './row.rules.js';

/** A log of events as it will be played: in order of time, what cannot be read left out. */
export interface EventLog {
  readonly mapping: InteractionsMapping;
  readonly happenings: readonly Happening[];
  /** Rows that could not be read, by why not. */
  readonly unreadable: ReadonlyMap<string, number>;
}

/** All of a log is in memory while it is played. */
const ROWS = 1_000_000;

/** A touch, a decision and a rep as a log tells them, and the mapping by which it is read. */
export type LoggedTouch = ImportedTouch;
export type LoggedDecision = ImportedOutcome;
export type LoggedRep = RepRef;
export type LogMapping = InteractionsMapping;
export type LogHappening = Happening;

/** Reads a log of events by the mappings that an import takes; throws where either of them does not fit the file. */
export async function findEventLog(
  open: (delimiter: string) => Promise<SoundFile>,
  mappings: { readonly interactions: unknown; readonly outcomes: unknown },
): Promise<EventLog> {
  const mapping = parseMapping(mappings.interactions, 'interactions') as InteractionsMapping;
  const outcomes = mappings.outcomes ? (parseMapping(mappings.outcomes, 'outcomes') as OutcomesMapping) : null;
  const opened = await open(mapping.delimiter);
  const wanted = [mapping, outcomes].flatMap(each => (each ? columnsOf(each) : []));
  const missing = [...new Set(wanted)].filter(column => !opened.header.includes(column));
  if (missing.length > 0)
    throw new MappingFault(
      'MISSING_COLUMN',
      missing.map(column => ({ path: '', message: `The file has no column "${column}".` })),
    );
  if (opened.rows > ROWS)
    throw new MappingFault('MAPPING', [{ path: '', message: `A log of more than ${ROWS} rows is not played.` }]);
  const places = new Map(opened.header.map((column, place) => [column, place]));
  const unreadable = new Map<string, number>();
  const read = <Found>(cells: readonly string[], by: Readers<Found>): Found[] => {
    const row = new RowReader(cells, { places, blanks: by.blanks });
    if (!row.isSound || !row.meets(by.where)) return [];
    const found = by.read(row);
    if (row.isSound) return found;
    for (const { code } of row.problems) unreadable.set(code, (unreadable.get(code) ?? 0) + 1);
    return [];
  };
  const touches: ImportedTouch[] = [];
  const decisions: ImportedOutcome[] = [];
  for await (const { cells } of opened.records()) {
    touches.push(...read(cells, { ...mapping, read: row => readTouches(row, mapping) }));
    if (outcomes) decisions.push(...read(cells, { ...outcomes, read: row => [readOutcome(row, outcomes)] }));
  }
  return { mapping, happenings: inTurn(touches, decisions), unreadable };
}

interface Readers<Found> {
  readonly blanks: readonly string[];
  readonly where?: { readonly column: string; readonly in: readonly string[] } | undefined;
  read(row: RowReader): Found[];
}
