import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { findLeadScores, type LeadScore } from './find-lead-scores.js';
import { LeadScoreView } from './lead-score.graphql.js';

@Resolver(() => LeadView)
export class LeadScoreResolver {
  @FieldResolver(() => LeadScoreView, {
    nullable: true,
    description:
      'What the criteria models in force make of it as it is now, criterion by criterion. Its `tier` is given to the lead within seconds, unless one was said: `tierSource`. Null for partners and for screens on a wall.',
  })
  async score(@Root() { id }: { id: string }, @Context() ctx: Ctx): Promise<object> {
    return shownScore(await loaderOf(ctx, 'lead scores', ids => findLeadScores(ctx, ctx.em, ids)).load(id));
  }
}

function shownScore({ grading, fit, intent, tier, screened }: LeadScore): object {
  return {
    fit: fit?.points ?? null,
    intent: intent?.points ?? null,
    fitBand: fit?.band ?? null,
    intentBand: intent?.band ?? null,
    tier,
    fitModel: grading.fit,
    intentModel: grading.intent,
    matrixVersion: grading.matrix.version,
    contributions: [...(fit?.contributions ?? []), ...(intent?.contributions ?? [])],
    screenedBy: screened,
  };
}
