import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { WallboardView } from '../leads/wallboard.graphql.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid } from '../platform/ids.js';
import { LIMITS } from '../platform/limits.js';
import { loaderOf } from '../platform/read/batch.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page, pageOfEach } from '../platform/read/page.js';
import { SeenRows } from '../platform/read/shown.js';
import { LoadView } from '../quotas/quota.graphql.js';
import { RepView } from '../reps/rep.graphql.js';
import { countNeglected, findNeglect, findNeglectOfTeams, findNewestOpen, type Neglect } from './find-neglect.js';
import { FindingConnection, FindingEvidenceView, FindingView } from './finding.graphql.js';
import type { Finding } from './finding.js';
import { FINDING_CONDITIONS, FINDING_LIST, FindingListArgs } from './finding-lists.graphql.js';
import { summaryOf } from './finding-summary.js';

interface Identified {
  readonly id: string;
}

@Resolver(() => FindingView)
export class FindingResolver {
  @Authorized(Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER, Role.AUDITOR, Role.WALLBOARD)
  @Query(() => FindingConnection.Connection, { description: 'Findings that you may see.' })
  findings(@Context() ctx: Ctx, @Args(() => FindingListArgs) args: FindingListArgs): Promise<Page<Finding>> {
    return page(ctx, FINDING_LIST, { ...args, where: whereOf(args.filter, FINDING_CONDITIONS) });
  }

  @FieldResolver(() => String, {
    description: 'What was found, in one sentence for a person, in the language of `accept-language` (en, zh-CN).',
  })
  summary(@Root() finding: Finding, @Context() ctx: Ctx): string {
    return summaryOf(finding, ctx.locale);
  }
}

@Resolver(() => FindingEvidenceView)
export class FindingEvidenceResolver {
  @FieldResolver()
  interactions(@Root() { touchIds }: Pick<Finding, 'touchIds'>): SeenRows {
    return new SeenRows(touchIds.map(id => idFromUuid('touch', id)));
  }
}

@Resolver(() => LeadView)
export class LeadFindingsResolver {
  @FieldResolver(() => FindingConnection.Connection, { description: 'What was found about it, newest first.' })
  findings(
    @Root() lead: Identified,
    @Context() ctx: Ctx,
    @Args(() => FindingListArgs) args: FindingListArgs,
  ): Promise<Page<Finding>> {
    return pageOfEach(
      ctx,
      FINDING_LIST,
      { property: 'lead', id: lead.id },
      { ...args, where: whereOf(args.filter, FINDING_CONDITIONS) },
    );
  }
}

@Resolver(() => RepView)
export class RepNeglectResolver {
  @FieldResolver(() => Int, { description: 'How many of the leads that the rep holds are neglected now.' })
  async neglectedLeadCount(@Root() rep: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await neglectOf(ctx, rep)).leadCount;
  }

  @FieldResolver(() => Float, {
    description: 'What these weigh together, in load units: the part of `load.heldUnits` that is neglected.',
  })
  async neglectedUnits(@Root() rep: Identified, @Context() ctx: Ctx): Promise<number> {
    return (await neglectOf(ctx, rep)).units;
  }
}

@Resolver(() => LoadView)
export class LoadNeglectResolver {
  @FieldResolver(() => Int, {
    description:
      'Leads held that are neglected now: those with an open finding `NEGLECTED`, which is silence beyond the `maxSilenceDays` of the stage.',
  })
  async neglectedCount(
    @Root() { holder }: { holder: { kind: 'rep' | 'team'; id: string } },
    @Context() ctx: Ctx,
  ): Promise<number> {
    if (holder.kind === 'rep') return (await neglectOf(ctx, holder)).leadCount;
    return loaderOf(ctx, 'neglect of teams', ids => findNeglectOfTeams(ctx, ids)).load(holder.id);
  }
}

@Resolver(() => WallboardView)
export class WallboardFindingsResolver {
  @FieldResolver(() => Int, { description: 'How many leads are neglected now.' })
  neglectedCount(@Context() ctx: Ctx): Promise<number> {
    return countNeglected(ctx);
  }

  @FieldResolver(() => [FindingView], { description: 'The newest findings that are open, as far as you may see them.' })
  findings(
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<Finding[]> {
    if (first < 1 || first > LIMITS.pageRowsMax)
      throw badUserInput(`\`first\` must be between 1 and ${LIMITS.pageRowsMax}.`, ['first']);
    return findNewestOpen(ctx, first);
  }
}

function neglectOf(ctx: Ctx, rep: Identified): Promise<Neglect> {
  return loaderOf(ctx, 'neglect', ids => findNeglect(ctx, ids)).load(rep.id);
}
