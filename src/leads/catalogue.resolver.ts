import { Arg, Args, ArgsType, Authorized, Ctx as Context, Field, Mutation, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import {
  CAMPAIGN_LIST,
  CampaignConnection,
  CatalogueOrder,
  COMPETITOR_LIST,
  CompetitorConnection,
  PRODUCT_LIST,
  ProductConnection,
  SaveCampaignInput,
  SaveCampaignPayload,
  SaveCompetitorInput,
  SaveCompetitorPayload,
  SaveProductInput,
  SaveProductPayload,
  SaveSourceInput,
  SaveSourcePayload,
  SOURCE_LIST,
  SourceConnection,
} from './catalogue.graphql.js';
import type { Campaign, Competitor, LeadSource, Product } from './catalogue.js';
import { saveCampaign } from './save-campaign.js';
import { saveCompetitor } from './save-competitor.js';
import { saveProduct } from './save-product.js';
import { saveSource } from './save-source.js';

@ArgsType()
class CatalogueListArgs extends PageArgs {
  @Field(() => [CatalogueOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof CatalogueOrder>[] | null;
}

const INSIDERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD];

@Resolver()
export class CatalogueResolver {
  @Authorized(...INSIDERS)
  @Query(() => SourceConnection.Connection, { description: 'Sources: where leads come from.' })
  sources(@Context() ctx: Ctx, @Args(() => CatalogueListArgs) args: CatalogueListArgs): Promise<Page<LeadSource>> {
    return page(ctx, SOURCE_LIST, args);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveSourcePayload, { description: 'Make a source, or change the one of that key.' })
  async saveSource(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveSourceInput, { description: 'The input.' }) input: SaveSourceInput,
  ): Promise<SaveSourcePayload> {
    return { source: await saveSource(ctx, input) };
  }

  @Authorized(...INSIDERS)
  @Query(() => CampaignConnection.Connection, { description: 'Campaigns: efforts of sources.' })
  campaigns(@Context() ctx: Ctx, @Args(() => CatalogueListArgs) args: CatalogueListArgs): Promise<Page<Campaign>> {
    return page(ctx, CAMPAIGN_LIST, args);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveCampaignPayload, { description: 'Make a campaign, or change the one of that key.' })
  async saveCampaign(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveCampaignInput, { description: 'The input.' }) input: SaveCampaignInput,
  ): Promise<SaveCampaignPayload> {
    return { campaign: await saveCampaign(ctx, input) };
  }

  @Authorized(...INSIDERS)
  @Query(() => ProductConnection.Connection, { description: 'Products: what is sold.' })
  products(@Context() ctx: Ctx, @Args(() => CatalogueListArgs) args: CatalogueListArgs): Promise<Page<Product>> {
    return page(ctx, PRODUCT_LIST, args);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveProductPayload, { description: 'Make a product, or change the one of that key.' })
  async saveProduct(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveProductInput, { description: 'The input.' }) input: SaveProductInput,
  ): Promise<SaveProductPayload> {
    return { product: await saveProduct(ctx, input) };
  }

  @Authorized(...INSIDERS)
  @Query(() => CompetitorConnection.Connection, { description: 'Competitors: who else sells.' })
  competitors(@Context() ctx: Ctx, @Args(() => CatalogueListArgs) args: CatalogueListArgs): Promise<Page<Competitor>> {
    return page(ctx, COMPETITOR_LIST, args);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveCompetitorPayload, { description: 'Make a competitor, or change the one of that key.' })
  async saveCompetitor(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveCompetitorInput, { description: 'The input.' }) input: SaveCompetitorInput,
  ): Promise<SaveCompetitorPayload> {
    return { competitor: await saveCompetitor(ctx, input) };
  }
}
