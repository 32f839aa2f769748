import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { Pool } from '../leads/pool.js';
import { fate } from '../platform/db/row.js';
import { Rep } from '../reps/rep.js';

/** That a rep looked at a masked lead in full on a day of the organisation: once a day, however often. Written by `reveal-lead.ts`. */
@Entity({ tableName: 'lead_reveal', readonly: true })
export class LeadReveal {
  @ManyToOne({ entity: () => Lead, ref: true, primary: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => Rep, ref: true, primary: true, fieldName: 'rep_id' })
  rep!: Ref<Rep>;

  @Property({ type: 'date', primary: true })
  day!: string;

  @ManyToOne({ entity: () => Pool, ref: true, fieldName: 'pool_id' })
  pool!: Ref<Pool>;

  @Property({ type: 'datetime', length: 3 })
  revealedAt!: Date;
}
