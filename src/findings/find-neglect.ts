import type { FilterQuery } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { uuidOf } from '../platform/ids.js';
import { visibleWhere } from '../platform/read/view.js';
import { FindingCode } from './finding.enums.js';
import { Finding } from './finding.js';
import { FINDING_ROWS } from './finding-rows.js';

/** What a rep holds and neglects. */
export interface Neglect {
  readonly leadCount: number;
  readonly units: number;
}

/** What each of these reps neglects, in the order of the ids. */
export async function findNeglect(ctx: Ctx, repIds: readonly string[]): Promise<Neglect[]> {
  const ids = repIds.map(id => uuidOf(id, 'rep'));
  const rows = await runSql<Neglect & { rep: string }>(ctx.em, NEGLECT, [ids]);
  const byRep = new Map(rows.map(row => [row.rep, row]));
  return ids.map(id => byRep.get(id ?? '') ?? { leadCount: 0, units: 0 });
}

/** How many leads each of these teams neglects, those below them included, in the order of the ids. */
export async function findNeglectOfTeams(ctx: Ctx, teamIds: readonly string[]): Promise<number[]> {
  const ids = teamIds.map(id => uuidOf(id, 'team'));
  const rows = await runSql<{ team: string; leads: number }>(ctx.em, NEGLECT_OF_TEAMS, [ids]);
  const byTeam = new Map(rows.map(({ team, leads }) => [team, leads]));
  return ids.map(id => byTeam.get(id ?? '') ?? 0);
}

/** How many leads are neglected in the whole house. */
export function countNeglected(ctx: Ctx): Promise<number> {
  return ctx.em.count(Finding, { code: FindingCode.NEGLECTED, closedAt: null });
}

/** The newest open findings that the viewer may see. */
export function findNewestOpen(ctx: Ctx, limit: number): Promise<Finding[]> {
  const where = {
    $and: [visibleWhere({ rows: FINDING_ROWS }, ctx.viewer), { closedAt: null }],
  } as FilterQuery<Finding>;
  return ctx.em.find(Finding, where, { orderBy: { openedAt: 'desc', id: 'desc' }, limit, refresh: true });
}

const NEGLECT = `/* neglected by rep */ select f.rep_id as rep, count(*)::int as "leadCount", sum(l.load_units)::float8 as units
from finding f join lead l on l.id = f.lead_id and l.owner_id = f.rep_id
where f.rep_id = any (?::uuid[]) and f.code = 'NEGLECTED' and f.closed_at is null group by 1`;

const NEGLECT_OF_TEAMS = `/* neglected by team */ with recursive below (top, id) as (
  select id, id from team where id = any (?::uuid[])
  union all select below.top, t.id from below join team t on t.parent_id = below.id
)
select b.top as team, count(*)::int as leads from below b join lead l on l.team_id = b.id
join finding f on f.lead_id = l.id and f.rep_id = l.owner_id and f.code = 'NEGLECTED' and f.closed_at is null group by b.top`;
