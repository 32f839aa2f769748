import type { Tx } from '../platform/db/tx.js';
import type { House } from './house.js';
import type { AddRep, People } from './imported-people.js';
import type { LeadImportMatch } from './lead-import.enums.js';
import type { RowProblem } from './row.rules.js';

/** A row that was read without fault, with the line that it stands on. */
export interface Read<Draft> {
  readonly line: number;
  readonly draft: Draft;
}

/** What every batch of an import needs. */
export interface Landing {
  readonly tx: Tx;
  readonly house: House;
  readonly sourceSystem: string;
  readonly addRep: AddRep;
  /** The partner (uuid) that sends the file: its leads are its own, and it knows no others. */
  readonly partnerId: string | null;
  readonly matchBy: readonly LeadImportMatch[];
  /** Whether a row corrects the lead that it is about, or leaves it as it is. */
  readonly isCorrecting: boolean;
}

/** What an import did, counted. */
export interface Counts {
  leadsMade: number;
  leadsChanged: number;
  touchesMade: number;
  outcomesMade: number;
  repsMade: number;
  teamsMade: number;
  companiesMade: number;
  productsMade: number;
  /** Rows that told nothing new. */
  unchanged: number;
}

export interface RowFinding extends RowProblem {
  readonly line: number;
}

/** What became of a batch. */
export interface Landed {
  readonly counts: Counts;
  readonly refused: RowFinding[];
  readonly warnings: RowFinding[];
}

export function nothingLanded(people?: People): Landed {
  const counts = {
    leadsMade: 0,
    leadsChanged: 0,
    touchesMade: 0,
    outcomesMade: 0,
    repsMade: people?.repsMade ?? 0,
    teamsMade: people?.teamsMade ?? 0,
    companiesMade: 0,
    productsMade: 0,
    unchanged: 0,
  };
  return { counts, refused: [], warnings: [] };
}

/** Two imports into one source system take turns, batch by batch. */
export async function takeTurn({ tx, sourceSystem }: Landing): Promise<void> {
  await tx.sql('/* take turn */ select pg_advisory_xact_lock(hashtextextended(?, 7303))', [sourceSystem]);
}
