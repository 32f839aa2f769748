import { type EntityData, type EntityMetadata, type FilterQuery, raw } from '@mikro-orm/core';
import { type Combining, fateOf, type Merge } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';

/** A relation that points at what is merged. */
interface Pointer {
  readonly meta: EntityMetadata;
  readonly name: string;
}

/**
 * Takes along whatever points at what is merged, as each relation declares by `fate`. The relations are read from the
 * metadata, so one that is added later, in a capability above too, is taken along without a word here.
 */
export async function takeAlong(tx: Tx, merge: Merge): Promise<void> {
  for (const pointer of pointersAt(tx, merge.of)) {
    const fate = fateOf(pointer.meta.properties[pointer.name as never]?.comment);
    if (!fate) throw new Error(`${pointer.meta.className}.${pointer.name} does not say what becomes of it`);
    if (fate.onMerge === 'REPOINT') await repoint(tx, pointer, { merge, from: merge.from });
    if (fate.onMerge === 'DEDUPE') await dedupe(tx, pointer, merge);
  }
}

function pointersAt(tx: Tx, target: Merge['of']): Pointer[] {
  return [...tx.em.getMetadata()].flatMap(meta =>
    meta.relations.filter(({ targetMeta }) => targetMeta?.class === target).map(({ name }) => ({ meta, name })),
  );
}

async function repoint(tx: Tx, { meta, name }: Pointer, { merge, from }: { merge: Merge; from: readonly string[] }) {
  const changed = {
    [name]: merge.into,
    ...(meta.versionProperty && { [meta.versionProperty]: raw('version + 1') }),
    ...('updatedAt' in meta.properties && { updatedAt: merge.now }),
  };
  await tx.em.nativeUpdate<object>(
    meta.class,
    { [name]: { $in: [...from] } } as FilterQuery<object>,
    changed as EntityData<object>,
  );
}

async function dedupe(tx: Tx, pointer: Pointer, merge: Merge): Promise<void> {
  const { meta, name } = pointer;
  const rows: Partial<Combining> & object = meta.class;
  if (rows.combine) return rows.combine(tx, merge);
  if (meta.compositePK) return moveOrDrop(tx, pointer, merge);
  for (const id of [merge.into, ...merge.from]) {
    if ((await tx.em.count<object>(meta.class, { [name]: id } as FilterQuery<object>)) === 0) continue;
    return repoint(tx, pointer, { merge, from: [id] });
  }
}

/** Rows that join two things: one that is joined already needs no second row. */
async function moveOrDrop(tx: Tx, { meta, name }: Pointer, { into, from }: Merge): Promise<void> {
  const ids = [into, ...from];
  const where = { [name]: { $in: ids } } as FilterQuery<object>;
  const rows = (await tx.em.find<object>(meta.class, where, { disableIdentityMap: true })) as Row[];
  const others = meta.primaryKeys.filter(key => key !== name);
  const joined = new Set<string>();
  for (const id of ids) {
    for (const row of rows.filter(one => keyIn(one, name) === id)) {
      const far = others.map(key => keyIn(row, key)).join(' ');
      const key = Object.fromEntries(meta.primaryKeys.map(one => [one, keyIn(row, one)])) as FilterQuery<object>;
      if (joined.has(far)) await tx.em.nativeDelete<object>(meta.class, key);
      else if (id !== into) await tx.em.nativeUpdate<object>(meta.class, key, { [name]: into } as EntityData<object>);
      joined.add(far);
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

function keyIn(row: Row, name: string): unknown {
  const value = row[name];
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}
