import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { OwnershipChange, Temperature, Tier } from './lead.enums.js';
import { LeadView } from './lead.graphql.js';
import { StageView } from './pipeline.graphql.js';
import { PoolView } from './pool.graphql.js';

@InputType({
  description:
    'Which leads a feed tells of. All given conditions must hold; a lead that leaves them is told once with `isGone`. Lists hold at most 100 values.',
})
export class LeadFeedFilter {
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only leads held by reps of these very teams.' })
  teamIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only leads that these reps hold.' })
  repIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only leads in these pools.' })
  poolIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only leads of these pipelines.' })
  pipelineIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only leads in these stages.' })
  stageIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [Tier], { nullable: true, description: 'Only leads of these tiers.' })
  tiers?: Tier[] | null;

  @ArrayMaxSize(100)
  @Field(() => [Temperature], { nullable: true, description: 'Only leads of these temperatures.' })
  temperatures?: Temperature[] | null;

  @MaxLength(255)
  @Field(() => String, { nullable: true, description: 'Only changes that this import made.' })
  importId?: string | null;
}

@ObjectType({ description: 'A lead came into a stage.' })
export class LeadStageChange {
  @Field(() => Cursor, {
    description: 'Its place. Pass the last one that you handled as `after` to continue without a gap.',
  })
  cursor!: string;

  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead as it is now; null when it is gone from your sight or filter.',
  })
  lead!: LeadView | null;

  @Field(() => Boolean, { description: 'True, once, when the lead left your filter or your sight.' })
  isGone!: boolean;

  @Field(() => StageView, { nullable: true, description: 'The stage before; null for a lead that is new to you.' })
  fromStage!: StageView | null;

  @Field(() => StageView, {
    nullable: true,
    description: 'The stage after; null when the lead is gone from your sight.',
  })
  toStage!: StageView | null;

  @Field(() => Int, {
    description: 'The version of the lead after the change. Drop the change when you have a newer one.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;
}
shape(LeadStageChange, {
  cursor: open,
  leadId: open,
  lead: open,
  isGone: open,
  fromStage: open,
  toStage: open,
  version: open,
  occurredAt: open,
});

@ObjectType({ description: 'Changes of stage, in order, none missed.' })
export class LeadStageChangedBatch {
  @Field(() => Cursor, { description: 'Everything up to here was told. Pass it as `after` to continue.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [LeadStageChange], {
    description: 'Zero or more changes; a frame without any moves the cursor on and shows that the feed is alive.',
  })
  events!: LeadStageChange[];

  @Field(() => Boolean, { description: 'True once the past has been told.' })
  isUpToDate!: boolean;
}

@ObjectType({ description: 'A lead changed its holder.' })
export class LeadAssignment {
  @Field(() => Cursor, {
    description: 'Its place. Pass the last one that you handled as `after` to continue without a gap.',
  })
  cursor!: string;

  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead as it is now; null when it is gone from your sight or filter.',
  })
  lead!: LeadView | null;

  @Field(() => Boolean, { description: 'True, once, when the lead left your filter or your sight.' })
  isGone!: boolean;

  @Field(() => OwnershipChange, { description: 'By which door.' })
  how!: OwnershipChange;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of whoever did it; for those who may see free text.',
  })
  reason!: string | null;

  @Field(() => RepView, { nullable: true, description: 'Who held it.' })
  fromRep!: RepView | null;

  @Field(() => RepView, { nullable: true, description: 'Who holds it.' })
  toRep!: RepView | null;

  @Field(() => PoolView, { nullable: true, description: 'The pool that it was in.' })
  fromPool!: PoolView | null;

  @Field(() => PoolView, { nullable: true, description: 'The pool that it is in.' })
  toPool!: PoolView | null;

  @Field(() => Float, { nullable: true, description: 'What it weighs, in load units; null for partners.' })
  units!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the new holder then held, in leads or load units by the basis of its quota: the evidence of the admission.',
  })
  heldAfter!: number | null;

  @Field(() => Float, { nullable: true, description: 'The line then in force, in the same unit; null without one.' })
  capacity!: number | null;

  @Field(() => Int, {
    description: 'The version of the lead after the change. Drop the change when you have a newer one.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;
}
shape(LeadAssignment, {
  cursor: open,
  leadId: open,
  lead: open,
  isGone: open,
  how: open,
  reason: { WALLBOARD: true, AUDITOR: true, PARTNER: true, REP: () => ({ toPoolId: { $ne: null } }) },
  fromRep: open,
  toRep: open,
  fromPool: open,
  toPool: open,
  units: { PARTNER: true },
  heldAfter: { PARTNER: true },
  capacity: { PARTNER: true },
  version: open,
  occurredAt: open,
});

@ObjectType({ description: 'Changes of holder, in order, none missed.' })
export class LeadAssignedBatch {
  @Field(() => Cursor, { description: 'Everything up to here was told. Pass it as `after` to continue.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [LeadAssignment], {
    description: 'Zero or more changes; a frame without any moves the cursor on and shows that the feed is alive.',
  })
  events!: LeadAssignment[];

  @Field(() => Boolean, { description: 'True once the past has been told.' })
  isUpToDate!: boolean;
}

@InputType({ description: 'Which reps a feed tells of.' })
export class RepFeedFilter {
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only these reps, at most 100.' })
  repIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only reps of these teams, at most 100.' })
  teamIds?: string[] | null;
}

@ObjectType({ description: 'How much reps hold: the present state first, then the newest state of what changed.' })
export class RepLoadChangedBatch {
  @Field(() => Cursor, { description: 'Place in the log when the states were read.' })
  cursor!: string;

  @Sized(50)
  @Field(() => [RepView], { description: 'Reps as they are now.' })
  reps!: RepView[];

  @Field(() => [ID], { description: 'Reps that left your filter or your sight.' })
  removedIds!: string[];

  @Field(() => Boolean, { description: 'True in the first frames, which together are the whole truth.' })
  isSnapshot!: boolean;
}

@ObjectType({ description: 'How much teams hold: the present state first, then the newest state of what changed.' })
export class TeamLoadChangedBatch {
  @Field(() => Cursor, { description: 'Place in the log when the states were read.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [TeamView], { description: 'Teams as they are now.' })
  teams!: TeamView[];

  @Field(() => [ID], { description: 'Teams that left your sight.' })
  removedIds!: string[];

  @Field(() => Boolean, { description: 'True in the first frames, which together are the whole truth.' })
  isSnapshot!: boolean;
}

@ObjectType({
  description: 'Each stage with its leads: the present state first, then the newest state of what changed.',
})
export class PipelineChangedBatch {
  @Field(() => Cursor, { description: 'Place in the log when the states were read.' })
  cursor!: string;

  @Sized(50)
  @Field(() => [StageView], { description: 'Stages as they are now.' })
  stages!: StageView[];

  @Field(() => [ID], { description: 'Stages that left your sight.' })
  removedIds!: string[];

  @Field(() => Boolean, { description: 'True in the first frames, which together are the whole truth.' })
  isSnapshot!: boolean;
}
