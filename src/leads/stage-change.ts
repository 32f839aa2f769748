import { type FilterQuery, LockMode } from '@mikro-orm/core';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { type LoadMove, lockLoads, moveLoad } from '../quotas/load.js';
import { Organisation } from '../reps/organisation.js';
import { type NewFact, recordFacts } from './facts.js';
import { lockLeadsOf, lockNewcomers } from './held-leads.js';
import { FactAxis } from './lead.enums.js';
import { leadEvent } from './lead.events.js';
import { Lead } from './lead.js';
import { weightMoves } from './reweigh.js';
import type { Stage } from './stage.js';
import { weigh } from './weight.rules.js';

/** A stage whose leads go to another one, or weigh something else from now on (`to` is then the stage itself). */
export interface StageChange {
  readonly from: Stage;
  readonly to: Stage;
}

/** Whoever changes what many leads weigh, by their stages or by their tiers, is alone with that until the end of the transaction. */
export async function lockWeights(tx: Tx): Promise<void> {
  await tx.sql("select pg_advisory_xact_lock(7306, hashtext('pipelines'))");
}

/**
 * Locks leads that are to go along, the counters of those who hold them, and behind them by `last` what they are weighed by, since whoever weighs
 * a lead has the first two when it comes to that. A lead that came meanwhile is locked too, where the counter of its holder is.
 */
export async function lockTakenAlong<T>(tx: Tx, those: FilterQuery<Lead>, last: () => Promise<T>): Promise<T> {
  const leads = await lockLeadsOf(tx, those);
  const owners = leads.flatMap(({ owner }) => owner?.id ?? []);
  await lockLoads(tx, owners);
  const locked = await last();
  const newcomers = (await lockNewcomers(tx, those, leads)).slice(leads.length);
  if (newcomers.some(({ owner }) => owner && !owners.includes(owner.id)))
    throw new TryAgain('a lead came to those that go along meanwhile');
  return locked;
}

/**
 * Takes the leads of changed stages along: to the successor, at its weight, with a fact and an event each. What is held is not refused for load,
 * unless the quota of its holder says so: that may end over its line. Leads that are not `only` such ones stay as they are.
 */
export async function takeAlong(
  tx: Tx,
  changes: readonly StageChange[],
  only: FilterQuery<Lead> = {},
): Promise<number> {
  if (changes.length === 0) return 0;
  const leads = await tx.em.find(
    Lead,
    { $and: [{ stage: { $in: changes.map(({ from }) => from.id) } }, only] },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const { tierWeights } = await tx.em.findOneOrFail(Organisation, { onlyRow: true });
  const targets = new Map(changes.map(({ from, to }) => [from.id, to]));
  const moves: LoadMove[] = [];
  const taken = leads.flatMap(lead => {
    const to = targets.get(lead.stage.id);
    if (!to) return [];
    const units = weigh({ stageUnits: to.loadUnits, tier: lead.tier, validity: lead.validity }, tierWeights);
    if (to.id === lead.stage.id && units === lead.loadUnits) return [];
    moves.push(...weightMoves(lead, units));
    return [{ lead, to, units }];
  });
  await moveLoad(tx, moves);
  for (const { lead, to, units } of taken) await follow(tx, lead, { to, units });
  return taken.length;
}

async function follow(tx: Tx, lead: Lead, { to, units }: { to: Stage; units: number }): Promise<void> {
  const before = lead.sight();
  const now = await tx.now(lead.lastRecordedAt);
  const facts: NewFact[] = [];
  if (units !== lead.loadUnits)
    facts.push({ leadId: lead.id, axis: FactAxis.WEIGHT, value: String(units), occurredAt: now });
  lead.loadUnits = units;
  lead.touch(now);
  const fromStageId = lead.stage.id;
  if (to.id === fromStageId) tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
  else {
    lead.enter(to, now);
    facts.push({ leadId: lead.id, axis: FactAxis.STAGE, value: to.id, occurredAt: now });
    tx.record(() => leadEvent('leadMoved', { lead, before, at: now }, { fromStageId, toStageId: to.id }));
  }
  recordFacts(tx, facts);
}
