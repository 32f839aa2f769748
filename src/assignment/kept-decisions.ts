import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { jsonList, textsOf } from '../platform/json-list.js';
import type { Candidate } from './choice.rules.js';
import { type Planned, sidesOf } from './plan-assignments.js';
import { stepOf } from './round.rules.js';

/**
 * Keeps what was decided and by what, but for a lead about which the same was decided before: waiting is told once. How everybody stood is kept once
 * for all, and with each decision what it changed.
 */
export async function keepDecisions(tx: Tx, { plans, crews, round }: Planned): Promise<void> {
  const sides = sidesOf(crews);
  const rows = plans.map(({ lead, rule, verdict }) => ({
    lead_id: uuidOf(lead.id, 'lead'),
    rule_id: rule && uuidOf(rule.id, 'rule'),
    rule_version: rule?.version ?? null,
    rep_id: verdict.repId && uuidOf(verdict.repId, 'rep'),
    outcome: verdict.outcome,
    reason: verdict.reason,
    overflow: verdict.overflow,
    tier: lead.tier,
    units: lead.loadUnits,
    told: `${rule?.id ?? 'none'} ${verdict.reason}`,
  }));
  const steps = jsonList(plans.map(({ verdict }) => stepOf(sides, verdict)));
  tx.send(KEEP, [JSON.stringify(rows), steps, JSON.stringify(round), (await tx.now()).toISOString()]);
}

const KEEP = `/* keep decisions */ with kept as materialized (
  select d.* from (
    select lead_id, rule_id, rule_version, rep_id, outcome, reason, overflow, tier, units, told, step::jsonb as step, place
    from rows from (json_to_recordset(?::json) as (lead_id uuid, rule_id uuid, rule_version int, rep_id uuid, outcome text, reason text,
      overflow text, tier text, units numeric, told text), ${textsOf('?')}) with ordinality
      as d (lead_id, rule_id, rule_version, rep_id, outcome, reason, overflow, tier, units, told, step, place) offset 0
  ) d join assignment_queue q on q.lead_id = d.lead_id
  where d.outcome = 'ASSIGNED' or jsonb_exists(d.step, 'took') or q.told is distinct from d.told
), round as (
  insert into assignment_round (id, standings, decided_at) select uuidv7(), told.standings, told.at
  from (select ?::jsonb as standings, ?::timestamptz as at) told where exists (select from kept) returning id, decided_at
)
insert into assignment_decision (id, lead_id, rule_id, rule_version, rep_id, outcome, reason, overflow, tier, units, round_id, place, step, decided_at)
select uuidv7(), k.lead_id, k.rule_id, k.rule_version, k.rep_id, k.outcome, k.reason, k.overflow, k.tier, k.units, round.id, k.place, k.step, round.decided_at
from kept k, round order by k.place`;

/** Keeps what each rep of the rules that gave something has got by them. */
export function keepShares(tx: Tx, { crews, plans }: Pick<Planned, 'crews' | 'plans'>): void {
  const giving = new Set(plans.flatMap(({ rule, verdict }) => (rule && verdict.repId ? [rule.id] : [])));
  const rows = [...giving].flatMap(ruleId => {
    const { own = [], overflow = [] } = crews.get(ruleId) ?? {};
    return [...own, ...overflow].map(candidate => shareOf(ruleId, candidate));
  });
  tx.send(SHARE, [JSON.stringify(rows), tx.ctx.runtime.clock.offsetMs]);
}

function shareOf(ruleId: string, { repId, weight, taken, calibration, lastTakenAt }: Candidate): object {
  return {
    rule_id: uuidOf(ruleId, 'rule'),
    rep_id: uuidOf(repId, 'rep'),
    weight,
    taken,
    calibration,
    last_taken_at: lastTakenAt === null ? null : new Date(lastTakenAt).toISOString(),
  };
}

/** Whole weeks alone are halved, so the rest of one goes on running. */
const SHARE = `/* keep shares */ insert into assignment_share as s (rule_id, rep_id, weight, taken, calibration, counted_at, last_taken_at)
select distinct on (n.rule_id, n.rep_id) n.rule_id, n.rep_id, n.weight, n.taken, n.calibration, clock.now, n.last_taken_at
from json_to_recordset(?::json) as n (rule_id uuid, rep_id uuid, weight numeric, taken float8, calibration float8, last_taken_at timestamptz),
  (select clock_timestamp() + ?::float8 * interval '1 ms' as now) clock order by n.rule_id, n.rep_id
on conflict (rule_id, rep_id) do update set taken = excluded.taken, calibration = excluded.calibration, last_taken_at = excluded.last_taken_at,
  counted_at = s.counted_at + greatest(floor(extract(epoch from excluded.counted_at - s.counted_at) / 604800), 0) * interval '7 days'`;
