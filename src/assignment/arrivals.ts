import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** These leads, each locked, are up for automatic assignment no more. */
export function leaveArrivals(tx: Tx, leadIds: readonly string[]): void {
  tx.send(LEAVE, [leadIds.map(id => uuidOf(id, 'lead'))]);
}

/** As `leaveArrivals`, and tells since when each of those that were up has been. */
export async function takeFromArrivals(tx: Tx, leadIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.sql<{ lead: string; since: string }>(TAKE, [leadIds.map(id => uuidOf(id, 'lead'))]);
  return new Map(rows.map(({ lead, since }) => [idFromUuid('lead', lead), new Date(since)]));
}

/** A lead, locked, is up for automatic assignment again as it was, where there is any rule. */
export async function rejoinArrivals(tx: Tx, leadId: string, since: Date): Promise<void> {
  await tx.sql(REJOIN, [uuidOf(leadId, 'lead'), since.toISOString(), (await tx.now()).toISOString()]);
}

const LEAVE = '/* assigned */ delete from assignment_queue where lead_id = any (?::uuid[])';
const TAKE = `${LEAVE} returning lead_id as lead, since`;
const REJOIN = `/* up for assignment again */ insert into assignment_queue (lead_id, since, pos, due_at)
select ?::uuid, ?::timestamptz, 0, ?::timestamptz where exists (select from assignment_rule where is_active) on conflict (lead_id) do nothing`;
