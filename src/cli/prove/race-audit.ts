import { setTimeout as pause } from 'node:timers/promises';
import { withOwner } from '../../platform/db/server-version.js';
import { runChecks } from '../check/run-checks.js';
import { checkCounters, compareWithLedger } from './counters.js';
import { type Deed, findLost } from './deeds.js';
import { tamperWithRace } from './floor-tampering.js';
import { readHistory } from './history.js';
import { readHouse } from './house.js';
import { auditIntakes } from './intakes.js';
import type { RaceFindings } from './judgement.js';
import { auditLedger } from './ledger.js';
import { countPaths } from './paths.js';

/** What the log, the rows and the answers of a race say of each other; and what the checkers say once something is tampered with. */
export async function auditRace(databaseUrl: string, deeds: readonly Deed[]): Promise<Omit<RaceFindings, 'deadlocks'>> {
  const [history, house] = [await readHistory(databaseUrl), await readHouse(databaseUrl)];
  const ledger = auditLedger(history, house);
  const counters = await checkCounters(databaseUrl);
  const driftFromLog = await compareWithLedger(databaseUrl, ledger.held);
  const broken = (await runChecks(databaseUrl)).filter(({ breakCount }) => breakCount > 0);
  return {
    ledger,
    intakes: auditIntakes(history, house),
    counters,
    driftFromLog,
    driftCaught: await findInjectedDrift(databaseUrl),
    broken: broken.map(
      ({ name, breakCount, breaks }) => `${name} ${breakCount}: ${breaks[0]?.subject} ${breaks[0]?.found}`,
    ),
    lost: findLost(deeds, history),
    paths: countPaths(history, deeds),
    tampered: tamperWithRace(history, { house, deeds }),
  };
}

async function findInjectedDrift(databaseUrl: string): Promise<number> {
  const statement =
    'update rep_load set held_count = held_count + 1, version = version where rep_id = (select min(rep_id::text)::uuid from rep_load)';
  await withOwner(databaseUrl, client => client.query(statement));
  const { drifted } = await checkCounters(databaseUrl);
  await withOwner(databaseUrl, client => client.query(statement.replace('+ 1', '- 1')));
  return drifted;
}

/** Waits until the relay has numbered what was committed. */
export function numbered(databaseUrl: string): Promise<void> {
  return emptied(databaseUrl, 'select from outbox limit 1', 'The relay does not number what was committed.');
}

/** Waits until what arrived is assigned, or was looked at and waits; and all of it is numbered. */
export async function settled(databaseUrl: string): Promise<void> {
  await numbered(databaseUrl);
  const due = 'select from assignment_queue where due_at <= now() limit 1';
  await emptied(databaseUrl, due, 'What arrived is not assigned.');
  await numbered(databaseUrl);
}

async function emptied(databaseUrl: string, statement: string, fault: string): Promise<void> {
  await withOwner(databaseUrl, async client => {
    for (let tries = 0; tries < 300; tries++) {
      const { rowCount } = await client.query(statement);
      if (rowCount === 0) return;
      await pause(100);
    }
    throw new Error(fault);
  });
}

/** How many PostgreSQL has broken in this database since it was started. */
export async function countDeadlocks(databaseUrl: string): Promise<number> {
  const statement = 'select deadlocks::int as count from pg_stat_database where datname = current_database()';
  const { rows } = await withOwner(databaseUrl, client => client.query<{ count: number }>(statement));
  return rows[0]?.count ?? 0;
}
