import type { UnheldLead } from '../leads/unheld-lead.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { jsonList, plainList, textsOf } from '../platform/lists.js';
import type { Candidate } from './choice.rules.js';
import { type Plan, type Planned, sidesOf } from './plan-assignments.js';
import { stepOf } from './round.rules.js';

/**
 * Keeps what was decided and by what, but for a lead about which the same was decided before: waiting is told once. How everybody stood is kept once
 * for all, and with each decision what it changed.
 */
export async function keepDecisions(tx: Tx, { plans, crews, round }: Planned<UnheldLead>): Promise<void> {
  const sides = sidesOf(crews);
  const kinds = plans.map(plan => JSON.stringify(kindOf(plan)));
  const met = [...new Set(kinds)];
  tx.send(KEEP, [
    plainList(plans.map(({ lead }) => lead.row.id)),
    plainList(kinds.map(kind => met.indexOf(kind) + 1)),
    plainList(plans.map(({ verdict }) => verdict.repId && uuidOf(verdict.repId, 'rep'))),
    plainList(plans.map(({ lead }) => lead.tier)),
    plainList(plans.map(({ lead }) => lead.loadUnits)),
    jsonList(plans.map(({ verdict }) => stepOf(sides, verdict))),
    `[${met.join(',')}]`,
    JSON.stringify(round),
    (await tx.now()).toISOString(),
  ]);
}

/** What many decisions have in common. */
function kindOf({ rule, verdict: { outcome, reason, overflow } }: Plan): object {
  return {
    rule_id: rule && uuidOf(rule.id, 'rule'),
    rule_version: rule?.version ?? null,
    outcome,
    reason,
    overflow,
    told: `${rule?.id ?? 'none'} ${reason}`,
  };
}

const KEEP = `/* keep decisions */ with kept as materialized (
  select d.*, k.rule_id, k.rule_version, k.outcome, k.reason, k.overflow from (
    select lead_id, kind, rep_id, tier, units, step::jsonb as step, place
    from rows from (unnest(?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::numeric[]), ${textsOf('?')}) with ordinality
      as d (lead_id, kind, rep_id, tier, units, step, place) offset 0
  ) d join rows from (json_to_recordset(?::json) as (rule_id uuid, rule_version int, outcome text, reason text, overflow text, told text)) with ordinality
    as k (rule_id, rule_version, outcome, reason, overflow, told, kind) on k.kind = d.kind
  join assignment_queue q on q.lead_id = d.lead_id
  where k.outcome = 'ASSIGNED' or jsonb_exists(d.step, 'took') or q.told is distinct from k.told
), round as (
  insert into assignment_round (id, standings, decided_at) select uuidv7(), told.standings, told.at
  from (select ?::jsonb as standings, ?::timestamptz as at) told where exists (select from kept) returning id, decided_at
)
insert into assignment_decision (id, lead_id, rule_id, rule_version, rep_id, outcome, reason, overflow, tier, units, round_id, place, step, decided_at)
select uuidv7(), k.lead_id, k.rule_id, k.rule_version, k.rep_id, k.outcome, k.reason, k.overflow, k.tier, k.units, round.id, k.place, k.step, round.decided_at
from kept k, round order by k.place`;

/** Keeps what each rep of the rules that gave something has got by them. */
export function keepShares(tx: Tx, { crews, plans }: Pick<Planned<UnheldLead>, 'crews' | 'plans'>): void {
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
