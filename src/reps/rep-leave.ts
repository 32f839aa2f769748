import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { Rep } from './rep.js';

/** Days on which a rep does not work: `[fromOn, untilOn)` in the zone of the rep's team. */
@Entity({ tableName: 'rep_leave' })
export class RepLeave {
  @Id('leave')
  id!: string;

  @ManyToOne({ entity: () => Rep, ref: true, fieldName: 'rep_id' })
  rep!: Ref<Rep>;

  @Property({ type: 'date' })
  fromOn!: string;

  @Property({ type: 'date' })
  untilOn!: string;

  @Property({ type: 'text', nullable: true })
  note!: string | null;
}
