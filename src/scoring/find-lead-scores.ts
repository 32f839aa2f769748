import type { EntityManager } from '@mikro-orm/postgresql';
import type { Tier } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { type AxisScore, scoreOn, tierOf } from './criteria.rules.js';
import { findGrading, type Grading } from './find-grading.js';
import { findHeld } from './find-held.js';

/** What the models in force make of a lead as it is now; null on an axis without one. */
export interface LeadScore {
  readonly leadId: string;
  readonly grading: Grading;
  readonly fit: AxisScore | null;
  readonly intent: AxisScore | null;
  readonly tier: Tier | null;
}

/** The scores of these leads, in their order, by one statement a criterion for all of them. */
export async function findLeadScores(ctx: Ctx, em: EntityManager, leadIds: readonly string[]): Promise<LeadScore[]> {
  const grading = await findGrading(em);
  const models = [grading.fit, grading.intent].filter(model => model !== null);
  const filters = models.flatMap(({ criteria }) => criteria.map(({ filter }) => filter));
  const held = await findHeld(ctx, { em, filters }, leadIds);
  return leadIds.map(leadId => {
    const holds = held.map(ids => ids?.has(leadId) ?? null);
    const fitted = grading.fit?.criteria.length ?? 0;
    const fit = grading.fit && scoreOn(grading.fit, holds.slice(0, fitted));
    const intent = grading.intent && scoreOn(grading.intent, holds.slice(fitted));
    const tier = tierOf(grading.matrix.cells, fit?.band ?? null, intent?.band ?? null);
    return { leadId, grading, fit, intent, tier };
  });
}
