import { labelOf } from '../leads/duplicate.rules.js';
import { Placement, type Temperature } from '../leads/lead.enums.js';
import { newId, uuidOf } from '../platform/ids.js';
import type { ImportedLead, LeadFields } from './draft.rules.js';
import type { Step } from './history.rules.js';
import { customIn, type House, type HouseStage, stageByKey, weightIn } from './house.js';
import { type Catalogues, findOrMakeCatalogues } from './imported-catalogue.js';
import type { LeadChange } from './imported-change.js';
import { findOrMakeParties, type PartyIds, partyKeys } from './imported-parties.js';
import type { KnownRep } from './imported-people.js';
import type { LeadRow } from './imported-row.js';
import type { Landing } from './landing.js';
import { RowCode, type RowProblem } from './row.rules.js';

/** A lead to be made, as far as its row says. */
export interface LeadBirth {
  readonly externalId: string;
  readonly fields: LeadFields;
  readonly createdAt: number;
  readonly rep: KnownRep | null;
  readonly heldFrom: number;
  /** Where it is if nobody holds it. */
  readonly unheld: 'POOLED' | 'ENDED';
}

/** What duplicates are locked by before leads are made. */
export function birthKeys(sourceSystem: string, lead: { externalId: string; fields: LeadFields }): string[] {
  return [`external:${sourceSystem}:${lead.externalId}`, ...partyKeys(lead.fields)];
}

/** Why a lead cannot be made, or null. */
export function judgeBirth(
  house: House,
  lead: Pick<ImportedLead, 'fields' | 'createdAt' | 'heldFrom'>,
  now: number,
): RowProblem | null {
  const { stageKey } = lead.fields;
  const stage = stageKey === null ? null : stageByKey(house, stageKey);
  if (stageKey !== null && !stage)
    return { column: null, code: RowCode.UNKNOWN_VALUE, message: `There is no stage ${stageKey}.` };
  if (stage?.isWon || stage?.isTerminal)
    return {
      column: null,
      code: RowCode.OUTCOME_REQUIRED,
      message: 'A won or ended stage is reached by importing an outcome.',
    };
  const strange = Object.entries(lead.fields.custom).find(([key, text]) => customIn(house, key, text) === undefined);
  if (strange)
    return {
      column: null,
      code: RowCode.UNKNOWN_VALUE,
      message: `There is no custom field ${strange[0]}, or it takes no such value.`,
    };
  if (Math.max(lead.createdAt?.getTime() ?? 0, lead.heldFrom?.getTime() ?? 0) > now)
    return { column: null, code: RowCode.IN_THE_FUTURE, message: 'It lies in the future.' };
  return null;
}

/** Rows and first facts of new leads, not yet written; what they refer to is made. */
export async function leadsBorn(landing: Landing, births: readonly LeadBirth[]): Promise<LeadChange[]> {
  const { tx, partnerId } = landing;
  const fields = births.map(birth => birth.fields);
  const catalogues = await findOrMakeCatalogues(tx, fields);
  const parties = await findOrMakeParties(tx, fields, { isOfPartner: partnerId !== null });
  return births.map((birth, place) => {
    const party = parties[place] ?? { companyId: null, contactId: null };
    return born({ ...landing, catalogues }, birth, party);
  });
}

type Place = Pick<Landing, 'house' | 'sourceSystem' | 'partnerId'> & { readonly catalogues: Catalogues };

function born({ house, sourceSystem, partnerId, catalogues }: Place, birth: LeadBirth, party: PartyIds): LeadChange {
  const { fields, createdAt, externalId } = birth;
  const stage = (fields.stageKey === null ? null : stageByKey(house, fields.stageKey)) ?? firstStage(house);
  const loadUnits = weightIn(house, stage, fields);
  const sourceId = catalogues.sources.get(fields.source?.key ?? '') ?? null;
  const poolId = catalogues.pools.get(sourceId ?? '') ?? house.poolId;
  const after: LeadRow = {
    id: uuidOf(newId('lead')) ?? '',
    version: 1,
    displayLabel: labelOf({ company: fields.companyName, person: fields.name, key: externalId }),
    name: fields.name,
    note: fields.note,
    ...party,
    pipelineId: house.pipelineId,
    stageId: stage.id,
    lifecycle: stage.lifecycle,
    temperature: fields.temperature,
    tier: fields.tier,
    validity: fields.validity,
    ...placeOf(poolId, birth),
    lastOwnerId: null,
    collaboratorIds: [],
    loadUnits,
    sourceId,
    campaignId: catalogues.campaigns.get(fields.campaign?.key ?? '') ?? null,
    productId: catalogues.products.get(fields.product?.key ?? '') ?? null,
    segment: fields.segment,
    valueMinor: fields.value?.minorUnits ?? null,
    valueCurrency: fields.value?.currency ?? null,
    sourceSystem,
    externalId,
    mergedIntoId: null,
    partnerId,
    convertedRef: fields.convertedRef,
    custom: Object.fromEntries(
      Object.entries(fields.custom).flatMap(([key, text]) => {
        const value = customIn(house, key, text);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
    stageSince: createdAt,
    firstTouchAt: null,
    lastTouchAt: null,
    lastTwoWayAt: null,
    touchCount: 0,
    createdAt,
  };
  return { before: null, after, facts: firstFacts(birth, stage, loadUnits) };
}

function placeOf(poolId: string | null, { rep, heldFrom, unheld }: LeadBirth) {
  const nobody = { waitingReason: null, ownerId: null, teamId: null, poolId: null, ownerSince: null };
  if (rep) return { ...nobody, placement: Placement.OWNED, ownerId: rep.id, teamId: rep.teamId, ownerSince: heldFrom };
  if (unheld === 'ENDED') return { ...nobody, placement: Placement.ENDED };
  if (poolId) return { ...nobody, placement: Placement.POOLED, poolId };
  return { ...nobody, placement: Placement.WAITING, waitingReason: 'NO_RULE_MATCHED' };
}

function firstFacts(birth: LeadBirth, stage: HouseStage, loadUnits: number): LeadChange['facts'] {
  const from = (value: string | Temperature, at = birth.createdAt): Step[] => [{ at, value }];
  const { tier, temperature, validity } = birth.fields;
  return {
    STAGE: from(stage.apiId),
    TEMPERATURE: from(temperature),
    VALIDITY: from(validity),
    WEIGHT: from(String(loadUnits)),
    ...(tier && { TIER: from(tier) }),
    ...(birth.rep && { OWNER: from(birth.rep.apiId, birth.heldFrom) }),
  };
}

export function firstStage({ stages }: House): HouseStage {
  const [first] = stages;
  if (!first) throw new Error('the default pipeline has no stages');
  return first;
}
