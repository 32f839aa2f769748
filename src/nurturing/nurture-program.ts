import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { ContentItem } from './content-item.js';

/** Content in a fixed order, one item after the other. */
@Entity({ tableName: 'nurture_program' })
export class NurtureProgram extends VersionedRow {
  @Id('program')
  id!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  /** Whether leads may be enrolled; those who are in it go on. */
  @Property({ type: 'boolean' })
  isActive!: boolean;
}

/** One step of a program. Replaced as a whole, and never while a lead is in the program. */
@Entity({ tableName: 'program_step' })
export class ProgramStep {
  @ManyToOne({ entity: () => NurtureProgram, ref: true, primary: true, fieldName: 'program_id' })
  program!: Ref<NurtureProgram>;

  /** From 1. */
  @PrimaryKey({ type: 'integer' })
  position!: number;

  @ManyToOne({ entity: () => ContentItem, ref: true, fieldName: 'content_item_id' })
  contentItem!: Ref<ContentItem>;

  @Property({ type: 'integer' })
  afterDays!: number;
}
