import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Interaction } from '../interactions/interaction.js';
import { Lead } from '../leads/lead.js';
import { fate, Id, type Merge } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { ContentItem } from './content-item.js';
import { Enrollment } from './enrollment.js';

/** That a lead was sent a content item, by a touch of its own. Changed only where leads are merged. */
@Entity({ tableName: 'content_delivery' })
export class ContentDelivery {
  @Id('delivery')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
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

  /** All go along. Of an item that several leads were sent first, the earliest delivery stays the first one. */
  static async combine(tx: Tx, { into, from }: Merge): Promise<void> {
    const leads = [into, ...from].map(id => uuidOf(id, 'lead'));
    await tx.sql(REPEAT_LATER, [leads, leads]);
    await tx.em.nativeUpdate(ContentDelivery, { lead: { $in: [...from] } }, { lead: into });
  }
}

const REPEAT_LATER = `/* later first deliveries are repeats */ update content_delivery d set is_repeat = true
where d.lead_id = any (?::uuid[]) and not d.is_repeat and exists (
  select from content_delivery o where o.lead_id = any (?::uuid[]) and o.content_item_id = d.content_item_id and not o.is_repeat
    and (o.occurred_at, o.id) < (d.occurred_at, d.id))`;
