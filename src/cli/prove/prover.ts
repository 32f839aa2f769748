import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { elapsedMs } from '../../platform/clock.js';
import { loadConfig } from '../../platform/config.js';
import { withOwner } from '../../platform/db/server-version.js';
import type { Numbering } from '../../platform/events/number-outbox.js';
import { checkCommits, readCommitted } from './commits.js';
import { checkCounters, compareWithLedger } from './counters.js';
import { crossLocks } from './crossed-locks.js';
import type { Dice } from './dice.js';
import { readHistory } from './history.js';
import { readHouse } from './house.js';
import { hurryClaims } from './hurried-claims.js';
import { judgeRace, judgeSeams, judgeSurvival } from './judgement.js';
import { auditLedger } from './ledger.js';
import type { Place } from './place.js';
import { race } from './race.js';
import type { Scratch } from './scratch.js';
import { trySeams } from './seams.js';
import { type ServerProcess, startServerProcess } from './server-process.js';
import { survive } from './survival.js';
import { tamper } from './tampering.js';
import type { Verdict } from './verdict.js';
import { buildWorld, type World } from './world.js';
import { startWriters, type Writing } from './writers.js';

/** How long each part works, in milliseconds. */
export interface Measure {
  readonly raceMs: number;
  readonly seamsMs: number;
  readonly kills: number;
  readonly killEveryMs: number;
  readonly mutantMs: number;
}

const CLIENTS = 16;
const LEADS = 60;
const SEAM_CLIENTS = 4;
const MUTANT_SETTLE_MS = 1500;
const MUTANT_ROUNDS = 4;
const RACED_LEAST = 200;
const SEAMS_LEAST = 12;
const WRITES_LEAST = 60;
const PATIENCE = 5;
const POLL_MS = 50;

/** Every law against the running product, and against its mutant. */
export class Prover {
  private readonly access: Place['access'];
  private readonly servers = new Set<ServerProcess>();

  constructor(
    private readonly scratch: Scratch,
    private readonly dice: Dice,
    private readonly say: (step: string) => void,
  ) {
    const secret = randomBytes(32).toString('base64url');
    this.access = loadConfig({ NODE_ENV: 'test', DATABASE_URL: 'postgres://unused', PLIMSOLL_TOKEN_SECRET: secret });
  }

  async prove(measure: Measure): Promise<Verdict[]> {
    this.say('a small world: 3 reps, 2 limited teams, 60 leads');
    const base = await this.scratch.fresh();
    await withOwner(base, client =>
      client.query(`update organisation set tier_weights = '{"A": 3, "B": 2, "C": 1.5, "D": 1}'`),
    );
    const world = await this.serve(base, place => buildWorld(place, LEADS));
    const raced = await this.proveOwnership(base, world, measure);
    return [...raced, ...(await this.proveDelivery(base, world, measure))];
  }

  /** Ends every server that still runs. */
  async release(): Promise<void> {
    await Promise.all([...this.servers].map(server => server.end()));
  }

  private async proveOwnership(base: string, world: World, { raceMs, seamsMs }: Measure): Promise<Verdict[]> {
    const [databaseUrl, mutantUrl] = [await this.scratch.copy(base), await this.scratch.copy(base)];
    return this.serve(databaseUrl, async place => {
      this.say(`${CLIENTS} clients race over ${world.reps.length} reps for ${LEADS} leads`);
      const raced = await race(place, world, { clients: CLIENTS, ms: raceMs, atLeast: RACED_LEAST, dice: this.dice });
      const found = await this.audit(databaseUrl);
      this.say('the same with claims that read, then update');
      await hurryClaims(mutantUrl, world, { clients: CLIENTS, dice: this.dice });
      const mutant = auditLedger(await readHistory(mutantUrl), await readHouse(mutantUrl));
      const crossed = await crossLocks(mutantUrl, world);
      return [...judgeRace({ raced, found, mutant, crossed }), await this.proveSeams(place, world, seamsMs)];
    });
  }

  private async audit(databaseUrl: string) {
    await this.numbered(databaseUrl);
    const ledger = auditLedger(await readHistory(databaseUrl), await readHouse(databaseUrl));
    const [counters, driftFromLog] = [
      await checkCounters(databaseUrl),
      await compareWithLedger(databaseUrl, ledger.held),
    ];
    const statement =
      'update rep_load set held_count = held_count + 1, version = version where rep_id = (select min(rep_id::text)::uuid from rep_load)';
    await withOwner(databaseUrl, client => client.query(statement));
    const injected = await checkCounters(databaseUrl);
    await withOwner(databaseUrl, client => client.query(statement.replace('+ 1', '- 1')));
    return {
      ledger,
      counters,
      driftFromLog,
      driftCaught: injected.drifted,
      deadlocks: await countDeadlocks(databaseUrl),
    };
  }

