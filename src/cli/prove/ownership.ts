import { crossLocks } from './crossed-locks.js';
import type { Dice } from './dice.js';
import { buildFloor } from './floor.js';
import { RUNNERS, raceOverFloor } from './floor-race.js';
import { readHistory } from './history.js';
import { readHouse } from './house.js';
import { hurryClaims } from './hurried-claims.js';
import { judgeRace } from './judgement.js';
import { auditLedger, type LedgerReport } from './ledger.js';
import { type OwnServer, startOwnServer } from './own-server.js';
import { auditRace, countDeadlocks, settled } from './race-audit.js';
import { openScratch } from './scratch.js';
import type { Servers } from './servers.js';
import type { Verdict } from './verdict.js';
import { buildWorld } from './world.js';

/** How long the race over all paths is. */
export interface OwnershipMeasure {
  readonly operations: number;
  /** How often PostgreSQL is stopped at once in the middle of it. */
  readonly crashes: number;
}

/** What the prover works with. */
export interface Ground {
  readonly servers: Servers;
  readonly dice: Dice;
  say(step: string): void;
}

const LEADS = 200;
const HURRIED = { leads: 60, clients: 16 };

/** The laws of ownership, by all paths at once on a PostgreSQL of their own that is stopped in the middle; and their mutants. */
export async function proveOwnership(ground: Ground, measure: OwnershipMeasure): Promise<Verdict[]> {
  const server = await startOwnServer();
  return ground.servers.during(
    () => server.stop(),
    () => raceAndJudge(ground, server, measure),
  );
}

async function raceAndJudge(
  ground: Ground,
  server: OwnServer,
  { operations, crashes }: OwnershipMeasure,
): Promise<Verdict[]> {
  const { servers, dice, say } = ground;
  const scratch = await openScratch(server.url);
  const databaseUrl = await scratch.fresh();
  const mutantUrl = await scratch.copy(databaseUrl);
  let deadlocks = 0;
  const crash = async (nth: number) => {
    say(`PostgreSQL is stopped at once (${nth} of ${crashes})`);
    // What a server has counted is gone when it was stopped at once.
    deadlocks += await countDeadlocks(databaseUrl);
    await server.crash();
  };
  const raced = await servers.serve(databaseUrl, async place => {
    const floor = await buildFloor(place, LEADS);
    say(`${RUNNERS} clients race over ${floor.reps.length} reps for ${operations} calls`);
    const report = await raceOverFloor(place, floor, { operations, crashes, crash, dice });
    await settled(databaseUrl);
    return report;
  });
  deadlocks += await countDeadlocks(databaseUrl);
  const found = await auditRace(databaseUrl, raced.deeds);
  say('the same with claims that read, then update');
  return judgeRace({ raced, crashes, found: { ...found, deadlocks }, ...(await runHurriedClaims(ground, mutantUrl)) });
}

async function runHurriedClaims(
  { servers, dice }: Ground,
  databaseUrl: string,
): Promise<{ mutant: LedgerReport; crossed: number }> {
  const world = await servers.serve(databaseUrl, place => buildWorld(place, HURRIED.leads));
  await hurryClaims(databaseUrl, world, { clients: HURRIED.clients, dice });
  const mutant = auditLedger(await readHistory(databaseUrl), await readHouse(databaseUrl));
  return { mutant, crossed: await crossLocks(databaseUrl, world) };
}
