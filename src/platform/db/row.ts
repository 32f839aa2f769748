import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type IdPrefix, IdType, newId } from '../ids.js';

/** The primary key of a kind: uuid in the table, `<prefix>_…` here, made when the row is made. */
export function Id(prefix: IdPrefix): PropertyDecorator {
  return PrimaryKey({ type: new IdType(prefix), onCreate: () => newId(prefix) }) as PropertyDecorator;
}

/** What every versioned row carries. `version` rises by one at each change and guards against lost updates. */
export abstract class VersionedRow {
  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  updatedAt!: Date;
}

type OnMerge = 'REPOINT' | 'KEEP' | 'DEDUPE';
type OnErase = 'DELETE' | 'CLEAR' | 'KEEP';

/**
 * What becomes of this relation when the lead or contact it points at is merged or erased. Read from the metadata by
 * the merging and erasing use cases; a relation without it fails a law test.
 */
export function fate(onMerge: OnMerge, onErase: OnErase): { comment: string } {
  return { comment: `onMerge=${onMerge} onErase=${onErase}` };
}
