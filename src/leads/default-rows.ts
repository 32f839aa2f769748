import type { Tx } from '../platform/db/tx.js';
import { Pipeline } from './pipeline.js';
import { Pool } from './pool.js';
import { Stage } from './stage.js';

/** The pipeline of leads that name none. */
export async function defaultPipeline(tx: Tx): Promise<Pipeline> {
  const id = await onceIn(tx, 'pipeline', async () => (await tx.em.findOneOrFail(Pipeline, { isDefault: true })).id);
  return tx.em.findOneOrFail(Pipeline, { id });
}

/** The pool of leads that name none; null where there is none. */
export async function defaultPool(tx: Tx): Promise<Pool | null> {
  const id = await onceIn(tx, 'pool', async () => (await tx.em.findOne(Pool, { isDefault: true }))?.id ?? '');
  return id ? tx.em.findOne(Pool, { id }) : null;
}

/** Where the leads of a pipeline begin. */
export async function firstStage(tx: Tx, pipelineId: string): Promise<Stage> {
  const id = await onceIn(tx, pipelineId, async () => {
    const [stage] = await tx.em.find(Stage, { pipeline: pipelineId }, { orderBy: { position: 'asc' }, limit: 1 });
    if (!stage) throw new Error('a pipeline has no stages');
    return stage.id;
  });
  return tx.em.findOneOrFail(Stage, { id });
}

const IDS = new WeakMap<Tx, Map<string, string>>();

/** An id that every row of a bulk call needs: looked for once a transaction; the row then comes from the identity map. */
async function onceIn(tx: Tx, name: string, find: () => Promise<string>): Promise<string> {
  const known = IDS.get(tx) ?? new Map<string, string>();
  IDS.set(tx, known);
  const id = known.get(name) ?? (await find());
  known.set(name, id);
  return id;
}
