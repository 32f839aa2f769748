import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { LoadView } from '../quotas/quota.graphql.js';
import { findRepLoadParts, findTeamLoadParts, type LoadParts } from './find-load-parts.js';
import { LoadOfLifecycleView, LoadOfStageView, LoadOfTemperatureView, LoadOfTierView } from './load-parts.graphql.js';
import { StageView } from './pipeline.graphql.js';

/** A load knows whose it is. */
interface Held {
  readonly holder: { readonly kind: 'rep' | 'team'; readonly id: string };
}

@Resolver(() => LoadView)
export class LoadPartsResolver {
  @FieldResolver(() => [LoadOfTierView], {
    description:
      'The leads of `heldCount` by tier, A first, those without one last; tiers without leads are left out. Together they are `heldCount` and `heldUnits`, like each of the other ways to take it apart.',
  })
  async byTier(@Root() load: Held, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await partsOf(ctx, load)).byTier;
  }

  @FieldResolver(() => [LoadOfLifecycleView], {
    description:
      'The leads of `heldCount` by lifecycle, in the order of a customer’s life; lifecycles without leads are left out. Leads that weigh nothing, by default those from the sale on, are not in a load.',
  })
  async byLifecycle(@Root() load: Held, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await partsOf(ctx, load)).byLifecycle;
  }

  @FieldResolver(() => [LoadOfTemperatureView], {
    description: 'The leads of `heldCount` by temperature, from cold to hot; temperatures without leads are left out.',
  })
  async byTemperature(@Root() load: Held, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await partsOf(ctx, load)).byTemperature;
  }

  @FieldResolver(() => [LoadOfStageView], {
    description: 'The leads of `heldCount` by stage, by pipeline and position; stages without leads are left out.',
  })
  async byStage(@Root() load: Held, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await partsOf(ctx, load)).byStage;
  }
}

@Resolver(() => LoadOfStageView)
export class LoadOfStageResolver {
  @FieldResolver(() => StageView, { nullable: true, description: 'The stage.' })
  stage(@Root() { stageId }: { stageId: string }): string | null {
    return stageId;
  }
}

function partsOf(ctx: Ctx, { holder: { kind, id } }: Held): Promise<LoadParts> {
  return kind === 'rep'
    ? loaderOf(ctx, 'parts of rep loads', ids => findRepLoadParts(ctx, ids)).load(id)
    : loaderOf(ctx, 'parts of team loads', ids => findTeamLoadParts(ctx, ids)).load(id);
}
