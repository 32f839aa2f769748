import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { CriteriaAxis } from './criteria.enums.js';
import type { Criterion } from './criteria.rules.js';

/** One version of a criteria model. What it says is never changed; whether it is in force is. */
@Entity({ tableName: 'criteria_model' })
export class CriteriaModel {
  @Id('criteria')
  id!: string;

  @Property({ type: 'text' })
  key!: string;

  /** The number of this version among those of its key, from 1. */
  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => CriteriaAxis, type: 'text' })
  axis!: CriteriaAxis;

  @Property({ type: 'json', columnType: 'jsonb' })
  criteria!: readonly Criterion[];

  @Property({ type: 'integer' })
  mediumFrom!: number;

  @Property({ type: 'integer' })
  highFrom!: number;

  /** In force: of each axis one at most. */
  @Property({ type: 'boolean' })
  isActive!: boolean;

  @Property({ type: 'datetime', length: 3, nullable: true })
  activatedAt!: Date | null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'text' })
  createdBy!: string;
}
