import { MappingFault } from './mapping.js';
import type { Lookup, Mapping } from './mapping.rules.js';
import { RowReader } from './row.rules.js';

/** A file that was found to be sound, and can be read again record by record. */
export interface SoundFile {
  readonly header: readonly string[];
  readonly rows: number;
  records(): AsyncIterable<{ readonly line: number; readonly cells: readonly string[] }>;
}

/** Opens a file of the folder in which the imported one lies. */
export type OpenBeside = (name: string, delimiter: string) => Promise<SoundFile>;

const LOOKUP_ROWS = 100_000;

/** The file with the columns of its lookups behind its own; they are blank where no row of the second file fits. */
export async function withLookups(
  file: SoundFile,
  mapping: Mapping,
  openBeside: OpenBeside | undefined,
): Promise<SoundFile> {
  const lookups = Object.entries(mapping.lookups ?? {});
  if (lookups.length === 0) return file;
  if (!openBeside) throw faultOf('', 'A second file can be looked up by the import command only.');
  const tables: Table[] = [];
  for (const [name, lookup] of lookups)
    tables.push({ lookup, ...(await readTable(name, lookup, await openBeside(lookup.file, mapping.delimiter))) });
  const sheet = { places: new Map(file.header.map((column, place) => [column, place])), blanks: mapping.blanks };
  return {
    rows: file.rows,
    header: [...file.header, ...tables.flatMap(({ columns }) => columns)],
    async *records() {
      for await (const { line, cells } of file.records())
        yield { line, cells: cells.length === file.header.length ? [...cells, ...found(tables, cells, sheet)] : cells };
    },
  };
}

interface Table {
  readonly lookup: Lookup;
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

function found(
  tables: readonly Table[],
  cells: readonly string[],
  sheet: ConstructorParameters<typeof RowReader>[1],
): string[] {
  return tables.flatMap(({ lookup, columns, rows }) => {
    const key = new RowReader(cells, sheet).text(lookup.by) ?? '';
    return rows.get(key) ?? columns.map(() => '');
  });
}

async function readTable(name: string, { file, key }: Lookup, opened: SoundFile): Promise<Omit<Table, 'lookup'>> {
  const place = opened.header.indexOf(key);
  if (place < 0) throw faultOf(`lookups.${name}.key`, `The file ${file} has no column "${key}".`, 'MISSING_COLUMN');
  if (opened.rows > LOOKUP_ROWS)
    throw faultOf(`lookups.${name}.file`, `The file ${file} has more than ${LOOKUP_ROWS} rows.`);
  const rows = new Map<string, readonly string[]>();
  for await (const { line, cells } of opened.records()) {
    const value = (cells[place] ?? '').trim();
    if (rows.has(value))
      throw faultOf(`lookups.${name}.key`, `The file ${file} has "${value}" twice, the second time on line ${line}.`);
    rows.set(
      value,
      opened.header.map((_, at) => cells[at] ?? ''),
    );
  }
  rows.delete('');
  return { columns: opened.header.map(column => `${name}.${column}`), rows };
}

function faultOf(path: string, message: string, code: MappingFault['code'] = 'MAPPING'): MappingFault {
  return new MappingFault(code, [{ path, message }]);
}
