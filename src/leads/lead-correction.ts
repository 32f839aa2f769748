import { type EntityClass, ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { refuseAll, UserErrorCode } from '../platform/refusal.js';
import { lockWallsOf } from '../quotas/wall.js';
import { Campaign, LeadSource, Product } from './catalogue.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import type { GivenValue } from './custom-field.rules.js';
import { settleCustom } from './custom-values.js';
import { labelOf } from './duplicate.rules.js';
import { applyGrade } from './grade.js';
import type { Temperature, Tier, Validity } from './lead.enums.js';
import { leadEvent, productTold } from './lead.events.js';
import type { Lead } from './lead.js';

/** What may be corrected on a lead. A value that is left out stays; null clears it. */
export interface LeadCorrection {
  name?: string | null;
  note?: string | null;
  segment?: string | null;
  value?: { minorUnits: number; currency: string } | null;
  tier?: Tier | null;
  temperature?: Temperature | null;
  validity?: Validity | null;
  winProbability?: number | null;
  convertedRef?: string | null;
  sourceId?: string | null;
  campaignId?: string | null;
  productId?: string | null;
  customValues?: readonly GivenValue[] | null;
}

/** The correction of a locked lead whose stage is loaded. */
export async function correctLead(
  tx: Tx,
  lead: Lead,
  { input, path }: { input: LeadCorrection; path: readonly string[] },
): Promise<void> {
  const before = lead.sight();
  const product = lead.product?.id;
  await correctReferences(tx, lead, { input, path });
  lead.custom = await settleCustom(tx, CustomFieldHolder.LEAD, {
    given: input.customValues,
    before: lead.custom,
    path: [...path, 'customValues'],
  });
  const { name, note, segment, winProbability, convertedRef } = input;
  for (const [field, value] of Object.entries({ name, note, segment, winProbability, convertedRef })) {
    if (value !== undefined) Object.assign(lead, { [field]: value });
  }
  if (input.value !== undefined) {
    lead.valueMinor = input.value?.minorUnits ?? null;
    lead.valueCurrency = input.value?.currency ?? null;
  }
  if (input.name !== undefined && !lead.company)
    lead.displayLabel = labelOf({ company: null, person: lead.name, key: lead.externalId });
  const { tier, temperature } = input;
  const validity = lead.mergedInto ? null : input.validity;
  await applyGrade(tx, lead, { tier, temperature, validity });
  const now = await tx.now(lead.lastRecordedAt);
  lead.touch(now);
  tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }, productTold(product, lead.product?.id)));
}

async function correctReferences(
  tx: Tx,
  lead: Lead,
  { input, path }: { input: LeadCorrection; path: readonly string[] },
): Promise<void> {
  const { sourceId, campaignId, productId } = input;
  const source = await findNamed(tx, LeadSource, sourceId);
  const campaign = await findNamed(tx, Campaign, campaignId);
  const product = await findNamed(tx, Product, productId);
  const missing = (field: string, found: object | null | undefined, id?: string | null) =>
    Boolean(id) && !found && { code: UserErrorCode.NOT_FOUND, field: [...path, field] };
  refuseAll([
    missing('sourceId', source, sourceId),
    missing('campaignId', campaign, campaignId),
    missing('productId', product, productId),
  ]);
  if (source !== undefined) lead.source = source && ref(source);
  if (campaign !== undefined) lead.campaign = campaign && ref(campaign);
  if (product === undefined || product?.id === lead.product?.id) return;
  lead.product = product && ref(product);
  if (lead.owner) await lockWallsOf(tx, lead.owner.id);
}

/** Undefined where nothing is said, null where it is cleared or names nothing. */
async function findNamed<Row extends { id: string }>(
  tx: Tx,
  row: EntityClass<Row>,
  id: string | null | undefined,
): Promise<Row | null | undefined> {
  if (id == null) return id;
  return (await tx.em.findOne<{ id: string }>(row, { id })) as Row | null;
}
