import { Role } from '../../platform/access/viewer.js';
import { elapsedMs, wallClock } from '../../platform/clock.js';
import { Board, type Known } from './board.js';
import { type Caller, openCaller, type Reply } from './caller.js';
import type { Dice } from './dice.js';
import { type LeadOperation, OPERATIONS } from './operations.js';
import type { Place } from './place.js';
import { TEAM_LINES, type World } from './world.js';

/** What the clients of a race were answered. */
export interface RaceReport {
  readonly operations: number;
  readonly done: number;
  /** How often each code refused a change: the law at work. */
  readonly refused: ReadonlyMap<string, number>;
  /** Calls that the server had no connection for: it said so and did nothing. */
  readonly turnedAway: number;
  /** Other errors at the top of an answer: a deadlock, a time-out or a fault that reached a caller. */
  readonly errors: ReadonlyMap<string, number>;
}

interface Tally extends RaceReport {
  operations: number;
  done: number;
  turnedAway: number;
  readonly refused: Map<string, number>;
  readonly errors: Map<string, number>;
}

export interface RaceOptions {
  readonly clients: number;
  readonly ms: number;
  /** A slow machine gets more time, until so many changes were made. */
  readonly atLeast: number;
  readonly dice: Dice;
}

const BOOST_MS = 1000;
const PATIENCE = 4;

type Step = (racer: Racer) => [keyof typeof OPERATIONS, object];

interface Racer {
  readonly caller: Caller;
  readonly dice: Dice;
  readonly board: Board;
  readonly world: World;
  readonly repId: string;
  readonly steps: readonly Step[];
}

/** Reps, managers and whoever cuts limits race for the same leads until the time is over. */
export async function race(place: Place, world: World, options: RaceOptions): Promise<RaceReport> {
  const board = new Board(world.leadIds, world.stageIds.get('NEW') ?? '');
  const report: Tally = { operations: 0, done: 0, turnedAway: 0, refused: new Map(), errors: new Map() };
  const endsAtMs = elapsedMs() + options.ms;
  const run = async (nth: number) => {
    const racer = await enter(place, { world, board, nth, dice: options.dice });
    while (elapsedMs() < endsAtMs || (report.done < options.atLeast && elapsedMs() < endsAtMs + PATIENCE * options.ms))
      note(report, await act(racer));
  };
  await Promise.all(Array.from({ length: options.clients }, (_, nth) => run(nth)));
  return report;
}

/** Of sixteen clients six are reps, eight give leads out and take them back, two move the limits. */
async function enter(
  place: Place,
  { world, board, nth, dice }: { world: World; board: Board; nth: number; dice: Dice },
): Promise<Racer> {
  const kind = nth % 8;
  const { id: repId } = world.reps[nth % world.reps.length] as World['reps'][number];
  const isRep = kind < 3;
  const order = isRep
    ? { subject: repId, role: Role.REP, repId }
    : { subject: `manager-${nth}`, role: Role.MANAGER, teamId: world.headTeamId };
  const cutter = kind === 7 ? { subject: 'cutter', role: Role.ADMIN } : order;
  const steps = isRep ? REP_STEPS : kind === 7 ? CUTTER_STEPS : MANAGER_STEPS;
  return { caller: await openCaller(place.url, cutter, place.access), dice: dice.for(nth), board, world, repId, steps };
}

async function act(racer: Racer): Promise<Reply> {
  const [operation, input] = racer.dice.pick(racer.steps)(racer);
  const reply = await racer.caller.call(OPERATIONS[operation], { input });
  racer.board.learn(reply);
  return reply;
}

function note(report: Tally, reply: Reply): void {
  report.operations++;
  if (reply.refused.length === 0 && reply.errors.length === 0) report.done++;
  for (const code of reply.refused) report.refused.set(code, (report.refused.get(code) ?? 0) + 1);
  if (reply.errors.includes('SERVICE_UNAVAILABLE')) report.turnedAway++;
  else for (const code of reply.errors) report.errors.set(code, (report.errors.get(code) ?? 0) + 1);
}

