import { setTimeout as pause } from 'node:timers/promises';
import { elapsedMs } from '../../platform/clock.js';
import { withOwner } from '../../platform/db/server-version.js';
import { checkCommits, readCommitted } from './commits.js';
import type { Dice } from './dice.js';
import { readHistory } from './history.js';
import { judgeSeams, judgeSurvival } from './judgement.js';
import { type Ground, type OwnershipMeasure, proveOwnership } from './ownership.js';
import type { Place } from './place.js';
import type { Scratch } from './scratch.js';
import { trySeams } from './seams.js';
import type { Servers } from './servers.js';
import { survive } from './survival.js';
import { tamper } from './tampering.js';
import type { Verdict } from './verdict.js';
import { buildWorld, type World } from './world.js';
import { startWriters, type Writing } from './writers.js';

/** How long each part works, in milliseconds. */
export interface Measure extends OwnershipMeasure {
  readonly seamsMs: number;
  readonly kills: number;
  readonly killEveryMs: number;
  readonly mutantMs: number;
}

const LEADS = 60;
const SEAM_CLIENTS = 4;
const MUTANT_SETTLE_MS = 1500;
const MUTANT_ROUNDS = 4;
const SEAMS_LEAST = 12;
const WRITES_LEAST = 60;
const PATIENCE = 5;
const POLL_MS = 50;

/** Every law against the running product, and against its mutant. */
export class Prover {
  private readonly servers: Servers;
  private readonly dice: Dice;
  private readonly say: (step: string) => void;

  constructor(
    private readonly scratch: Scratch,
    private readonly ground: Ground,
  ) {
    this.servers = ground.servers;
    this.dice = ground.dice;
    this.say = step => ground.say(step);
  }

  async prove(measure: Measure): Promise<Verdict[]> {
    const raced = await proveOwnership(this.ground, measure);
    this.say('a small world: 3 reps, 2 limited teams, 60 leads');
    const base = await this.scratch.fresh();
    const world = await this.servers.serve(base, place => buildWorld(place, LEADS));
    const seams = await this.servers.serve(await this.scratch.copy(base), place =>
      this.proveSeams(place, world, measure.seamsMs),
    );
    return [...raced, seams, ...(await this.proveDelivery(base, world, measure))];
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
    const law = await this.servers.serve(databaseUrl, async (place, server) =>
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
    return this.servers.serve(databaseUrl, work, 'id-cursor');
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
