import { withOwner } from '../../platform/db/server-version.js';
import { uuidOf } from '../../platform/ids.js';
import type { World } from './world.js';

const LOCK = 'select from rep_load where rep_id = $1 for update';
const DEADLOCK = '40P01';

/** The mutant of the lock order: two transactions take two counters each in the other's order. Gives how many deadlocks came of it. */
export async function crossLocks(databaseUrl: string, world: World): Promise<number> {
  const [first, second] = world.reps.map(({ id }) => uuidOf(id, 'rep'));
  return withOwner(databaseUrl, one =>
    withOwner(databaseUrl, async other => {
      await Promise.all([one.query('begin'), other.query('begin')]);
      await Promise.all([one.query(LOCK, [first]), other.query(LOCK, [second])]);
      const take = async (client: typeof one, id: string | null | undefined) => {
        await client.query(LOCK, [id]);
        await client.query('rollback');
      };
      const ends = await Promise.allSettled([take(one, second), take(other, first)]);
      return ends.filter(end => end.status === 'rejected' && (end.reason as { code?: string }).code === DEADLOCK)
        .length;
    }),
  );
}
