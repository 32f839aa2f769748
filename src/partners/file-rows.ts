import { readLead, readOutcome, readTouches } from './draft.rules.js';
import { landOutcomes } from './imported-outcomes.js';
import { landTouches } from './imported-touches.js';
import { landLeads } from './landed-leads.js';
import type { Landed, Landing, Read, RowFinding } from './landing.js';
import type { InteractionsMapping, LeadsMapping, Mapping, OutcomesMapping } from './mapping.rules.js';
import { RowReader } from './row.rules.js';

/** A record of a file: the line that it begins on, and its cells. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Mappings of rows that are landed by themselves, one row one lead, touch or outcome. */
export type RowMapping = LeadsMapping | InteractionsMapping | OutcomesMapping;

/** What a file's cells are called, and what counts as blank. */
export interface Sheet {
  readonly places: ReadonlyMap<string, number>;
  readonly blanks: readonly string[];
}

/** Rows that were read by a mapping, to be landed in a transaction. */
export interface ReadRows {
  /** Rows that the mapping's condition leaves out. */
  readonly leftOut: number;
  /** Rows that can be landed. */
  readonly sound: number;
  /** What is wrong with the others, in the order of their lines. */
  readonly refused: readonly RowFinding[];
  /** The outside key of each sound row, by its line. */
  readonly keys: ReadonlyMap<number, string>;
  /** Lands the sound rows, or those of them whose lines are wanted. */
  land(landing: Landing, isWanted?: (line: number) => boolean): Promise<Landed>;
}

export function sheetOf(header: readonly string[], { blanks }: Pick<Mapping, 'blanks'>): Sheet {
  return { places: new Map(header.map((column, place) => [column, place])), blanks };
}

/** Reads the rows of a batch. Pure: the same rows and mapping give the same. */
export function readRows(rows: readonly FileRow[], sheet: Sheet, mapping: RowMapping): ReadRows {
  const readers = rows.map(({ line, cells }) => ({ line, draft: new RowReader(cells, sheet) }));
  const meeting = readers.filter(({ draft }) => !draft.isSound || draft.meets(mapping.where));
  const leftOut = readers.length - meeting.length;
  switch (mapping.kind) {
    case 'leads': {
      const { sound, refused } = readAll(meeting, row => readLead(row, mapping));
      const keys = new Map(sound.map(({ line, draft }) => [line, draft.externalId]));
      return {
        leftOut,
        sound: sound.length,
        refused,
        keys,
        land: (landing, isWanted) => landLeads(landing, wanted(sound, isWanted), mapping.placement),
      };
    }
    case 'interactions': {
      const { sound, refused } = readAll(meeting, row => readTouches(row, mapping));
      const touches = sound.flatMap(({ line, draft }) => draft.map(touch => ({ line, draft: touch })));
      const keys = new Map(touches.map(({ line, draft }) => [line, draft.externalId]));
      return {
        leftOut,
        sound: sound.length,
        refused,
        keys,
        land: (landing, isWanted) => landTouches(landing, wanted(touches, isWanted)),
      };
    }
    case 'outcomes': {
      const { sound, refused } = readAll(meeting, row => readOutcome(row, mapping));
      const keys = new Map(sound.map(({ line, draft }) => [line, draft.leadKey]));
      return {
        leftOut,
        sound: sound.length,
        refused,
        keys,
        land: (landing, isWanted) => landOutcomes(landing, mapping, wanted(sound, isWanted)),
      };
    }
  }
}

function wanted<Draft>(
  rows: readonly Read<Draft>[],
  isWanted: ((line: number) => boolean) | undefined,
): readonly Read<Draft>[] {
  return isWanted ? rows.filter(({ line }) => isWanted(line)) : rows;
}

function readAll<Draft>(
  batch: readonly Read<RowReader>[],
  read: (row: RowReader) => Draft,
): { sound: Read<Draft>[]; refused: RowFinding[] } {
  const sound: Read<Draft>[] = [];
  const refused: RowFinding[] = [];
  for (const { line, draft: row } of batch) {
    const draft = row.isSound ? read(row) : null;
    if (draft !== null && row.isSound) sound.push({ line, draft });
    else refused.push(...row.problems.map(problem => ({ line, ...problem })));
  }
  return { sound, refused };
}
