import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { Within } from '../quotas/wall.js';
import type { Demand } from './choice.rules.js';

/** A lead as assignment judges it. */
export interface Assignable {
  readonly id: string;
  readonly tier: string | null;
  readonly loadUnits: number;
  readonly segment: string | null;
  within(): Within;
}

export type DemandOf = (lead: Assignable) => Omit<Demand, 'skills'>;

interface Terms {
  readonly line: string | null;
  readonly cooling: readonly string[];
}

/**
 * What leads ask of whoever takes them, but for the skills, which their rule asks for. A pool leaves a lead to others than who held it lately, also where
 * it goes out by itself; who are its members and how long it is only shown is said to those who help themselves.
 */
export async function findDemands(tx: Tx, leads: readonly Assignable[], at: Date): Promise<DemandOf> {
  const rows = await tx.sql<Terms & { lead: string }>(TERMS, [
    leads.map(({ id }) => uuidOf(id, 'lead')),
    at.toISOString(),
  ]);
  const terms = new Map<string, Terms>(rows.map(({ lead, ...more }) => [idFromUuid('lead', lead), more]));
  return lead => {
    const { line = null, cooling = [] } = terms.get(lead.id) ?? {};
    const { tier, lifecycle, pipelineId } = lead.within();
    return {
      units: lead.loadUnits,
      tier,
      lifecycle,
      pipelineId,
      productLine: line,
      segment: lead.segment,
      coolingIds: cooling.length > 0 ? new Set(cooling) : NOBODY,
    };
  };
}

const NOBODY: ReadonlySet<string> = new Set();

const TERMS = `/* terms of leads to assign */ with asked as (select ?::uuid[] as leads, ?::timestamptz as now)
select l.id as lead, d.line, array(
  select i.value from lead_interval i where i.lead_id = l.id and i.axis = 'OWNER' and p.owner_cooldown_days is not null
  group by i.value having max(i.ended_at) + p.owner_cooldown_days * interval '24 hours' > asked.now
) as cooling
from asked, lead l left join product d on d.id = l.product_id left join pool p on p.id = l.pool_id
where l.id = any (asked.leads) and (d.line is not null or p.owner_cooldown_days is not null)`;
