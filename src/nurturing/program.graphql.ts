import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { ContentItemView } from './content.graphql.js';
import { Enrollment } from './enrollment.js';
import { NurtureProgram } from './nurture-program.js';
import { EnrollmentState } from './nurturing.enums.js';
import { CONTENT_ROWS, NURTURED_LEAD_ROWS } from './nurturing-rows.js';

@ObjectType('ProgramStep', { description: 'One step of a program: an item, and how long to wait for it.' })
export class ProgramStepView {
  @Field(() => Int, { description: 'Its place in the program, from 1.' })
  position!: number;

  @Field(() => ContentItemView, { nullable: true, description: 'What to send.' })
  contentItem!: ContentItemView | null;

  @Field(() => Int, {
    description: 'Days of 24 hours after the delivery of the step before it; after the enrolment, for the first.',
  })
  afterDays!: number;
}
shape(ProgramStepView, { position: open, contentItem: open, afterDays: open });

@ObjectType('NurtureProgram', {
  description: 'Content in a fixed order (培育计划). Plimsoll says what is due; it sends nothing by itself.',
  implements: Node,
})
export class NurtureProgramView extends Node {
  @Field(() => Int, {
    description: 'Increases by one at every change. Send it back as `expectedVersion` to avoid lost updates.',
  })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether leads may be enrolled. Those who are in it go on.' })
  isActive!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

const programs = view(
  NurtureProgramView,
  NurtureProgram,
  {},
  {
    id: 'program',
    rows: CONTENT_ROWS,
    masks: { version: open, key: open, name: open, isActive: open, createdAt: open, updatedAt: open },
  },
);
programs.add({ steps: { mask: open }, enrolledCount: { mask: open, byId: true } });
export const NurtureProgramConnection = connectionOf(NurtureProgramView, 'NurtureProgram');

@ObjectType('Enrollment', {
  description: 'That a lead goes through a program. A lead is in one program at a time.',
  implements: Node,
})
export class EnrollmentView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => LeadView, { nullable: true, description: 'The lead.' })
  lead!: LeadView | null;

  @Field(() => NurtureProgramView, { nullable: true, description: 'The program.' })
  program!: NurtureProgramView | null;

  @Field(() => EnrollmentState, { description: 'Whether it goes on.' })
  state!: EnrollmentState;

  @Field(() => DateTime, { nullable: true, description: 'When the next step is due; set exactly while active.' })
  dueAt!: Date | null;

  @Field(() => DateTime, { description: 'When the lead was enrolled.' })
  enrolledAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed or left.' })
  endedAt!: Date | null;
}

const enrollments = view(
  EnrollmentView,
  Enrollment,
  {},
  {
    id: 'enrollment',
    rows: NURTURED_LEAD_ROWS,
    masks: { version: open, lead: open, program: open, state: open, dueAt: open, enrolledAt: open, endedAt: open },
  },
);
enrollments.add({ step: { mask: open }, nextItem: { mask: open } });
leads.add({ enrollment: { mask: open, far: { entity: Enrollment, by: 'lead' } } });
export const EnrollmentConnection = connectionOf(EnrollmentView, 'Enrollment');

/** Fields that programs can be sorted by. */
export enum NurtureProgramOrderField {
  NAME = 'NAME',
  UPDATED_AT = 'UPDATED_AT',
}
registerEnumType(NurtureProgramOrderField, {
  name: 'NurtureProgramOrderField',
  description: 'Fields that programs can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, UPDATED_AT: { description: 'When it last changed.' } },
});
label(NurtureProgramOrderField, { NAME: ['Name', '名称'], UPDATED_AT: ['Last changed', '更新时间'] });
export const NurtureProgramOrder = orderInput(NurtureProgramOrderField, 'NurtureProgramOrder');

export const PROGRAM_LIST: PageSpec<NurtureProgram, NurtureProgramOrderField> = {
  view: programs,
  orders: { NAME: { property: 'name', nullable: false }, UPDATED_AT: { property: 'updatedAt', nullable: false } },
  byDefault: [{ field: NurtureProgramOrderField.NAME, direction: OrderDirection.ASC }],
};

/** The steps that are due by an instant, the longest waiting first. */
export const dueList = (until: Date): PageSpec<Enrollment, 'DUE_AT'> => ({
  view: enrollments,
  orders: { DUE_AT: { property: 'dueAt', nullable: false } },
  byDefault: [{ field: 'DUE_AT', direction: OrderDirection.ASC }],
  where: { state: EnrollmentState.ACTIVE, dueAt: { $lte: until } },
});

@InputType({ description: 'One step of a program.' })
class ProgramStepInput {
  @Field(() => ID, { description: 'What to send; each item once in a program.' })
  contentItemId!: string;

  @Min(0)
  @Max(3650)
  @Field(() => Int, {
    defaultValue: 0,
    description: 'Days of 24 hours to wait after the step before it, or after the enrolment; 0 to 3,650.',
  })
  afterDays!: number;
}

@InputType({ description: 'Input of `saveNurtureProgram`.' })
export class SaveNurtureProgramInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. A program of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether leads may be enrolled.' })
  isActive!: boolean;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Field(() => [ProgramStepInput], {
    description:
      'Its steps in their order, 1 to 50. Other steps than it has are refused with `PROGRAM_IN_USE` while a lead is in it.',
  })
  steps!: ProgramStepInput[];
}

@InputType({ description: 'Input of `enrollLead`.' })
export class EnrollLeadInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => ID, { description: 'The program.' })
  programId!: string;
}

@InputType({ description: 'Input of `leaveProgram`.' })
export class LeaveProgramInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the enrolment that you read. Leave out to end it whatever became of it.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'Result of `saveNurtureProgram`.' })
export class SaveNurtureProgramPayload extends PayloadView {
  @Field(() => NurtureProgramView, {
    nullable: true,
    description: 'The program; null when `userErrors` is not empty, but for `STALE_VERSION`.',
  })
  program?: NurtureProgram | null;
}

@ObjectType({ description: 'Result of `enrollLead`.' })
export class EnrollLeadPayload extends PayloadView {
  @Field(() => EnrollmentView, { nullable: true, description: 'The enrolment; null when `userErrors` is not empty.' })
  enrollment?: Enrollment | null;
}

@ObjectType({ description: 'Result of `leaveProgram`.' })
export class LeaveProgramPayload extends PayloadView {
  @Field(() => EnrollmentView, {
    nullable: true,
    description: 'The enrolment; null when `userErrors` is not empty, but for `STALE_VERSION`.',
  })
  enrollment?: Enrollment | null;
}
