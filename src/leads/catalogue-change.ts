import { type EntityClass, LockMode, type RequiredEntityData } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { refuseStale } from '../platform/refusal.js';
import type { CatalogueRow } from './catalogue.js';

/** What every `save…` of a catalogue is told. */
export interface CatalogueChange {
  key: string;
  name: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** The kinds of events that tell that a row of a catalogue was made or changed. */
export type CatalogueEvent = 'sourceChanged' | 'campaignChanged' | 'productChanged' | 'competitorChanged';

interface ToldChange<Row> {
  readonly row: EntityClass<Row>;
  readonly type: CatalogueEvent;
  readonly input: CatalogueChange;
  /** What the log says of it besides. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Makes the row of a key or changes it, one at a time for each key. */
export async function changeCatalogue<Row extends CatalogueRow>(
  tx: Tx,
  { row, type, input, body = {} }: ToldChange<Row>,
  more: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const { key, name } = input;
  await tx.sql('select pg_advisory_xact_lock(7305, hashtext(?))', [`${type} ${key}`]);
  const known = await tx.em.findOne<CatalogueRow>(row, { key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (known) refuseStale(known, input);
  const saved = known
    ? tx.em.assign(known, { name, ...more })
    : tx.em.create<CatalogueRow>(row, { key, name, version: 1, ...more } as RequiredEntityData<CatalogueRow>);
  const at = await tx.now();
  tx.record(() => ({ type, subjectId: saved.id, subjectVersion: saved.version, body, at }));
  return saved as Row;
}
