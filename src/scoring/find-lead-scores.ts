import type { EntityManager } from '@mikro-orm/postgresql';
import { findHeld } from '../leads/find-held.js';
import type { Tier } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { type AxisScore, scoreOn, tierOf } from './criteria.rules.js';
import { findGrading, type Grading } from './find-grading.js';
import { firstOf } from './screening.rules.js';
import type { ScreeningRule } from './screening-rule.js';

/** What is made by what is in force of a lead as it is now: null on an axis without a model, and where no rule holds. */
export interface LeadScore {
  readonly leadId: string;
  readonly grading: Grading;
  readonly fit: AxisScore | null;
  readonly intent: AxisScore | null;
  readonly tier: Tier | null;
  readonly screened: ScreeningRule | null;
}

/** The scores of these leads, in their order, by one statement a criterion or rule for all of them. */
export async function findLeadScores(ctx: Ctx, em: EntityManager, leadIds: readonly string[]): Promise<LeadScore[]> {
  const grading = await findGrading(em);
  const parts = [grading.fit?.criteria ?? [], grading.intent?.criteria ?? [], grading.rules];
  const filters = parts.flatMap(part => part.map(({ filter }) => filter));
  const held = await findHeld(ctx, { em, filters }, leadIds);
  return leadIds.map(leadId => scoreOf(leadId, grading, held));
}

function scoreOf(leadId: string, grading: Grading, held: readonly (ReadonlySet<string> | null)[]): LeadScore {
  const holds = held.map(ids => ids?.has(leadId) ?? null);
  const [fitted, wanted] = [grading.fit?.criteria.length ?? 0, grading.intent?.criteria.length ?? 0];
  const fit = grading.fit && scoreOn(grading.fit, holds.slice(0, fitted));
  const intent = grading.intent && scoreOn(grading.intent, holds.slice(fitted, fitted + wanted));
  return {
    leadId,
    grading,
    fit,
    intent,
    tier: tierOf(grading.matrix.cells, fit?.band ?? null, intent?.band ?? null),
    screened: firstOf(grading.rules, holds.slice(fitted + wanted)),
  };
}
