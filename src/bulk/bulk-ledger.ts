import type { Tx } from '../platform/db/tx.js';
import { newId, uuidOf } from '../platform/ids.js';
import type { BulkKind } from './bulk.enums.js';
import type { LeadState } from './bulk-change.js';

/** How long a change of many leads may be taken back. */
const UNDO_MINUTES = 10;
const MINUTE_MS = 60_000;

/** A lead that was changed: what it was, and its version since, of which so many come from being graded by what is in force. */
export interface ChangedLead {
  readonly leadId: string;
  readonly before: LeadState;
  readonly version: number;
  readonly regradedCount: number;
}

/** Writes down that these leads were changed at once; the id under which that may be taken back. */
export async function keepChange(
  tx: Tx,
  { kind, reason }: { kind: BulkKind; reason: string | null },
  leads: readonly ChangedLead[],
): Promise<string> {
  const id = newId('bulk');
  const now = await tx.now();
  const until = new Date(now.getTime() + UNDO_MINUTES * MINUTE_MS);
  await tx.sql(KEEP, [
    uuidOf(id, 'bulk'),
    kind,
    tx.ctx.viewer.subject,
    reason,
    leads.length,
    now.toISOString(),
    until.toISOString(),
  ]);
  await tx.sql(KEEP_LEADS, [
    uuidOf(id, 'bulk'),
    leads.map(({ leadId }) => uuidOf(leadId, 'lead')),
    leads.map(({ before }) => JSON.stringify(before)),
    leads.map(({ version }) => version),
    leads.map(({ regradedCount }) => regradedCount),
  ]);
  return id;
}

/** Writes down that a change was taken back, and of which leads. */
export async function keepUndo(tx: Tx, id: string, leadIds: readonly string[]): Promise<void> {
  const now = (await tx.now()).toISOString();
  await tx.sql(UNDO, [now, tx.ctx.viewer.subject, uuidOf(id, 'bulk')]);
  await tx.sql(UNDO_LEADS, [now, uuidOf(id, 'bulk'), leadIds.map(leadId => uuidOf(leadId, 'lead'))]);
}

const KEEP = `/* keep a bulk change */ insert into bulk_change (id, kind, actor, reason, changed_count, done_at, undoable_until)
values (?::uuid, ?::text, ?::text, ?::text, ?::int, ?::timestamptz, ?::timestamptz)`;
const KEEP_LEADS = `/* keep the leads of a bulk change */ insert into bulk_change_lead (bulk_change_id, lead_id, before, version, regraded_count)
select ?::uuid, l.id, l.before::jsonb, l.version, l.regraded from unnest(?::uuid[], ?::text[], ?::int[], ?::int[]) as l (id, before, version, regraded)`;
const UNDO = `/* keep an undo */ update bulk_change set undone_at = ?::timestamptz, undone_by = ?::text where id = ?::uuid`;
const UNDO_LEADS = `/* keep the leads of an undo */ update bulk_change_lead set undone_at = ?::timestamptz where bulk_change_id = ?::uuid and lead_id = any (?::uuid[])`;
