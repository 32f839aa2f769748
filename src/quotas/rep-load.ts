import { DecimalType } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { IdType } from '../platform/ids.js';
import { LimitMode, QuotaBasis } from './quota.enums.js';

/**
 * What a rep holds now against the line now in force. Written only by the guarded statements of `load.ts`,
 * never by the unit of work.
 */
@Entity({ tableName: 'rep_load', readonly: true })
export class RepLoad {
  @PrimaryKey({ type: new IdType('rep'), fieldName: 'rep_id' })
  repId!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'integer' })
  heldCount!: number;

  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)' })
  heldUnits!: number;

  @Enum({ items: () => LimitMode, type: 'text' })
  mode!: LimitMode;

  @Property({ type: 'boolean' })
  isOptedOut!: boolean;

  @Enum({ items: () => QuotaBasis, type: 'text' })
  basis!: QuotaBasis;

  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)', nullable: true })
  capacity!: number | null;

  @Property({ type: 'boolean' })
  active!: boolean;

  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)' })
  held!: number;

  @Property({ type: 'boolean' })
  isOverloaded!: boolean;

  /** Whether some of what it holds is counted by itself too, against a pipeline's or product line's limit. */
  @Property({ type: 'boolean' })
  isWalled!: boolean;

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}
