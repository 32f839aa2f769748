import { ArgsType, Field, ObjectType } from 'type-graphql';
import { FactAxis, OwnershipChange, Placement } from '../leads/lead.enums.js';
import { StageView } from '../leads/pipeline.graphql.js';
import { Role } from '../platform/access/viewer.js';
import { connectionOf, PageArgs } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';
import { InteractionView } from './interaction.graphql.js';

@ObjectType('TimelineEntry', {
  description: 'Something in the life of a lead: a value that one of its axes took, or a touch.',
})
export class TimelineEntryView {
  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => FactAxis, { nullable: true, description: 'The axis that took a value; null for a touch.' })
  axis!: FactAxis | null;

  @Field(() => String, { nullable: true, description: 'The value of TEMPERATURE, TIER, VALIDITY and WEIGHT.' })
  value!: string | null;

  @Field(() => StageView, { nullable: true, description: 'The stage, for axis `STAGE`.' })
  stage!: StageView | null;

  @Field(() => RepView, {
    nullable: true,
    description: 'The owner, for axis `OWNER`; null where nobody held it from then on.',
  })
  owner!: RepView | null;

  @Field(() => OwnershipChange, { nullable: true, description: 'By which door the owner changed.' })
  how!: OwnershipChange | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the owner or the grade changed; for those who may see free text.',
  })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who did it, by the stable name of the principal, e.g. `rep_01…`; for those who may see free text.',
  })
  actor!: string | null;

  @Field(() => RepView, { nullable: true, description: 'The rep who did it; null where it was somebody else.' })
  actorRep!: RepView | null;

  @Field(() => InteractionView, { nullable: true, description: 'The touch.' })
  interaction!: InteractionView | null;
}
shape(TimelineEntryView, {
  occurredAt: open,
  recordedAt: open,
  axis: open,
  value: { [Role.PARTNER]: () => ({ axis: { $in: [FactAxis.TIER, FactAxis.VALIDITY, FactAxis.WEIGHT] } }) },
  stage: open,
  owner: open,
  how: open,
  actor: { WALLBOARD: true, PARTNER: true },
  actorRep: { WALLBOARD: true, PARTNER: true },
  reason: { WALLBOARD: true, AUDITOR: true, PARTNER: true, [Role.REP]: () => ({ leadPlacement: Placement.POOLED }) },
  interaction: open,
});
export const TimelineConnection = connectionOf(TimelineEntryView, 'TimelineEntry');

@ArgsType()
export class TimelineArgs extends PageArgs {
  @Field(() => [FactAxis], {
    nullable: true,
    description:
      'Only the values of these axes, without touches, e.g. `[OWNER]` for who held it and why; null: everything.',
  })
  axes!: FactAxis[] | null;
}
