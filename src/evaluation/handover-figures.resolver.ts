import { Args, Authorized, Ctx as Context, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { campaigns, sources } from '../leads/party.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findVisible } from '../platform/read/find.js';
import { teams } from '../reps/rep.graphql.js';
import { HandoverDimension } from './evaluation.enums.js';
import { findHandovers, type Handovers } from './find-handovers.js';
import { HandoverFiguresArgs, HandoverFiguresView, HandoverRowView } from './handover-figures.graphql.js';

@Resolver(() => HandoverRowView)
export class HandoverFiguresResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR)
  @Query(() => HandoverFiguresView, {
    description:
      'What sales made of the leads that marketing offered in a half-open window of days: how many were accepted, how fast, and why not. Marketing and sales read the same reckoning; each of the offers that it sees, so the manager of all teams reads the numbers of marketing.',
  })
  handoverFigures(@Context() ctx: Ctx, @Args(() => HandoverFiguresArgs) args: HandoverFiguresArgs): Promise<object> {
    return findHandovers(ctx, args);
  }

  @FieldResolver()
  async label(@Root() row: Handovers, @Context() ctx: Ctx): Promise<string | null> {
    const named = (await this.source(row, ctx)) ?? (await this.campaign(row, ctx)) ?? (await this.team(row, ctx));
    return named?.name ?? row.key;
  }

  @FieldResolver()
  async source(@Root() { by, key }: Handovers, @Context() ctx: Ctx) {
    return by === HandoverDimension.SOURCE && key !== null ? findVisible(ctx, sources, key) : null;
  }

  @FieldResolver()
  async campaign(@Root() { by, key }: Handovers, @Context() ctx: Ctx) {
    return by === HandoverDimension.CAMPAIGN && key !== null ? findVisible(ctx, campaigns, key) : null;
  }

  @FieldResolver()
  async team(@Root() { by, key }: Handovers, @Context() ctx: Ctx) {
    return by === HandoverDimension.TEAM && key !== null ? findVisible(ctx, teams, key) : null;
  }
}
