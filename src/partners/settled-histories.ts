import { Placement } from '../leads/lead.enums.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import {
  inOrder,
  ownersByTouch,
  type PastTouch,
  type StageTable,
  type Step,
  stagesByTouch,
  stillToTell,
  tidy,
} from './history.rules.js';
import { type House, stageById, stageByKey } from './house.js';
import { applyChanges, type LeadChange } from './imported-change.js';
import { firstStage } from './imported-leads.js';
import { findTouchedKeys, type LeadRow, lockImportedLeads } from './imported-row.js';
import { type Landed, type Landing, nothingLanded, takeTurn } from './landing.js';
import type { InteractionsMapping } from './mapping.rules.js';
import { findTold, stagedBy, type Told } from './told-history.js';

/** What the settling of a batch did, and where the next one goes on; null: it was the last. */
export interface Settled extends Landed {
  readonly next: string | null;
}

const LEADS_LIMIT = 500;

/**
 * Reads stages and owners of leads from all their imported touches, in order, and tells what is not told yet: the order in
 * which rows arrived, a second run and a run that broke off make no difference. An axis that somebody changed by hand is
 * left alone. Where ownership has ended the lead is out of play (ENDED) and keeps its last owner; its stage stays.
 */
export async function settleHistories(landing: Landing, mapping: InteractionsMapping, after: string): Promise<Settled> {
  const { tx, house, sourceSystem } = landing;
  await takeTurn(landing);
  const keys = await findTouchedKeys(tx, sourceSystem, { after, limit: LEADS_LIMIT });
  const landed = nothingLanded();
  const next = keys.length === LEADS_LIMIT ? (keys.at(-1) ?? null) : null;
  const rows = [...(await lockImportedLeads(tx, sourceSystem, keys)).values()];
  const ids = rows.map(({ id }) => id);
  const told = await findTold(tx, ids);
  const touches = await findTouches(landing, ids);
  const changes = rows.flatMap(row => {
    const change = settle({ house, mapping }, { row, told: told(row.id) }, touches.get(row.id) ?? []);
    return change ?? [];
  });
  const refused = await applyChanges(tx, house, changes);
  landed.counts.leadsChanged = changes.length - refused.size;
  for (const [change, problem] of refused) {
    landed.warnings.push({
      line: 0,
      ...problem,
      message: `Lead ${change.after.externalId} was left without an owner. ${problem.message}`,
    });
  }
  return { ...landed, next };
}

interface Law {
  readonly house: House;
  readonly mapping: InteractionsMapping;
}

type History = PastTouch & { readonly teamId: string | null };

function settle(law: Law, lead: { row: LeadRow; told: Told }, unordered: readonly History[]): LeadChange | null {
  const { row, told } = lead;
  const touches = inOrder(unordered);
  const [first] = touches;
  if (!first) return null;
  const createdAt = law.mapping.lead.create ? Math.min(row.createdAt, first.at) : row.createdAt;
  const stages = told.byHand.size > 0 ? [] : stagesToTell(law, told, { touches, createdAt });
  const staged = stagedBy(law.house, lead, stages);
  const held = ownersToTell(law, { row: staged.after, told }, { touches, teams: unordered });
  const temperature = createdAt < row.createdAt ? [{ at: createdAt, value: row.temperature }] : [];
  const facts = { STAGE: stages, WEIGHT: staged.weights, OWNER: held.owners, TEMPERATURE: temperature };
  const after = { ...staged.after, ...held.place, createdAt };
  const isTold =
    Object.values(facts).every(steps => steps.length === 0) && JSON.stringify(after) === JSON.stringify(row);
  return isTold ? null : { before: row, after, facts, stagesBefore: told.STAGE };
}

