import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { transact } from '../platform/db/transact.js';
import { idFromUuid } from '../platform/ids.js';
import { dropChunks } from './file-chunks.js';
import { LeadImportStatus } from './lead-import.enums.js';
import { leadImportChanged } from './lead-import.events.js';

const AT_ONCE = 20;
const KEPT_DAYS = 30;
const ROWS_AT_ONCE = 5000;

/**
 * Ends imports whose file did not come in time, lets go of the files of those that are over, and after 30 days of the rows that
 * were refused, which hold personal data.
 */
export async function eraseImports(ctx: Ctx): Promise<void> {
  await endExpired(ctx);
  const over = await runSql<{ id: string }>(ctx.em, OVER, [AT_ONCE]);
  for (const { id } of over) {
    await dropChunks(ctx.em, id);
    await runSql(ctx.em, DROP_KEYS, [id]);
  }
  await runSql(ctx.em, FORGET_ROWS, [KEPT_DAYS, ROWS_AT_ONCE]);
  await runSql(ctx.em, FORGET_SAMPLES, [KEPT_DAYS]);
}

async function endExpired(ctx: Ctx): Promise<void> {
  await transact(ctx, async tx => {
    const now = await tx.now();
    const ended = await tx.sql<{ id: string; version: number }>(EXPIRE, [now, now, now, AT_ONCE]);
    for (const { id, version } of ended)
      tx.record(leadImportChanged({ id: idFromUuid('import', id), version, status: LeadImportStatus.FAILED }, now));
  });
}

const EXPIRE = `/* end imports without a file */ update lead_import set status = 'FAILED', fault_code = 'UPLOAD_EXPIRED', fault_message = 'The file did not come in time.',
  finished_at = ?::timestamptz, updated_at = ?::timestamptz, version = version + 1
where id in (select id from lead_import where status = 'PENDING' and upload_expires_at <= ?::timestamptz order by id limit ?::int for update skip locked)
returning id, version`;

const OVER = `/* imports that are over */ select id from lead_import i where finished_at is not null and (
  exists (select 1 from lead_import_chunk c where c.import_id = i.id) or exists (select 1 from lead_import_key k where k.import_id = i.id)
) order by finished_at desc limit ?::int`;

const DROP_KEYS = `/* drop keys of a dry run */ delete from lead_import_key where import_id = ?::uuid`;

const FORGET_ROWS = `/* forget refused rows */ delete from lead_import_error where seq in (
  select e.seq from lead_import i join lead_import_error e on e.import_id = i.id
  where i.finished_at < clock_timestamp() - ?::int * interval '1 day' limit ?::int)`;

const FORGET_SAMPLES = `/* forget samples */ update lead_import set samples = null where finished_at < clock_timestamp() - ?::int * interval '1 day' and samples is not null`;
