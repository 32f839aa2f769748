import { DecimalType } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { IdType } from '../platform/ids.js';
import { LimitMode, QuotaBasis } from './quota.enums.js';

/**
 * What a limited team holds now, all teams below it included, against the line now in force. Written only by the guarded statements of `load.ts`,
 * never by the unit of work.
 */
@Entity({ tableName: 'team_load', readonly: true })
export class TeamLoad {
  @PrimaryKey({ type: new IdType('team'), fieldName: 'team_id' })
  teamId!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'integer' })
  heldCount!: number;

  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)' })
  heldUnits!: number;

  @Enum({ items: () => LimitMode, type: 'text' })
  mode!: LimitMode;

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

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}
