import type { Ctx } from '../platform/context.js';
import { Stage, StageTransition } from './stage.js';

/** The stages of pipelines that leads may be in, by position, by one statement, in the order of the ids. */
export async function findStagesOf(ctx: Ctx, pipelineIds: readonly string[]): Promise<Stage[][]> {
  const stages = await ctx.em.find(
    Stage,
    { pipeline: { $in: [...pipelineIds] }, retiredAt: null },
    { orderBy: { position: 'asc' } },
  );
  return pipelineIds.map(id => stages.filter(stage => stage.pipeline.id === id));
}

/** Where a lead may go from stages, by position, by two statements, in the order of the ids. */
export async function findStagesAfter(ctx: Ctx, stageIds: readonly string[]): Promise<Stage[][]> {
  const ways = await ctx.em.find(StageTransition, { fromStageId: { $in: [...stageIds] } });
  const stages = await ctx.em.find(
    Stage,
    { id: { $in: [...new Set(ways.map(({ toStageId }) => toStageId))] } },
    { orderBy: { position: 'asc' } },
  );
  return stageIds.map(id => {
    const reached = new Set(ways.filter(way => way.fromStageId === id).map(({ toStageId }) => toStageId));
    return stages.filter(stage => reached.has(stage.id));
  });
}
