import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { idFromUuid } from '../platform/ids.js';
import { propose } from './proposals.js';

const LIMIT_ROWS = 100;

/** Looks at leads that were there before duplicates were proposed, 100 at a time, until none is waiting. */
export async function proposeWaiting(ctx: Ctx): Promise<void> {
  await transact(ctx, async tx => {
    const rows = await tx.sql<{ id: string }>(TAKE, [LIMIT_ROWS]);
    if (rows.length === 0) return;
    await propose(
      { query: tx.sql },
      rows.map(({ id }) => idFromUuid('lead', id)),
    );
  });
}

const TAKE = `/* leads not looked at yet */ delete from duplicate_waiting where lead_id in (
  select lead_id from duplicate_waiting order by lead_id limit ?::int for update skip locked) returning lead_id as id`;
