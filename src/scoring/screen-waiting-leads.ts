import { lockLeads } from '../bulk/chosen-leads.js';
import { Lead } from '../leads/lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal } from '../platform/refusal.js';
import { lockLoads } from '../quotas/load.js';
import { takeFromLine } from './grading-line.js';
import { findRegrades, type Regrade, regrade } from './regrades.js';

const LIMIT_LEADS = 200;
/** A flush looks at everything at hand, so that leads are let go of once they are written. */
const LEADS_AT_HAND = 25;

/**
 * Screens and grades leads that wait for it, 200 at most, by what is in force: each takes the validity of the first rule that holds and the tier of the
 * matrix, with facts, weight and events as if it were set by hand. What was said stays. A lead whose holder's quota refuses
 * heavier leads stays as it is. False where none waits.
 */
export function screenWaitingLeads(ctx: Ctx): Promise<boolean> {
  return transact(ctx, async tx => {
    const ids = await takeFromLine(tx, LIMIT_LEADS);
    if (ids.length > 0) await gradeAll(tx, ids);
    return ids.length > 0;
  });
}

async function gradeAll(tx: Tx, ids: readonly string[]): Promise<void> {
  await lockLeads(tx, ids);
  const regrades = await findRegrades(tx, ids);
  await lockLoads(
    tx,
    regrades.flatMap(({ ownerId }) => ownerId ?? []),
  );
  for (let from = 0; from < regrades.length; from += LEADS_AT_HAND) {
    const some = regrades.slice(from, from + LEADS_AT_HAND);
    if (!(await grade(tx, some))) for (const one of some) await grade(tx, [one]);
  }
}

/** Grades these leads, or none of them where one is refused: then false. */
async function grade(tx: Tx, regrades: readonly Regrade[]): Promise<boolean> {
  try {
    await tx.attempt(async () => {
      const ids = regrades.map(({ score }) => score.leadId);
      const found = await tx.em.find(Lead, { id: { $in: ids } }, { populate: ['stage'] });
      const leads = new Map(found.map(lead => [lead.id, lead]));
      for (const one of regrades) {
        const lead = leads.get(one.score.leadId);
        if (lead) await regrade(tx, lead, one);
      }
      await tx.em.flush();
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  } finally {
    tx.em.clear();
  }
}
