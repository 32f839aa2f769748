import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../platform/db/row.js';
import { SalesCycle } from './lead.enums.js';

/** A way from first contact to customer; its stages are rows. */
@Entity({ tableName: 'pipeline' })
export class Pipeline {
  @Id('pipe')
  id!: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' })
  name!: string;

  @Enum({ items: () => SalesCycle, type: 'text' })
  salesCycle!: SalesCycle;

  @Property({ type: 'boolean' })
  isDefault!: boolean;
}
