import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Contact } from '../leads/contact.js';
import { Lead } from '../leads/lead.js';
import { fate, Id } from '../platform/db/row.js';
import { Rep } from '../reps/rep.js';
import { Channel, Direction, Disposition, Origin, TouchIntent } from './interaction.enums.js';

/** One touch (互动): something said to a lead or by it. Never changed after it was logged. */
@Entity({ tableName: 'interaction' })
export class Interaction {
  @Id('touch')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('REPOINT', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Contact, ref: true, nullable: true, fieldName: 'contact_id', ...fate('REPOINT', 'CLEAR') })
  contact!: Ref<Contact> | null;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'rep_id' })
  rep!: Ref<Rep> | null;

  @Enum({ items: () => Channel, type: 'text' })
  channel!: Channel;

  @Enum({ items: () => Direction, type: 'text' })
  direction!: Direction;

  @Enum({ items: () => Origin, type: 'text' })
  origin!: Origin;

  @Enum({ items: () => TouchIntent, type: 'text', nullable: true })
  intent!: TouchIntent | null;

  @Enum({ items: () => Disposition, type: 'text', nullable: true })
  disposition!: Disposition | null;

  @Property({ type: 'integer', nullable: true })
  satisfaction!: number | null;

  @Property({ type: 'integer', nullable: true })
  durationSeconds!: number | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;

  /** What kind of work it was, in the words of the system that it came from. */
  @Property({ type: 'text', nullable: true })
  activity!: string | null;

  @Property({ type: 'text', nullable: true })
  content!: string | null;

  @Property({ type: 'datetime', length: 3 })
  occurredAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  recordedAt!: Date;

  @Property({ type: 'text' })
  recordedBy!: string;

  @Property({ type: 'text', nullable: true })
  sourceSystem!: string | null;

  @Property({ type: 'text', nullable: true })
  externalId!: string | null;
}
