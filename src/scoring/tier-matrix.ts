import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import type { TierCell } from './criteria.rules.js';

/** One version of the matrix by which fit and intent make a tier. The newest is in force; none is ever changed. */
@Entity({ tableName: 'tier_matrix' })
export class TierMatrix {
  @Id('matrix')
  id!: string;

  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'json', columnType: 'jsonb' })
  cells!: readonly TierCell[];

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'text' })
  createdBy!: string;
}
