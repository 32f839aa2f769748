import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';

/** Instants from which (inclusive) and until which (exclusive) wins count. */
export interface WinWindow {
  readonly from: Date;
  readonly to: Date;
}

/**
 * For how many wins in force each rep is credited, in the order of the ids: of leads for which it has a credit, and of those that it held
 * when they were closed; a lead counts once for a rep.
 */
export async function findCreditedWins(
  ctx: Ctx,
  repIds: readonly string[],
  { from, to }: WinWindow,
): Promise<number[]> {
  const uuids = repIds.map(id => uuidOf(id, 'rep'));
  const rows = await runSql<{ rep: string; wins: number }>(ctx.em, WINS, [
    from.toISOString(),
    to.toISOString(),
    uuids,
    [...repIds],
  ]);
  const byRep = new Map(rows.map(({ rep, wins }) => [rep, wins]));
  return uuids.map(uuid => byRep.get(uuid ?? '') ?? 0);
}

const WINS = `/* credited wins */ with won as (
  select lead_id, recorded_at from lead_outcome
  where result = 'WON' and reverted_at is null and decided_at >= ?::timestamptz and decided_at < ?::timestamptz
) select r.id as rep, count(w.lead_id)::int as wins from unnest(?::uuid[], ?::text[]) as r (id, api_id) cross join won w
where exists (select 1 from lead_credit c where c.rep_id = r.id and c.lead_id = w.lead_id)
  or exists (select 1 from lead_interval i where i.axis = 'OWNER' and i.value = r.api_id and i.lead_id = w.lead_id
    and i.started_at <= w.recorded_at and (i.ended_at is null or i.ended_at > w.recorded_at))
group by r.id`;
