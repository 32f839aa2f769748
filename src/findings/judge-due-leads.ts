import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { idFromUuid } from '../platform/ids.js';
import { judge, type Ledger, takeTurn } from './judgement.js';

const LIMIT_ROWS = 200;
const LIMIT_BATCHES = 20;

/** Judges the leads that time alone has made due, in batches of 200; what is left after 4,000 waits for the next run. */
export async function judgeDueLeads(ctx: Ctx): Promise<void> {
  for (let batch = 0; batch < LIMIT_BATCHES; batch++) {
    if ((await judgeBatch(ctx)) < LIMIT_ROWS) return;
  }
}

function judgeBatch(ctx: Ctx): Promise<number> {
  return transact(ctx, async tx => {
    const due = await tx.sql<{ id: string }>(DUE, [ctx.runtime.clock.offsetMs, LIMIT_ROWS]);
    if (due.length === 0) return 0;
    const ledger: Ledger = { query: (sql, params) => tx.sql(sql, params), record: event => tx.record(event) };
    const now = await takeTurn(ledger, await tx.now());
    await judge(
      ledger,
      due.map(({ id }) => idFromUuid('lead', id)),
      now,
    );
    return due.length;
  });
}

const DUE = `/* leads due to be judged */ select lead_id as id from finding_watch
where due_at <= clock_timestamp() + ?::float8 * interval '1 ms' order by due_at, lead_id limit ?`;
