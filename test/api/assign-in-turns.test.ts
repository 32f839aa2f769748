import pg from 'pg';
import { uuidOf } from '../../src/platform/ids.js';
import { routingOf } from '../support/routing.js';
import { waitFor } from '../support/wait-for.js';
import { nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const TURN = 500;
const SLOW_MS = 120_000;

describe('leads that go out in turns', () => {
  const walk = withApp();
  const { rule } = routingOf(walk);

  /** Leads of a segment that are up at once, so many of each tier. */
  const arrive = (owner: pg.Client, segment: string, counts: Record<string, number>) =>
    owner.query(ARRIVE, [segment, Object.keys(counts), Object.values(counts)]);

  const isDone = async (owner: pg.Client, segment: string) => {
    const { rows } = await owner.query('select from lead where segment = $1 and owner_id is null limit 1', [segment]);
    return rows.length === 0;
  };

  async function aCrew(segment: string): Promise<string[]> {
    const teamId = await walk.aTeam();
    const reps = [await walk.aRep({ teamId, capacity: 2 * TURN }), await walk.aRep({ teamId, capacity: 2 * TURN })];
    await rule({ teamId, filter: { segment: { eq: segment } } });
    return reps.map(({ id }) => uuidOf(id, 'rep') ?? '');
  }

  test(
    'a turn that was planned while the one before it was written gives to each what a turn alone would have given',
    () =>
      withOwner(async owner => {
        const segment = `turns ${nextNumber()}`;
        const [one = '', other = ''] = await aCrew(segment);
        await arrive(owner, segment, { A: TURN, B: TURN, C: 60 });
        await waitFor(() => isDone(owner, segment), 60_000);
        const half = TURN / 2;
        expect(await takersOf(owner, segment)).toEqual({
          [`A ${one}`]: half,
          [`A ${other}`]: half,
          [`B ${one}`]: half,
          [`B ${other}`]: half,
          [`C ${one}`]: 30,
          [`C ${other}`]: 30,
        });
        await expectSound(owner);
      }),
    SLOW_MS,
  );

  test(
    'where somebody stands otherwise by then it is planned anew',
    () =>
      withOwner(owner =>
        withOwner(async other => {
          const segment = `turns ${nextNumber()}`;
          const [one = '', gone = ''] = await aCrew(segment);
          // The first turn cannot put its events down before this ends.
          await other.query('begin');
          await other.query('lock table outbox in share mode');
          await arrive(owner, segment, { A: TURN, D: 60 });
          await waitFor(() => isPlanningAhead(owner), 30_000);
          await owner.query(`update rep set presence = 'OFFLINE' where id = $1`, [gone]);
          await other.query('rollback');
          await waitFor(() => isDone(owner, segment), 60_000);
          const { [`D ${one}`]: got, [`D ${gone}`]: lost } = await takersOf(owner, segment);
          expect([got, lost]).toEqual([60, undefined]);
          await expectSound(owner);
        }),
      ),
    SLOW_MS,
  );

  async function withOwner(work: (owner: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client({ connectionString: walk.app.database.url });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
});

async function takersOf(owner: pg.Client, segment: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ taker: string; count: number }>(TAKERS, [segment]);
  return Object.fromEntries(rows.map(({ taker, count }) => [taker, count]));
}

/** One turn cannot put its events down, and another has looked for what its leads ask of their takers. */
async function isPlanningAhead(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query(`select from pg_stat_activity where datname = current_database() and (
    (state = 'active' and wait_event_type = 'Lock' and query like '%insert into outbox%')
    or (state = 'idle in transaction' and query like '/* terms of leads to assign */%'))`);
  return rows.length === 2;
}

async function expectSound(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`select rep_id from rep_load l where l.held > l.capacity
    or l.held_count <> (select count(*) from lead where owner_id = l.rep_id)`);
  expect(rows).toEqual([]);
}

const ARRIVE = `with made as (
  insert into lead (id, display_label, name, segment, pipeline_id, stage_id, lifecycle, temperature, tier, validity, placement, pool_id, pooled_since,
    load_units, stage_since, last_recorded_at, created_at, updated_at)
  select uuidv7(), 'Lead ' || n, 'Lead ' || n, $1::text, s.pipeline_id, s.id, s.lifecycle, 'COLD', t.tier, 'VALID', 'POOLED', p.id, now(), 1, now(), now(),
    now(), now()
  from unnest($2::text[], $3::int[]) as t (tier, count), generate_series(1, t.count) n, pool p, stage s join pipeline l on l.id = s.pipeline_id
  where p.is_default and l.is_default and s.key = 'NEW' returning id
)
insert into assignment_queue (lead_id, since, pos, due_at) select id, now() - interval '1 minute', 0, now() from made`;

const TAKERS = `select tier || ' ' || owner_id as taker, count(*)::int as count from lead where segment = $1 group by 1 order by 1`;
