import { randomUUID } from 'node:crypto';
import { wallClock } from '../../platform/clock.js';
import type { Board, Known } from './board.js';
import type { Dice } from './dice.js';
import { FLOOR_LINES, type Floor, pipelineAt, weekly } from './floor.js';
import type { OPERATIONS } from './operations.js';
import { tiersAt } from './world.js';

/** One of those who race: what it knows, and whom it is. */
export interface Runner {
  readonly dice: Dice;
  readonly board: Board;
  readonly floor: Floor;
  /** The rep that it is, or one that it looks after. */
  readonly repId: string;
  /** Offers that were made and may be accepted. */
  readonly offers: { id: string; repId: string | null }[];
  /** Reps who have left, as far as is known. */
  readonly gone: Set<string>;
}

/** What to send next. */
export type Step = (runner: Runner) => readonly [keyof typeof OPERATIONS, object];

const BOOST_MS = 1000;
const MOST_GONE = 2;
const TIERS = ['A', 'B', 'C', 'D'] as const;

const isPooled = (lead: Known) => lead.placement === 'POOLED';
const isOwned = (lead: Known) => lead.placement === 'OWNED';
const isEnded = (lead: Known) => lead.placement === 'ENDED';
const isInPlay = (lead: Known) => lead.placement !== 'ENDED';
const isMine = (runner: Runner) => (lead: Known) => lead.ownerId === runner.repId;

const someRep = ({ dice, floor }: Runner) => dice.pick(floor.reps).id;
const one = ({ board, dice }: Runner, fits: (lead: Known) => boolean) => board.pick(dice, fits).id;
const some = (runner: Runner, fits: (lead: Known) => boolean) => [
  ...new Set(Array.from({ length: runner.dice.between(2, 5) }, () => one(runner, fits))),
];
const once = () => ({ idempotencyKey: randomUUID() });

const claim: Step = runner => ['claimLead', { id: one(runner, isPooled) }];
const claimNext: Step = runner => {
  const { dice, floor } = runner;
  return ['claimNext', { poolId: dice.pick(floor.poolIds), count: dice.between(1, 3), ...once() }];
};
const claimSome: Step = runner => ['claimLeads', { ids: some(runner, isPooled), ...once() }];
const release: Step = runner => ['releaseLead', { id: one(runner, isMine(runner)), reason: 'no time' }];
const pass: Step = runner => ['transferLead', { id: one(runner, isMine(runner)), repId: someRep(runner) }];
const drop: Step = runner => [
  'closeLead',
  { id: one(runner, isMine(runner)), result: runner.dice.pick(['LOST', 'LOST', 'WON']), reason: 'PRICE' },
];
const reopen: Step = runner => ['reopenLead', { id: one(runner, isEnded) }];
const accept: Step = runner => {
  const place = runner.offers.findIndex(({ repId }) => repId === runner.repId);
  const [taken] = place < 0 ? [] : runner.offers.splice(place, 1);
  return taken ? ['acceptOffer', { id: taken.id }] : claim(runner);
};
const assign: Step = runner => ['assignLead', { id: one(runner, isPooled), repId: someRep(runner) }];
/** Room beyond the line, only for the last rep: it runs out again and again, and may count a moment longer than it is told. */
const boost: Step = runner => [
  'assignLead',
  {
    id: one(runner, isPooled),
    repId: runner.floor.reps.at(-1)?.id,
    boost: { units: 1, expiresAt: new Date(wallClock().getTime() + BOOST_MS), reason: 'rush' },
  },
];
const transfer: Step = runner => ['transferLead', { id: one(runner, isOwned), repId: someRep(runner) }];
const transferSome: Step = runner => [
  'transferLeads',
  { ids: some(runner, isOwned), repId: someRep(runner), ...once() },
];
const recall: Step = runner => ['recallLead', { id: one(runner, isOwned), reason: 'too slow' }];
const close: Step = runner => ['closeLead', { id: one(runner, isInPlay), result: 'LOST', reason: 'TIMING' }];
const grade: Step = runner => ['setTier', { id: one(runner, isOwned), tier: runner.dice.pick(TIERS) }];
const gradeSome: Step = runner => [
  'setTiers',
  { ids: some(runner, isOwned), tier: runner.dice.pick(TIERS), ...once() },
];
const move: Step = runner => [
  'moveLead',
  { id: one(runner, isMine(runner)), stageId: runner.dice.pick(runner.floor.stageIds.slice(1)) },
];
const moveSome: Step = runner => [
  'moveLeads',
  { ids: some(runner, isOwned), stageId: runner.dice.pick(runner.floor.stageIds.slice(1)), ...once() },
];
const toPool: Step = runner => [
  'moveToPool',
  { ids: some(runner, isPooled), poolId: runner.dice.pick(runner.floor.poolIds), ...once() },
];
const merge: Step = runner => {
  const [id, ...duplicateIds] = some(runner, isInPlay);
  return duplicateIds.length > 0 ? ['mergeLeads', { id, duplicateIds: duplicateIds.slice(0, 1) }] : transfer(runner);
};
const offer: Step = runner => [
  'offerLead',
  { id: one(runner, isPooled), repId: someRep(runner), reason: 'asked for a call' },
];
const arrive: Step = ({ dice }) => [
  'createLead',
  { name: 'Somebody', tier: dice.pick([...TIERS, null]), ...(dice.roll() < 0.2 && { segment: 'rush' }) },
];

