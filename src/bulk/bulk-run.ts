import type { Lead } from '../leads/lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal } from '../platform/refusal.js';
import { BulkStatus } from './bulk.enums.js';
import { type LeadState, stateOf } from './bulk-change.js';
import type { ChangedLead } from './bulk-ledger.js';
import type { Chosen } from './chosen-leads.js';
import { type LiftedLoad, liftedBy } from './lifted-loads.js';

/** What became of one lead; the states are null where the caller may not see or change it. */
export interface LeadResult {
  readonly leadId: string;
  readonly status: BulkStatus;
  readonly before: LeadState | null;
  readonly after: LeadState | null;
  readonly problems: readonly Problem[];
}

/** What became of a call: the change under which it was kept, null where nothing was, and each lead in the order in which they were tried. */
export interface BulkOutcome {
  readonly changeId: string | null;
  readonly results: readonly LeadResult[];
  /** Whose load it lifted over the line; absent where that was not asked. */
  readonly lifted?: readonly LiftedLoad[];
}

/** A call that changes many leads. */
export interface BulkCall {
  readonly dryRun?: boolean;
  readonly idempotencyKey: string;
  /** What the caller's filter comes to for it now: no part of what it said. */
  readonly where?: object | null | undefined;
}

/** One change of many leads, each by itself. */
export interface BulkWork {
  /** Where the id of a lead that was named stands in the input, by its place; in `ids` where nothing is said. */
  pathOf?(place: number): readonly string[];
  /** Locks, and says which leads. */
  choose(tx: Tx): Promise<readonly Chosen[]>;
  /** The lead, judged as its own mutation would, or a Refusal. */
  lock(tx: Tx, leadId: string): Promise<Lead>;
  change(tx: Tx, lead: Lead): Promise<void>;
  /** Whether the refusal of one lead is told. */
  refused?(tx: Tx, leadId: string, refusal: Refusal): Promise<boolean>;
  /** Whether nothing more is tried after this one. */
  isOver?(result: LeadResult): boolean;
  /** Whether whose load is lifted over the line is answered too. */
  readonly showsLifted?: boolean;
  /** Keeps what was done, to be taken back; its id. Left out where it may not be taken back. */
  keep?(tx: Tx, changed: readonly ChangedLead[]): Promise<string>;
}

/** A flush looks at everything at hand, so that leads are let go of once they are written. */
const LEADS_AT_HAND = 25;

/**
 * Changes many leads in one transaction, each by itself: one that is refused leaves nothing behind, and the others go on. A dry run answers the
 * same and keeps nothing; nor does a call that changed nothing.
 */
export async function runBulk(ctx: Ctx, mutation: string, [input, work]: [BulkCall, BulkWork]): Promise<BulkOutcome> {
  const call = {
    mutation,
    key: input.dryRun ? null : input.idempotencyKey,
    input: { ...input, where: null },
    pack: (outcome: BulkOutcome) => outcome,
    unpack: async (kept: unknown) => kept as BulkOutcome,
  };
  try {
    return await transact(ctx, tx => changeAll(tx, input, work), call);
  } catch (error) {
    if (error instanceof NothingKept) return { changeId: null, ...error.answer };
    throw error;
  }
}

/** Ends the transaction without keeping anything, and carries what it would have done. */
class NothingKept extends Error {
  constructor(readonly answer: Omit<BulkOutcome, 'changeId'>) {
    super('nothing was kept');
  }
}

async function changeAll(tx: Tx, { dryRun }: BulkCall, work: BulkWork): Promise<BulkOutcome> {
  const results: LeadResult[] = [];
  const changed: ChangedLead[] = [];
  let isTold = false;
  for (const chosen of await work.choose(tx)) {
    const { result, kept, told } = await changeOne(tx, chosen, work);
    results.push(result);
    isTold ||= told;
    if (result.status === BulkStatus.CHANGED && result.before)
      changed.push({ leadId: chosen.id, before: result.before, ...kept });
    if (work.isOver?.(result)) break;
    if (results.length % LEADS_AT_HAND === 0) tx.em.clear();
  }
  const answer = { results, ...(work.showsLifted && { lifted: await liftedBy(tx, results) }) };
  if (dryRun || (changed.length === 0 && !isTold)) throw new NothingKept(answer);
  return { changeId: (changed.length > 0 && (await work.keep?.(tx, changed))) || null, ...answer };
}

interface One {
  readonly result: LeadResult;
  readonly kept: Pick<ChangedLead, 'version' | 'regradedCount'>;
  readonly told: boolean;
}

async function changeOne(tx: Tx, { id: leadId, place }: Chosen, work: BulkWork): Promise<One> {
  let before: LeadState | null = null;
  try {
    return await tx.attempt(async () => {
      const lead = await work.lock(tx, leadId);
      const { version } = lead;
      before = stateOf(lead);
      await work.change(tx, lead);
      await tx.em.flush();
      const status = lead.version === version ? BulkStatus.UNCHANGED : BulkStatus.CHANGED;
      const result = { leadId, status, before, after: stateOf(lead), problems: [] };
      return { result, kept: { version: lead.version, regradedCount: lead.regradedCount }, told: false };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tx.em.clear();
    const told = (await work.refused?.(tx, leadId, error)) ?? false;
    const problems = error.problems.map(problem => placed(problem, place, work.pathOf ?? inIds));
    return {
      result: { leadId, status: BulkStatus.REFUSED, before, after: before, problems },
      kept: { version: 0, regradedCount: 0 },
      told,
    };
  }
}

const inIds = (place: number) => ['ids', String(place)];

/** What is wrong with a lead points at its place among the ids; one that was found has none. */
function placed(
  { field, ...problem }: Problem,
  place: number | null,
  pathOf: (place: number) => readonly string[],
): Problem {
  if (field?.[1] !== 'id') return field ? { ...problem, field } : problem;
  return place === null ? problem : { ...problem, field: ['input', ...pathOf(place)] };
}
