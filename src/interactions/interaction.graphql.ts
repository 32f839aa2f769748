import { Length, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { RepeatableInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { DateTimeFilter, enumFilter, IDFilter, IntFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';
import { Channel, Direction, Disposition, Origin, TouchIntent } from './interaction.enums.js';
import { Interaction } from './interaction.js';
import { INTERACTION_ROWS } from './interaction-rows.js';
import './interaction-words.graphql.js';

@ObjectType('Interaction', { description: 'One touch (互动): something said to a lead or by it.', implements: Node })
export class InteractionView extends Node {
  @Field(() => LeadView, { nullable: true, description: 'The lead.' })
  lead!: LeadView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep who took part.' })
  rep!: RepView | null;

  @Field(() => Channel, { description: 'By which way.' })
  channel!: Channel;

  @Field(() => Direction, { description: 'Who began it.' })
  direction!: Direction;

  @Field(() => Origin, { description: 'Whether a person did it.' })
  origin!: Origin;

  @Field(() => TouchIntent, { nullable: true, description: 'What it was for.' })
  intent!: TouchIntent | null;

  @Field(() => Disposition, { nullable: true, description: 'What came of it.' })
  disposition!: Disposition | null;

  @Field(() => Int, { nullable: true, description: 'How satisfied the customer was, 1 to 5.' })
  satisfaction!: number | null;

  @Field(() => Int, { nullable: true, description: 'How long it took, in seconds.' })
  durationSeconds!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was over, where the system that it came from says so.',
  })
  endedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What kind of work it was, in the words of the system that it came from.',
  })
  activity!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said; null where your role may not see it.' })
  content!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: 'When it was logged.' })
  recordedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The system that `externalId` belongs to.' })
  sourceSystem!: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own key for it; unique in its source system.' })
  externalId!: string | null;
}

export const interactions = view(
  InteractionView,
  Interaction,
  {},
  {
    id: 'touch',
    rows: INTERACTION_ROWS,
    masks: {
      lead: open,
      rep: open,
      channel: open,
      direction: open,
      origin: open,
      intent: open,
      disposition: open,
      satisfaction: open,
      durationSeconds: open,
      endedAt: open,
      activity: open,
      content: { AUDITOR: true, WALLBOARD: true, PARTNER: true },
      occurredAt: open,
      recordedAt: open,
      sourceSystem: open,
      externalId: open,
    },
  },
);
leads.add({ interactions: { mask: open, far: { entity: Interaction, by: 'lead' } }, timeline: { mask: open } });

export const InteractionConnection = connectionOf(InteractionView, 'Interaction');

/** Fields that touches can be sorted by. */
export enum InteractionOrderField {
  OCCURRED_AT = 'OCCURRED_AT',
  RECORDED_AT = 'RECORDED_AT',
}
registerEnumType(InteractionOrderField, {
  name: 'InteractionOrderField',
  description: 'Fields that touches can be sorted by.',
  valuesConfig: {
    OCCURRED_AT: { description: 'When it happened.' },
    RECORDED_AT: { description: 'When it was logged.' },
  },
});
label(InteractionOrderField, { OCCURRED_AT: ['Happened', '发生时间'], RECORDED_AT: ['Logged', '记录时间'] });
export const InteractionOrder = orderInput(InteractionOrderField, 'InteractionOrder');
const ChannelFilter = enumFilter(Channel, 'ChannelFilter');
const DirectionFilter = enumFilter(Direction, 'DirectionFilter');
const DispositionFilter = enumFilter(Disposition, 'DispositionFilter');

@InputType({
  description: 'Conditions on touches. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class InteractionFilter {
  @Field(() => [InteractionFilter], { nullable: true, description: 'All of these must hold.' })
  and?: InteractionFilter[] | null;

  @Field(() => [InteractionFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: InteractionFilter[] | null;

  @Field(() => InteractionFilter, { nullable: true, description: 'This must not hold.' })
  not?: InteractionFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By lead.' })
  leadId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By rep.' })
  repId?: IDFilter | null;

  @Field(() => ChannelFilter, { nullable: true, description: 'By channel.' })
  channel?: InstanceType<typeof ChannelFilter> | null;

  @Field(() => DirectionFilter, { nullable: true, description: 'By who began it.' })
  direction?: InstanceType<typeof DirectionFilter> | null;

  @Field(() => DispositionFilter, { nullable: true, description: 'By what came of it.' })
  disposition?: InstanceType<typeof DispositionFilter> | null;

  @Field(() => IntFilter, { nullable: true, description: 'By satisfaction, 1 to 5.' })
  satisfaction?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By duration, in seconds.' })
  durationSeconds?: IntFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By kind of work.' })
  activity?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the system that it came from.' })
  sourceSystem?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it happened.' })
  occurredAt?: DateTimeFilter | null;
}

export const INTERACTION_CONDITIONS: Record<string, FieldCondition> = {
  leadId: { path: 'lead', id: 'lead' },
  repId: { path: 'rep', id: 'rep' },
  channel: 'channel',
  direction: 'direction',
  disposition: 'disposition',
  satisfaction: 'satisfaction',
  durationSeconds: 'durationSeconds',
  activity: 'activity',
  sourceSystem: 'sourceSystem',
  occurredAt: 'occurredAt',
};

export const INTERACTION_LIST: PageSpec<Interaction, InteractionOrderField> = {
  view: interactions,
  orders: {
    OCCURRED_AT: { property: 'occurredAt', nullable: false },
    RECORDED_AT: { property: 'recordedAt', nullable: false },
  },
  byDefault: [{ field: InteractionOrderField.OCCURRED_AT, direction: OrderDirection.DESC }],
};

@InputType({ description: 'Input of `logInteraction`.' })
export class LogInteractionInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => Channel, { description: 'By which way.' })
  channel!: Channel;

  @Field(() => Direction, { description: 'Who began it.' })
  direction!: Direction;

  @Field(() => Origin, { defaultValue: Origin.HUMAN, description: 'Whether a person did it.' })
  origin!: Origin;

  @Field(() => TouchIntent, { nullable: true, description: 'What it was for.' })
  intent?: TouchIntent | null;

  @Field(() => Disposition, { nullable: true, description: 'What came of it.' })
  disposition?: Disposition | null;

  @Min(1)
  @Max(5)
  @Field(() => Int, { nullable: true, description: 'How satisfied the customer was, 1 to 5.' })
  satisfaction?: number | null;

  @Min(0)
  @Max(604_800)
  @Field(() => Int, { nullable: true, description: 'How long it took, 0 to 604,800 seconds.' })
  durationSeconds?: number | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'What kind of work it was, 1 to 200 characters.' })
  activity?: string | null;

  @MaxLength(10_000)
  @Field(() => String, { nullable: true, description: 'What was said, at most 10,000 characters.' })
  content?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it happened, not in the future; now when left out.' })
  occurredAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The rep who took part; you, when left out and you are one.' })
  repId?: string | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The system that `externalId` belongs to; `api` when left out.' })
  sourceSystem?: string | null;

  @Length(1, 255)
  @Field(() => ID, { nullable: true, description: 'Your own key for it. A touch of the same key is logged once.' })
  externalId?: string | null;
}

@ObjectType({ description: 'Result of `logInteraction`.' })
export class LogInteractionPayload extends PayloadView {
  @Field(() => InteractionView, { nullable: true, description: 'The touch; null when `userErrors` is not empty.' })
  interaction?: Interaction | null;
}