const cutRep: Step = ({ dice, floor }) => {
  const { id, line } = dice.pick(floor.reps);
  const capacity = dice.between(2, line.capacity + 2);
  const walls = dice.pick([{}, { tierCaps: { a: 2, d: 4 } }, { lifecycleCaps: { potential: 5 }, reserved: { a: 1 } }]);
  return ['setHoldingQuota', { repId: id, mode: 'LIMITED', basis: line.basis, capacity, ...walls }];
};
const cutTeam: Step = ({ dice, floor }) => {
  const team = dice.pick(['head', 'north', 'east'] as const);
  const line = FLOOR_LINES[team];
  return [
    'setHoldingQuota',
    { teamId: floor.teamIds[team], mode: 'LIMITED', capacity: dice.between(Math.ceil(line / 2), line) },
  ];
};
/** What each rep may hold of the one pipeline, beside its line. */
const cutPipeline: Step = ({ dice, floor }) => [
  'setHoldingQuota',
  {
    pipelineId: floor.pipelineId,
    ...dice.pick([{ mode: 'UNLIMITED' }, { mode: 'LIMITED', capacity: dice.between(4, 8) }]),
  },
];
/** What a rep, all of them together, whoever has no cap of its own, or each of the one pipeline may take in a week. */
const capIntake: Step = runner => {
  const { dice, floor } = runner;
  const reps = [{ repId: someRep(runner) }, { repId: someRep(runner) }];
  const whom = dice.pick([...reps, { teamId: floor.teamIds.head }, {}, { pipelineId: floor.pipelineId }]);
  const most = 'teamId' in whom ? dice.between(20, 2000) : dice.between(0, 200);
  return ['setIntakeCap', { ...whom, ...dice.pick([{ mode: 'UNLIMITED' }, weekly(most)]) }];
};
/** A rep goes to another team, with all that it holds. */
const moveRep: Step = runner => {
  const { north, south, east } = runner.floor.teamIds;
  return ['updateRep', { id: someRep(runner), teamId: runner.dice.pick([north, south, east]) }];
};
const moveTeam: Step = ({ dice, floor: { teamIds } }) => [
  'moveTeam',
  { id: teamIds.east, parentId: dice.pick([teamIds.south, teamIds.head]) },
];
const reweigh: Step = ({ dice }) => [
  'savePipeline',
  pipelineAt({ fresh: dice.pick([1, 1, 1.5]), offered: dice.pick([1, 2, 3]) }),
];
const weighTiers: Step = ({ dice }) => [
  'setTierWeights',
  tiersAt({ a: dice.pick([2, 3, 4.5]), b: dice.pick([1.25, 2]) }),
];
const leave: Step = runner => {
  if (runner.gone.size >= MOST_GONE) return comeBack(runner);
  const id = someRep(runner);
  const handover = runner.dice.pick(['POOL', 'SPREAD', 'REP']);
  return ['deactivateRep', { id, handover, ...(handover === 'REP' && { repId: someRep(runner) }) }];
};
const comeBack: Step = runner => ['reactivateRep', { id: [...runner.gone][0] ?? someRep(runner) }];

/** What each kind of runner does, as often as it stands here. */
export const FLOOR_STEPS = {
  rep: [claim, claim, claimNext, claimSome, release, pass, drop, drop, reopen, accept, move],
  manager: [
    assign,
    assign,
    boost,
    transfer,
    transferSome,
    recall,
    close,
    reopen,
    reopen,
    grade,
    gradeSome,
    moveSome,
    toPool,
    merge,
  ],
  cutter: [cutRep, cutRep, cutTeam, cutPipeline, capIntake, capIntake, moveRep, grade],
  keeper: [leave, comeBack, moveTeam, moveRep, reweigh, weighTiers, transfer, transferSome],
  marketer: [offer, arrive, arrive],
} as const satisfies Record<string, readonly Step[]>;
