import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { keyOfProductLine } from './quota-subject.js';
import { lockVersions } from './versions.js';
import { FULL, type WallKind } from './wall.rules.js';

/** What a lead is of, by which walls count it. */
export interface Within {
  readonly pipelineId: string;
  readonly productId: string | null;
  readonly tier: string | null;
  readonly lifecycle: string;
}

interface Moved {
  readonly repId: string;
  readonly count: number;
  readonly units: number;
  readonly isAdmission: boolean;
  readonly within?: Within;
}

/**
 * Moves the walls that moves concern, by one statement; the counters of these reps are locked, and drawn where that was due, by now. A wall without
 * room refuses all: the first by id, with its reason.
 */
export async function moveWalls(tx: Tx, moves: readonly Moved[]): Promise<void> {
  const concerned = moves.flatMap(move => (move.within ? [{ ...move, within: move.within }] : []));
  if (concerned.length === 0) return;
  const [full] = await tx.sql<{ id: string }>(MOVE_WALLS, [
    concerned.map(({ repId }) => uuidOf(repId, 'rep')),
    concerned.map(({ within }) => uuidOf(within.pipelineId, 'pipe')),
    concerned.map(({ within }) => within.productId && uuidOf(within.productId, 'product')),
    concerned.map(({ within }) => within.tier),
    concerned.map(({ within }) => within.lifecycle),
    concerned.map(({ count }) => count),
    concerned.map(({ units }) => units),
    concerned.map(({ isAdmission, count, units }) => (isAdmission && (count > 0 || units > 0) ? 1 : 0)),
  ]);
  if (full) throw new Refusal(await noRoomWithin(tx, full.id));
}

/** Why a wall admits nothing. */
async function noRoomWithin(tx: Tx, id: string): Promise<Problem> {
  const [row] = await tx.sql<{ kind: WallKind; held: number; capacity: number | null }>(WALL, [id]);
  const code = row ? FULL[row.kind] : UserErrorCode.QUOTA_EXCEEDED;
  return { code, values: { held: row?.held ?? 0, capacity: row?.capacity ?? 0 } };
}

/**
 * Keeps the walls of a rep as they are whose lead is about to move them without moving the counter: before the row refers to its stage or product, as
 * whoever changes these takes the counters first.
 */
export async function lockWallsOf(tx: Tx, repId: string): Promise<void> {
  await tx.sql(HOLD_WALLS, [uuidOf(repId, 'rep')]);
}

const HOLD_WALLS = '/* hold the walls of a rep */ select hold_walls(?::uuid) as held';

/**
 * A product goes from one line to another by `work`: the walls of both lines are counted anew, nothing is refused. Nobody puts up a wall of
 * these lines meanwhile, and no load moves behind them.
 */
export async function recountProductLines<T>(
  tx: Tx,
  lines: readonly (string | null)[],
  work: () => Promise<T>,
): Promise<T> {
  const keys = lines.filter(line => line !== null).sort();
  for (const key of keys) await lockVersions(tx, keyOfProductLine(key));
  await tx.sql(LOCK_BEHIND, [keys]);
  const done = await work();
  await tx.sql(RECOUNT, [keys]);
  return done;
}

const MOVE_WALLS = `/* move walls */ with s as materialized (
  select w.id, sum(m.leads)::int as leads, sum(m.units) as units, sum(m.admissions)::int as admissions
  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::numeric(12, 2)[], ?::int[])
    as m (rep_id, pipeline_id, product_id, tier, lifecycle, leads, units, admissions)
  left join product p on p.id = m.product_id
  join rep_wall w on w.rep_id = m.rep_id and is_within(w.kind, w.key, m.pipeline_id, p.line, m.tier, m.lifecycle) group by w.id
), moved as (
  update rep_wall w set held_count = w.held_count + s.leads, held_units = w.held_units + s.units, admissions = w.admissions + s.admissions,
    updated_at = clock_timestamp()
  from s where s.id = w.id and (s.admissions = 0 or w.mode = 'UNLIMITED'
    or case w.basis when 'COUNT' then w.held_count + s.leads else w.held_units + s.units end <= w.capacity)
  returning w.id
)
select s.id from s where not exists (select from moved where moved.id = s.id) order by s.id limit 1`;

const WALL = 'select kind, held::float8 as held, capacity::float8 as capacity from rep_wall where id = ?::uuid';

const LOCK_BEHIND = `/* lock reps behind walls */ select rep_id as locked from rep_load
where rep_id in (select rep_id from rep_wall where kind = 'PRODUCT_LINE' and key = any (?::text[])) order by rep_id for update`;

const RECOUNT = `/* recount walls of product lines */ update rep_wall w set held_count = held.leads, held_units = held.units, updated_at = clock_timestamp()
from rep_wall v cross join lateral held_within(v.rep_id, v.kind, v.key) held
where v.id = w.id and v.kind = 'PRODUCT_LINE' and v.key = any (?::text[])`;
