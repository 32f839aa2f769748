import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** The id of the enrolment that each lead is in, else of its latest one, in the order of the ids; null for a lead that was never in a program. */
export async function findLatestEnrollments(ctx: Ctx, leadIds: readonly string[]): Promise<(string | null)[]> {
  const rows: { lead: string; id: string }[] = await runSql(ctx.em, LATEST, [leadIds.map(id => uuidOf(id, 'lead'))]);
  const byLead = new Map(rows.map(row => [idFromUuid('lead', row.lead), idFromUuid('enrollment', row.id)]));
  return leadIds.map(id => byLead.get(id) ?? null);
}

const LATEST = `/* latest enrollments */
select distinct on (lead_id) lead_id as lead, id from enrollment where lead_id = any (?::uuid[])
order by lead_id, (state = 'ACTIVE') desc, enrolled_at desc, id desc`;

/** How many leads are in each program now, in the order of the ids. */
export async function findEnrolledCounts(ctx: Ctx, programIds: readonly string[]): Promise<number[]> {
  const rows: { program: string; enrolled: number }[] = await runSql(ctx.em, ENROLLED, [
    programIds.map(id => uuidOf(id, 'program')),
  ]);
  const byProgram = new Map(rows.map(row => [idFromUuid('program', row.program), row.enrolled]));
  return programIds.map(id => byProgram.get(id) ?? 0);
}

const ENROLLED = `/* enrolled counts */
select program_id as program, count(*)::int as enrolled from enrollment
where program_id = any (?::uuid[]) and state = 'ACTIVE' group by 1`;
