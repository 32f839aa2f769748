import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { add, byId, type Sum } from './load-sum.js';
import { keyOfProductLine } from './quota-subject.js';
import { lockVersions } from './quota-versions.js';

/** What a lead is of, by which walls count it. */
export interface Within {
  readonly pipelineId: string;
  readonly productId: string | null;
  readonly tier: string | null;
  readonly lifecycle: string;
}

interface Moved {
  readonly repId: string;
  readonly teamId: string;
  readonly count: number;
  readonly units: number;
  readonly isAdmission: boolean;
  readonly within?: Within;
}

/** What moves come to for each wall of a rep that they concern, in the order of the walls; the rep's counter is locked. */
export async function wallSums(tx: Tx, repId: string, moves: readonly Moved[]): Promise<[string, Sum][]> {
  const own = moves.flatMap(move => (move.repId === repId && move.within ? [{ ...move, within: move.within }] : []));
  if (own.length === 0) return [];
  const concerned = await tx.sql<{ id: string; place: number }>(CONCERNED, [
    own.map(({ within }) => uuidOf(within.pipelineId, 'pipe')),
    own.map(({ within }) => within.productId && uuidOf(within.productId, 'product')),
    own.map(({ within }) => within.tier),
    own.map(({ within }) => within.lifecycle),
    uuidOf(repId, 'rep'),
  ]);
  const sums = new Map<string, Sum>();
  for (const { id, place } of concerned) {
    const move = own[place - 1];
    const sum = sums.get(id) ?? { teamId: move?.teamId ?? '', count: 0, units: 0, admissions: 0 };
    if (move) add(sum, move);
    sums.set(id, sum);
  }
  return [...sums].sort(byId);
}

const FULL: Readonly<Record<string, UserErrorCode>> = {
  PIPELINE: UserErrorCode.PIPELINE_QUOTA_EXCEEDED,
  PRODUCT_LINE: UserErrorCode.PRODUCT_LINE_QUOTA_EXCEEDED,
  TIER: UserErrorCode.TIER_QUOTA_EXCEEDED,
  LIFECYCLE: UserErrorCode.LIFECYCLE_QUOTA_EXCEEDED,
  BELOW_TIER: UserErrorCode.RESERVED_FOR_HIGHER_TIER,
};

/** Why a wall admits nothing. */
export async function noRoomWithin(tx: Tx, id: string): Promise<Problem> {
  const [row] = await tx.sql<{ kind: string; held: number; capacity: number | null }>(WALL, [id]);
  const code = FULL[row?.kind ?? ''] ?? UserErrorCode.QUOTA_EXCEEDED;
  return { code, values: { held: row?.held ?? 0, capacity: row?.capacity ?? 0 } };
}

/**
 * Takes the counter of a rep whose walls a lead of its own is about to move without moving the counter: before the row refers to its stage or
 * product, as whoever changes these takes the counters first.
 */
export async function lockWallsOf(tx: Tx, repId: string): Promise<void> {
  await tx.sql(LOCK_WALLED, [uuidOf(repId, 'rep')]);
}

const LOCK_WALLED =
  '/* lock a rep behind walls */ select 1 as locked from rep_load where rep_id = ?::uuid and is_walled for update';

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

const CONCERNED = `/* walls that moves concern */ select w.id, m.place::int as place
from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) with ordinality as m (pipeline_id, product_id, tier, lifecycle, place)
left join product p on p.id = m.product_id
join rep_wall w on is_within(w.kind, w.key, m.pipeline_id, p.line, m.tier, m.lifecycle) where w.rep_id = ?::uuid`;

const WALL = 'select kind, held::float8 as held, capacity::float8 as capacity from rep_wall where id = ?::uuid';

const LOCK_BEHIND = `/* lock reps behind walls */ select rep_id as locked from rep_load
where rep_id in (select rep_id from rep_wall where kind = 'PRODUCT_LINE' and key = any (?::text[])) order by rep_id for update`;

const RECOUNT = `/* recount walls of product lines */ update rep_wall w set held_count = held.leads, held_units = held.units, updated_at = clock_timestamp()
from rep_wall v cross join lateral held_within(v.rep_id, v.kind, v.key) held
where v.id = w.id and v.kind = 'PRODUCT_LINE' and v.key = any (?::text[])`;