function stagesToTell(
  { house, mapping }: Law,
  told: Told,
  { touches, createdAt }: { touches: readonly PastTouch[]; createdAt: number },
): Step[] {
  const { byActivity, until, mayGoBack } = mapping.stages ?? { byActivity: {}, until: [], mayGoBack: false };
  const table: StageTable = {
    byActivity: new Map(
      Object.entries(byActivity).flatMap(([activity, key]) => {
        const stage = stageByKey(house, key);
        return stage ? [[activity, { id: stage.apiId, position: stage.position }]] : [];
      }),
    ),
    until: new Set(until),
    mayGoBack,
  };
  const wanted = tidy([{ at: createdAt, value: firstStage(house).apiId }, ...stagesByTouch(touches, table)]);
  const position = (id: string | null) => (id === null ? 0 : stageById(house, id).position);
  return stillToTell(told.STAGE, wanted, (want, have) => {
    if (want === null) return false;
    const stands = have === null ? null : stageById(house, have);
    return mayGoBack && !stands?.isWon && !stands?.isTerminal ? true : position(want) > position(have);
  });
}

type Place = Pick<
  LeadRow,
  'placement' | 'waitingReason' | 'ownerId' | 'lastOwnerId' | 'teamId' | 'poolId' | 'ownerSince'
>;

function ownersToTell(
  { mapping }: Law,
  { row, told }: { row: LeadRow; told: Told },
  { touches, teams }: { touches: readonly PastTouch[]; teams: readonly History[] },
): { owners: Step[]; place: Partial<Place> } {
  if (!mapping.ownership || told.byHand.size > 0) return { owners: [], place: {} };
  const wanted = ownersByTouch(touches, mapping.ownership.last === 'HOLDS');
  if (wanted.length === 0) return { owners: [], place: {} };
  const owners = stillToTell(told.OWNER, wanted);
  const held = wanted.filter(({ value }) => value !== null);
  const nobody = { waitingReason: null, poolId: null };
  const [last, before] = [held.at(-1), held.at(-2)];
  if (wanted.at(-1)?.value === null) {
    const place = {
      ...nobody,
      placement: Placement.ENDED,
      ownerId: null,
      teamId: null,
      ownerSince: null,
      lastOwnerId: uuid(last),
    };
    return { owners, place };
  }
  const holder = teams.find(({ repId }) => repId === last?.value);
  const place = {
    ...nobody,
    placement: Placement.OWNED,
    ownerId: uuid(last),
    teamId: holder?.teamId ?? row.teamId,
    ownerSince: last?.at ?? null,
    lastOwnerId: before ? uuid(before) : row.lastOwnerId,
  };
  return { owners, place };
}

const uuid = (step: Step | undefined): string | null => (step?.value ? uuidOf(step.value) : null);

async function findTouches({ tx, sourceSystem }: Landing, leadIds: readonly string[]): Promise<Map<string, History[]>> {
  const rows = await tx.sql<TouchRow>(TOUCHES, [[...leadIds], sourceSystem]);
  const apiIds = new Map(
    [...new Set(rows.map(({ rep }) => rep))].flatMap(rep => (rep ? [[rep, idFromUuid('rep', rep)] as const] : [])),
  );
  const touches = rows.map(({ leadId, at, until, activity, rep, repKey, team }) => ({
    leadId,
    at,
    end: until,
    activity: activity ?? '',
    repId: rep ? (apiIds.get(rep) ?? null) : null,
    repKey: repKey ?? '',
    teamId: team,
  }));
  return Map.groupBy(touches, ({ leadId }) => leadId);
}

interface TouchRow {
  readonly leadId: string;
  readonly at: number;
  readonly until: number;
  readonly activity: string | null;
  readonly rep: string | null;
  readonly repKey: string | null;
  readonly team: string | null;
}

const TOUCHES = `/* imported touches of leads */ select i.lead_id as "leadId", (extract(epoch from i.occurred_at) * 1000)::float8 as at,
  (extract(epoch from coalesce(i.ended_at, i.occurred_at)) * 1000)::float8 as until, i.activity, i.rep_id as rep, r.external_id as "repKey", r.team_id as team
from interaction i left join rep r on r.id = i.rep_id where i.lead_id = any (?::uuid[]) and i.source_system = ?`;
