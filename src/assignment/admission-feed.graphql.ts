import { ArrayMaxSize } from 'class-validator';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { OwnershipChange } from '../leads/lead.enums.js';
import { LeadView } from '../leads/lead.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { UserErrorCode } from '../platform/refusal.js';
import { RepView } from '../reps/rep.graphql.js';

@InputType({
  description: 'Which refusals a feed tells of. All given conditions must hold. Lists hold at most 100 values.',
})
export class AdmissionFeedFilter {
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only what these reps were to hold.' })
  repIds?: string[] | null;

  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'Only what reps of these very teams were to hold.' })
  teamIds?: string[] | null;
}

@ObjectType({ description: 'A lead could not go to a rep, because the rep or a team of theirs had no room.' })
export class AdmissionRefusal {
  @Field(() => Cursor, {
    description: 'Its place. Pass the last one that you handled as `after` to continue without a gap.',
  })
  cursor!: string;

  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => LeadView, { nullable: true, description: 'The lead as it is now; null where it is not in your sight.' })
  lead!: LeadView | null;

  @Field(() => RepView, { nullable: true, description: 'Who was to hold it.' })
  rep!: RepView | null;

  @Field(() => OwnershipChange, {
    description: 'By which door: CLAIMED, ASSIGNED or TRANSFERRED, had there been room.',
  })
  how!: OwnershipChange;

  @Field(() => UserErrorCode, { description: 'Why not, as the caller was told.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'Why not, in the language of the listener (`accept-language`).' })
  message!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the rep held then, in leads or load units by the basis of its quota; null where a team was full or an intake cap was reached.',
  })
  held!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The line of the rep then, in the same unit; null where a team was full or an intake cap was reached.',
  })
  capacity!: number | null;

  @Field(() => DateTime, { description: 'When it was refused.' })
  occurredAt!: Date;
}
shape(AdmissionRefusal, {
  cursor: open,
  leadId: open,
  lead: open,
  rep: open,
  how: open,
  code: open,
  message: open,
  held: open,
  capacity: open,
  occurredAt: open,
});

@ObjectType({ description: 'Refused admissions, in order, none missed.' })
export class AdmissionRefusedBatch {
  @Field(() => Cursor, { description: 'Everything up to here was told. Pass it as `after` to continue.' })
  cursor!: string;

  @Sized(20)
  @Field(() => [AdmissionRefusal], {
    description: 'Zero or more refusals; a frame without any moves the cursor on and shows that the feed is alive.',
  })
  events!: AdmissionRefusal[];

  @Field(() => Boolean, { description: 'True once the past has been told.' })
  isUpToDate!: boolean;
}
