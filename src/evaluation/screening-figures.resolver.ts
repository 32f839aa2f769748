import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { sources } from '../leads/party.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { reps, teams } from '../reps/rep.graphql.js';
import { EvaluationDimension } from './evaluation.enums.js';
import { findScreenings, type Screenings } from './find-screenings.js';
import { ScreeningFiguresArgs, ScreeningFiguresView, ScreeningRowView } from './screening-figures.graphql.js';

@Resolver(() => ScreeningRowView)
export class ScreeningFiguresResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR)
  @Query(() => ScreeningFiguresView, {
    description:
      'How good the leads are that came in a half-open window of days: how many are invalid and why, and how tiers are spread. A manager is told of the leads that reps of its teams hold or held last, a rep of its own, all others of every lead.',
  })
  screeningFigures(@Context() ctx: Ctx, @Args(() => ScreeningFiguresArgs) args: ScreeningFiguresArgs): Promise<object> {
    return findScreenings(ctx, args);
  }

  @FieldResolver()
  async label(@Root() row: Screenings, @Context() ctx: Ctx): Promise<string | null> {
    const named = (await this.source(row, ctx)) ?? (await this.rep(row, ctx)) ?? (await this.team(row, ctx));
    return named?.name ?? row.key;
  }

  @FieldResolver()
  async source(@Root() { by, key }: Screenings, @Context() ctx: Ctx) {
    return by === EvaluationDimension.SOURCE && key !== null ? findVisible(ctx, sources, key) : null;
  }

  @FieldResolver()
  async rep(@Root() { by, key }: Screenings, @Context() ctx: Ctx) {
    return by === EvaluationDimension.REP && key !== null ? findVisible(ctx, reps, key) : null;
  }

  @FieldResolver()
  async team(@Root() { by, key }: Screenings, @Context() ctx: Ctx) {
    return by === EvaluationDimension.TEAM && key !== null ? findVisible(ctx, teams, key) : null;
  }
}
