import pg from 'pg';
import { type MadeRep, nextNumber } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

const LIMIT = 4;
const WORKERS = 24;

describe('claims a day', () => {
  let owner: pg.Client | undefined;
  afterAll(() => owner?.end());
  const walk = withApp();
  const open = async () => {
    owner = new pg.Client({ connectionString: walk.app.database.url });
    await owner.connect();
  };
  const aPool = async () => {
    const input = { key: `pool-${nextNumber()}`, name: 'A pool', claimsPerDay: LIMIT };
    return (await walk.act('SavePool', input)).pool?.id ?? '';
  };
  const rows = async (query: string) => (await owner?.query<Taken>(query))?.rows ?? [];

  test('a rep never takes more from a pool than its limit, by how many doors at once ever', async () => {
    await open();
    const [poolId, reps] = [await aPool(), await Promise.all([walk.aRep(), walk.aRep()])];
    const leads = await Promise.all(Array.from({ length: WORKERS }, () => walk.aLead({ poolId })));
    const outcomes = await Promise.all(
      leads.map(({ id }, nth) => walk.act('ClaimLead', { id }, (reps[nth % 2] as MadeRep).as)),
    );
    expect(outcomes.map(({ denied }) => denied)).toEqual(Array(WORKERS).fill(null));
    expect(outcomes.filter(({ lead }) => lead)).toHaveLength(2 * LIMIT);
    await walk.settled();
    const taken = await rows(TAKEN);
    expect(taken).toHaveLength(2 * LIMIT);
    expect(overLimit(taken)).toEqual([]);
  });

  test('claims that look at the count, then add to it, go over the limit, and the law says so', async () => {
    await owner?.query('create table hurried (pool text, rep text, day text)');
    const clients = Array.from({ length: 2 * LIMIT }, () => new pg.Client({ connectionString: walk.app.database.url }));
    await Promise.all(clients.map(client => client.connect()));
    try {
      const seen = await Promise.all(clients.map(client => client.query('select count(*)::int as n from hurried')));
      for (const [nth, client] of clients.entries())
        if (seen[nth]?.rows[0].n < LIMIT) await client.query(`insert into hurried values ('pool', 'rep', 'day')`);
      expect(overLimit(await rows('select * from hurried'))).toEqual(['pool rep day']);
    } finally {
      await Promise.all(clients.map(client => client.end()));
      await owner?.query('drop table hurried');
    }
  });
});

interface Taken {
  readonly pool: string;
  readonly rep: string;
  readonly day: string;
}

/** The law: of no day a rep took more from a pool than it allows. The days where one did. */
function overLimit(taken: readonly Taken[]): string[] {
  const counts = new Map<string, number>();
  for (const { pool, rep, day } of taken) {
    const key = `${pool} ${rep} ${day}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, count]) => (count > LIMIT ? [key] : []));
}

const TAKEN = `select body->>'fromPoolId' as pool, body->>'toRepId' as rep, (at at time zone o.time_zone)::date::text as day
from event_log, organisation o where type = 'leadAssigned' and body->>'how' = 'CLAIMED'`;
