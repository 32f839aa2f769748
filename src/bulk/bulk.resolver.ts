import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { userErrorsOf } from '../platform/read/answer.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, PageArgs, page } from '../platform/read/page.js';
import type { UserErrorView } from '../platform/read/user-error.graphql.js';
import { Refusal } from '../platform/refusal.js';
import {
  BULK_CHANGE_CONDITIONS,
  BULK_CHANGE_LIST,
  BulkChangeConnection,
  BulkChangeFilter,
  BulkChangeOrder,
  BulkLeadResultView,
  BulkLeadStateView,
} from './bulk.graphql.js';
import type { BulkChange, LeadState } from './bulk-change.js';
import {
  MoveLeadsInput,
  MoveLeadsPayload,
  MoveToPoolInput,
  MoveToPoolPayload,
  SetTiersInput,
  SetTiersPayload,
  TransferLeadsInput,
  TransferLeadsPayload,
  UndoBulkChangeInput,
  UndoBulkChangePayload,
} from './bulk-inputs.graphql.js';
import { chosenBy, payloadOf } from './bulk-payload.graphql.js';
import type { LeadResult } from './bulk-run.js';
import { moveLeads } from './move-leads.js';
import { moveToPool } from './move-to-pool.js';
import { setTiers } from './set-tiers.js';
import { transferLeads } from './transfer-leads.js';
import { undoBulkChange } from './undo-bulk-change.js';

const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP];

@ArgsType()
class BulkChangeListArgs extends PageArgs {
  @Field(() => BulkChangeFilter, { nullable: true, description: 'Conditions.' })
  filter?: BulkChangeFilter | null;

  @Field(() => [BulkChangeOrder], {
    nullable: true,
    description: 'Sort keys, first one first; newest first when left out.',
  })
  orderBy?: InstanceType<typeof BulkChangeOrder>[] | null;
}

@Resolver()
export class BulkResolver {
  @Authorized(...DOERS, Role.MARKETER)
  @Query(() => BulkChangeConnection.Connection, {
    description:
      'What you changed of many leads at once, and may perhaps still take back; for administrators what anybody did.',
  })
  bulkChanges(
    @Context() ctx: Ctx,
    @Args(() => BulkChangeListArgs) args: BulkChangeListArgs,
  ): Promise<Page<BulkChange>> {
    return page(ctx, BULK_CHANGE_LIST, { ...args, where: whereOf(args.filter, BULK_CHANGE_CONDITIONS) });
  }

  @Authorized(...DOERS)
  @Mutation(() => TransferLeadsPayload, {
    description:
      'Hand up to 500 held leads to another rep, as many as it has room for. Each lead is judged by itself, in the order of their ids: one that is refused leaves the others be. It may be taken back for ten minutes.',
  })
  async transferLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => TransferLeadsInput, { description: 'The input.' }) input: TransferLeadsInput,
  ): Promise<TransferLeadsPayload> {
    return payloadOf(ctx, await transferLeads(ctx, await chosenBy(ctx, input)));
  }

  @Authorized(...DOERS)
  @Mutation(() => MoveLeadsPayload, {
    description:
      'Move up to 500 leads to a stage. Each lead is judged by itself, in the order of their ids: one that is refused leaves the others be. It may be taken back for ten minutes.',
  })
  async moveLeads(
    @Context() ctx: Ctx,
    @Arg('input', () => MoveLeadsInput, { description: 'The input.' }) input: MoveLeadsInput,
  ): Promise<MoveLeadsPayload> {
    return payloadOf(ctx, await moveLeads(ctx, await chosenBy(ctx, input)));
  }

  @Authorized(...DOERS, Role.MARKETER)
  @Mutation(() => SetTiersPayload, {
    description:
      'Say of up to 500 leads what tier they are of. Each lead is judged by itself, in the order of their ids: one that is refused leaves the others be. It may be taken back for ten minutes.',
  })
  async setTiers(
    @Context() ctx: Ctx,
    @Arg('input', () => SetTiersInput, { description: 'The input.' }) input: SetTiersInput,
  ): Promise<SetTiersPayload> {
    return payloadOf(ctx, await setTiers(ctx, await chosenBy(ctx, input)));
  }

  @Authorized(...DOERS)
  @Mutation(() => MoveToPoolPayload, {
    description:
      'Move up to 500 leads that lie in pools to another pool (转池): for managers, and for reps between pools that they look after. How long they have waited goes along. Each lead is judged by itself; it may be taken back for ten minutes.',
  })
  async moveToPool(
    @Context() ctx: Ctx,
    @Arg('input', () => MoveToPoolInput, { description: 'The input.' }) input: MoveToPoolInput,
  ): Promise<MoveToPoolPayload> {
    return payloadOf(ctx, await moveToPool(ctx, await chosenBy(ctx, input)));
  }

  @Authorized(...DOERS, Role.MARKETER)
  @Mutation(() => UndoBulkChangePayload, {
    description:
      'Take back what you did to many leads at once, within ten minutes; an administrator may for anybody. A lead that somebody changed since is left alone with `STALE_VERSION`, but one that was merely graded anew by what is in force is not; one that goes back to a rep needs room there.',
  })
  async undoBulkChange(
    @Context() ctx: Ctx,
    @Arg('input', () => UndoBulkChangeInput, { description: 'The input.' }) input: UndoBulkChangeInput,
  ): Promise<UndoBulkChangePayload> {
    return payloadOf(ctx, await undoBulkChange(ctx, input));
  }
}

@Resolver(() => BulkLeadResultView)
export class BulkLeadResultResolver {
  @FieldResolver()
  lead(@Root() { leadId }: LeadResult): string | null {
    return leadId;
  }

  @FieldResolver()
  userErrors(@Root() { problems }: LeadResult, @Context() ctx: Ctx): UserErrorView[] {
    return userErrorsOf(ctx, new Refusal(problems));
  }
}

@Resolver(() => BulkLeadStateView)
export class BulkLeadStateResolver {
  @FieldResolver()
  stage(@Root() { stageId }: LeadState): string | null {
    return stageId;
  }

  @FieldResolver()
  owner(@Root() { ownerId }: LeadState): string | null {
    return ownerId;
  }

  @FieldResolver()
  pool(@Root() { poolId }: LeadState): string | null {
    return poolId ?? null;
  }
}
