import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { InteractionView } from '../interactions/interaction.graphql.js';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { loaderOf } from '../platform/read/batch.js';
import { whereOf } from '../platform/read/filter.js';
import { findVisible } from '../platform/read/find.js';
import { type Page, PageArgs, page, pageOfEach } from '../platform/read/page.js';
import {
  CONTENT_CONDITIONS,
  CONTENT_LIST,
  ContentItemConnection,
  ContentItemFilter,
  ContentItemOrder,
  ContentItemView,
  SaveContentItemInput,
  SaveContentItemPayload,
} from './content.graphql.js';
import type { ContentDelivery } from './content-delivery.js';
import type { ContentItem } from './content-item.js';
import {
  ContentDeliveryConnection,
  DELIVERY_LIST,
  RecordDeliveryInput,
  RecordDeliveryPayload,
} from './delivery.graphql.js';
import { type ContentCounts, findContentCounts } from './find-content-counts.js';
import { findContentOfTouches } from './find-deliveries.js';
import { type ConsideredItem, findSuggestions } from './find-suggestions.js';
import { recordDelivery } from './record-delivery.js';
import { saveContentItem } from './save-content-item.js';
import { ContentSuggestionView, SuggestionReasonView } from './suggestion.graphql.js';
import type { Suggestion, SuggestionReason } from './suggestion.rules.js';
import { textOf } from './suggestion-texts.js';

const SUGGESTIONS_MAX = 20;
const READERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR];

@ArgsType()
class ContentItemListArgs extends PageArgs {
  @Field(() => ContentItemFilter, { nullable: true, description: 'Conditions.' })
  filter?: ContentItemFilter | null;

  @Field(() => [ContentItemOrder], {
    nullable: true,
    description: 'Sort keys, first one first; by name when left out.',
  })
  orderBy?: InstanceType<typeof ContentItemOrder>[] | null;
}

interface Identified {
  readonly id: string;
}

@Resolver(() => ContentItemView)
export class ContentItemResolver {
  @Authorized(...READERS, Role.WALLBOARD)
  @Query(() => ContentItemConnection.Connection, { description: 'Content that may be sent.' })
  contentItems(
    @Context() ctx: Ctx,
    @Args(() => ContentItemListArgs) args: ContentItemListArgs,
  ): Promise<Page<ContentItem>> {
    return page(ctx, CONTENT_LIST, { ...args, where: whereOf(args.filter, CONTENT_CONDITIONS) });
  }

  @FieldResolver(() => Int, { description: 'How often it was delivered, repeats among them.' })
  async deliveredCount(@Root() item: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await countsOf(ctx, item)).deliveredCount;
  }

  @FieldResolver(() => Int, {
    description:
      'Deliveries after which, within 14 days, the customer took part in a touch (wrote or called, was reached, replied, came) without declining or unsubscribing, and with a satisfaction of at least 3 where one is known.',
  })
  async positiveCount(@Root() item: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await countsOf(ctx, item)).positiveCount;
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveContentItemPayload, {
    description: 'Make a content item, or say anew what the one of that key is.',
  })
  async saveContentItem(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveContentItemInput, { description: 'The input.' }) input: SaveContentItemInput,
  ): Promise<SaveContentItemPayload> {
    return { contentItem: await saveContentItem(ctx, input) };
  }
}

@Resolver(() => ContentSuggestionView)
export class ContentSuggestionResolver {
  @Authorized(...READERS)
  @Query(() => [ContentSuggestionView], {
    description:
      'What a lead should get next, best first, each with its reasons. An item that was made for other needs, segments, stages or temperatures is left out, and so is everything that the lead was sent before. Looks at the 1,000 active items that changed last. Empty for a lead that you may not see.',
  })
  async contentSuggestions(
    @Context() ctx: Ctx,
    @Arg('leadId', () => ID, { description: 'The lead.' }) leadId: string,
    @Arg('first', () => Int, { defaultValue: 3, description: 'How many at most, 1 to 20.' }) first: number,
  ): Promise<Suggestion<ConsideredItem>[]> {
    if (first < 1 || first > SUGGESTIONS_MAX)
      throw badUserInput(`\`first\` must be between 1 and ${SUGGESTIONS_MAX}.`, ['first']);
    const lead = await findVisible(ctx, leads, leadId);
    return lead ? findSuggestions(ctx, lead, first) : [];
  }

  @FieldResolver()
  item(@Root() suggestion: Suggestion<ConsideredItem>): ContentItem {
    return suggestion.item.shown;
  }
}

@Resolver(() => SuggestionReasonView)
export class SuggestionReasonResolver {
  @FieldResolver()
  text(@Root() reason: SuggestionReason, @Context() ctx: Ctx): string {
    return textOf(reason, ctx.locale);
  }
}

@Resolver(() => LeadView)
export class LeadNurturingResolver {
  @FieldResolver(() => ContentDeliveryConnection.Connection, {
    description: 'What it was sent, as far as you may see it; the newest first.',
  })
  deliveries(
    @Root() lead: Identified,
    @Context() ctx: Ctx,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<ContentDelivery>> {
    return pageOfEach(ctx, DELIVERY_LIST, { property: 'lead', id: lead.id }, args);
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER)
  @Mutation(() => RecordDeliveryPayload, {
    description:
      'Record that a lead was sent a content item: logs the touch, outbound and with intent `VALUE`, and the delivery at once. Sends nothing itself.',
  })
  async recordDelivery(
    @Context() ctx: Ctx,
    @Arg('input', () => RecordDeliveryInput, { description: 'The input.' }) input: RecordDeliveryInput,
  ): Promise<RecordDeliveryPayload> {
    return { delivery: await recordDelivery(ctx, input) };
  }
}

@Resolver(() => InteractionView)
export class InteractionContentResolver {
  @FieldResolver(() => ContentItemView, { nullable: true, description: 'The content that it delivered.' })
  contentItem(@Root() touch: Identified, @Context() ctx: Ctx): Promise<string | null> {
    return loaderOf(ctx, 'content of touch', ids => findContentOfTouches(ctx, ids)).load(touch.id);
  }
}

function countsOf(ctx: Ctx, item: Identified): Promise<ContentCounts> {
  return loaderOf(ctx, 'content counts', ids => findContentCounts(ctx, ids)).load(item.id);
}
