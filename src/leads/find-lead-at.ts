import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';
import type { Temperature, Tier, Validity } from './lead.enums.js';

/** What a lead was at an instant, by occurred time; ids are null where it had no such value. */
export interface LeadPast {
  readonly leadId: string;
  readonly at: Date;
  readonly stageId: string | null;
  readonly ownerId: string | null;
  readonly temperature: Temperature | null;
  readonly tier: Tier | null;
  readonly validity: Validity | null;
  readonly loadUnits: number | null;
}

/** A lead as it was, from the intervals of its facts; null where it did not exist yet. */
export async function findLeadAt(ctx: Ctx, id: string, at: Date): Promise<LeadPast | null> {
  const rows: { axis: string; value: string }[] = await runSql(ctx.em, AT, [
    uuidOf(id, 'lead'),
    at.toISOString(),
    at.toISOString(),
  ]);
  if (rows.length === 0) return null;
  const value = (axis: string) => rows.find(row => row.axis === axis)?.value ?? null;
  const weight = value('WEIGHT');
  return {
    leadId: id,
    at,
    stageId: value('STAGE'),
    ownerId: value('OWNER'),
    temperature: value('TEMPERATURE') as Temperature | null,
    tier: value('TIER') as Tier | null,
    validity: value('VALIDITY') as Validity | null,
    loadUnits: weight === null ? null : Number(weight),
  };
}

const AT = `select axis, value from lead_interval
where lead_id = ?::uuid and started_at <= ? and (ended_at is null or ended_at > ?)`;
