import pg from 'pg';
import { Dice } from '../../src/cli/prove/dice.js';
import { readHistory } from '../../src/cli/prove/history.js';
import { readHouse } from '../../src/cli/prove/house.js';
import { auditLedger } from '../../src/cli/prove/ledger.js';
import { judge, type Ledger, takeTurn } from '../../src/findings/judgement.js';
import { idFromUuid, uuidOf } from '../../src/platform/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { auditFindings } from '../support/audit-findings.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { DAY_MS } from '../support/findings.js';
import { waitFor } from '../support/wait-for.js';
import { type Walk, walkOf } from '../support/walk.js';

const RACERS = 8;
const SLOW_MS = 120_000;

let database: FreshDatabase;
let app: TestApp;
let walk: Walk;
let owner: pg.Client;

beforeEach(async () => {
  database = await freshDatabase();
  app = await startTestApp({ database });
  walk = walkOf(app);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
}, SLOW_MS);

afterEach(async () => {
  await walk.stop();
  await app.stop();
  await owner.end();
  await database.drop();
}, SLOW_MS);

const touch = (leadId: string, input: object = {}) =>
  walk.act('LogInteraction', { leadId, channel: 'PHONE', direction: 'OUTBOUND', ...input });

/** Ends once every event was judged and the clock makes nothing due. */
async function atRest(): Promise<Date> {
  await walk.settled();
  const now = await app.runtime.now();
  await waitFor(async () => {
    const { rows } = await owner.query('select from finding_watch where due_at <= $1 limit 1', [now]);
    return rows.length === 0;
  }, 30_000);
  await walk.settled();
  return now;
}

test('of eight racing touches that are each one too many one finding is raised, also where two nodes judge', async () => {
  const second = await startTestApp({ database });
  const lead = await walk.aLead({ ownerId: (await walk.aRep()).id });
  for (let time = 0; time < 5; time++) await touch(lead.id);
  const more = walkOf(second);
  await Promise.all(
    Array.from({ length: RACERS }, (_, nth) =>
      (nth % 2 ? more : walk).act('LogInteraction', { leadId: lead.id, channel: 'EMAIL', direction: 'OUTBOUND' }),
    ),
  );
  const audit = await auditFindings(owner, await atRest());
  await second.stop();
  expect(audit).toEqual({ doubled: [], missing: [], baseless: [], openCount: 1 });
});

describe('eight judges of one lead at once', () => {
  beforeEach(async () => {
    const lead = await walk.aLead();
    for (let time = 0; time < 5; time++) await touch(lead.id);
    await walk.settled();
    await app.stop();
    await owner.query(
      `insert into interaction (id, lead_id, contact_id, channel, direction, origin, occurred_at, recorded_at, recorded_by)
       select uuidv7(), id, contact_id, 'PHONE', 'OUTBOUND', 'HUMAN', now(), now(), 'test' from lead where id = $1`,
      [uuidOf(lead.id, 'lead')],
    );
  });

  /** With the barrier nobody goes on before all have raised what they see. */
  async function raceOfJudges({ takesTurns, barrier = async () => undefined }: Race): Promise<void> {
    const { rows } = await owner.query<{ id: string }>('select id from lead');
    const ids = rows.map(({ id }) => idFromUuid('lead', id));
    const judgeOnce = async (client: pg.Client) => {
      await client.query('begin');
      const ledger = ledgerOf(client, barrier);
      await judge(ledger, ids, takesTurns ? await takeTurn(ledger, new Date()) : new Date());
      await client.query('commit');
      await client.end();
    };
    const judges = await Promise.all(Array.from({ length: RACERS }, connected));
    await Promise.all(judges.map(judgeOnce));
  }

  const audit = () => auditFindings(owner, new Date());
  const dropIndexes = () => owner.query('drop index finding_one_open_of_lead, finding_one_open_of_contact');

  test('raise one finding', async () => {
    await raceOfJudges({ takesTurns: true });
    expect(await audit()).toEqual({ doubled: [], missing: [], baseless: [], openCount: 1 });
  });

  test('raise one finding by their turns alone, were the indexes not there', async () => {
    await dropIndexes();
    await raceOfJudges({ takesTurns: true });
    expect(await audit()).toEqual({ doubled: [], missing: [], baseless: [], openCount: 1 });
  });

  test('raise one finding by the indexes alone, did they not take turns', async () => {
    await raceOfJudges({ takesTurns: false });
    expect(await audit()).toEqual({ doubled: [], missing: [], baseless: [], openCount: 1 });
  });

  test('raise eight without either, and the audit says so', async () => {
    await dropIndexes();
    await raceOfJudges({ takesTurns: false, barrier: barrierOf(RACERS) });
    const { doubled, openCount } = await audit();
    expect([doubled.length, openCount]).toEqual([1, RACERS]);
  });
});

