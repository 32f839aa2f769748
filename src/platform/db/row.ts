import type { EntityClass } from '@mikro-orm/core';
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { type IdPrefix, IdType, newId } from '../ids.js';
import type { Tx } from './tx.js';

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

/** One merge, as the rows that point at what is merged are told of it: those of `from`, in this order, go to `into`. */
export interface Merge {
  readonly of: EntityClass<{ id: string }>;
  readonly into: string;
  readonly from: readonly string[];
  readonly now: Date;
}

/** A kind of rows that says itself how those of several leads or contacts become those of one (`DEDUPE`). */
export interface Combining {
  combine(tx: Tx, merge: Merge): Promise<void>;
}

/** What a relation says of itself by `fate`, or null where it says nothing. */
export function fateOf(comment: string | undefined): { onMerge: OnMerge; onErase: OnErase } | null {
  const match = FATE.exec(comment ?? '');
  return match && { onMerge: match[1] as OnMerge, onErase: match[2] as OnErase };
}

const FATE = /^onMerge=(REPOINT|KEEP|DEDUPE) onErase=(DELETE|CLEAR|KEEP)$/;

/**
 * What becomes of this relation when the lead or contact it points at is merged or erased. Read from the metadata by
 * the merging and erasing use cases; a relation without it fails a law test. REPOINT: the row goes along. KEEP: it stays with
 * what it was about. DEDUPE: it goes along where there is not such a row already; a kind that knows better is `Combining`.
 */
export function fate(onMerge: OnMerge, onErase: OnErase): { comment: string } {
  return { comment: `onMerge=${onMerge} onErase=${onErase}` };
}
