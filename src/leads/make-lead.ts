import { ref } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { newId } from '../platform/ids.js';
import { UserErrorCode } from '../platform/refusal.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import { settleCustom } from './custom-values.js';
import { defaultPool } from './default-rows.js';
import { labelOf } from './duplicate.rules.js';
import { recordFacts } from './facts.js';
import { FactAxis, OwnershipChange, Placement, Temperature, Validity } from './lead.enums.js';
import { leadEvent, productTold } from './lead.events.js';
import { Lead } from './lead.js';
import type { DraftContact, DraftTargets, LeadDraft } from './lead-draft.js';
import { LeadContact } from './lead-party.js';
import { changeHolder, type Holder } from './ownership.js';
import { completeParty, findParty, type Party } from './party.js';
import { holdToWeight } from './stage-weight.js';
import { weighHeld } from './tier-weights.js';

/** Makes a lead with its first facts and brings it to its first holder: its owner, a pool, or the queue with a reason. */
export async function makeLead(
  tx: Tx,
  draft: LeadDraft,
  found: DraftTargets & { party: Party; path: readonly string[]; validity?: Validity },
): Promise<Lead> {
  const to = await firstHolder(tx, found);
  const validity = found.validity ?? draft.validity ?? Validity.UNSCREENED;
  const tier = draft.tier ?? null;
  const units = await weighHeld(tx, { stageUnits: found.stage.loadUnits, tier, validity });
  holdToWeight(tx, found.stage);
  const lead = blankLead(draft, found, { units, validity });
  lead.custom = await settleCustom(tx, CustomFieldHolder.LEAD, {
    given: draft.customValues,
    before: null,
    path: [...found.path, 'customValues'],
  });
  await changeHolder(tx, { lead, to, how: OwnershipChange.CREATED, before: null });
  const now = await tx.now();
  lead.createdAt = lead.stageSince = now;
  const party = await completeParty(tx, draft, { known: found.party, now, path: found.path });
  lead.company = party.company && ref(party.company);
  lead.contact = party.contact && ref(party.contact);
  tx.em.persist(lead);
  await addContacts(tx, lead, { people: draft.contacts ?? [], party, now, path: found.path });
  recordFacts(tx, firstFacts(lead, now));
  tx.record(() => leadEvent('leadCreated', { lead, before: null, at: now }, productTold(null, lead.product?.id)));
  return lead;
}

async function firstHolder(tx: Tx, { owner, pool, source }: DraftTargets): Promise<Holder> {
  if (owner) return { placement: Placement.OWNED, rep: owner };
  const open = pool ?? (await source?.defaultPool?.loadOrFail()) ?? (await defaultPool(tx));
  if (open) return { placement: Placement.POOLED, pool: open };
  return { placement: Placement.WAITING, reason: UserErrorCode.NO_RULE_MATCHED };
}

function blankLead(
  draft: LeadDraft,
  found: DraftTargets & { validity?: Validity },
  law: { units: number; validity: Validity },
): Lead {
  return Object.assign(new Lead(), {
    id: newId('lead'),
    displayLabel: labelOf({
      company: draft.companyName ?? null,
      person: draft.name ?? null,
      key: draft.externalId ?? null,
    }),
    name: draft.name ?? null,
    note: draft.note ?? null,
    pipeline: ref(found.pipeline),
    stage: ref(found.stage),
    lifecycle: found.stage.lifecycle,
    temperature: draft.temperature ?? Temperature.COLD,
    temperatureUntil: null,
    temperatureBefore: null,
    tier: draft.tier ?? null,
    isTierByModel: false,
    validity: law.validity,
    isValidityByModel: found.validity !== undefined,
    screeningReason: null,
    owner: null,
    lastOwner: null,
    team: null,
    collaboratorIds: [],
    pool: null,
    pooledSince: null,
    loadUnits: law.units,
    source: found.source && ref(found.source),
    campaign: found.campaign && ref(found.campaign),
    product: found.product && ref(found.product),
    segment: draft.segment ?? null,
    valueMinor: draft.value?.minorUnits ?? null,
    valueCurrency: draft.value?.currency ?? null,
    winProbability: null,
    sourceSystem: draft.externalId ? (draft.sourceSystem ?? 'api') : null,
    externalId: draft.externalId ?? null,
    partnerId: null,
    convertedRef: null,
    mergedInto: null,
    firstTouchAt: null,
    lastTouchAt: null,
    lastTwoWayAt: null,
    touchCount: 0,
    regradedCount: 0,
    custom: {},
  });
}

function firstFacts(lead: Lead, now: Date): Parameters<typeof recordFacts>[1] {
  const axes = [
    [FactAxis.STAGE, lead.stage.id],
    [FactAxis.TEMPERATURE, lead.temperature],
    [FactAxis.VALIDITY, lead.validity],
    [FactAxis.WEIGHT, String(lead.loadUnits)],
    ...(lead.tier ? ([[FactAxis.TIER, lead.tier]] as const) : []),
  ] as const;
  return axes.map(([axis, value]) => ({ leadId: lead.id, axis, value, occurredAt: now }));
}

async function addContacts(
  tx: Tx,
  lead: Lead,
  { people, party, now, path }: { people: readonly DraftContact[]; party: Party; now: Date; path: readonly string[] },
): Promise<void> {
  const added = new Set([party.contact]);
  for (const person of people) {
    const { contact } = await completeParty(tx, person, {
      known: { ...(await findParty(tx, person)), company: party.company },
      now,
      path,
    });
    if (!contact || added.has(contact)) continue;
    added.add(contact);
    tx.em.create(LeadContact, { lead: ref(lead), contact: ref(contact), buyingRole: person.buyingRole });
  }
}

/** The partner of a caller that is one: its leads carry it. */
export function partnerOf(tx: Tx): string | null {
  return tx.ctx.viewer.role === Role.PARTNER ? tx.ctx.viewer.partnerId : null;
}
