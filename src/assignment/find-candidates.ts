import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { IntakePart } from '../quotas/intake-count.js';
import { LimitMode, type QuotaBasis } from '../quotas/quota.enums.js';
import { FULL, type Wall } from '../quotas/wall.rules.js';
import type { Presence } from '../reps/rep.enums.js';
import type { Candidate, Intake } from './choice.rules.js';
import { gotByWeight } from './newcomer.rules.js';
import type { Room } from './room.rules.js';

/** The reps of a rule, by id: of its team and those below it, and of the team that takes what is too much. */
export interface Crew {
  readonly own: readonly Candidate[];
  readonly overflow: readonly Candidate[];
}

interface Row {
  readonly rule: string;
  readonly isOverflow: boolean;
  readonly rep: string;
  readonly isActive: boolean;
  readonly isOnLeave: boolean;
  readonly presence: Presence;
  readonly isOptedOut: boolean;
  readonly skills: readonly string[];
  readonly segments: readonly string[];
  readonly weight: number | null;
  readonly taken: number | null;
  readonly calibration: number | null;
  readonly lastTakenMs: number | null;
  readonly mode: LimitMode;
  readonly basis: QuotaBasis;
  readonly capacity: number | null;
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly isWalled: boolean;
  readonly limitedTeams: readonly string[];
  /** What counts what it takes in, its own count and those of its teams. */
  readonly counts: readonly string[];
}

/** The reps of these rules with their teams, those who are gone left out: whose counters an assignment may move. */
export async function findCrewTeams(tx: Tx, ruleIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ rep: string; team: string }>(CREW_TEAMS, [ruleIds.map(id => uuidOf(id, 'rule'))]);
  return new Map(rows.map(({ rep, team }) => [idFromUuid('rep', rep), idFromUuid('team', team)]));
}

/** Whether nothing but their lines and those of their teams limits these: then `findCrews` sends all that it asks in one breath. */
export function areSimple(crews: ReadonlyMap<string, Crew>): boolean {
  const isSimple = ({ walls, intakes }: Candidate) => walls.length === 0 && intakes.length === 0;
  return [...crews.values()].every(({ own, overflow }) => own.every(isSimple) && overflow.every(isSimple));
}

/**
 * The reps of these rules as they stand, by rule. A rep or a limited team that stands in several of them has one room, so
 * that what one rule puts on it the others see.
 */
export async function findCrews(tx: Tx, ruleIds: readonly string[]): Promise<Map<string, Crew>> {
  const { offsetMs } = tx.ctx.runtime.clock;
  const rules = ruleIds.map(id => uuidOf(id, 'rule'));
  const [rows, teams] = await Promise.all([
    tx.sql<Row>(CREWS, [rules, offsetMs]),
    tx.sql<Room & { team: string }>(TEAM_ROOMS, [rules]),
  ]);
  const [walls, intakes] = await Promise.all([
    findWalls(tx, new Set(rows.filter(({ isWalled }) => isWalled).map(({ rep }) => rep))),
    findIntakesLeft(tx, [...new Set(rows.flatMap(({ counts }) => counts))]),
  ]);
  const teamRooms = new Map(teams.map(({ team, ...room }) => [team, room]));
  const rooms = new Map<string, Room>();
  const byRule = Map.groupBy(rows, ({ rule }) => idFromUuid('rule', rule));
  return new Map(
    [...byRule].map(([ruleId, ofRule]) => {
      const side = (isOverflow: boolean) => {
        const crew = ofRule.filter(row => row.isOverflow === isOverflow);
        const shared = { gotByWeight: gotByWeight(crew), rooms, teamRooms, walls, intakes };
        return crew.map(row => candidateOf(row, shared));
      };
      return [ruleId, { own: side(false), overflow: side(true) }];
    }),
  );
}

function candidateOf(
  row: Row,
  shared: {
    gotByWeight: number;
    rooms: Map<string, Room>;
    teamRooms: ReadonlyMap<string, Room>;
    walls: ReadonlyMap<string, readonly Wall[]>;
    intakes: ReadonlyMap<string, Intake>;
  },
): Candidate {
  const { mode, basis, capacity, heldCount, heldUnits } = row;
  const room = shared.rooms.get(row.rep) ?? { mode, basis, capacity, heldCount, heldUnits };
  shared.rooms.set(row.rep, room);
  const weight = row.weight ?? 1;
  return {
    repId: idFromUuid('rep', row.rep),
    isActive: row.isActive,
    isOnLeave: row.isOnLeave,
    presence: row.presence,
    isOptedOut: row.isOptedOut,
    skills: row.skills,
    segments: row.segments,
    weight,
    taken: row.taken ?? 0,
    calibration: row.calibration ?? weight * shared.gotByWeight,
    lastTakenAt: row.lastTakenMs,
    room,
    teamRooms: row.limitedTeams.flatMap(team => shared.teamRooms.get(team) ?? []),
    walls: shared.walls.get(row.rep) ?? [],
    intakes: row.counts.flatMap(holder => shared.intakes.get(holder) ?? []),
  };
}

