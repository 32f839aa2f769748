import type { CustomRecord } from '../leads/custom-field.rules.js';
import type { Lifecycle, Placement, Temperature, Tier, Validity } from '../leads/lead.enums.js';
import type { LeadSight } from '../leads/lead.events.js';
import type { Tx } from '../platform/db/tx.js';
import { type IdPrefix, idFromUuid } from '../platform/ids.js';

/** A lead as an import reads and writes it: uuids as in the table, instants in milliseconds since 1970. */
export interface LeadRow {
  readonly id: string;
  readonly version: number;
  readonly displayLabel: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly companyId: string | null;
  readonly contactId: string | null;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly lifecycle: Lifecycle;
  readonly temperature: Temperature;
  readonly tier: Tier | null;
  readonly validity: Validity;
  readonly placement: Placement;
  readonly waitingReason: string | null;
  readonly ownerId: string | null;
  readonly lastOwnerId: string | null;
  readonly teamId: string | null;
  readonly collaboratorIds: readonly string[];
  readonly poolId: string | null;
  readonly loadUnits: number;
  readonly sourceId: string | null;
  readonly campaignId: string | null;
  readonly productId: string | null;
  readonly segment: string | null;
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
  readonly sourceSystem: string;
  readonly externalId: string | null;
  readonly partnerId: string | null;
  /** The lead that it goes on as; nothing is told of it itself any more. */
  readonly mergedIntoId: string | null;
  readonly convertedRef: string | null;
  readonly custom: CustomRecord;
  readonly stageSince: number;
  readonly ownerSince: number | null;
  readonly firstTouchAt: number | null;
  readonly lastTouchAt: number | null;
  readonly lastTwoWayAt: number | null;
  readonly touchCount: number;
  readonly createdAt: number;
}

const INSTANTS = ['stageSince', 'ownerSince', 'firstTouchAt', 'lastTouchAt', 'lastTwoWayAt', 'createdAt'] as const;

/** The leads of these outside keys, locked in the order of their ids. */
export async function lockImportedLeads(
  tx: Tx,
  sourceSystem: string,
  externalIds: readonly string[],
): Promise<Map<string, LeadRow>> {
  const rows = await tx.sql<LeadRow>(LOCKED, [sourceSystem, [...externalIds]]);
  return new Map(rows.flatMap(row => (row.externalId === null ? [] : [[row.externalId, row]])));
}

/** The leads of these uuids, locked in the order of their ids. */
export function lockLeads(tx: Tx, ids: readonly string[]): Promise<LeadRow[]> {
  return tx.sql<LeadRow>(LOCKED_BY_ID, [[...ids]]);
}

/** Up to `limit` outside keys after `after` that have touches, in their order. */
export async function findTouchedKeys(
  tx: Tx,
  sourceSystem: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await tx.sql<{ key: string }>(TOUCHED, [sourceSystem, after, sourceSystem, limit]);
  return rows.map(row => row.key);
}

export async function insertLeadRows(tx: Tx, rows: readonly LeadRow[], now: Date): Promise<void> {
  if (rows.length > 0) await tx.sql(INSERT, [now.toISOString(), now.toISOString(), JSON.stringify(rows.map(written))]);
}

/** Writes what an import may change of a known lead. */
export async function updateLeadRows(tx: Tx, rows: readonly LeadRow[], now: Date): Promise<void> {
  if (rows.length > 0) await tx.sql(UPDATE, [now.toISOString(), now.toISOString(), JSON.stringify(rows.map(written))]);
}

/** What feeds and policies judge it by. */
export function sightOf(row: LeadRow): LeadSight {
  return {
    placement: row.placement,
    ownerId: apiId('rep', row.ownerId),
    lastOwnerId: apiId('rep', row.lastOwnerId),
    teamId: apiId('team', row.teamId),
    collaboratorIds: row.collaboratorIds.map(id => idFromUuid('rep', id)),
    poolId: apiId('pool', row.poolId),
    pipelineId: idFromUuid('pipe', row.pipelineId),
    stageId: idFromUuid('stage', row.stageId),
    tier: row.tier,
    temperature: row.temperature,
    validity: row.validity,
    partnerId: apiId('partner', row.partnerId),
    sourceId: apiId('source', row.sourceId),
    segment: row.segment,
  };
}

export function apiId(prefix: IdPrefix, uuid: string | null): string | null {
  return uuid === null ? null : idFromUuid(prefix, uuid);
}

function written(row: LeadRow): Record<string, unknown> {
  const instants = INSTANTS.map(name => [name, row[name] === null ? null : new Date(row[name]).toISOString()]);
  return { ...row, ...Object.fromEntries(instants) };
}

const MS = `(extract(epoch from`;
const AS_MS = `) * 1000)::float8`;

