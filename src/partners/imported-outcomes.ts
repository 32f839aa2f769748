import { OutcomeResult, Placement } from '../leads/lead.enums.js';
import type { Tx } from '../platform/db/tx.js';
import { newId, uuidOf } from '../platform/ids.js';
import type { ImportedOutcome } from './draft.rules.js';
import { type Step, stillToTell, tidy } from './history.rules.js';
import { type House, type HouseStage, stageByKey } from './house.js';
import { type Catalogue, findOrMakeCompetitors } from './imported-catalogue.js';
import { applyChanges, type LeadChange } from './imported-change.js';
import { findOrMakeReps, type KnownRep, type People } from './imported-people.js';
import { type LeadRow, lockImportedLeads } from './imported-row.js';
import { type Landed, type Landing, nothingLanded, type Read, takeTurn } from './landing.js';
import type { OutcomesMapping } from './mapping.rules.js';
import { RowCode, type RowProblem } from './row.rules.js';
import { findTold, stagedBy, type Told } from './told-history.js';

/**
 * Records the decisions of a batch and moves their leads to the won or ended stage at the instant of the decision. A lead
 * that was decided before it came in keeps both instants as the file says them, stands in its stage from the later one on,
 * and is reported.
 */
export async function landOutcomes(
  landing: Landing,
  mapping: OutcomesMapping,
  rows: readonly Read<ImportedOutcome>[],
): Promise<Landed> {
  const { tx, house, sourceSystem } = landing;
  await takeTurn(landing);
  const leads = await lockImportedLeads(
    tx,
    sourceSystem,
    rows.map(({ draft }) => draft.leadKey),
  );
  const inForce = await findInForce(tx, [...leads.values()]);
  const landed = nothingLanded();
  const fresh = rows.filter(row => judge(row, mapping, { leads, inForce, landed }));
  const people = await findOrMakeReps(
    tx,
    fresh.flatMap(({ draft }) => draft.owners.map(({ rep }) => rep)),
    landing,
  );
  landed.counts.repsMade = people.repsMade;
  landed.counts.teamsMade = people.teamsMade;
  const told = await findTold(
    tx,
    [...leads.values()].map(({ id }) => id),
  );
  const now = (await tx.now()).getTime();
  const decisions = fresh.flatMap(row => {
    const lead = leads.get(row.draft.leadKey);
    const decided = lead
      ? decide(house, { row: lead, told: told(lead.id) }, { outcome: row.draft, people, now })
      : null;
    if (!decided) return [];
    if ('code' in decided) landed.refused.push({ line: row.line, ...decided });
    return 'code' in decided ? [] : [{ ...row, change: decided }];
  });
  const refused = await applyChanges(
    tx,
    house,
    decisions.map(({ change }) => change),
  );
  const taken = decisions.filter(({ line, change }) => {
    const problem = refused.get(change);
    if (problem) landed.refused.push({ line, ...problem });
    return !problem;
  });
  for (const { line, draft, change } of taken)
    if (draft.decidedAt.getTime() < change.after.createdAt)
      landed.warnings.push({ line, ...early(draft, change.after) });
  await insertOutcomes(tx, taken);
  landed.counts.outcomesMade = taken.length;
  return landed;
}

interface InForce {
  readonly leadId: string;
  readonly result: OutcomeResult;
  readonly at: number;
}

interface Standing {
  readonly leads: ReadonlyMap<string, LeadRow>;
  readonly inForce: Map<string, InForce>;
  readonly landed: Landed;
}

/** Whether a row tells a decision that is not recorded; the decisions of this batch count as recorded. */
function judge(
  { line, draft }: Read<ImportedOutcome>,
  { repeated }: OutcomesMapping,
  { leads, inForce, landed }: Standing,
): boolean {
  const refuse = (code: RowCode, message: string) => landed.refused.push({ line, column: null, code, message });
  const lead = leads.get(draft.leadKey);
  if (!lead) {
    refuse(RowCode.NOT_FOUND, 'The lead that it decides is not known.');
    return false;
  }
  const at = draft.decidedAt.getTime();
  const known = inForce.get(lead.id);
  if (!known && lead.mergedIntoId) {
    refuse(RowCode.MERGED, 'The lead was merged into another one.');
    return false;
  }
  if (!known) {
    inForce.set(lead.id, { leadId: lead.id, result: draft.result, at });
    return true;
  }
  const isSame = known.result === draft.result && known.at === at;
  if (isSame || (repeated === 'FIRST' && at >= known.at)) landed.counts.unchanged += 1;
  else if (repeated === 'FIRST')
    refuse(RowCode.TAKEN, 'A later decision is recorded already. Sort the file by the time of the decision.');
  else refuse(RowCode.TAKEN, 'Another decision is in force for this lead.');
  return false;
}

interface Decision {
  readonly outcome: ImportedOutcome;
  readonly people: People;
  readonly now: number;
}

