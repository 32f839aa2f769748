import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { sources } from '../leads/party.graphql.js';
import { stages } from '../leads/pipeline.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { reps, teams } from '../reps/rep.graphql.js';
import { EvaluationDimension } from './evaluation.enums.js';
import { EvaluationArgs, EvaluationRowView, EvaluationView, StageConversionView } from './evaluation.graphql.js';
import { averageOf, frequencyOf, rateOf } from './figure.rules.js';
import { cyclesOf } from './find-cycles.js';
import { type EvaluatedGroup, findEvaluation } from './find-evaluation.js';
import type { StageConversionFigure } from './find-stage-conversions.js';

@Resolver(() => EvaluationRowView)
export class EvaluationResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR)
  @Query(() => EvaluationView, {
    description:
      'Whether the work on leads works, in a half-open window of days. A manager evaluates the leads that reps of its teams hold or held last, a rep its own, all others every lead. Not for partners, who would learn by it whom we know, nor for walls.',
  })
  evaluation(@Context() ctx: Ctx, @Args(() => EvaluationArgs) args: EvaluationArgs): Promise<object> {
    return findEvaluation(ctx, args);
  }

  @FieldResolver()
  async label(@Root() row: EvaluatedGroup, @Context() ctx: Ctx): Promise<string | null> {
    const named = (await this.source(row, ctx)) ?? (await this.rep(row, ctx)) ?? (await this.team(row, ctx));
    return named?.name ?? row.key;
  }

  @FieldResolver()
  async source(@Root() { by, key }: EvaluatedGroup, @Context() ctx: Ctx) {
    return by === EvaluationDimension.SOURCE && key !== null ? findVisible(ctx, sources, key) : null;
  }

  @FieldResolver()
  async rep(@Root() { by, key }: EvaluatedGroup, @Context() ctx: Ctx) {
    return by === EvaluationDimension.REP && key !== null ? findVisible(ctx, reps, key) : null;
  }

  @FieldResolver()
  async team(@Root() { by, key }: EvaluatedGroup, @Context() ctx: Ctx) {
    return by === EvaluationDimension.TEAM && key !== null ? findVisible(ctx, teams, key) : null;
  }

  @FieldResolver()
  async winRate(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return ((await figures.cycles()).get(group) ?? cyclesOf([])).winRate;
  }

  @FieldResolver()
  async cycleDays(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.cycles()).get(group) ?? cyclesOf([]);
  }

  @FieldResolver()
  async revenue(@Root() { group, figures }: EvaluatedGroup): Promise<object[]> {
    return (await figures.revenues()).get(group) ?? [];
  }

  @FieldResolver()
  async coldToHot(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.warmings()).get(group) ?? rateOf(0, 0);
  }

  @FieldResolver()
  async responseRate(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.responses()).get(group)?.responseRate ?? rateOf(0, 0);
  }

  @FieldResolver()
  async touchResponseRate(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.responses()).get(group)?.touchResponseRate ?? rateOf(0, 0);
  }

  @FieldResolver()
  async satisfaction(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.responses()).get(group)?.satisfaction ?? averageOf(0, 0, 0);
  }

  @FieldResolver()
  async touchesPerWeek(@Root() { group, figures }: EvaluatedGroup): Promise<object> {
    return (await figures.frequencies()).get(group) ?? frequencyOf(0, 0, 0);
  }

  @FieldResolver()
  async stages(@Root() { group, figures }: EvaluatedGroup): Promise<object[]> {
    return (await figures.stages()).get(group) ?? [];
  }
}

@Resolver(() => StageConversionView)
export class StageConversionResolver {
  @FieldResolver()
  from(@Root() { fromId }: StageConversionFigure, @Context() ctx: Ctx): Promise<object | null> {
    return findVisible(ctx, stages, fromId);
  }

  @FieldResolver()
  to(@Root() { toId }: StageConversionFigure, @Context() ctx: Ctx): Promise<object | null> {
    return findVisible(ctx, stages, toId);
  }
}
