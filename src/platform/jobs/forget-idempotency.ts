import { runSql } from '../db/sql.js';
import type { Job } from './jobs.js';

const KEPT_DAYS = 7;
const HOUR_MS = 3_600_000;

/** Idempotency keys are kept 7 days. */
export const forgetIdempotency: Job = {
  name: 'forget-idempotency',
  everyMs: HOUR_MS,
  run: async ctx => {
    await runSql(ctx.em, `delete from idempotency where created_at < clock_timestamp() - ?::int * interval '1 day'`, [
      KEPT_DAYS,
    ]);
  },
};
