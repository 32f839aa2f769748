import type { Ctx } from '../platform/context.js';
import { type FirstLine, firstLine } from './cycle.rules.js';
import { CycleProfile } from './cycle-profile.js';
import { FirstLineGround } from './lead.enums.js';
import type { Pipeline } from './pipeline.js';

/** What a first line is asked for: a week of so many hours, of which a part goes into leads of a pipeline and, where it is known, of an industry. */
export interface AskedFirstLine {
  readonly pipeline: Pipeline;
  readonly industry: string | null;
  readonly weeklyHours: number;
  readonly focusShare: number;
}

/** A first line by the closest profile: of the industry in the pipeline, else of the pipeline, else by how long its sales take. */
export async function findFirstLine(
  ctx: Ctx,
  { pipeline, industry, weeklyHours, focusShare }: AskedFirstLine,
): Promise<FirstLine & { profile: CycleProfile | null; ground: FirstLineGround }> {
  const profiles = await ctx.em.find(CycleProfile, { pipeline, $or: [{ industry }, { industry: null }] });
  const close = industry === null ? undefined : profiles.find(one => one.industry === industry);
  const profile = close ?? profiles.find(one => one.industry === null) ?? null;
  const plain = profile ? FirstLineGround.PIPELINE : FirstLineGround.SALES_CYCLE;
  const line = firstLine({ salesCycle: pipeline.salesCycle, profile, weeklyHours, focusShare });
  return { ...line, profile, ground: close ? FirstLineGround.INDUSTRY : plain };
}
