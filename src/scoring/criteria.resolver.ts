import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { canonical, problemsOfKeeping, readFilter } from '../leads/kept-filter.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal, refuseAll } from '../platform/refusal.js';
import { activateCriteriaModel } from './activate-criteria-model.js';
import {
  ActivateCriteriaModelInput,
  ActivateCriteriaModelPayload,
  CRITERIA_MODEL_CONDITIONS,
  CRITERIA_MODEL_LIST,
  CriteriaModelConnection,
  CriteriaModelListArgs,
  CriteriaModelView,
  SaveCriteriaModelInput,
  SaveCriteriaModelPayload,
} from './criteria.graphql.js';
import type { CriteriaModel } from './criteria-model.js';
import { findMatrix } from './find-grading.js';
import { saveCriteriaModel } from './save-criteria-model.js';
import { saveTierMatrix } from './save-tier-matrix.js';
import { SaveTierMatrixInput, SaveTierMatrixPayload, TierMatrixView } from './tier-matrix.graphql.js';

const READERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR];

@Resolver(() => CriteriaModelView)
export class CriteriaResolver {
  @Authorized(...READERS)
  @Query(() => CriteriaModelConnection.Connection, {
    description: 'Versions of criteria models, the newest first; none is in force until one is put into force.',
  })
  criteriaModels(
    @Context() ctx: Ctx,
    @Args(() => CriteriaModelListArgs) args: CriteriaModelListArgs,
  ): Promise<Page<CriteriaModel>> {
    return page(ctx, CRITERIA_MODEL_LIST, { ...args, where: whereOf(args.filter, CRITERIA_MODEL_CONDITIONS) });
  }

  @Authorized(...READERS)
  @Query(() => TierMatrixView, { description: 'The matrix in force, by which fit and intent make a tier.' })
  tierMatrix(@Context() ctx: Ctx): Promise<object> {
    return findMatrix(ctx.em);
  }

  @FieldResolver(() => [UserErrorView], {
    description:
      'What its filters name and is no more, e.g. a retired stage. A criterion that cannot be asked any more does not count. `field` is the path from `criteria`.',
  })
  async problems(@Root() { criteria }: CriteriaModel, @Context() ctx: Ctx): Promise<UserErrorView[]> {
    const found = await Promise.all(
      criteria.map(async ({ filter }, place) =>
        (await readFilter(ctx, filter)).problems.map(problem => ({
          ...problem,
          field: ['criteria', String(place), ...(problem.field ?? [])],
        })),
      ),
    );
    return userErrorsOf(ctx, new Refusal(found.flat()));
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveCriteriaModelPayload, {
    description:
      'Make a criteria model, or the next version of the one of that key. The versions before stay as they are, and nothing comes into force by it.',
  })
  async saveCriteriaModel(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveCriteriaModelInput, { description: 'The input.' }) input: SaveCriteriaModelInput,
  ): Promise<SaveCriteriaModelPayload> {
    const found = await Promise.all(
      input.criteria.map(async ({ filter }, place) =>
        (await problemsOfKeeping(ctx, filter, 'segment')).map(problem => ({
          ...problem,
          field: ['input', 'criteria', String(place), ...(problem.field ?? [])],
        })),
      ),
    );
    refuseAll(found.flat());
    const criteria = input.criteria.map(({ name, filter, points }) => ({
      name,
      filter: canonical(filter) as object,
      points,
    }));
    return { criteriaModel: await saveCriteriaModel(ctx, { ...input, criteria }) };
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => ActivateCriteriaModelPayload, {
    description:
      'Put a version of a criteria model into force in place of the one of its axis, or take it out. All leads in play are graded anew, a batch at a time: `gradingProgress`. A tier that was said stays; without a model in force no lead has another.',
  })
  async activateCriteriaModel(
    @Context() ctx: Ctx,
    @Arg('input', () => ActivateCriteriaModelInput, { description: 'The input.' }) input: ActivateCriteriaModelInput,
  ): Promise<ActivateCriteriaModelPayload> {
    return { criteriaModel: await activateCriteriaModel(ctx, input) };
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => SaveTierMatrixPayload, {
    description:
      'Say anew what tier fit and intent make. It is in force at once, and all leads in play are graded anew, a batch at a time: `gradingProgress`. The version before stays as it is.',
  })
  async saveTierMatrix(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveTierMatrixInput, { description: 'The input.' }) input: SaveTierMatrixInput,
  ): Promise<SaveTierMatrixPayload> {
    return { tierMatrix: await saveTierMatrix(ctx, input) };
  }
}
