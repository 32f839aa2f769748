import { checkCounters, compareWithLedger } from '../../src/cli/prove/counters.js';
import { Dice } from '../../src/cli/prove/dice.js';
import { buildFloor } from '../../src/cli/prove/floor.js';
import { raceOverFloor } from '../../src/cli/prove/floor-race.js';
import { readHistory } from '../../src/cli/prove/history.js';
import { readHouse } from '../../src/cli/prove/house.js';
import { auditLedger } from '../../src/cli/prove/ledger.js';
import { settled } from '../../src/cli/prove/race-audit.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** What a machine that is busy with other things may take. */
const SLOW_MS = 120_000;

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const place = { url: app.url, databaseUrl: app.database.url, access: app.config };
  const floor = await buildFloor(place, 60);
  const none = async () => undefined;
  await raceOverFloor(place, floor, { operations: 400, crashes: 0, crash: none, dice: new Dice(5) });
  await settled(place.databaseUrl);
}, SLOW_MS);

afterAll(async () => {
  await app?.stop();
});

test(
  'after a race each counter is the count of what is held, by the rows and by the log',
  async () => {
    const databaseUrl = app.database.url;
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
    const databaseUrl = app.database.url;
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
    const refused = withOwner(app.database.url, client => client.query(over, ['COUNT', 'LIMITED']));
    await expect(refused).rejects.toMatchObject({ code: '23514', constraint: 'admission_within_limit' });
  },
  SLOW_MS,
);

const A_WALL_TOO_HIGH = `insert into rep_wall (rep_id, kind, key, held_count, mode, basis, updated_at)
  select rep_id, 'TIER', 'none', 1, 'UNLIMITED', 'COUNT', now() from rep_load limit 1`;

/** Changes the tables for the time of a look, then takes the change back. */
async function changedFor(statement: string, look: () => Promise<void>): Promise<void> {
  const databaseUrl = app.database.url;
  await withOwner(databaseUrl, client => client.query(statement));
  await look();
  await withOwner(databaseUrl, client => client.query(statement.replace('+ 1', '- 1')));
}
