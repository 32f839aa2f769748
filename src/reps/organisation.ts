import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';

/** The one organisation of this database and what holds everywhere in it. */
@Entity({ tableName: 'organisation' })
export class Organisation {
  @Id('organisation')
  id!: string;

  @Property({ type: 'boolean' })
  onlyRow!: true;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'text' })
  name!: string;

  /** IANA name. Days, weeks and intake windows follow it where a team has none of its own. */
  @Property({ type: 'text' })
  timeZone!: string;

  /** ISO 4217. */
  @Property({ type: 'text' })
  currency!: string;

  /** What a lead of each tier weighs, as a factor on its stage's load units. */
  @Property({ type: 'json', columnType: 'jsonb' })
  tierWeights!: Record<'A' | 'B' | 'C' | 'D', number>;

  /** A held lead's company and contact are protected for this many days after the last touch. */
  @Property({ type: 'integer' })
  protectionDays!: number;
}
