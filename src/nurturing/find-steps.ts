import type { Ctx } from '../platform/context.js';
import { ProgramStep } from './nurture-program.js';

/** The steps of programs by position, by one statement, in the order of the ids. */
export async function findSteps(ctx: Ctx, programIds: readonly string[]): Promise<ProgramStep[][]> {
  const rows = await ctx.em.find(
    ProgramStep,
    { program: { $in: [...programIds] } },
    { orderBy: { position: 'asc' }, disableIdentityMap: true },
  );
  return programIds.map(id => rows.filter(({ program }) => program.id === id));
}
