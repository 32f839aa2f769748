import type { Runtime } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { dropChunks } from './file-chunks.js';
import { LeadImportStatus } from './lead-import.enums.js';
import { leadImportChanged } from './lead-import.events.js';
import { SYSTEM_IMPORTS } from './lead-import-viewer.js';

/**
 * Where the file of an import goes: into the database, chunk by chunk, so that whatever node takes the next request goes on
 * where the last one stopped. The newest request alone may add to the file.
 */
export function acceptFile(runtime: Runtime) {
  const run = <Row extends object>(statement: string, params: readonly unknown[]) =>
    runSql<Row>(runtime.orm.em.fork(), statement, params);
  return {
    door: UPLOAD_DOOR,
    limitBytes: runtime.config.uploadLimitBytes,
    async find(id: string) {
      const [row] = await run<{ offset: string; sizeBytes: string | null; isOpen: boolean }>(FIND, [
        uuidOf(id, 'import'),
      ]);
      if (!row) return null;
      return {
        offset: Number(row.offset),
        sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
        isOpen: row.isOpen,
      };
    },
    async begin(id: string, from: number) {
      const uuid = uuidOf(id, 'import');
      const [turn] = await run<{ no: number }>(BEGIN, [from, uuid, from, from]);
      if (!turn) return null;
      if (from === 0) await dropChunks(runtime.orm.em.fork(), uuid, turn.no);
      let at = from;
      return {
        async append(bytes: Buffer) {
          const kept = await run(APPEND, [bytes.length, uuid, turn.no, at, at, bytes]);
          at += bytes.length;
          return kept.length > 0;
        },
        finish: async () => {
          const ctx = await runtime.contextFor(SYSTEM_IMPORTS);
          return transact(ctx, tx => finish(tx, { id, no: turn.no, at }));
        },
      };
    },
  };
}

/** The part of the address that files of imports are sent to. */
export const UPLOAD_DOOR = 'lead-imports';

async function finish(tx: Tx, { id, no, at }: { id: string; no: number; at: number }): Promise<boolean> {
  const now = await tx.now();
  const [row] = await tx.sql<{ version: number }>(FINISH, [now, uuidOf(id, 'import'), no, at]);
  if (!row) return false;
  tx.record(leadImportChanged({ id, version: row.version, status: LeadImportStatus.VALIDATING }, now));
  return true;
}

const FIND = `/* an upload */ select uploaded_bytes as offset, size_bytes as "sizeBytes", status = 'PENDING' as "isOpen" from lead_import where id = ?::uuid`;

const BEGIN = `/* begin an upload */ update lead_import set upload_no = upload_no + 1, uploaded_bytes = ?::bigint
where id = ?::uuid and status = 'PENDING' and (?::bigint = 0 or uploaded_bytes = ?::bigint) returning upload_no as no`;

const APPEND = `/* keep a chunk */ with kept as (
  update lead_import set uploaded_bytes = uploaded_bytes + ?::int
  where id = ?::uuid and upload_no = ?::int and status = 'PENDING' and uploaded_bytes = ?::bigint returning id
) insert into lead_import_chunk (import_id, start, bytes) select id, ?::bigint, ?::bytea from kept returning start`;

const FINISH = `/* a file is complete */ update lead_import set status = 'VALIDATING', size_bytes = uploaded_bytes, updated_at = ?::timestamptz, version = version + 1
where id = ?::uuid and upload_no = ?::int and status = 'PENDING' and uploaded_bytes = ?::bigint returning version`;
