import type { Ctx } from '../platform/context.js';
import { Stage } from './stage.js';

/** The stages of pipelines, by position, by one statement, in the order of the ids. */
export async function findStagesOf(ctx: Ctx, pipelineIds: readonly string[]): Promise<Stage[][]> {
  const stages = await ctx.em.find(Stage, { pipeline: { $in: [...pipelineIds] } }, { orderBy: { position: 'asc' } });
  return pipelineIds.map(id => stages.filter(stage => stage.pipeline.id === id));
}
