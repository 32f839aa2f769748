import type { Ref } from '@mikro-orm/core';
import { DecimalType } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { IdType } from '../platform/ids.js';
import { RepLevel } from '../reps/rep.enums.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { LimitMode, OnWeightIncrease, QuotaBasis, QuotaScope } from './quota.enums.js';

/** The part of the line on the first day, and after how many days it is whole. */
export interface Ramp {
  readonly startShare: number;
  readonly days: number;
}

/** Figures by the lower-case name of what they are of. */
export type Figures = Readonly<Record<string, number>>;

/** One version of a holding quota (保有量): how much may be held at once, in force in `[validFrom, validUntil)`. */
@Entity({ tableName: 'holding_quota' })
export class HoldingQuota {
  @Id('quota')
  id!: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Enum({ items: () => QuotaScope, type: 'text' })
  scope!: QuotaScope;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'rep_id' })
  rep!: Ref<Rep> | null;

  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;

  @Enum({ items: () => RepLevel, type: 'text', nullable: true })
  level!: RepLevel | null;

  @Property({ type: new IdType('pipe'), nullable: true })
  pipelineId!: string | null;

  @Property({ type: 'text', nullable: true })
  productLine!: string | null;

  @Enum({ items: () => LimitMode, type: 'text' })
  mode!: LimitMode;

  @Enum({ items: () => QuotaBasis, type: 'text' })
  basis!: QuotaBasis;

  /** Leads or load units, by `basis`; null unless LIMITED. */
  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)', nullable: true })
  capacity!: number | null;

  /** How the line grows with a rep who is new, from the day that it starts; null: it is whole from the first day. */
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  ramp!: Ramp | null;

  /** Beside the line, what may be held of a tier (`a`–`d`) and of a lifecycle, by `basis`. */
  @Property({ type: 'json', columnType: 'jsonb' })
  tierCaps!: Figures;

  @Property({ type: 'json', columnType: 'jsonb' })
  lifecycleCaps!: Figures;

  /** Slots of the line that only leads of the tier or of a higher one may take. */
  @Property({ type: 'json', columnType: 'jsonb' })
  reserved!: Figures;

  @Enum({ items: () => OnWeightIncrease, type: 'text' })
  onWeightIncrease!: OnWeightIncrease;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'text' })
  setBy!: string;

  @Property({ type: 'datetime', length: 3 })
  validFrom!: Date;

  /** Null while no end is known; equals `validFrom` where it was withdrawn, so that it is never in force. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  validUntil!: Date | null;

  /** The end that was asked for; `validUntil` is sooner where another version follows before. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  askedUntil!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  withdrawnAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  withdrawnBy!: string | null;

  /** Whose versions follow one another: made by the database from the scope and what it is of. */
  @Property({ type: 'text', persist: false, nullable: true })
  readonly subject?: string;
}
