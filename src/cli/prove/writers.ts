import { setTimeout as pause } from 'node:timers/promises';
import { Role } from '../../platform/access/viewer.js';
import { Board, type Known } from './board.js';
import { type Caller, openCaller, type Reply } from './caller.js';
import type { Dice } from './dice.js';
import { OPERATIONS } from './operations.js';
import type { Place } from './place.js';
import type { World } from './world.js';

/** A write that was answered without an error: it must be there, once. */
export interface Acknowledged {
  readonly leadId: string;
  readonly version: number;
  /** What a lead that was made is called; null for a change of one that was there. */
  readonly externalId: string | null;
}

/** Writers at work. */
export interface Writing {
  readonly acknowledged: readonly Acknowledged[];
  /** How often a writer did not know whether its write had happened, and sent it again under the same key. */
  readonly unsure: number;
  /** Errors at the top of an answer, by code. */
  readonly errors: readonly string[];
  /** Lets each finish what it began. */
  stop(): Promise<void>;
}

export interface WritersOptions {
  readonly dice: Dice;
  /** Only changes of leads that are there, so that a snapshot fits one page. */
  readonly makesNoLeads?: boolean;
}

type Step = (writer: Writer) => [keyof typeof OPERATIONS, Record<string, unknown>];

interface Writer {
  readonly name: string;
  readonly caller: Caller;
  readonly dice: Dice;
  readonly board: Board;
  readonly world: World;
  readonly steps: readonly Step[];
  turn: number;
}

interface Work {
  acknowledged: Acknowledged[];
  unsure: number;
  errors: string[];
  isOver: boolean;
}

const RETRY_MS = 100;
const BULK_ROWS = 40;

/** Six writers who go on until they are stopped: through kills and restarts, each write under one key until it is answered. */
export async function startWriters(
  place: Place,
  world: World,
  { dice, makesNoLeads = false }: WritersOptions,
): Promise<Writing> {
  const board = new Board(world.leadIds, world.stageIds.get('NEW') ?? '');
  const work: Work = { acknowledged: [], unsure: 0, errors: [], isOver: false };
  const kinds = makesNoLeads
    ? [MOVES, MOVES, MOVES, HOLDERS, HOLDERS, HOLDERS]
    : [[make], [bulk, make], MOVES, MOVES, HOLDERS, HOLDERS];
  const running = kinds.map(async (steps, nth) => {
    const caller = await openCaller(place.url, { subject: `writer-${nth}`, role: Role.ADMIN }, place.access);
    await write({ name: `${dice.seed}-${nth}`, caller, dice: dice.for(nth), board, world, steps, turn: 0 }, work);
  });
  return {
    get acknowledged() {
      return work.acknowledged;
    },
    get unsure() {
      return work.unsure;
    },
    get errors() {
      return work.errors;
    },
    stop: async () => {
      work.isOver = true;
      await Promise.all(running);
    },
  };
}

async function write(writer: Writer, work: Work): Promise<void> {
  while (!work.isOver) {
    writer.turn++;
    const [operation, input] = writer.dice.pick(writer.steps)(writer);
    const idempotencyKey = `${writer.name}-${writer.turn}`;
    const reply = await callUntilAnswered(
      () => writer.caller.call(OPERATIONS[operation], { input: { ...input, idempotencyKey } }),
      work,
    );
    work.errors.push(...reply.errors);
    work.acknowledged.push(...acknowledgedBy(reply, input));
    writer.board.learn(reply);
  }
}

async function callUntilAnswered(call: () => Promise<Reply>, work: Work): Promise<Reply> {
  for (let isUnsure = false; ; ) {
    try {
      const reply = await call();
      if (!reply.errors.includes('SERVICE_UNAVAILABLE')) return reply;
    } catch {
      if (!isUnsure) work.unsure++;
      isUnsure = true;
    }
    await pause(RETRY_MS);
  }
}

function acknowledgedBy(reply: Reply, input: Record<string, unknown>): Acknowledged[] {
  if (reply.refused.length > 0 || reply.errors.length > 0) return [];
  const { change, upsertLeads } = reply.data as {
    change?: { lead: Shown | null };
    upsertLeads?: { results: { lead: Shown | null }[] };
  };
  const rows = (input.rows ?? []) as { externalId: string }[];
  const made = (upsertLeads?.results ?? []).map(
    ({ lead }, nth) => lead && { lead, externalId: rows[nth]?.externalId ?? null },
  );
  const changed = change?.lead && { lead: change.lead, externalId: (input.externalId ?? null) as string | null };
  return [...made, changed].flatMap(one =>
    one ? [{ leadId: one.lead.id, version: one.lead.version, externalId: one.externalId }] : [],
  );
}

interface Shown {
  readonly id: string;
  readonly version: number;
}

const STAGES = ['NEW', 'CONTACTED', 'ENGAGED', 'QUALIFIED', 'PROPOSAL'];
const isInPlay = (lead: Known) => lead.placement !== 'ENDED';
const isOwned = (lead: Known) => lead.placement === 'OWNED';
const isPooled = (lead: Known) => lead.placement === 'POOLED';
const isEnded = (lead: Known) => lead.placement === 'ENDED';

const make: Step = writer => ['createLead', { externalId: writtenId(writer, 0), name: 'A new lead' }];
/** Many rows in one statement: their outbox ids are taken long before they are committed. */
const bulk: Step = writer => [
  'upsertLeads',
  {
    rows: Array.from({ length: BULK_ROWS }, (_, nth) => ({ externalId: writtenId(writer, nth), name: 'One of many' })),
  },
];
const move: Step = ({ board, dice, world }) => [
  'moveLead',
  { id: board.pick(dice, isInPlay).id, stageId: world.stageIds.get(dice.pick(STAGES)) },
];
const assign: Step = ({ board, dice, world }) => [
  'assignLead',
  { id: board.pick(dice, isPooled).id, repId: dice.pick(world.reps).id },
];
const transfer: Step = ({ board, dice, world }) => [
  'transferLead',
  { id: board.pick(dice, isOwned).id, repId: dice.pick(world.reps).id },
];
const recall: Step = ({ board, dice }) => ['recallLead', { id: board.pick(dice, isOwned).id, reason: 'too slow' }];
const update: Step = ({ board, dice }) => [
  'updateLead',
  { id: board.pick(dice, isInPlay).id, tier: dice.pick(['A', 'B', 'C', 'D']) },
];
const close: Step = ({ board, dice }) => [
  'closeLead',
  { id: board.pick(dice, isInPlay).id, result: 'LOST', reason: 'TIMING' },
];
const reopen: Step = ({ board, dice }) => ['reopenLead', { id: board.pick(dice, isEnded).id }];

const MOVES = [move, move, move, move, update];
const HOLDERS = [assign, assign, assign, transfer, recall, close, reopen, reopen];

function writtenId({ name, turn }: Writer, nth: number): string {
  return `${name}-${turn}-${nth}`;
}
