import { runChecks } from '../../src/cli/check/run-checks.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import type { TestApp } from './app.js';
import type { HoldingQuotaAuditQuery } from './generated/graphql.js';
import type { Walk } from './walk.js';

/** Leads that weigh something else than their stage and tier say. */
const UNTRUE = `select l.id, l.load_units, round(s.load_units * coalesce((o.tier_weights ->> l.tier)::numeric, 1), 2) as truth
from lead l join stage s on s.id = l.stage_id cross join organisation o
where l.load_units <> case when l.validity in ('INVALID', 'DUPLICATE') then 0 else round(s.load_units * coalesce((o.tier_weights ->> l.tier)::numeric, 1), 2) end`;
/** Leads whose last interval of weight is not what they weigh. */
const UNTOLD = `select l.id from lead l left join lead_interval i on i.lead_id = l.id and i.axis = 'WEIGHT' and i.ended_at is null
where i.value is null or i.value::numeric <> l.load_units`;

/** What `weightFaults` gives where all is well. */
export const NO_FAULTS = { drifted: 0, broken: [], untrue: [], untold: [] };

/** Counters that are not what is held, other broken laws, leads that do not weigh what they should, and those whose history says something else. */
export async function weightFaults({ app, ask }: Walk & { readonly app: TestApp }): Promise<object> {
  const { holdingQuotaAudit } = await ask<HoldingQuotaAuditQuery>('HoldingQuotaAudit', { onlyDrifted: true });
  const verdicts = await runChecks(app.database.url);
  const [untrue, untold] = await withOwner(app.database.url, async client => [
    (await client.query(UNTRUE)).rows,
    (await client.query(UNTOLD)).rows,
  ]);
  const broken = verdicts.flatMap(({ breaks }) => breaks.map(({ found }) => found));
  return { drifted: holdingQuotaAudit.driftedCount, broken, untrue, untold };
}
