import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { IdType } from '../platform/ids.js';
import { RepLevel } from '../reps/rep.enums.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { IntakePeriod } from './intake.enums.js';
import { LimitMode, QuotaScope } from './quota.enums.js';

/** One version of an intake cap (领取上限): how many leads may be taken in a period, in force in `[validFrom, validUntil)`. */
@Entity({ tableName: 'intake_cap' })
export class IntakeCap {
  @Id('cap')
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

  /** Leads in a period; null unless LIMITED. */
  @Property({ type: 'integer', nullable: true })
  maxLeads!: number | null;

  @Enum({ items: () => IntakePeriod, type: 'text', nullable: true })
  period!: IntakePeriod | null;

  /** How long the period is; null for a month, whose length changes. */
  @Property({ type: 'integer', nullable: true })
  days!: number | null;

  /** Whole leads that may be saved up; null: one day's share, rounded up. */
  @Property({ type: 'integer', nullable: true })
  burst!: number | null;

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
}
