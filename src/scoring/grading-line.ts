import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** Any constant of our own. */
const GRADING_LOCK = 7_324_001;

/** What lining up needs of a transaction, be it a use case's or a reaction's. */
interface Desk {
  /** Rows of a statement; `$1`, `$2` … stand for parameters. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** Whoever changes what leads are graded by takes this lock alone, before anything else. */
export async function lockGrading(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(?::bigint)', [GRADING_LOCK]);
}

/** Every lead in play waits to be graded anew. The caller holds the lock. */
export async function lineUpAll(tx: Tx): Promise<void> {
  await tx.sql(LINE_UP_ALL);
}

/**
 * These leads wait to be graded anew, or all in play, if anything is in force. Who comes in while that changes is either seen by whoever changes it, or
 * sees the change: the lock is shared before the look.
 */
export async function lineUp(desk: Desk, leadIds: readonly string[] | null): Promise<void> {
  await desk.query('select pg_advisory_xact_lock_shared($1::bigint)', [GRADING_LOCK]);
  await desk.query(LINE_UP, [leadIds?.map(id => uuidOf(id, 'lead')) ?? null]);
}

/** Takes so many leads out of the line, those that wait longest; what another process has in hand is passed over. In the order of ids. */
export async function takeFromLine(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(TAKE, [limit]);
  return rows.map(({ id }) => idFromUuid('lead', id)).sort();
}

const IN_PLAY = `l.merged_into_id is null and l.placement <> 'ENDED'`;

const LINE_UP_ALL = `/* leads to grade */ insert into grading_waiting (lead_id, since)
select l.id, clock_timestamp() from lead l where ${IN_PLAY} order by l.id on conflict do nothing`;

const LINE_UP = `/* leads to grade */ insert into grading_waiting (lead_id, since)
select l.id, clock_timestamp() from lead l where ${IN_PLAY} and ($1::uuid[] is null or l.id = any ($1::uuid[]))
  and (exists (select from criteria_model where is_active) or exists (select from screening_rule where is_active))
order by l.id on conflict do nothing`;

const TAKE = `/* leads to grade */ delete from grading_waiting where lead_id in (
  select lead_id from grading_waiting order by since, lead_id limit ?::int for update skip locked) returning lead_id as id`;