function decide(
  house: House,
  lead: { row: LeadRow; told: Told },
  { outcome, people, now }: Decision,
): LeadChange | RowProblem {
  const { row, told } = lead;
  if (outcome.decidedAt.getTime() > now)
    return { column: null, code: RowCode.IN_THE_FUTURE, message: 'It lies in the future.' };
  const at = Math.max(outcome.decidedAt.getTime(), row.createdAt);
  if (told.byHand.size > 0 && told.STAGE.some(step => step.at > at)) {
    return { column: null, code: RowCode.CHANGED_SINCE, message: 'The lead was moved by hand after this decision.' };
  }
  const stage = closingStage(house, outcome.result);
  const stages = stillToTell(told.STAGE, [...told.STAGE.filter(step => step.at < at), { at, value: stage.apiId }]);
  const { after, weights } = stagedBy(house, lead, stages);
  const holders = outcome.owners.flatMap(({ rep, from }) => {
    const known = people.reps.get(rep.externalId);
    return known ? [{ at: from === 'CREATED' ? row.createdAt : at, rep: known }] : [];
  });
  const held = heldBy({ row: after, told }, { holders, at, isWon: outcome.result === OutcomeResult.WON });
  return {
    before: row,
    after: {
      ...after,
      ...held.place,
      segment: outcome.segment ?? row.segment,
      note: row.note ?? outcome.note,
      convertedRef: outcome.convertedRef ?? row.convertedRef,
    },
    facts: { STAGE: stages, WEIGHT: weights, OWNER: held.owners },
    stagesBefore: told.STAGE,
  };
}

interface Ending {
  readonly holders: readonly { readonly at: number; readonly rep: KnownRep }[];
  readonly at: number;
  readonly isWon: boolean;
}

/** A won lead stays with its last owner, where it has one; every other decided lead leaves play and keeps its last owner. */
function heldBy(
  { row, told }: { row: LeadRow; told: Told },
  { holders, at, isWon }: Ending,
): { owners: Step[]; place: Partial<LeadRow> } {
  const mayTell = told.byHand.size === 0;
  const named =
    mayTell && holders.length > 0 ? tidy(holders.map(holder => ({ at: holder.at, value: holder.rep.apiId }))) : null;
  const last = named ? holders.at(-1) : undefined;
  if (isWon && last) {
    const former = holders.findLast(({ rep }) => rep.id !== last.rep.id)?.rep;
    const place = {
      placement: Placement.OWNED,
      waitingReason: null,
      poolId: null,
      ownerId: last.rep.id,
      teamId: last.rep.teamId,
      ownerSince: named?.at(-1)?.at ?? at,
      lastOwnerId: former?.id ?? row.lastOwnerId,
    };
    return { owners: stillToTell(told.OWNER, named ?? []), place };
  }
  if (isWon && row.ownerId) return { owners: [], place: {} };
  const wanted = [...(named ?? told.OWNER.filter(step => step.at < at)), { at, value: null }];
  const place = {
    placement: Placement.ENDED,
    waitingReason: null,
    poolId: null,
    ownerId: null,
    teamId: null,
    ownerSince: null,
    lastOwnerId: last?.rep.id ?? row.ownerId ?? row.lastOwnerId,
  };
  // Nobody held it, or its ownership ended before: nothing is told, only its place changes.
  return { owners: isWon || (!named && !row.ownerId) ? [] : stillToTell(told.OWNER, wanted), place };
}

function closingStage(house: House, result: OutcomeResult): HouseStage {
  const stage =
    result === OutcomeResult.WON
      ? house.stages.find(each => each.isWon && !each.isTerminal)
      : (stageByKey(house, result) ?? house.stages.find(each => each.isTerminal));
  if (!stage) throw new Error('the default pipeline has no stage for this outcome');
  return stage;
}

function early({ decidedAt }: ImportedOutcome, { createdAt }: LeadRow): RowProblem {
  const message = `Decided at ${decidedAt.toISOString()}, before the lead came in at ${new Date(createdAt).toISOString()}: it has no cycle time.`;
  return { column: null, code: RowCode.DECIDED_BEFORE_CREATED, message };
}

async function findInForce(tx: Tx, leads: readonly LeadRow[]): Promise<Map<string, InForce>> {
  const rows = await tx.sql<InForce>(IN_FORCE, [leads.map(({ id }) => id)]);
  return new Map(rows.map(row => [row.leadId, row]));
}

async function insertOutcomes(
  tx: Tx,
  rows: readonly (Read<ImportedOutcome> & { change: LeadChange })[],
): Promise<void> {
  if (rows.length === 0) return;
  const competitors: Catalogue = await findOrMakeCompetitors(
    tx,
    rows.map(({ draft }) => draft.competitor),
  );
  const now = (await tx.now()).toISOString();
  const records = rows.map(({ draft, change }) => ({
    id: uuidOf(newId('outcome')),
    leadId: change.after.id,
    result: draft.result,
    reason: draft.reason,
    competitorId: competitors.get(draft.competitor?.key ?? '') ?? null,
    amount: draft.amount?.minorUnits ?? null,
    grossProfit: draft.grossProfit?.minorUnits ?? null,
    currency: draft.amount?.currency ?? draft.grossProfit?.currency ?? null,
    decidedAt: draft.decidedAt,
  }));
  await tx.sql(INSERT, [now, tx.ctx.viewer.subject, JSON.stringify(records)]);
}

const IN_FORCE = `select lead_id as "leadId", result, (extract(epoch from decided_at) * 1000)::float8 as at
from lead_outcome where lead_id = any (?::uuid[]) and reverted_at is null`;

const INSERT = `/* insert imported outcomes */ insert into lead_outcome (recorded_at, recorded_by, id, lead_id, result, reason, competitor_id, amount_minor, gross_profit_minor, currency, decided_at)
select ?::timestamptz, ?::text, id, "leadId", result, reason, "competitorId", amount, "grossProfit", currency, "decidedAt"
from jsonb_to_recordset(?::jsonb) as r (id uuid, "leadId" uuid, result text, reason text, "competitorId" uuid, amount bigint, "grossProfit" bigint, currency text, "decidedAt" timestamptz)`;
