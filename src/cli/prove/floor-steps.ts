import { randomUUID } from 'node:crypto';
import { wallClock } from '../../platform/clock.js';
import type { Board, Known } from './board.js';
import type { Dice } from './dice.js';
import { FLOOR_LINES, type Floor, weekly } from './floor.js';
import { daysAgo, LEVELS, levelLine, PRODUCT_LINES, pipelineAt, soldAs } from './floor-parts.js';
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
const someLeads = ({ board, dice }: Runner, fits: (lead: Known) => boolean) => {
  const picked = Array.from({ length: dice.between(2, 5) }, () => board.pick(dice, fits));
  return [...new Map(picked.map(lead => [lead.id, lead])).values()];
};
const some = (runner: Runner, fits: (lead: Known) => boolean) => someLeads(runner, fits).map(({ id }) => id);
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
const nextStage = ({ dice, floor }: Runner, lead: Known | undefined) => {
  const pipeline = floor.pipelines.find(({ stageIds }) => stageIds.includes(lead?.stageId ?? '')) ?? floor.pipelines[0];
  return dice.pick(pipeline?.stageIds.slice(1) ?? []);
};
const move: Step = runner => {
  const lead = runner.board.pick(runner.dice, isMine(runner));
  return ['moveLead', { id: lead.id, stageId: nextStage(runner, lead) }];
};
const moveSome: Step = runner => {
  const leads = someLeads(runner, isOwned);
  return ['moveLeads', { ids: leads.map(({ id }) => id), stageId: nextStage(runner, leads[0]), ...once() }];
};
/** Of another product, and with it perhaps of another product line: that may lift its holder over a wall, and refuses nothing. */
const relabel: Step = runner => [
  'updateLead',
  { id: one(runner, isOwned), productId: runner.dice.pick(runner.floor.productIds) },
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
const arrive: Step = ({ dice, floor: { pipelines, productIds } }) => [
  'createLead',
  {
    name: 'Somebody',
    tier: dice.pick([...TIERS, null]),
    pipelineId: pipelines[dice.roll() < 0.2 ? 1 : 0]?.id,
    productId: dice.pick(productIds),
    ...(dice.roll() < 0.2 && { segment: 'rush' }),
  },
];

const cutRep: Step = ({ dice, floor }) => {
  const { id, line } = dice.pick(floor.reps.flatMap(rep => (rep.line ? [{ ...rep, line: rep.line }] : [])));
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
const cutLevel: Step = ({ dice }) => ['setHoldingQuota', levelLine(dice.pick(LEVELS), dice.between(3, 9))];
/** What each rep may hold of a pipeline, whoever has no line of its own of the default one, or each of a product line, beside its line. */
const cutPart: Step = ({ dice, floor }) => {
  const [race, side] = floor.pipelines.map(({ id }) => id);
  const [of, most] = dice.pick([
    [{ pipelineId: race }, 8],
    [{ pipelineId: side }, 3],
    [{ pipelineId: race, level: dice.pick(LEVELS) }, 4],
    [{ productLine: dice.pick(PRODUCT_LINES) }, 4],
  ] as const);
  const limit = { mode: 'LIMITED', capacity: dice.between(Math.ceil(most / 2), most) };
  return ['setHoldingQuota', { ...of, ...dice.pick([{ mode: 'UNLIMITED' }, limit, limit]) }];
};
/** What a rep, all of them together, whoever has no cap of its own, or each of the default pipeline may take in a week. */
const capIntake: Step = runner => {
  const { dice, floor } = runner;
  const reps = [{ repId: someRep(runner) }, { repId: someRep(runner) }];
  const whom = dice.pick([...reps, { teamId: floor.teamIds.head }, {}, { pipelineId: floor.pipelines[0]?.id }]);
  const most = 'teamId' in whom ? dice.between(20, 2000) : dice.between(0, 200);
  return ['setIntakeCap', { ...whom, ...dice.pick([{ mode: 'UNLIMITED' }, weekly(most)]) }];
};
/** One without a line of its own is of another level, and new or not. */
const teach: Step = ({ dice, floor }) => {
  const { id } = dice.pick(floor.reps.filter(({ line }) => line === null));
  return ['updateRep', { id, level: dice.pick(LEVELS), startedOn: dice.pick([daysAgo(0), daysAgo(5), null, null]) }];
};
const resell: Step = ({ dice }) => ['saveProduct', soldAs(dice.pick([...PRODUCT_LINES, null]))];
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
  cutter: [cutRep, cutRep, cutTeam, cutLevel, cutPart, cutPart, capIntake, capIntake, moveRep, grade, relabel],
  keeper: [leave, comeBack, moveTeam, moveRep, teach, resell, reweigh, weighTiers, transfer, transferSome],
  marketer: [offer, arrive, arrive],
} as const satisfies Record<string, readonly Step[]>;
