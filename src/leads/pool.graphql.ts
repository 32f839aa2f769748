import { ArrayMaxSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { TeamView } from '../reps/rep.graphql.js';
import { insiders } from './insiders.js';
import { PoolPurpose, PoolVisibility } from './lead.enums.js';
import { Pool } from './pool.js';
import { PoolReviewRuleInput } from './pool-review-words.graphql.js';

@ObjectType('LeadPool', {
  description: 'A pool (线索池): leads that nobody holds and that may be claimed or are nurtured.',
  implements: Node,
})
export class PoolView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name, e.g. `default`.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => TeamView, { nullable: true, description: 'The team that it is for; null: for all.' })
  team!: TeamView | null;

  @Field(() => Boolean, { description: 'Whether leads go here when no pool is named.' })
  isDefault!: boolean;

  @Field(() => PoolPurpose, { description: 'What it is for.' })
  purpose!: PoolPurpose;

  @Field(() => PoolVisibility, { description: 'How much reps see of its leads before they are claimed.' })
  visibility!: PoolVisibility;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many leads a rep may take here on a day in the time zone of the organisation; what is given back counts. Null: as many as there is room for.',
  })
  claimsPerDay!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many leads a rep may look at by `revealLead` on a day in the time zone of the organisation. Null: any number.',
  })
  viewsPerDay!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many days of 24 hours a rep may not claim what it held. Null: it may at once.',
  })
  ownerCooldownDays!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many hours a lead must have been in pools before it may be claimed. Null: none.',
  })
  newLeadDelayHours!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it takes no leads any more; null while it does.',
  })
  retiredAt!: Date | null;

  @Field(() => PoolView, { nullable: true, description: 'Where its leads went when it was retired.' })
  successor!: PoolView | null;
}

export const pools = view(
  PoolView,
  Pool,
  {},
  {
    id: 'pool',
    rows: insiders,
    masks: {
      version: open,
      key: open,
      name: open,
      team: open,
      isDefault: open,
      purpose: open,
      visibility: open,
      claimsPerDay: open,
      viewsPerDay: open,
      ownerCooldownDays: open,
      newLeadDelayHours: open,
      retiredAt: open,
      successor: open,
    },
    telling: { createdAt: null },
  },
);
pools.add({ memberTeams: { mask: open }, memberReps: { mask: open }, managers: { mask: open } });
export const PoolConnection = connectionOf(PoolView, 'LeadPool');

/** Fields that pools can be sorted by. */
enum PoolOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(PoolOrderField, {
  name: 'LeadPoolOrderField',
  description: 'Fields that pools can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, CREATED_AT: { description: 'When the pool was made.' } },
});
label(PoolOrderField, { NAME: ['Name', '名称'], CREATED_AT: ['Created', '创建时间'] });
export const PoolOrder = orderInput(PoolOrderField, 'LeadPoolOrder');

export const POOL_LIST: PageSpec<Pool, PoolOrderField> = {
  view: pools,
  orders: { NAME: { property: 'name', nullable: false }, CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: PoolOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({
  description: 'Input of `savePool`. It says all that a pool is: what is left out is as if it had never been.',
})
export class SavePoolInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. A pool of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The team that keeps it. Without members its reps, and those of the teams below, may claim here, and what it rejects is nurtured here; leave out for all.',
  })
  teamId?: string | null;

  @Field(() => PoolPurpose, {
    defaultValue: PoolPurpose.CLAIM,
    description: 'What it is for. The default pool is for claiming.',
  })
  purpose!: PoolPurpose;

  @Field(() => PoolVisibility, {
    defaultValue: PoolVisibility.MASKED,
    description: 'How much reps see of its leads before they are claimed.',
  })
  visibility!: PoolVisibility;

  @ArrayMaxSize(100)
  @Field(() => [ID], {
    nullable: true,
    description:
      'Members (成员): only the reps of these teams and of those below them may claim here, and those of `memberRepIds`. At most 100.',
  })
  memberTeamIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Members (成员): reps who may claim here. At most 100.' })
  memberRepIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], {
    nullable: true,
    description: 'Reps who look after it (管理员): they see its leads in full and may claim as well. At most 100.',
  })
  managerIds?: string[] | null;

  @Min(1)
  @Max(10_000)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many leads a rep may take here on a day in the time zone of the organisation, 1 to 10,000; leave out for no limit.',
  })
  claimsPerDay?: number | null;

  @Min(1)
  @Max(10_000)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many leads a rep may look at by `revealLead` on a day in the time zone of the organisation, 1 to 10,000; leave out for no limit.',
  })
  viewsPerDay?: number | null;

  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description: 'For how many days a rep may not claim what it held (前归属人限制), 1 to 3,650; leave out for none.',
  })
  ownerCooldownDays?: number | null;

  @Min(1)
  @Max(8760)
  @Field(() => Int, {
    nullable: true,
    description:
      'How many hours a lead must have been in pools before it may be claimed, 1 to 8,760; leave out for none.',
  })
  newLeadDelayHours?: number | null;

  @ValidateNested()
  @Field(() => PoolReviewRuleInput, {
    nullable: true,
    description: 'When its leads are given up on (公海清理规则); leave out for never.',
  })
  reviewRule?: PoolReviewRuleInput | null;
}

@ObjectType({ description: 'Result of `savePool`.' })
export class SavePoolPayload extends PayloadView {
  @Field(() => PoolView, {
    nullable: true,
    description:
      'The pool after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  pool?: Pool | null;
}
