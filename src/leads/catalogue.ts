import type { Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { Pool } from './pool.js';

/** What every row of a catalogue has: named by its key, changed under a version. */
export abstract class CatalogueRow {
  abstract id: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  /** Stable and unique: what imports and forms name the row by. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;
}

/** Where leads come from. */
@Entity({ tableName: 'lead_source' })
export class LeadSource extends CatalogueRow {
  @Id('source')
  id!: string;

  @Property({ type: 'text', nullable: true })
  channel!: string | null;

  /** Where its leads go when they name neither owner nor pool; null: to the default pool. */
  @ManyToOne({ entity: () => Pool, ref: true, nullable: true, fieldName: 'default_pool_id' })
  defaultPool!: Ref<Pool> | null;
}

/** One effort of a source, e.g. a landing page or a fair. */
@Entity({ tableName: 'campaign' })
export class Campaign extends CatalogueRow {
  @Id('campaign')
  id!: string;

  @ManyToOne({ entity: () => LeadSource, ref: true, nullable: true, fieldName: 'source_id' })
  source!: Ref<LeadSource> | null;
}

/** What is sold. */
@Entity({ tableName: 'product' })
export class Product extends CatalogueRow {
  @Id('product')
  id!: string;

  /** The product line that it belongs to. */
  @Property({ type: 'text', nullable: true })
  line!: string | null;
}

/** Who else sells. */
@Entity({ tableName: 'competitor' })
export class Competitor extends CatalogueRow {
  @Id('competitor')
  id!: string;
}
