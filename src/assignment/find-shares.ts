import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { loaderOf } from '../platform/read/batch.js';

/** What a rep has of a rule. */
export interface Share {
  readonly repId: string;
  readonly weight: number;
  readonly taken: number;
  readonly calibration: number;
  readonly lastTakenAt: Date | null;
}

/** The shares of a rule, by the names of the reps; by one statement for all rules that are asked for together. */
export function findShares(ctx: Ctx, ruleId: string): Promise<Share[]> {
  return loaderOf<Share[]>(ctx, 'assignment shares', async ids => {
    const rows = await runSql<Omit<Share, 'repId'> & { rule: string; rep: string }>(ctx.em, SHARES, [
      ctx.runtime.clock.offsetMs,
      ids.map(id => uuidOf(id, 'rule')),
    ]);
    const byRule = Map.groupBy(rows, ({ rule }) => idFromUuid('rule', rule));
    return ids.map(id =>
      (byRule.get(id) ?? []).map(({ rep, lastTakenAt, ...share }) => ({
        ...share,
        repId: idFromUuid('rep', rep),
        lastTakenAt: lastTakenAt && new Date(lastTakenAt),
      })),
    );
  }).load(ruleId);
}

const SHARES = `/* assignment shares */
with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now), s as (
  select s.*, power(0.5, greatest(floor(extract(epoch from clock.now - s.counted_at) / 604800), 0)) as half from assignment_share s, clock
)
select s.rule_id as rule, s.rep_id as rep, s.weight::float8 as weight, (s.taken * s.half)::float8 as taken,
  (s.calibration * s.half)::float8 as calibration, s.last_taken_at as "lastTakenAt"
from s join rep r on r.id = s.rep_id where s.rule_id = any (?::uuid[]) order by r.name, r.id`;
