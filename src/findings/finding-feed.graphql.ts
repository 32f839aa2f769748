import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Sized } from '../platform/http/sized.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { FindingCode, FindingTurn } from './finding.enums.js';
import { FindingView } from './finding.graphql.js';

@InputType({
  description: 'Which findings a feed tells of. All given conditions must hold. Lists hold at most 100 values.',
})
export class FindingFeedFilter {
  @ArrayMaxSize(100)
  @Field(() => [FindingCode], { nullable: true, description: 'Only findings of these codes.' })
  codes?: FindingCode[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only findings about these reps.' })
  repIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only findings about reps of these very teams.' })
  teamIds?: string[] | null;
}

@ObjectType({ description: 'A finding was raised or closed.' })
export class FindingChange {
  @Field(() => Cursor, {
    description: 'Its place. Pass the last one that you handled as `after` to continue without a gap.',
  })
  cursor!: string;

  @Field(() => ID, { description: 'The finding.' })
  findingId!: string;

  @Field(() => FindingView, {
    nullable: true,
    description: 'The finding as it is now; null when it is gone from your sight.',
  })
  finding!: FindingView | null;

  @Field(() => Boolean, {
    description: 'True, once, when the finding left your sight because its lead went to another holder.',
  })
  isGone!: boolean;

  @Field(() => FindingTurn, { nullable: true, description: 'What became of it; null when it is gone from your sight.' })
  change!: FindingTurn | null;

  @Field(() => Int, {
    description: 'The version of the finding after the change. Drop the change when you have a newer one.',
  })
  version!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;
}
shape(FindingChange, {
  cursor: open,
  findingId: open,
  finding: open,
  isGone: open,
  change: open,
  version: open,
  occurredAt: open,
});

@ObjectType({ description: 'Findings raised and closed, in order, none missed.' })
export class FindingRaisedBatch {
  @Field(() => Cursor, { description: 'Everything up to here was told. Pass it as `after` to continue.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [FindingChange], {
    description: 'Zero or more changes; a frame without any moves the cursor on and shows that the feed is alive.',
  })
  events!: FindingChange[];

  @Field(() => Boolean, { description: 'True once the past has been told.' })
  isUpToDate!: boolean;
}
