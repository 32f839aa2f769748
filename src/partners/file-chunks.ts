import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../platform/db/sql.js';

const CHUNKS_AT_ONCE = 4;
const DROPPED_AT_ONCE = 64;

/** The bytes of a file from a place on, a few chunks at a time. */
export async function* chunksFrom(em: EntityManager, importUuid: string, from: number): AsyncIterable<Buffer> {
  for (let at = from; ; ) {
    const rows = await runSql<{ start: string; bytes: Buffer }>(em, CHUNKS, [
      importUuid,
      importUuid,
      at,
      CHUNKS_AT_ONCE,
    ]);
    let isNew = false;
    for (const { start, bytes } of rows) {
      const rest = bytes.subarray(at - Number(start));
      if (rest.length === 0) continue;
      isNew = true;
      at += rest.length;
      yield rest;
    }
    if (!isNew) return;
  }
}

/** Lets go of a file, in parts, so that no statement takes long; of one that is being sent only while that upload is the newest. */
export async function dropChunks(
  em: EntityManager,
  importUuid: string | null,
  uploadNo: number | null = null,
): Promise<void> {
  for (let dropped = DROPPED_AT_ONCE; dropped === DROPPED_AT_ONCE; )
    dropped = (await runSql(em, DROP, [importUuid, uploadNo, importUuid, uploadNo, importUuid, DROPPED_AT_ONCE]))
      .length;
}

// The first one holds the place itself.
const CHUNKS = `/* chunks of a file */ select start, bytes from lead_import_chunk where import_id = ?::uuid
and start >= (select max(start) from lead_import_chunk where import_id = ?::uuid and start <= ?::bigint) order by start limit ?::int`;

const DROP = `/* drop chunks */ delete from lead_import_chunk where import_id = ?::uuid
and (?::int is null or exists (select 1 from lead_import where id = ?::uuid and upload_no = ?::int))
and start in (select start from lead_import_chunk where import_id = ?::uuid order by start limit ?::int) returning start`;
