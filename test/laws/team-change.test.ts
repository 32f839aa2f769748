import pg from 'pg';
import { checkCounters } from '../../src/cli/prove/counters.js';
import { uuidOf } from '../../src/platform/ids.js';
import { TEAM_LIMITS_LOCK } from '../../src/quotas/load.js';
import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

describe('a rep that changes team while a lead is on its way to it', () => {
  const walk = withApp();

  test('gets the lead in its new team, and both teams count right', async () => {
    const [left, joined] = [await walk.aTeam({ capacity: 5 }), await walk.aTeam({ capacity: 5 })];
    const rep = await walk.aRep({ teamId: left });
    const lead = await walk.aLead();
    const other = new pg.Client({ connectionString: walk.app.database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1)', [TEAM_LIMITS_LOCK]);
    const claim = walk.act('ClaimLead', { id: lead.id }, rep.as);
    await waitFor(async () => waitingForLimits(other));
    await other.query('update rep set team_id = $1, version = version + 1 where id = $2', [
      uuidOf(joined, 'team'),
      uuidOf(rep.id, 'rep'),
    ]);
    await other.query('commit');
    await other.end();
    expect((await claim).refusals).toEqual([]);
    expect(await walk.teamLoadOf(joined)).toMatchObject({ heldCount: 1 });
    expect(await walk.teamLoadOf(left)).toMatchObject({ heldCount: 0 });
    expect(await checkCounters(walk.app.database.url)).toEqual({ drifted: 0, misplaced: 0, doubled: 0 });
  });
});

/** Whether a transaction of the application waits for the lock that this test holds. */
async function waitingForLimits(other: pg.Client): Promise<boolean> {
  const { rows } = await other.query(
    `select 1 from pg_locks where locktype = 'advisory' and not granted and objid = $1 and database = (select oid from pg_database where datname = current_database())`,
    [TEAM_LIMITS_LOCK],
  );
  return rows.length > 0;
}
