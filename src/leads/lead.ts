import { BigIntType, DecimalType, type Ref, ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
import { IdListType, IdType } from '../platform/ids.js';
import type { Within } from '../quotas/wall.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { Campaign, LeadSource, Product } from './catalogue.js';
import { Company } from './company.js';
import { Contact } from './contact.js';
import type { CustomRecord } from './custom-field.rules.js';
import { Lifecycle, Placement, ScreeningReason, Temperature, Tier, Validity } from './lead.enums.js';
import type { LeadSight } from './lead.events.js';
import { sightOf, withinOf } from './lead-sight.js';
import { Pipeline } from './pipeline.js';
import { Pool } from './pool.js';
import { Stage } from './stage.js';

/** One chance of a sale (线索), from the first contact to the customer who stays. */
@Entity({ tableName: 'lead' })
export class Lead extends VersionedRow {
  @Id('lead')
  id!: string;

  /** For everyone: the company, or initials where only a person is known. */
  @Property({ type: 'text' })
  displayLabel!: string;

  @Property({ type: 'text', nullable: true })
  name!: string | null;

  @Property({ type: 'text', nullable: true })
  note!: string | null;

  @ManyToOne({ entity: () => Company, ref: true, nullable: true, fieldName: 'company_id', ...fate('REPOINT', 'KEEP') })
  company!: Ref<Company> | null;

  @ManyToOne({ entity: () => Contact, ref: true, nullable: true, fieldName: 'contact_id', ...fate('REPOINT', 'CLEAR') })
  contact!: Ref<Contact> | null;

  @ManyToOne({ entity: () => Pipeline, ref: true, fieldName: 'pipeline_id' })
  pipeline!: Ref<Pipeline>;

  @ManyToOne({ entity: () => Stage, ref: true, fieldName: 'stage_id' })
  stage!: Ref<Stage>;

  @Enum({ items: () => Lifecycle, type: 'text' })
  lifecycle!: Lifecycle;

  @Enum({ items: () => Temperature, type: 'text' })
  temperature!: Temperature;

  /** Until when the temperature is set by hand; then the one before comes back. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  temperatureUntil!: Date | null;

  /** What comes back; set exactly while `temperatureUntil` is. */
  @Enum({ items: () => Temperature, type: 'text', nullable: true })
  temperatureBefore!: Temperature | null;

  @Enum({ items: () => Tier, type: 'text', nullable: true })
  tier!: Tier | null;

  /** The tier follows from what leads are graded by, and goes along with it; else it was said, and stays. */
  @Property({ type: 'boolean' })
  isTierByModel!: boolean;

  @Enum({ items: () => Validity, type: 'text' })
  validity!: Validity;

  /** The validity follows from what leads are screened by, or from whom the house knows. */
  @Property({ type: 'boolean' })
  isValidityByModel!: boolean;

  /** Of the rule that gave the validity; null where none did. */
  @Enum({ items: () => ScreeningReason, type: 'text', nullable: true })
  screeningReason!: ScreeningReason | null;

  @Enum({ items: () => Placement, type: 'text' })
  placement!: Placement;

  /** Why nobody holds it yet: a reject reason. Set exactly while WAITING. */
  @Property({ type: 'text', nullable: true })
  waitingReason!: string | null;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'owner_id' })
  owner!: Ref<Rep> | null;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'last_owner_id' })
  lastOwner!: Ref<Rep> | null;

  /** The owner's team. */
  @ManyToOne({ entity: () => Team, ref: true, nullable: true, fieldName: 'team_id' })
  team!: Ref<Team> | null;

  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'pool_id' })
  pool!: Ref<Pool> | null;

  /** Since when it has been in pools, whichever; set exactly while POOLED. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  pooledSince!: Date | null;

  /** The reps of its `LeadCollaborator` rows: what policies judge it by. */
  @Property({ type: new IdListType('rep'), columnType: 'uuid[]' })
  collaboratorIds!: string[];

  /** What it weighs now: `stage.loadUnits × tierWeight`, 0 where validity or stage consume nothing. */
  @Property({ type: new DecimalType('number'), columnType: 'numeric(8,2)' })
  loadUnits!: number;

  @ManyToOne({ entity: () => LeadSource, ref: true, nullable: true, fieldName: 'source_id' })
  source!: Ref<LeadSource> | null;

  @ManyToOne({ entity: () => Campaign, ref: true, nullable: true, fieldName: 'campaign_id' })
  campaign!: Ref<Campaign> | null;

  @ManyToOne({ entity: () => Product, ref: true, nullable: true, fieldName: 'product_id' })
  product!: Ref<Product> | null;

  @Property({ type: 'text', nullable: true })
  segment!: string | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  valueMinor!: number | null;

  @Property({ type: 'text', nullable: true })
  valueCurrency!: string | null;

  @Property({ type: 'float', columnType: 'real', nullable: true })
  winProbability!: number | null;

  @Property({ type: 'text', nullable: true })
  sourceSystem!: string | null;

  @Property({ type: 'text', nullable: true })
  externalId!: string | null;

  @Property({ type: new IdType('partner'), nullable: true })
  partnerId!: string | null;

  @Property({ type: 'text', nullable: true })
  convertedRef!: string | null;

  /** The lead that it turned out to be; never itself merged, so that one step leads there. */
  @ManyToOne({
    entity: () => Lead,
    ref: true,
    nullable: true,
    fieldName: 'merged_into_id',
    ...fate('REPOINT', 'KEEP'),
  })
  mergedInto!: Ref<Lead> | null;

  @Property({ type: 'datetime', length: 3 })
  stageSince!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  ownerSince!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  firstTouchAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  lastTouchAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  lastTwoWayAt!: Date | null;

  @Property({ type: 'integer' })
  touchCount!: number;

  /** Values of the fields that the house gave it, by the key of the field. */
  @Property({ type: 'json', columnType: 'jsonb' })
  custom!: CustomRecord;

  /** How many of its versions are there because it was graded by what is in force. */
  @Property({ type: 'integer' })
  regradedCount!: number;

  /** The newest `recordedAt` of its facts: time never runs back for one lead. */
  @Property({ type: 'datetime', length: 3 })
  lastRecordedAt!: Date;

  /** Goes to a stage; the lifecycle follows. */
  enter(stage: Stage, now: Date): void {
    this.stage = ref(stage);
    this.lifecycle = stage.lifecycle;
    this.stageSince = now;
    this.touch(now);
  }

  /** Takes a temperature: for good, or until an instant, after which the one before comes back. */
  heat(temperature: Temperature, until: Date | null): void {
    this.temperatureBefore = until && (this.temperatureBefore ?? this.temperature);
    this.temperatureUntil = until;
    this.temperature = temperature;
  }

  /** Every change leaves these two behind. */
  touch(now: Date): void {
    this.updatedAt = now;
    this.lastRecordedAt = now;
  }

  /** By what the walls of its holder count it. */
  within(): Within {
    return withinOf(this);
  }

  /** What feeds and policies judge it by. */
  sight(): LeadSight {
    return sightOf(this);
  }
}
