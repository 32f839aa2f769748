import type { Tx } from '../platform/db/tx.js';
import { newId, uuidOf } from '../platform/ids.js';
import type { Candidate } from './choice.rules.js';
import type { Crew } from './find-candidates.js';
import type { Plan } from './plan-assignments.js';

/** Keeps what was decided and by what, but for a lead about which the same was decided before: waiting is told once. */
export async function keepDecisions(tx: Tx, plans: readonly Plan[]): Promise<void> {
  const decidedAt = (await tx.now()).toISOString();
  const rows = plans.map(({ lead, rule, verdict }) => ({
    id: uuidOf(newId('decision'), 'decision'),
    lead_id: uuidOf(lead.id, 'lead'),
    rule_id: rule && uuidOf(rule.id, 'rule'),
    rule_version: rule?.version ?? null,
    rep_id: verdict.repId && uuidOf(verdict.repId, 'rep'),
    outcome: verdict.outcome,
    reason: verdict.reason,
    overflow: verdict.overflow,
    tier: lead.tier,
    units: lead.loadUnits,
    judgements: verdict.judgements,
    decided_at: decidedAt,
    told: `${rule?.id ?? 'none'} ${verdict.reason}`,
  }));
  await tx.sql(KEEP, [JSON.stringify(rows)]);
}

const KEEP = `/* keep decisions */ insert into assignment_decision (id, lead_id, rule_id, rule_version, rep_id, outcome, reason, overflow, tier, units, judgements, decided_at)
select d.id, d.lead_id, d.rule_id, d.rule_version, d.rep_id, d.outcome, d.reason, d.overflow, d.tier, d.units, d.judgements, d.decided_at
from jsonb_to_recordset(?::jsonb) as d (id uuid, lead_id uuid, rule_id uuid, rule_version int, rep_id uuid, outcome text, reason text, overflow text,
  tier text, units numeric, judgements jsonb, decided_at timestamptz, told text)
join assignment_queue q on q.lead_id = d.lead_id where d.outcome = 'ASSIGNED' or q.told is distinct from d.told`;

/** Keeps what each rep of the rules that gave something has got by them. */
export async function keepShares(tx: Tx, crews: ReadonlyMap<string, Crew>, plans: readonly Plan[]): Promise<void> {
  const giving = new Set(plans.flatMap(({ rule, verdict }) => (rule && verdict.repId ? [rule.id] : [])));
  const rows = [...giving].flatMap(ruleId => {
    const { own = [], overflow = [] } = crews.get(ruleId) ?? {};
    return [...own, ...overflow].map(candidate => shareOf(ruleId, candidate));
  });
  await tx.sql(SHARE, [JSON.stringify(rows), tx.ctx.runtime.clock.offsetMs]);
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
from jsonb_to_recordset(?::jsonb) as n (rule_id uuid, rep_id uuid, weight numeric, taken float8, calibration float8, last_taken_at timestamptz),
  (select clock_timestamp() + ?::float8 * interval '1 ms' as now) clock order by n.rule_id, n.rep_id
on conflict (rule_id, rep_id) do update set taken = excluded.taken, calibration = excluded.calibration, last_taken_at = excluded.last_taken_at,
  counted_at = s.counted_at + greatest(floor(extract(epoch from excluded.counted_at - s.counted_at) / 604800), 0) * interval '7 days'`;
