/** Why a file cannot be read as CSV at all. */
export type CsvFaultCode =
  | 'FILE'
  | 'EMPTY'
  | 'ENCODING'
  | 'WRONG_HEADER'
  | 'TOO_MANY_COLUMNS'
  | 'BROKEN_QUOTE'
  | 'RECORD_TOO_LONG';

/** A file that cannot be read as CSV. It is found before anything of the file is used. */
export class CsvFault extends Error {
  constructor(
    readonly code: CsvFaultCode,
    message: string,
    /** Counted from 1; null where no line is to blame. */
    readonly line: number | null = null,
  ) {
    super(message);
    this.name = 'CsvFault';
  }
}
