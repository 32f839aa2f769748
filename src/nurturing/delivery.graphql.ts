import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Channel, Origin } from '../interactions/interaction.enums.js';
import { InteractionView, interactions } from '../interactions/interaction.graphql.js';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { RepeatableInput } from '../platform/read/change-input.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { ContentItemView } from './content.graphql.js';
import { ContentDelivery } from './content-delivery.js';
import { NURTURED_LEAD_ROWS } from './nurturing-rows.js';
import { EnrollmentView } from './program.graphql.js';

@ObjectType('ContentDelivery', {
  description: 'That a lead was sent a content item, by a touch of its own.',
  implements: Node,
})
class ContentDeliveryView extends Node {
  @Field(() => LeadView, { nullable: true, description: 'The lead.' })
  lead!: LeadView | null;

  @Field(() => ContentItemView, { nullable: true, description: 'What it was sent.' })
  contentItem!: ContentItemView | null;

  @Field(() => InteractionView, { nullable: true, description: 'The touch.' })
  interaction!: InteractionView | null;

  @Field(() => EnrollmentView, { nullable: true, description: 'The way through a program that it was a step of.' })
  enrollment!: EnrollmentView | null;

  @Field(() => Int, { nullable: true, description: 'Which step of the program it was, from 1.' })
  stepPosition!: number | null;

  @Field(() => Boolean, { description: 'Whether the lead had been sent it before.' })
  isRepeat!: boolean;

  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

const deliveries = view(
  ContentDeliveryView,
  ContentDelivery,
  {},
  {
    id: 'delivery',
    rows: NURTURED_LEAD_ROWS,
    masks: {
      lead: open,
      contentItem: open,
      interaction: open,
      enrollment: open,
      stepPosition: open,
      isRepeat: open,
      occurredAt: open,
      recordedAt: open,
    },
  },
);
leads.add({ deliveries: { mask: open, far: { entity: ContentDelivery, by: 'lead' } } });
interactions.add({ contentItem: { mask: open, far: { entity: ContentDelivery, by: 'interaction' } } });

export const ContentDeliveryConnection = connectionOf(ContentDeliveryView, 'ContentDelivery');

export const DELIVERY_LIST: PageSpec<ContentDelivery, 'OCCURRED_AT'> = {
  view: deliveries,
  orders: { OCCURRED_AT: { property: 'occurredAt', nullable: false } },
  byDefault: [{ field: 'OCCURRED_AT', direction: OrderDirection.DESC }],
};

@InputType({ description: 'Input of `recordDelivery`.' })
export class RecordDeliveryInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => ID, { description: 'What it was sent.' })
  contentItemId!: string;

  @Field(() => Channel, { description: 'By which way.' })
  channel!: Channel;

  @Field(() => Origin, { defaultValue: Origin.HUMAN, description: 'Whether a person sent it.' })
  origin!: Origin;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Say true to record an item that the lead was sent before; else that is refused with `ALREADY_DELIVERED`.',
  })
  isRepeat!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it happened, not in the future; now when left out.' })
  occurredAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The rep who sent it; you, when left out and you are one.' })
  repId?: string | null;

  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The system that `externalId` belongs to; `api` when left out.' })
  sourceSystem?: string | null;

  @Length(1, 255)
  @Field(() => ID, {
    nullable: true,
    description: 'Your own key for the touch. A delivery of the same key is recorded once.',
  })
  externalId?: string | null;
}

@ObjectType({ description: 'Result of `recordDelivery`.' })
export class RecordDeliveryPayload extends PayloadView {
  @Field(() => ContentDeliveryView, {
    nullable: true,
    description: 'The delivery; null when `userErrors` is not empty.',
  })
  delivery?: ContentDelivery | null;
}
