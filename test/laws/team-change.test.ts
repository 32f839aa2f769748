import pg from 'pg';
import { checkCounters } from '../../src/cli/prove/counters.js';
import { uuidOf } from '../../src/platform/ids.js';
import { TEAM_LIMITS_LOCK } from '../../src/quotas/counters.js';
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

  test('is counted by a team that became limited meanwhile', async () => {
    const team = await walk.aTeam();
    const rep = await walk.aRep({ teamId: team });
    const lead = await walk.aLead();
    const other = new pg.Client({ connectionString: walk.app.database.url });
    await other.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1)', [TEAM_LIMITS_LOCK]);
    const claim = walk.act('ClaimLead', { id: lead.id }, rep.as);
    await waitFor(async () => waitingForLimits(other));
    await other.query(
      "insert into team_load (team_id, mode, basis, capacity, updated_at) values ($1, 'LIMITED', 'COUNT', 5, now())",
      [uuidOf(team, 'team')],
    );
    await other.query('commit');
    await other.end();
    expect((await claim).refusals).toEqual([]);
    expect(await walk.teamLoadOf(team)).toMatchObject({ heldCount: 1 });
    expect(await checkCounters(walk.app.database.url)).toEqual({ drifted: 0, misplaced: 0, doubled: 0 });
  });

  test('counts right at the end, however many leads come and go while it moves', async () => {
    const head = await walk.aTeam({ capacity: 30 });
    const teams = [
      await walk.aTeam({ parentId: head, capacity: 12 }),
      await walk.aTeam({ parentId: head, capacity: 12 }),
    ];
    const rep = await walk.aRep({ teamId: teams[0] as string, capacity: 10 });
    const held = await Promise.all([1, 2, 3].map(() => walk.aLead({ ownerId: rep.id })));
    const pooled = await Promise.all(Array.from({ length: 12 }, () => walk.aLead()));
    const outcomes = await Promise.all([
      ...pooled.map(({ id }) => walk.act('AssignLead', { id, repId: rep.id })),
      ...held.map(({ id }) => walk.act('RecallLead', { id, reason: 'while it moves' })),
      ...[1, 0, 1].map(place => walk.act('UpdateRep', { id: rep.id, teamId: teams[place] })),
    ]);
    const codes = outcomes.map(({ refusals, denied }) => denied ?? refusals[0]?.split(' ')[0] ?? 'DONE');
    for (const code of codes) expect(['DONE', 'QUOTA_EXCEEDED', 'TEAM_QUOTA_EXCEEDED']).toContain(code);
    expect(codes.filter(code => code === 'DONE').length).toBeGreaterThan(8);
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
