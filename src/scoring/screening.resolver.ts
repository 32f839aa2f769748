import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { keepableFilter, readFilter } from '../leads/kept-filter.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal } from '../platform/refusal.js';
import { findProgress } from './find-grading.js';
import { saveScreeningRule } from './save-screening-rule.js';
import {
  GradingProgressView,
  SaveScreeningRuleInput,
  SaveScreeningRulePayload,
  SCREENING_RULE_CONDITIONS,
  SCREENING_RULE_LIST,
  ScreeningRuleConnection,
  ScreeningRuleListArgs,
  ScreeningRuleView,
} from './screening.graphql.js';
import type { ScreeningRule } from './screening-rule.js';

const READERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR];

@Resolver(() => ScreeningRuleView)
export class ScreeningResolver {
  @Authorized(...READERS)
  @Query(() => ScreeningRuleConnection.Connection, {
    description: 'Rules by which leads are found valid or invalid, in the order in which they are asked.',
  })
  screeningRules(
    @Context() ctx: Ctx,
    @Args(() => ScreeningRuleListArgs) args: ScreeningRuleListArgs,
  ): Promise<Page<ScreeningRule>> {
    return page(ctx, SCREENING_RULE_LIST, { ...args, where: whereOf(args.filter, SCREENING_RULE_CONDITIONS) });
  }

  @Authorized(...READERS)
  @Query(() => GradingProgressView, {
    description: 'How far leads are graded by the models, the matrix and the rules in force.',
  })
  gradingProgress(@Context() ctx: Ctx): Promise<object> {
    return findProgress(ctx.em);
  }

  @FieldResolver(() => [UserErrorView], {
    description:
      'What its filter names and is no more, e.g. a retired stage. A rule that cannot be asked any more holds for nobody. `field` is the path from `filter`.',
  })
  async problems(@Root() { filter }: ScreeningRule, @Context() ctx: Ctx): Promise<UserErrorView[]> {
    return userErrorsOf(ctx, new Refusal((await readFilter(ctx, filter)).problems));
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveScreeningRulePayload, {
    description:
      'Make a screening rule, or change the one of that key. All leads in play are screened anew, a batch at a time: `gradingProgress`. A validity that was said stays, and a DUPLICATE stays one.',
  })
  async saveScreeningRule(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveScreeningRuleInput, { description: 'The input.' }) input: SaveScreeningRuleInput,
  ): Promise<SaveScreeningRulePayload> {
    const filter = await keepableFilter(ctx, input.filter, 'segment');
    return { screeningRule: await saveScreeningRule(ctx, { ...input, filter }) };
  }
}