const isPooled = (lead: Known) => lead.placement === 'POOLED';
const isOwned = (lead: Known) => lead.placement === 'OWNED';
const isEnded = (lead: Known) => lead.placement === 'ENDED';
const isMine = (racer: Racer) => (lead: Known) => lead.ownerId === racer.repId;
const isInPlay = (lead: Known) => lead.placement !== 'ENDED';

const claim: Step = racer => to(racer, 'claimLead', { fits: isPooled });
const release: Step = racer => to(racer, 'releaseLead', { fits: isMine(racer), input: { reason: 'no time' } });
const pass: Step = racer => to(racer, 'transferLead', { fits: isMine(racer), input: { repId: someRep(racer) } });
const drop: Step = racer =>
  to(racer, 'closeLead', { fits: isMine(racer), input: { result: racer.dice.pick(['LOST', 'WON']), reason: 'PRICE' } });
const reopen: Step = racer => to(racer, 'reopenLead', { fits: isEnded });
const assign: Step = racer => to(racer, 'assignLead', { fits: isPooled, input: { repId: someRep(racer) } });
const transfer: Step = racer => to(racer, 'transferLead', { fits: isOwned, input: { repId: someRep(racer) } });
const recall: Step = racer => to(racer, 'recallLead', { fits: isOwned, input: { reason: 'too slow' } });
const close: Step = racer => to(racer, 'closeLead', { fits: isInPlay, input: { result: 'LOST', reason: 'TIMING' } });
const weigh: Step = racer =>
  to(racer, 'updateLead', { fits: isOwned, input: { tier: racer.dice.pick(['A', 'B', 'C', 'D']) } });
/** Room beyond the line, only for the last rep: the lines of the others are then known from the log alone. */
const boost: Step = racer =>
  to(racer, 'assignLead', {
    fits: isPooled,
    input: { repId: racer.world.reps.at(-1)?.id, boost: { units: 1, expiresAt: soon(), reason: 'rush' } },
  });
const cutRep: Step = ({ dice, world }) => {
  const rep = dice.pick(world.reps);
  const capacity = dice.between(1, rep.line.capacity + 2);
  const walls = dice.pick([{}, { tierCaps: { a: 2, d: 3 } }, { lifecycleCaps: { potential: 5 }, reserved: { a: 1 } }]);
  return ['setHoldingQuota', { repId: rep.id, mode: 'LIMITED', basis: rep.line.basis, capacity, ...walls }];
};
/** What each rep may hold of the one pipeline, beside its line. */
const cutPipeline: Step = ({ dice, world }) => [
  'setHoldingQuota',
  {
    pipelineId: world.pipelineId,
    ...dice.pick([{ mode: 'UNLIMITED' }, { mode: 'LIMITED', capacity: dice.between(3, 8) }]),
  },
];
const cutTeam: Step = ({ dice, world }) => {
  const [teamId, line] = dice.pick([
    [world.headTeamId, TEAM_LINES.head],
    [world.northTeamId, TEAM_LINES.north],
  ] as const);
  return ['setHoldingQuota', { teamId, mode: 'LIMITED', capacity: dice.between(Math.ceil(line / 3), line) }];
};
/** A rep goes to the other team, with all that it holds. */
const moveRep: Step = ({ dice, world }) => [
  'updateRep',
  { id: dice.pick(world.reps).id, teamId: dice.pick([world.northTeamId, world.southTeamId]) },
];

const REP_STEPS = [claim, claim, claim, release, pass, drop, reopen];
const MANAGER_STEPS = [assign, assign, assign, boost, transfer, transfer, recall, close, reopen, reopen, weigh, weigh];
const CUTTER_STEPS = [cutRep, cutRep, cutTeam, cutPipeline, moveRep, moveRep, weigh, transfer];

function to(
  racer: Racer,
  operation: LeadOperation,
  about: { fits: (lead: Known) => boolean; input?: object },
): [LeadOperation, object] {
  return [operation, { id: racer.board.pick(racer.dice, about.fits).id, ...about.input }];
}

/** A boost ends within the race. */
function soon(): Date {
  return new Date(wallClock().getTime() + BOOST_MS);
}

function someRep({ dice, world }: Racer): string {
  return dice.pick(world.reps).id;
}
