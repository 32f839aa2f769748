import { setTimeout as pause } from 'node:timers/promises';
import { Role } from '../../platform/access/viewer.js';
import { Board } from './board.js';
import { type Caller, openCaller, type Reply } from './caller.js';
import type { Deed } from './deeds.js';
import type { Dice } from './dice.js';
import type { Floor } from './floor.js';
import { FLOOR_STEPS, type Runner, type Step } from './floor-steps.js';
import { OPERATIONS } from './operations.js';
import type { Place } from './place.js';

/** What those who raced on the floor were answered. */
export interface FloorReport {
  readonly operations: number;
  readonly done: number;
  /** How often each code refused a change: the law at work. */
  readonly refused: ReadonlyMap<string, number>;
  /** Calls while the database was away, or for which there was no connection: they were told so, and asked again. */
  readonly turnedAway: number;
  /** Other errors at the top of an answer: a deadlock, a time-out or a fault that reached a caller. */
  readonly errors: ReadonlyMap<string, number>;
  /** What was answered without an error: each must be in the log. */
  readonly deeds: readonly Deed[];
  /** How often each operation was done. */
  readonly doneBy: ReadonlyMap<string, number>;
}

export interface FloorRace {
  /** Answers with a result or a refusal; whoever was turned away asks again. */
  readonly operations: number;
  readonly dice: Dice;
  /** How often the database is stopped in the middle, at even distances. */
  readonly crashes: number;
  crash(nth: number): Promise<void>;
}

interface Tally {
  operations: number;
  done: number;
  turnedAway: number;
  readonly refused: Map<string, number>;
  readonly errors: Map<string, number>;
  readonly doneBy: Map<string, number>;
  readonly deeds: Deed[];
}

interface Racer extends Runner {
  readonly caller: Caller;
  readonly kind: keyof typeof FLOOR_STEPS;
}

/** Half of them reps. */
export const RUNNERS = 24;

const TURNED_AWAY_MS = 50;
const OFFERS_KEPT = 30;

/** All paths at once, by everybody, for the same leads, through immediate stops of the database. */
export async function raceOverFloor(place: Place, floor: Floor, options: FloorRace): Promise<FloorReport> {
  const offers: Runner['offers'] = [];
  const shared = {
    floor,
    gone: new Set<string>(),
    board: new Board(floor.leadIds, floor.pipelines[0]?.stageIds[0] ?? ''),
    offers,
  };
  const report: Tally = {
    operations: 0,
    done: 0,
    turnedAway: 0,
    refused: new Map(),
    errors: new Map(),
    doneBy: new Map(),
    deeds: [],
  };
  const due = Array.from({ length: options.crashes }, (_, nth) =>
    Math.round((options.operations * (nth + 1)) / (options.crashes + 1)),
  );
  let stopping = Promise.resolve();
  let crashed = 0;
  const run = async (nth: number) => {
    const racer = await enter(place, { ...shared, nth, dice: options.dice.for(nth) });
    while (report.operations < options.operations) {
      const isTurnedAway = await act(racer, report);
      if (isTurnedAway) await pause(TURNED_AWAY_MS);
      if (report.operations < (due[crashed] ?? Number.POSITIVE_INFINITY)) continue;
      const nthCrash = ++crashed;
      stopping = stopping.then(() => options.crash(nthCrash));
    }
  };
  const runs = Promise.all(Array.from({ length: RUNNERS }, (_, nth) => run(nth)));
  // Also where one of them fails: nobody takes the database away while it comes back.
  await runs.finally(() => stopping);
  return report;
}

/** Of 24 half are reps, six are managers, two move limits, two change the house and two bring leads. */
async function enter(place: Place, at: Omit<Runner, 'repId'> & { readonly nth: number }): Promise<Racer> {
  const { nth, floor } = at;
  const { id: repId } = floor.reps[nth % floor.reps.length] as Floor['reps'][number];
  const kind = kindOf(nth);
  const who = {
    rep: { subject: repId, role: Role.REP, repId },
    manager: { subject: `manager-${nth}`, role: Role.MANAGER, teamId: floor.teamIds.head },
    cutter: { subject: `cutter-${nth}`, role: Role.ADMIN },
    keeper: { subject: `keeper-${nth}`, role: Role.ADMIN },
    marketer: { subject: `marketer-${nth}`, role: Role.MARKETER },
  }[kind];
  return { ...at, repId, kind, caller: await openCaller(place.url, who, place.access) };
}

function kindOf(nth: number): Racer['kind'] {
  if (nth < 12) return 'rep';
  return (['manager', 'manager', 'cutter', 'manager', 'marketer', 'keeper'] as const)[nth % 6] ?? 'manager';
}

/** One call; whether it was turned away for want of the database or of a connection. */
async function act(racer: Racer, report: Tally): Promise<boolean> {
  const [operation, input] = racer.dice.pick<Step>(FLOOR_STEPS[racer.kind])(racer);
  const reply = await racer.caller.call(OPERATIONS[operation], { input });
  racer.board.learn(reply);
  if (reply.errors.includes('SERVICE_UNAVAILABLE')) {
    report.turnedAway++;
    return true;
  }
  report.operations++;
  const { id = '' } = input as Deed['input'];
  if (operation === 'reactivateRep') racer.gone.delete(id);
  const { refused, errors } = told(racer, reply);
  for (const code of refused) count(report.refused, code);
  for (const code of errors) count(report.errors, `${operation} ${code}`);
  if (refused.length + errors.length > 0) return false;
  report.done++;
  count(report.doneBy, operation);
  report.deeds.push({ operation, input: input as Deed['input'], repId: racer.repId, data: reply.data });
  if (operation === 'deactivateRep') racer.gone.add(id);
  keepOffer(racer, reply);
  return false;
}

/** A rep who has left cannot sign in any more: that is a refusal, and no fault. */
function told({ kind }: Racer, { refused, errors }: Reply): Pick<Reply, 'refused' | 'errors'> {
  const isLeft = (code: string) => kind === 'rep' && code === 'UNAUTHENTICATED';
  return { refused: [...refused, ...errors.filter(isLeft)], errors: errors.filter(code => !isLeft(code)) };
}

function keepOffer({ offers }: Racer, { data }: Reply): void {
  const { offerLead } = data as { offerLead?: { offer: { id: string; toRep: { id: string } | null } | null } };
  if (offerLead?.offer) offers.push({ id: offerLead.offer.id, repId: offerLead.offer.toRep?.id ?? null });
  if (offers.length > OFFERS_KEPT) offers.shift();
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
