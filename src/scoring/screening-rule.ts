import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { ScreeningReason } from '../leads/lead.enums.js';
import { Id, VersionedRow } from '../platform/db/row.js';
import { ScreeningVerdict } from './screening.enums.js';

/** A rule by which leads are found valid or invalid; of those in force the first that holds decides. */
@Entity({ tableName: 'screening_rule' })
export class ScreeningRule extends VersionedRow {
  @Id('screening')
  id!: string;

  /** Stable and unique. */
  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  /** A `LeadFilter` as JSON, read by the schema of the day. */
  @Property({ type: 'json', columnType: 'jsonb' })
  filter!: object;

  @Enum({ items: () => ScreeningVerdict, type: 'text' })
  verdict!: ScreeningVerdict;

  @Enum({ items: () => ScreeningReason, type: 'text' })
  reason!: ScreeningReason;

  /** The least comes first; rules of one priority by key. */
  @Property({ type: 'integer' })
  priority!: number;

  @Property({ type: 'boolean' })
  isActive!: boolean;
}
