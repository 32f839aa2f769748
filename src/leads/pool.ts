import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id, VersionedRow } from '../platform/db/row.js';
import { IdListType } from '../platform/ids.js';
import { Team } from '../reps/team.js';
import { PoolPurpose, PoolReviewAction, PoolVisibility } from './lead.enums.js';

/** A pool (线索池): leads that nobody holds and that may be claimed, by everyone or by the reps of one team, or that are nurtured. */
@Entity({ tableName: 'pool' })
export class Pool extends VersionedRow {
  @Id('pool')
  id!: string;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;

  @Property({ type: 'boolean' })
  isDefault!: boolean;

  @Enum({ items: () => PoolPurpose, type: 'text' })
  purpose!: PoolPurpose;

  @Enum({ items: () => PoolVisibility, type: 'text' })
  visibility!: PoolVisibility;

  /** With `memberRepIds` the only ones who may claim here; where both are empty, those of `team`, else everybody. */
  @Property({ type: new IdListType('team'), columnType: 'uuid[]' })
  memberTeamIds!: string[];

  @Property({ type: new IdListType('rep'), columnType: 'uuid[]' })
  memberRepIds!: string[];

  /** Reps who look after it; members as well. */
  @Property({ type: new IdListType('rep'), columnType: 'uuid[]' })
  managerIds!: string[];

  /** How many leads a rep may take here on a day of the organisation; null: as many as it has room for. */
  @Property({ type: 'integer', nullable: true })
  claimsPerDay!: number | null;

  /** How many leads a rep may look at in full on a day of the organisation; null: any number. */
  @Property({ type: 'integer', nullable: true })
  viewsPerDay!: number | null;

  /** How long who held a lead must leave it to others, in days of 24 hours; null: not at all. */
  @Property({ type: 'integer', nullable: true })
  ownerCooldownDays!: number | null;

  /** How long a lead that comes to the pools is shown before it may be claimed, in hours; null: not at all. */
  @Property({ type: 'integer', nullable: true })
  newLeadDelayHours!: number | null;

  /** A lead with which nobody had to do for so many days of 24 hours is due for review; null: none is for that. */
  @Property({ type: 'integer', nullable: true })
  reviewIdleDays!: number | null;

  /** A lead that was not got through to so many times in a row is due for review; null: none is for that. */
  @Property({ type: 'integer', nullable: true })
  reviewFailedAttempts!: number | null;

  /** What becomes of leads that are due. Set exactly where some can be. */
  @Enum({ items: () => PoolReviewAction, type: 'text', nullable: true })
  reviewAction!: PoolReviewAction | null;

  /** Whether that happens by itself. */
  @Property({ type: 'boolean' })
  isReviewAutomatic!: boolean;

  /** Where they are nurtured. Set exactly with NURTURE. */
  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'review_pool_id' })
  reviewPool!: Ref<Pool> | null;

  /** No lead enters it from then on. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  retiredAt!: Date | null;

  /** Where its leads went; never itself retired, so that one step leads there. Set exactly when retired. */
  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'successor_id' })
  successor!: Ref<Pool> | null;
}