  private async proveSeams(place: Place, world: World, ms: number): Promise<Verdict> {
    this.say('snapshots and the events after them, under six writers');
    const writing = await startWriters(place, world, { dice: this.dice, makesNoLeads: true });
    try {
      const law = await trySeams(place, {
        clients: SEAM_CLIENTS,
        ms,
        atLeast: SEAMS_LEAST,
        dice: this.dice,
        cursorRead: 'before',
      });
      const mutant = await trySeams(place, {
        clients: SEAM_CLIENTS,
        ms: ms / 4,
        atLeast: SEAMS_LEAST / 2,
        dice: this.dice,
        cursorRead: 'after',
      });
      return judgeSeams({ law, mutant, writes: writing.acknowledged.length });
    } finally {
      await writing.stop();
    }
  }

  private async proveDelivery(base: string, world: World, measure: Measure): Promise<Verdict[]> {
    const [databaseUrl, mutantUrl] = [await this.scratch.copy(base), await this.scratch.copy(base)];
    for (const url of [databaseUrl, mutantUrl]) await withOwner(url, client => client.query(HELD_UP));
    const law = await this.serve(databaseUrl, async (place, server) =>
      survive(place, world, {
        dice: this.dice,
        meanwhile: async writing => {
          for (let kill = 1; kill <= measure.kills; kill++) {
            await worked(writing, measure.killEveryMs * (0.7 + 0.6 * this.dice.roll()));
            this.say(`kill -9 of the server under six writers and four listeners (${kill} of ${measure.kills})`);
            await server.killAndRestart();
          }
          await worked(writing, measure.killEveryMs);
        },
      }),
    );
    const committed = await readCommitted(databaseUrl);
    const commits = checkCommits(await readHistory(databaseUrl), committed);
    const tampered = tamper(law.history, committed, this.dice);
    return judgeSurvival({
      kills: measure.kills,
      law,
      commits,
      tampered,
      mutant: await this.runNaiveRelay(mutantUrl, world, measure),
    });
  }

  /** The mutant reads `id > the last one seen`: what is committed late is never numbered. It is a matter of chance, so it gets some rounds. */
  private async runNaiveRelay(databaseUrl: string, world: World, { mutantMs }: Measure) {
    this.say('the same with a relay that reads id > cursor');
    const meanwhile = (writing: Writing) => worked(writing, mutantMs);
    const run = (place: Place, round: number) =>
      survive(place, world, { dice: this.dice.for(round), settleMs: MUTANT_SETTLE_MS, meanwhile });
    const work = async (place: Place) => {
      let report = await run(place, 1);
      for (let round = 2; round <= MUTANT_ROUNDS && report.listened.missed === 0; round++)
        report = await run(place, round);
      return report;
    };
    return this.serve(databaseUrl, work, 'id-cursor');
  }

  private async serve<T>(
    databaseUrl: string,
    work: (place: Place, server: ServerProcess) => Promise<T>,
    numbering: Numbering = 'numbered',
  ): Promise<T> {
    const server = await startServerProcess({ databaseUrl, tokenSecret: this.access.tokenSecret, numbering });
    this.servers.add(server);
    try {
      const result = await work({ url: server.url, databaseUrl, access: this.access }, server);
      if (numbering === 'numbered') await this.numbered(databaseUrl);
      return result;
    } finally {
      await server.end();
      this.servers.delete(server);
    }
  }

  /** Waits until the relay has numbered what was committed. */
  private async numbered(databaseUrl: string): Promise<void> {
    await withOwner(databaseUrl, async client => {
      for (let tries = 0; tries < 100; tries++) {
        const { rowCount } = await client.query('select from outbox limit 1');
        if (rowCount === 0) return;
        await pause(100);
      }
      throw new Error('The relay does not number what was committed.');
    });
  }
}

/** What a busy disk or network does now and then, and what events are lost by: a transaction is held up between its outbox rows and its commit. */
const HELD_UP = `create function hold_up() returns trigger language plpgsql as $$
begin
  if random() < 0.3 then perform pg_sleep(random() * 0.08); end if;
  return null;
end $$;
create trigger held_up after insert on outbox for each statement execute function hold_up()`;

/** Lets the writers work for a while; on a slow machine for longer, until there is something to lose. */
async function worked(writing: Writing, ms: number): Promise<void> {
  const [before, startedMs] = [writing.acknowledged.length, elapsedMs()];
  await pause(ms);
  while (writing.acknowledged.length < before + WRITES_LEAST && elapsedMs(startedMs) < PATIENCE * ms)
    await pause(POLL_MS);
}

async function countDeadlocks(databaseUrl: string): Promise<number> {
  const statement = 'select deadlocks::int as count from pg_stat_database where datname = current_database()';
  const { rows } = await withOwner(databaseUrl, client => client.query<{ count: number }>(statement));
  return rows[0]?.count ?? 0;
}