const COLUMNS = `id, version, display_label as "displayLabel", name, note, company_id as "companyId", contact_id as "contactId",
  pipeline_id as "pipelineId", stage_id as "stageId", lifecycle, temperature, tier, validity, placement, waiting_reason as "waitingReason",
  owner_id as "ownerId", last_owner_id as "lastOwnerId", team_id as "teamId", collaborator_ids as "collaboratorIds", pool_id as "poolId", load_units::float8 as "loadUnits",
  source_id as "sourceId", campaign_id as "campaignId", product_id as "productId", segment, value_minor::float8 as "valueMinor",
  value_currency as "valueCurrency", source_system as "sourceSystem", external_id as "externalId", partner_id as "partnerId", merged_into_id as "mergedIntoId",
  converted_ref as "convertedRef", custom, ${MS} stage_since${AS_MS} as "stageSince", ${MS} owner_since${AS_MS} as "ownerSince",
  ${MS} first_touch_at${AS_MS} as "firstTouchAt", ${MS} last_touch_at${AS_MS} as "lastTouchAt", ${MS} last_two_way_at${AS_MS} as "lastTwoWayAt",
  touch_count as "touchCount", ${MS} created_at${AS_MS} as "createdAt"`;

const LOCKED = `/* lock imported leads */ select ${COLUMNS} from lead where source_system = ? and external_id = any (?::text[]) order by id for update`;

const LOCKED_BY_ID = `/* lock known leads */ select ${COLUMNS} from lead where id = any (?::uuid[]) order by id for update`;

const TOUCHED = `/* touched leads */ select external_id as key from lead l where source_system = ? and external_id > ?
  and exists (select 1 from interaction i where i.lead_id = l.id and i.source_system = ?) order by external_id limit ?::int`;

const TYPED = `jsonb_to_recordset(?::jsonb) as r (id uuid, version int, "displayLabel" text, name text, note text, "companyId" uuid, "contactId" uuid, "pipelineId" uuid,
  "stageId" uuid, lifecycle text, temperature text, tier text, validity text, placement text, "waitingReason" text, "ownerId" uuid, "lastOwnerId" uuid,
  "teamId" uuid, "poolId" uuid, "loadUnits" numeric, "sourceId" uuid, "campaignId" uuid, "productId" uuid, segment text, "valueMinor" bigint,
  "valueCurrency" text, "sourceSystem" text, "externalId" text, "partnerId" uuid, "convertedRef" text, custom jsonb, "stageSince" timestamptz, "ownerSince" timestamptz,
  "firstTouchAt" timestamptz, "lastTouchAt" timestamptz, "lastTwoWayAt" timestamptz, "touchCount" int, "createdAt" timestamptz)`;

const INSERT = `/* insert imported leads */ insert into lead (last_recorded_at, updated_at, id, version, display_label, name, note, company_id, contact_id, pipeline_id, stage_id,
  lifecycle, temperature, tier, validity, placement, waiting_reason, owner_id, last_owner_id, team_id, pool_id, load_units, source_id, campaign_id,
  product_id, segment, value_minor, value_currency, source_system, external_id, partner_id, converted_ref, custom, stage_since, owner_since, first_touch_at,
  last_touch_at, last_two_way_at, touch_count, created_at)
select ?::timestamptz, ?::timestamptz, id, version, "displayLabel", name, note, "companyId", "contactId", "pipelineId", "stageId", lifecycle, temperature, tier,
  validity, placement, "waitingReason", "ownerId", "lastOwnerId", "teamId", "poolId", "loadUnits", "sourceId", "campaignId", "productId", segment,
  "valueMinor", "valueCurrency", "sourceSystem", "externalId", "partnerId", "convertedRef", custom, "stageSince", "ownerSince", "firstTouchAt", "lastTouchAt",
  "lastTwoWayAt", "touchCount", "createdAt" from ${TYPED}`;

const UPDATE = `/* update imported leads */ update lead l set last_recorded_at = greatest(l.last_recorded_at, ?::timestamptz), updated_at = ?::timestamptz, version = r.version,
  display_label = r."displayLabel", name = r.name, source_id = r."sourceId", campaign_id = r."campaignId", product_id = r."productId",
  value_minor = r."valueMinor", value_currency = r."valueCurrency", note = r.note, stage_id = r."stageId", lifecycle = r.lifecycle, placement = r.placement, waiting_reason = r."waitingReason", owner_id = r."ownerId",
  last_owner_id = r."lastOwnerId", team_id = r."teamId", pool_id = r."poolId", load_units = r."loadUnits", segment = r.segment,
  converted_ref = r."convertedRef", stage_since = r."stageSince", owner_since = r."ownerSince", first_touch_at = r."firstTouchAt",
  last_touch_at = r."lastTouchAt", last_two_way_at = r."lastTwoWayAt", touch_count = r."touchCount", created_at = r."createdAt"
from ${TYPED} where l.id = r.id`;
