import {
  Arg,
  Args,
  Authorized,
  Ctx as Context,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { keepableFilter, readFilter } from '../leads/kept-filter.graphql.js';
import { LeadFilter } from '../leads/lead-lists.graphql.js';
import { leadsWhere } from '../leads/lead-where.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { Sized } from '../platform/http/sized.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal } from '../platform/refusal.js';
import { AssignmentJudgementView, decisions, PlannedAssignmentView } from './assignment-decision.graphql.js';
import type { AssignmentDecision } from './assignment-decision.js';
import {
  ASSIGNMENT_RULE_CONDITIONS,
  ASSIGNMENT_RULE_LIST,
  AssignmentRuleConnection,
  AssignmentRuleListArgs,
  AssignmentRuleView,
  AssignmentShareView,
  SaveAssignmentRuleInput,
  SaveAssignmentRulePayload,
} from './assignment-rule.graphql.js';
import type { AssignmentRule } from './assignment-rule.js';
import type { Judgement } from './choice.rules.js';
import { findJudgements } from './find-judgements.js';
import { findLatestDecision } from './find-latest-decision.js';
import { findShares, type Share } from './find-shares.js';
import { decideAgain } from './plan.rules.js';
import type { Plan } from './plan-assignments.js';
import { previewAssignments } from './preview-assignments.js';
import { saveAssignmentRule } from './save-assignment-rule.js';

const LIMIT_PREVIEW = 500;

@Resolver(() => AssignmentRuleView)
export class AssignmentRuleResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.MARKETER, Role.AUDITOR)
  @Query(() => AssignmentRuleConnection.Connection, { description: 'Rules by which leads go to reps by themselves.' })
  assignmentRules(
    @Context() ctx: Ctx,
    @Args(() => AssignmentRuleListArgs) args: AssignmentRuleListArgs,
  ): Promise<Page<AssignmentRule>> {
    return page(ctx, ASSIGNMENT_RULE_LIST, { ...args, where: whereOf(args.filter, ASSIGNMENT_RULE_CONDITIONS) });
  }

  @FieldResolver(() => [AssignmentShareView], {
    description:
      'What each of its reps got so far, by name; those who got nothing and have no weight of their own are left out.',
  })
  shares(@Root() rule: AssignmentRule, @Context() ctx: Ctx): Promise<Share[]> {
    return findShares(ctx, rule.id);
  }

  @FieldResolver(() => [UserErrorView], {
    description:
      'What its filter names and is no more; then it wants no lead. `field` is the path from `filter`. Empty: it can be asked.',
  })
  async problems(@Root() rule: AssignmentRule, @Context() ctx: Ctx): Promise<UserErrorView[]> {
    return userErrorsOf(ctx, new Refusal((await readFilter(ctx, rule.filter)).problems));
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SaveAssignmentRulePayload, {
    description:
      'Make an assignment rule, or change the one of that key. Whatever waits is judged by it at once, as are leads from then on.',
  })
  async saveAssignmentRule(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveAssignmentRuleInput, { description: 'The input.' }) input: SaveAssignmentRuleInput,
  ): Promise<SaveAssignmentRulePayload> {
    const filter = await keepableFilter(ctx, input.filter, 'segment');
    return { assignmentRule: await saveAssignmentRule(ctx, { ...input, filter }) };
  }

  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR)
  @Query(() => decisions.viewClass, {
    nullable: true,
    description:
      'Why a lead went to whom it went, or to nobody: the newest decision of automatic assignment, made again from what was stored. Null where there is none, or where you may not see it.',
  })
  assignmentExplanation(
    @Context() ctx: Ctx,
    @Arg('leadId', () => ID, { description: 'The lead.' }) leadId: string,
  ): Promise<AssignmentDecision | null> {
    return findLatestDecision(ctx, leadId);
  }

  @Authorized(Role.ADMIN, Role.MANAGER)
  @Query(() => [PlannedAssignmentView], {
    description:
      'What automatic assignment would make of leads that nobody holds, if they all came up now, the best tier first. Changes nothing.',
  })
  async assignmentPreview(
    @Context() ctx: Ctx,
    @Arg('filter', () => LeadFilter, { nullable: true, description: 'Only leads that match.' })
    filter: LeadFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many leads at most, 1 to 500.' }) first: number,
  ): Promise<readonly Plan[]> {
    if (first < 1 || first > LIMIT_PREVIEW) throw badUserInput(`Ask for 1 to ${LIMIT_PREVIEW} leads.`, ['first']);
    return previewAssignments(ctx, { where: await leadsWhere(ctx, filter), first });
  }
}

@Resolver(() => AssignmentShareView)
export class AssignmentShareResolver {
  @FieldResolver()
  rep(@Root() { repId }: Share): string | null {
    return repId;
  }
}

@Resolver(() => decisions.viewClass)
export class AssignmentDecisionResolver {
  @Sized(20)
  @FieldResolver(() => [AssignmentJudgementView], {
    description: 'Everybody who was looked at, by id, with why it was not to have the lead.',
  })
  judgements(@Root() decision: AssignmentDecision, @Context() ctx: Ctx): Promise<readonly Judgement[]> {
    return findJudgements(ctx, decision);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether what was stored, judged again, gives the lead to the same rep.',
  })
  async isReproduced(@Root() decision: AssignmentDecision, @Context() ctx: Ctx): Promise<boolean> {
    return decideAgain(await findJudgements(ctx, decision), decision) === (decision.rep?.id ?? null);
  }
}

@Resolver(() => AssignmentJudgementView)
export class AssignmentJudgementResolver {
  @FieldResolver()
  rep(@Root() { repId }: Judgement): string | null {
    return repId;
  }

  @FieldResolver()
  lastTakenAt(@Root() { lastTakenAt }: Judgement): Date | null {
    return lastTakenAt === null ? null : new Date(lastTakenAt);
  }
}

@Resolver(() => PlannedAssignmentView)
export class PlannedAssignmentResolver {
  @FieldResolver()
  lead(@Root() { lead }: Plan): string | null {
    return lead.id;
  }

  @FieldResolver()
  rule(@Root() { rule }: Plan): string | null {
    return rule?.id ?? null;
  }

  @FieldResolver()
  rep(@Root() { verdict }: Plan): string | null {
    return verdict.repId;
  }

  @FieldResolver()
  outcome(@Root() { verdict }: Plan): string {
    return verdict.outcome;
  }

  @FieldResolver()
  reason(@Root() { verdict }: Plan): string | null {
    return verdict.reason;
  }

  @FieldResolver()
  overflow(@Root() { verdict }: Plan): string | null {
    return verdict.overflow;
  }
}
