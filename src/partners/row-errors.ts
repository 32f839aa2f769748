import type { Tx } from '../platform/db/tx.js';
import type { FileRow } from './file-rows.js';
import type { RowFinding } from './landing.js';

/** Keeps what is wrong with rows, and of each row that was refused its cells, to be corrected and sent again. */
export async function keepErrors(
  tx: Tx,
  importUuid: string,
  told: {
    readonly refused: readonly RowFinding[];
    readonly warnings: readonly RowFinding[];
    readonly rows: readonly FileRow[];
  },
): Promise<void> {
  const cells = new Map(told.rows.map(row => [row.line, row.cells]));
  const rows = [
    ...told.refused.map(finding => {
      const kept = cells.get(finding.line)?.map(cell => cell.replaceAll('\0', '\uFFFD')) ?? null;
      cells.delete(finding.line);
      return { ...finding, isWarning: false, cells: kept };
    }),
    ...told.warnings.map(finding => ({ ...finding, isWarning: true, cells: null })),
  ].sort((a, b) => a.line - b.line);
  if (rows.length > 0) await tx.sql(KEEP, [importUuid, JSON.stringify(rows)]);
}

const KEEP = `/* keep what is wrong with rows */ insert into lead_import_error (import_id, line, column_name, code, message, is_warning, cells)
select ?::uuid, r.line, r."column", r.code, r.message, r."isWarning",
  case when jsonb_typeof(r.cells) = 'array' then array(select value from jsonb_array_elements_text(r.cells) with ordinality c (value, place) order by place) end
from rows from (jsonb_to_recordset(?::jsonb) as (line int, "column" text, code text, message text, "isWarning" boolean, cells jsonb)) with ordinality
  as r (line, "column", code, message, "isWarning", cells, place) order by r.place`;
