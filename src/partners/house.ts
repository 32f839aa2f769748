import { CustomFieldHolder } from '../leads/custom-field.enums.js';
import { type KeptValue, readCell } from '../leads/custom-field.rules.js';
import { type FieldInForce, findFields } from '../leads/custom-values.js';
import type { Lifecycle, Tier, Validity } from '../leads/lead.enums.js';
import { holdToTiers, type TierWeights } from '../leads/tier-weights.js';
import { weigh } from '../leads/weight.rules.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid } from '../platform/ids.js';

/** A stage as an import needs it; `id` is its uuid, `apiId` what facts hold. */
export interface HouseStage {
  readonly id: string;
  readonly apiId: string;
  readonly key: string;
  readonly position: number;
  readonly lifecycle: Lifecycle;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
  readonly loadUnits: number;
}

/** What an import stands on: the default pipeline and pool, and what tiers weigh. */
export interface House {
  readonly importId: string;
  readonly pipelineId: string;
  readonly stages: readonly HouseStage[];
  readonly poolId: string | null;
  readonly tierWeights: TierWeights;
  /** The custom fields of leads that are in use. */
  readonly fields: readonly FieldInForce[];
}

export async function findHouse(tx: Tx, importId: string): Promise<House> {
  const [row] = await tx.sql<{ pipelineId: string; poolId: string | null; tierWeights: TierWeights }>(HOUSE);
  if (!row) throw new Error('there is no default pipeline');
  const fields = (await findFields(tx)).filter(({ holder }) => holder === CustomFieldHolder.LEAD);
  const stages = await tx.sql<Omit<HouseStage, 'apiId'>>(STAGES, [row.pipelineId]);
  return {
    importId,
    ...row,
    fields,
    stages: stages.map(stage => ({ ...stage, apiId: idFromUuid('stage', stage.id) })),
  };
}

/** The same with what tiers weigh now: a batch comes long after the file was begun. */
export async function weighedNow(tx: Tx, house: House): Promise<House> {
  const [now] = await tx.sql<Pick<House, 'tierWeights'>>(TIER_WEIGHTS);
  if (!now) throw new Error('there is no organisation');
  holdToTiers(tx, now.tierWeights);
  return { ...house, ...now };
}

export function stageByKey({ stages }: House, key: string): HouseStage | null {
  return stages.find(stage => stage.key === key) ?? null;
}

/** By its uuid or the id that facts hold. */
export function stageById({ stages }: House, id: string): HouseStage {
  const found = stages.find(stage => stage.id === id || stage.apiId === id);
  if (!found) throw new Error('a lead stands in a stage of another pipeline');
  return found;
}

/** What a custom field keeps of a text, or undefined where there is no such field or it takes no such value. */
export function customIn({ fields }: House, key: string, text: string): KeptValue | undefined {
  const field = fields.find(one => one.key === key);
  return field && readCell(field, text);
}

export function weightIn(house: House, stage: HouseStage, lead: { tier: Tier | null; validity: Validity }): number {
  return weigh({ stageUnits: stage.loadUnits, tier: lead.tier, validity: lead.validity }, house.tierWeights);
}

const HOUSE = `select p.id as "pipelineId", (select id from pool where is_default) as "poolId", o.tier_weights as "tierWeights"
from pipeline p, organisation o where p.is_default`;

const TIER_WEIGHTS = '/* what tiers weigh now */ select tier_weights as "tierWeights" from organisation';

const STAGES = `select id, key, position, lifecycle, is_terminal as "isTerminal", is_won as "isWon", load_units::float8 as "loadUnits"
from stage where pipeline_id = ?::uuid order by position`;
