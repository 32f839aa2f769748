import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { TEAM_LIMITS_LOCK } from '../quotas/counters.js';
import { loadEvent, loadRepaired } from '../quotas/load.events.js';
import type { WallKind } from '../quotas/quota.enums.js';
import { nameWall, type WallName } from './find-load-drift.js';

/** Whose load is counted anew. */
export interface Holder {
  readonly kind: 'rep' | 'team';
  readonly id: string;
}

/** What a counter said, and what it says now. */
export interface Recount extends Holder {
  readonly before: Sum;
  readonly after: Sum;
  /** The walls of a rep that said something else than what it holds of that. */
  readonly walls: readonly (WallName & { readonly before: Sum; readonly after: Sum })[];
}

interface Sum {
  readonly count: number;
  readonly units: number;
}

interface RecountedWall extends Sum {
  readonly kind: WallKind;
  readonly key: string;
  readonly saidCount: number;
  readonly saidUnits: number;
}

/**
 * Sets the counter of a holder, and of a rep its walls, to what it holds, under the lock that every mover of load takes, and tells it; null where all was
 * right or it is not there. Movers that wait meanwhile go on from the new number: the count is a statement of its own after the lock, so
 * it sees exactly what those committed who had the lock before. No fact is touched.
 */
export async function repairCounter(tx: Tx, holder: Holder): Promise<Recount | null> {
  const id = uuidOf(holder.id, holder.kind);
  const [locked] = await tx.sql<Sum & { team: string }>(holder.kind === 'rep' ? LOCK_REP : LOCK_TEAM, [
    TEAM_LIMITS_LOCK,
    id,
  ]);
  if (!locked) return null;
  const [held] = await tx.sql<Sum>(holder.kind === 'rep' ? HELD_BY_REP : HELD_BY_TEAM, [id]);
  const walls = holder.kind === 'rep' ? await recountWalls(tx, id) : [];
  const before = { count: locked.count, units: locked.units };
  const isRight = !held || (held.count === before.count && held.units === before.units);
  if (isRight && walls.length === 0) return null;
  const recount = { ...holder, before, after: held ?? before, walls };
  await write(tx, recount, idFromUuid('team', locked.team));
  return recount;
}

async function recountWalls(tx: Tx, repId: string | null): Promise<Recount['walls']> {
  const rows = await tx.sql<RecountedWall>(RECOUNT_WALLS, [repId]);
  return rows.map(({ kind, key, saidCount, saidUnits, count, units }) => ({
    ...nameWall(kind, key),
    before: { count: saidCount, units: saidUnits },
    after: { count, units },
  }));
}

async function write(tx: Tx, recount: Recount, teamId: string): Promise<void> {
  const { kind, id, after } = recount;
  const statement = kind === 'rep' ? SET_REP : SET_TEAM;
  const [row] = await tx.sql<{ version: number }>(statement, [after.count, after.units, uuidOf(id, kind)]);
  if (!row) return;
  const at = await tx.now();
  tx.record(loadEvent({ kind, id, version: row.version, teamId }, at));
  tx.record(loadRepaired(recount, { version: row.version, teamId, at }));
}

const SHARED = 'shared as materialized (select pg_advisory_xact_lock_shared(?::bigint) as got)';
const SAID = 'l.held_count as count, l.held_units::float8 as units';
const LOCK_REP = `/* recount: lock rep */ with ${SHARED} select ${SAID}, r.team_id as team
from shared, rep_load l join rep r on r.id = l.rep_id where l.rep_id = ?::uuid for no key update of l`;
const LOCK_TEAM = `/* recount: lock team */ with ${SHARED} select ${SAID}, l.team_id as team
from shared, team_load l where l.team_id = ?::uuid for no key update of l`;

const COUNTED = 'count(*) filter (where load_units > 0)::int as count, coalesce(sum(load_units), 0)::float8 as units';
const HELD_BY_REP = `/* recount: rep */ select ${COUNTED} from lead where owner_id = ?::uuid`;
const HELD_BY_TEAM = `/* recount: team */ with recursive below (id) as (
  select ?::uuid union all select t.id from below join team t on t.parent_id = below.id
) select ${COUNTED} from lead where owner_id is not null and team_id in (select id from below)`;

const RECOUNT_WALLS = `/* recount: walls */ with anew as (
  update rep_wall w set held_count = held.leads, held_units = held.units, updated_at = clock_timestamp()
  from rep_wall v cross join lateral held_within(v.rep_id, v.kind, v.key) held
  where v.id = w.id and v.rep_id = ?::uuid and (v.held_count <> held.leads or v.held_units <> held.units)
  returning w.kind, w.key, v.held_count as said_count, v.held_units as said_units, w.held_count, w.held_units
) select kind, key, said_count as "saidCount", said_units::float8 as "saidUnits", held_count as count, held_units::float8 as units from anew order by kind, key`;

const SETS = 'set held_count = ?::int, held_units = ?::numeric, version = version + 1, updated_at = clock_timestamp()';
const SET_REP = `/* recount: set rep */ update rep_load ${SETS} where rep_id = ?::uuid returning version`;
const SET_TEAM = `/* recount: set team */ update team_load ${SETS} where team_id = ?::uuid returning version`;
