import type { EntityManager } from '@mikro-orm/postgresql';
import type { Runtime } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';
import { REASON_COLUMN } from './checked-file.js';

/** The part of the address at which refused rows are fetched. */
export const REFUSED_ROWS_DOOR = 'lead-import-errors';

const LINES_AT_ONCE = 500;

/**
 * The rows of an import that were refused, as they came, each with its line and what is wrong with it in a first column:
 * corrected, they can be sent again as they are. Read a few hundred lines at a time.
 */
export function exportRefusedRows(runtime: Runtime) {
  return {
    door: REFUSED_ROWS_DOOR,
    async open(id: string) {
      const em = runtime.orm.em.fork();
      const uuid = uuidOf(id, 'import');
      const [found] = await runSql<{ header: string[]; fileName: string }>(em, HEADER, [uuid]);
      if (!found) return null;
      return { fileName: `refused-${found.fileName}`, rows: rowsOf(em, uuid, found.header) };
    },
  };
}

async function* rowsOf(
  em: EntityManager,
  uuid: string | null,
  header: readonly string[],
): AsyncIterable<readonly string[]> {
  const own = header[0] === REASON_COLUMN ? header.slice(1) : header;
  yield [REASON_COLUMN, ...own];
  for (let line = 0; ; ) {
    const rows = await runSql<{ line: number; reason: string; cells: string[] }>(em, ROWS, [
      uuid,
      line,
      uuid,
      line,
      LINES_AT_ONCE,
    ]);
    for (const { reason, cells } of rows) yield [reason, ...(header[0] === REASON_COLUMN ? cells.slice(1) : cells)];
    if (rows.length < LINES_AT_ONCE) return;
    line = rows.at(-1)?.line ?? line;
  }
}

const HEADER = `/* a file of refused rows */ select header, file_name as "fileName" from lead_import where id = ?::uuid and header is not null`;

// What is wrong with a line may stand in several rows; its cells stand in the first.
const ROWS = `/* refused rows */ select line, reason, cells from (
  select line, cells, row_number() over w as place,
    'line ' || line || ': ' || string_agg(coalesce(column_name || ' ', '') || code || ' ' || message, '; ') over (w rows between unbounded preceding and unbounded following) as reason
  from lead_import_error where import_id = ?::uuid and line > ?::int and not is_warning and line in (
    select distinct line from lead_import_error where import_id = ?::uuid and line > ?::int and not is_warning order by line limit ?::int)
  window w as (partition by line order by seq)
) lines where place = 1 and cells is not null order by line`;
