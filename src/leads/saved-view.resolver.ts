import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal } from '../platform/refusal.js';
import { deleteView } from './delete-view.js';
import { keepableFilter, keepableOrder, readFilter, readOrder } from './kept-filter.graphql.js';
import { LeadConnection } from './lead.graphql.js';
import type { Lead } from './lead.js';
import { leadsOfKept } from './lead-where.graphql.js';
import { saveView } from './save-view.js';
import {
  DeleteViewInput,
  DeleteViewPayload,
  SAVED_VIEW_CONDITIONS,
  SAVED_VIEW_LIST,
  SavedOrderView,
  SavedViewConnection,
  SavedViewListArgs,
  SavedViewView,
  SaveViewInput,
  SaveViewPayload,
} from './saved-view.graphql.js';
import type { SavedView } from './saved-view.js';

const SAVERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER];

@Resolver(() => SavedViewView)
export class SavedViewResolver {
  @Authorized(...SAVERS, Role.AUDITOR)
  @Query(() => SavedViewConnection.Connection, {
    description: 'Saved views that you may use: yours, those of your teams, and everyone’s.',
  })
  savedViews(@Context() ctx: Ctx, @Args(() => SavedViewListArgs) args: SavedViewListArgs): Promise<Page<SavedView>> {
    return page(ctx, SAVED_VIEW_LIST, { ...args, where: whereOf(args.filter, SAVED_VIEW_CONDITIONS) });
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is yours: you alone may change it.' })
  isMine(@Root() view: SavedView, @Context() { viewer }: Ctx): boolean {
    return view.subject === viewer.subject;
  }

  @FieldResolver(() => [SavedOrderView], { description: 'How it is sorted, first key first; none: newest first.' })
  async orderBy(@Root() view: SavedView, @Context() ctx: Ctx): Promise<readonly object[]> {
    return (await readOrder(ctx, view.orderBy)).order;
  }

  @FieldResolver(() => [UserErrorView], {
    description:
      'What it names and is no more, e.g. a retired stage; empty: it can be asked. `field` is the path from `filter` or `orderBy`.',
  })
  async problems(@Root() view: SavedView, @Context() ctx: Ctx): Promise<UserErrorView[]> {
    const [filter, order] = [await readFilter(ctx, view.filter), await readOrder(ctx, view.orderBy)];
    return userErrorsOf(ctx, new Refusal([...filter.problems, ...order.problems]));
  }

  @FieldResolver(() => LeadConnection.Connection, {
    nullable: true,
    description: 'Its leads, in its order, as far as you may see them; null while there are `problems`.',
  })
  async leads(
    @Root() view: SavedView,
    @Context() ctx: Ctx,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Lead> | null> {
    const { order, problems } = await readOrder(ctx, view.orderBy);
    return problems.length > 0 ? null : leadsOfKept(ctx, view.filter, { ...args, orderBy: order });
  }

  @Authorized(...SAVERS)
  @Mutation(() => SaveViewPayload, {
    description: 'Keep a filter and an order of leads under a name, or change a view of yours.',
  })
  async saveView(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveViewInput, { description: 'The input.' }) input: SaveViewInput,
  ): Promise<SaveViewPayload> {
    const filter = await keepableFilter(ctx, input.filter, 'view');
    return { savedView: await saveView(ctx, { ...input, filter, orderBy: await keepableOrder(ctx, input.orderBy) }) };
  }

  @Authorized(...SAVERS)
  @Mutation(() => DeleteViewPayload, { description: 'Forget a saved view.' })
  async deleteView(
    @Context() ctx: Ctx,
    @Arg('input', () => DeleteViewInput, { description: 'The input.' }) input: DeleteViewInput,
  ): Promise<DeleteViewPayload> {
    return { deletedId: await deleteView(ctx, input) };
  }
}
