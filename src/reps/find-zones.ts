import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** The zone that each team's days follow: its own, else that of the nearest team above that has one, else the organisation's. */
export async function findZones(ctx: Ctx, teamIds: readonly string[]): Promise<string[]> {
  const rows = await runSql<{ id: string; zone: string }>(ctx.em, ZONES, [teamIds.map(id => uuidOf(id, 'team'))]);
  const byTeam = new Map(rows.map(({ id, zone }) => [idFromUuid('team', id), zone]));
  return teamIds.map(id => byTeam.get(id) ?? 'UTC');
}

const ZONES = `/* zones of teams */ select id, zone_of_team(id) as zone from team where id = any (?::uuid[])`;

/** The day of an instant in the zone of a team, e.g. `2026-11-22`. */
export async function findDay(em: EntityManager, teamId: string, at: Date): Promise<string> {
  const [row] = await runSql<{ day: string }>(em, DAY, [at.toISOString(), uuidOf(teamId, 'team')]);
  if (!row) throw new Error('an instant has a day');
  return row.day;
}

const DAY = `/* day of a team */ select (?::timestamptz at time zone zone_of_team(?::uuid))::date::text as day`;
