import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import type { Lead } from './lead.js';

/** Takes the outcome in force out of force; it stays on record with the instant at which it ended. */
export async function revertOutcome(tx: Tx, lead: Lead, now: Date): Promise<void> {
  await tx.sql('update lead_outcome set reverted_at = ? where lead_id = ?::uuid and reverted_at is null', [
    now.toISOString(),
    uuidOf(lead.id, 'lead'),
  ]);
}
