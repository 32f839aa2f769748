/** What a rep has of a rule. */
interface Share {
  readonly weight: number | null;
  readonly taken: number | null;
  readonly calibration: number | null;
}

/**
 * What those of a crew who have a share of its rule got for each unit of their weight: Σ (taken + calibration) / Σ weight; 0 where nobody has one. Whoever is
 * new begins with its weight times that, so its shortfall is 0: it is neither flooded with what came before it nor left out until it is behind.
 */
export function gotByWeight(crew: readonly Share[]): number {
  const known = crew.filter(({ taken }) => taken !== null);
  const weights = known.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  const had = known.reduce((sum, { taken, calibration }) => sum + (taken ?? 0) + (calibration ?? 0), 0);
  return weights > 0 ? had / weights : 0;
}