/** Where nobody has a cap this asks nothing. */
async function findIntakesLeft(tx: Tx, holders: readonly string[]): Promise<Map<string, Intake>> {
  if (holders.length === 0) return new Map();
  const rows = await tx.sql<IntakeRow>(INTAKES, [tx.ctx.runtime.clock.offsetMs, holders]);
  return new Map(
    rows.map(({ holder, kind, key, leftCount }) => [holder, { part: kind && partOf(kind, key), leftCount }]),
  );
}

interface IntakeRow {
  readonly holder: string;
  readonly kind: IntakePart | null;
  readonly key: string;
  readonly leftCount: number;
}

/** As leads name it. */
function partOf<Kind extends Wall['kind']>(kind: Kind, key: string): { kind: Kind; key: string } {
  return { kind, key: kind === 'PIPELINE' ? idFromUuid('pipe', key) : key };
}

/** The walls of these reps, in the order in which they refuse. A rep that stands in several rules has them once. */
async function findWalls(tx: Tx, reps: ReadonlySet<string>): Promise<Map<string, Wall[]>> {
  const found = reps.size > 0 ? await tx.sql<Wall & { rep: string }>(WALLS, [[...reps], Object.keys(FULL)]) : [];
  const walls = found.map(wall => ({ ...wall, ...partOf(wall.kind, wall.key) }));
  return Map.groupBy(walls, ({ rep }) => rep);
}

/** The teams of rules, by rule and crew. */
export const MEMBERS = `rules as (select r.id, r.team_id, r.overflow_team_id from assignment_rule r where r.id = any (?::uuid[])),
below (rule, is_overflow, id) as (
  select id, false, team_id from rules union all select id, true, overflow_team_id from rules where overflow_team_id is not null
  union select b.rule, b.is_overflow, t.id from below b join team t on t.parent_id = b.id
)`;

const CREW_TEAMS = `/* reps of assignment rules */ with recursive ${MEMBERS}
select distinct r.id as rep, r.team_id as team from below b join rep r on r.team_id = b.id where r.is_active order by 1`;

const CREWS = `/* candidates of assignment rules */ with recursive ${MEMBERS},
clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now),
above as materialized (
  select t.id, t.id || t.above as teams, array(select tl.team_id::text from team_load tl where tl.team_id = any (t.id || t.above) order by 1) as limited
  from (select b.id, teams_above(b.id) as above from (select distinct id from below) b offset 0) t
)
select b.rule, b.is_overflow as "isOverflow", r.id as rep, r.is_active as "isActive", r.presence, l.is_opted_out or coalesce(counted.is_opted_out, false) as "isOptedOut", r.skills, r.segments,
  exists (select from rep_leave v where v.rep_id = r.id and (clock.now at time zone zone_of_team(r.team_id))::date >= v.from_on
    and (clock.now at time zone zone_of_team(r.team_id))::date < v.until_on) as "isOnLeave",
  s.weight::float8 as weight, s.taken * power(0.5, greatest(floor(extract(epoch from clock.now - s.counted_at) / 604800), 0)) as taken,
  s.calibration * power(0.5, greatest(floor(extract(epoch from clock.now - s.counted_at) / 604800), 0)) as calibration,
  (extract(epoch from s.last_taken_at) * 1000)::float8 as "lastTakenMs",
  l.mode, l.basis, l.capacity::float8 as capacity, l.held_count as "heldCount", l.held_units::float8 as "heldUnits", l.is_walled as "isWalled",
  above.limited as "limitedTeams",
  case when l.is_metered then array(select c.holder::text from intake_count c where c.rep_id = r.id or c.team_id = any (above.teams) order by 1) else '{}' end as counts
from below b join above on above.id = b.id join rep r on r.team_id = b.id join rep_load l on l.rep_id = r.id cross join clock left join intake_count counted on counted.holder = r.id
left join assignment_share s on s.rule_id = b.rule and s.rep_id = r.id
where r.is_active or s.rep_id is not null order by b.rule, r.id`;

const INTAKES = `/* intakes left */ with clock as (select clock_timestamp() + ?::float8 * interval '1 ms' as now)
select c.holder, c.kind, c.key, intake_left(c, greatest(c.day, (clock.now at time zone zone_of_team(coalesce(c.team_id, r.team_id)))::date)) as "leftCount"
from clock cross join intake_count c left join rep r on r.id = c.rep_id where c.holder = any (?::uuid[]) and c.mode = 'LIMITED'`;

const WALLS = `/* walls of candidates */ select rep_id as rep, kind, key, mode, basis, capacity::float8 as capacity, held_count as "heldCount",
  held_units::float8 as "heldUnits" from rep_wall where rep_id = any (?::uuid[]) and mode = 'LIMITED' order by rep_id, array_position(?::text[], kind), key`;

const TEAM_ROOMS = `/* rooms of limited teams */ with recursive ${MEMBERS}
select l.team_id::text as team, l.mode, l.basis, l.capacity::float8 as capacity, l.held_count as "heldCount", l.held_units::float8 as "heldUnits"
from team_load l where l.team_id in (select unnest(b.id || teams_above(b.id)) from (select distinct id from below) b)`;