test(
  'whatever happens to leads, what is open at rest is what plain counting of their rows finds',
  async () => {
    const dice = new Dice(7);
    const reps = [await walk.aRep(), await walk.aRep()];
    const email = 'one@person.example';
    const leads = [
      await walk.aLead({ ownerId: reps[0]?.id, email }),
      await walk.aLead({ ownerId: reps[1]?.id, email, onDuplicate: 'CREATE' }),
      await walk.aLead({ ownerId: reps[0]?.id }),
      await walk.aLead(),
    ];
    const acts: readonly ((id: string) => Promise<unknown>)[] = [
      ...Array.from({ length: 5 }, () => (id: string) => touch(id)),
      id => touch(id, { disposition: dice.pick(['NO_ANSWER', 'BOUNCED', 'BUSY', 'CONNECTED']) }),
      id => touch(id, { direction: 'INBOUND' }),
      ...Array.from({ length: 3 }, () => (id: string) => walk.act('AssignLead', { id, repId: dice.pick(reps).id })),
      id => walk.act('TransferLead', { id, repId: dice.pick(reps).id }),
      id => walk.act('RecallLead', { id, reason: 'r' }),
      async id => walk.act('MoveLead', { id, stageId: await walk.stageId(dice.pick(['CONTACTED', 'QUALIFIED'])) }),
      id => walk.act('UpdateLead', { id, validity: dice.pick(['VALID', 'VALID', 'INVALID']) }),
      id => walk.act('CloseLead', { id, result: dice.pick(['WON', 'LOST']), reason: 'OTHER' }),
      ...Array.from({ length: 2 }, () => (id: string) => walk.act('ReopenLead', { id })),
    ];
    for (let round = 0; round < 10; round++) {
      for (let turn = 0; turn < 20; turn++) await dice.pick(acts)(dice.pick(leads).id);
      app.clock.advanceMs(dice.between(0, 2) * DAY_MS);
      const audit = await auditFindings(owner, await atRest());
      expect(audit).toEqual({ doubled: [], missing: [], baseless: [], openCount: audit.openCount });
    }
    const { rows } = await owner.query<{ code: string; raised: number; closed: number }>(
      'select code, count(*)::int as raised, count(closed_at)::int as closed from finding group by 1 order by 1',
    );
    expect(rows.map(({ code }) => code)).toEqual(['NEGLECTED', 'OVER_CONTACT']);
    const ledger = auditLedger(await readHistory(database.url), await readHouse(database.url));
    expect(ledger).toMatchObject({ overLimit: [], doubled: [], untrue: [] });
    for (const { raised, closed } of rows) expect([raised > 1, closed > 0]).toEqual([true, true]);
  },
  SLOW_MS,
);

test(
  'a thousand leads that are due at once are judged in batches that leave room for others, each once',
  async () => {
    const lead = await walk.aLead({ ownerId: (await walk.aRep()).id });
    await walk.settled();
    await owner.query(
      `with l as (
         insert into lead select (jsonb_populate_record(a, jsonb_build_object('id', uuidv7(), 'owner_since', now() - interval '30 days'))).*
         from lead a, generate_series(1, 1000) where a.id = $1 returning id
       ) insert into finding_watch select id, now() from l`,
      [uuidOf(lead.id, 'lead')],
    );
    await waitFor(async () => {
      const { rows } = await owner.query<{ n: number }>(
        'select count(*)::int as n from finding where closed_at is null',
      );
      return rows[0]?.n === 1000;
    }, 60_000);
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from (select opened_at, count(*) from finding group by 1 having count(*) > 200) too_many`,
    );
    expect(rows[0]?.n).toBe(0);
    await walk.settled();
    const { rows: told } = await owner.query<{ n: number }>(
      `select count(*)::int as n from event_log where type = 'findingRaised'`,
    );
    expect(told[0]?.n).toBe(1000);
  },
  SLOW_MS,
);

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

interface Race {
  readonly takesTurns: boolean;
  readonly barrier?: () => Promise<void>;
}

/** One statement after the other. The judge's last is the first that would wait for another judge's row. */
function ledgerOf(client: pg.Client, barrier: () => Promise<void>): Ledger {
  let last: Promise<unknown> = Promise.resolve();
  const send = async <Row extends object>(sql: string, params: readonly unknown[], before: Promise<unknown>) => {
    await before;
    if (sql.includes('when to judge again')) await barrier();
    return (await client.query<Row>(sql, [...params])).rows;
  };
  return {
    query: <Row extends object>(sql: string, params: readonly unknown[] = []) => {
      const rows = send<Row>(sql, params, last);
      last = rows;
      return rows;
    },
    record: () => undefined,
  };
}

/** Opens once so many stand before it. */
function barrierOf(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  return () => {
    if (--left === 0) resolve();
    return promise;
  };
}
