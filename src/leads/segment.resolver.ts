import {
  Arg,
  Args,
  Authorized,
  Ctx as Context,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal } from '../platform/refusal.js';
import { keepableFilter, readFilter } from './kept-filter.graphql.js';
import { LeadConnection } from './lead.graphql.js';
import type { Lead } from './lead.js';
import { LeadListArgs } from './lead-lists.graphql.js';
import { leadsOfKept } from './lead-where.graphql.js';
import { saveSegment } from './save-segment.js';
import {
  SaveSegmentInput,
  SaveSegmentPayload,
  SEGMENT_CONDITIONS,
  SEGMENT_LIST,
  SegmentConnection,
  SegmentListArgs,
  SegmentView,
} from './segment.graphql.js';
import type { Segment } from './segment.js';

const INSIDERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD];

@Resolver(() => SegmentView)
export class SegmentResolver {
  @Authorized(...INSIDERS)
  @Query(() => SegmentConnection.Connection, { description: 'Segments: named sets of leads.' })
  segments(@Context() ctx: Ctx, @Args(() => SegmentListArgs) args: SegmentListArgs): Promise<Page<Segment>> {
    return page(ctx, SEGMENT_LIST, { ...args, where: whereOf(args.filter, SEGMENT_CONDITIONS) });
  }

  @FieldResolver(() => [UserErrorView], {
    description:
      'What its filter names and is no more, e.g. a retired stage; empty: it can be asked. `field` is the path from `filter`.',
  })
  async problems(@Root() segment: Segment, @Context() ctx: Ctx): Promise<UserErrorView[]> {
    return userErrorsOf(ctx, new Refusal((await readFilter(ctx, segment.filter)).problems));
  }

  @FieldResolver(() => LeadConnection.Connection, {
    nullable: true,
    description: 'The leads that are in it now, as far as you may see them; null while there are `problems`.',
  })
  leads(
    @Root() segment: Segment,
    @Context() ctx: Ctx,
    @Args(() => LeadListArgs) args: LeadListArgs,
  ): Promise<Page<Lead> | null> {
    return leadsOfKept(ctx, segment.filter, args);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many leads are in it now that you may see; null while there are `problems`.',
  })
  async leadCount(@Root() segment: Segment, @Context() ctx: Ctx): Promise<number | null> {
    return (await leadsOfKept(ctx, segment.filter, {}))?.totalCount() ?? null;
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveSegmentPayload, { description: 'Make a segment, or change the one of that key.' })
  async saveSegment(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveSegmentInput, { description: 'The input.' }) input: SaveSegmentInput,
  ): Promise<SaveSegmentPayload> {
    return {
      segment: await saveSegment(ctx, { ...input, filter: await keepableFilter(ctx, input.filter, 'segment') }),
    };
  }
}
