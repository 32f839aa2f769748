import type { Walk } from './walk.js';

/** A weighs three times what its stage says, D half of it. */
export const STEEP = { A: 3, B: 2, C: 1, D: 0.5 };

/** Says what tiers weigh, as an administrator; fails where it is refused. */
export async function tiersWeigh({ act }: Pick<Walk, 'act'>, weights: object): Promise<void> {
  const { refusals, denied } = await act('SetTierWeights', {
    weights: Object.entries(weights).map(([tier, weight]) => ({ tier, weight })),
  });
  if (refusals.length > 0 || denied) throw new Error(`It was refused: ${JSON.stringify({ refusals, denied })}`);
}
