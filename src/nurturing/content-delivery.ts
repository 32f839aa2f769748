import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Interaction } from '../interactions/interaction.js';
import { Lead } from '../leads/lead.js';
import { fate, Id } from '../platform/db/row.js';
import { ContentItem } from './content-item.js';
import { Enrollment } from './enrollment.js';

/** That a lead was sent a content item, by a touch of its own. Never changed. */
@Entity({ tableName: 'content_delivery' })
export class ContentDelivery {
  @Id('delivery')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('REPOINT', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => ContentItem, ref: true, fieldName: 'content_item_id' })
  contentItem!: Ref<ContentItem>;

  @ManyToOne({ entity: () => Interaction, ref: true, fieldName: 'interaction_id' })
  interaction!: Ref<Interaction>;

  /** The enrolment whose step it was, with the place of the step. */
  @ManyToOne({ entity: () => Enrollment, ref: true, nullable: true, fieldName: 'enrollment_id' })
  enrollment!: Ref<Enrollment> | null;

  @Property({ type: 'integer', nullable: true })
  stepPosition!: number | null;

  /** Whether the lead had the item before. */
  @Property({ type: 'boolean' })
  isRepeat!: boolean;

  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  recordedAt!: Date;
}
