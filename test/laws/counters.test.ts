import { checkCounters, compareWithLedger } from '../../src/cli/prove/counters.js';
import { readHistory } from '../../src/cli/prove/history.js';
import { readHouse } from '../../src/cli/prove/house.js';
import { auditLedger } from '../../src/cli/prove/ledger.js';
import { race } from '../../src/cli/prove/race.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { type ProverWorld, startProverWorld } from '../support/prover-world.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 120_000;

let started: ProverWorld;

beforeAll(async () => {
  started = await startProverWorld({ leads: 30, seed: 5 });
  await race(started.place, started.world, { clients: 8, ms: 2500, atLeast: 60, dice: started.dice });
  await started.numbered();
}, SLOW_MS);

afterAll(async () => {
  await started?.app.stop();
});

test(
  'after a race each counter is the count of what is held, by the rows and by the log',
  async () => {
    const { databaseUrl } = started.place;
    const ledger = auditLedger(await readHistory(databaseUrl), await readHouse(databaseUrl));
    expect(ledger.admissions).toBeGreaterThan(5);
    expect(ledger).toMatchObject({ overLimit: [], doubled: [], untrue: [] });
    expect(await checkCounters(databaseUrl)).toEqual({ drifted: 0, misplaced: 0, doubled: 0 });
    expect(await compareWithLedger(databaseUrl, ledger.held)).toBe(0);
  },
  SLOW_MS,
);

test(
  'a counter of a rep that was moved by hand is reported, and one of a team or of a wall too',
  async () => {
    const { databaseUrl } = started.place;
    await changedFor(
      'update rep_load set held_count = held_count + 1 where rep_id = (select max(rep_id::text)::uuid from rep_load)',
      async () => {
        expect((await checkCounters(databaseUrl)).drifted).toBe(1);
        const { held } = auditLedger(await readHistory(databaseUrl), await readHouse(databaseUrl));
        expect(await compareWithLedger(databaseUrl, held)).toBe(1);
      },
    );
    await withOwner(databaseUrl, client => client.query(A_WALL_TOO_HIGH));
    expect((await checkCounters(databaseUrl)).drifted).toBe(1);
    await withOwner(databaseUrl, client => client.query("delete from rep_wall where key = 'none'"));
    await changedFor(
      'update team_load set held_units = held_units + 1 where team_id = (select max(team_id::text)::uuid from team_load)',
      async () => {
        expect((await checkCounters(databaseUrl)).drifted).toBe(1);
      },
    );
  },
  SLOW_MS,
);

test(
  'the second wall: an admission that steps over the line is refused by the database itself',
  async () => {
    const over =
      'update rep_load set held_count = capacity::int + 1, admissions = admissions + 1, basis = $1 where mode = $2';
    const refused = withOwner(started.place.databaseUrl, client => client.query(over, ['COUNT', 'LIMITED']));
    await expect(refused).rejects.toMatchObject({ code: '23514', constraint: 'admission_within_limit' });
  },
  SLOW_MS,
);

const A_WALL_TOO_HIGH = `insert into rep_wall (rep_id, kind, key, held_count, mode, basis, updated_at)
  select rep_id, 'TIER', 'none', 1, 'UNLIMITED', 'COUNT', now() from rep_load limit 1`;

/** Changes the tables for the time of a look, then takes the change back. */
async function changedFor(statement: string, look: () => Promise<void>): Promise<void> {
  const { databaseUrl } = started.place;
  await withOwner(databaseUrl, client => client.query(statement));
  await look();
  await withOwner(databaseUrl, client => client.query(statement.replace('+ 1', '- 1')));
}
