/** What a manager set for a rep, as it was typed: keys are tiers and lifecycles in small letters. Without segments it serves all. */
export interface RepCaps {
  readonly segments: readonly string[];
  readonly capacity: number;
  readonly tierCaps: Readonly<Record<string, number>>;
  readonly lifecycleCaps: Readonly<Record<string, number>>;
  readonly reserved: Readonly<Record<string, number>>;
}

/** A lead that was decided, in the order of the decisions: what was said of each rep. All weigh one and are at the beginning of their way. */
export interface DecidedLead {
  readonly tier: string | null;
  readonly segment: string | null;
  readonly repId: string | null;
  readonly refusals: ReadonlyMap<string, string | null>;
}

/** Walks through decisions knowing nothing but the caps, whom each serves and who got what before; every judgement that it would not have given. */
export function capsOracle(caps: ReadonlyMap<string, RepCaps>, decided: readonly DecidedLead[]): string[] {
  const held = new Map<string, (string | null)[]>([...caps.keys()].map(id => [id, []]));
  return decided.flatMap(({ tier, segment, repId, refusals }, place) => {
    const wrong = [...caps].flatMap(([id, own]) => {
      const isOutside = segment !== null && own.segments.length > 0 && own.segments.every(one => one !== segment);
      const wanted = isOutside ? 'SEGMENT_MISMATCH' : refusalOf(own, held.get(id) ?? [], tier);
      const said = refusals.get(id);
      return said === wanted ? [] : [`${place} ${tier} ${segment}: ${id} was judged ${said} and not ${wanted}`];
    });
    if (repId) held.get(repId)?.push(tier);
    return wrong;
  });
}

function refusalOf(
  { capacity, tierCaps, lifecycleCaps, reserved }: RepCaps,
  held: readonly (string | null)[],
  tier: string | null,
): string | null {
  if (held.length >= capacity) return 'QUOTA_EXCEEDED';
  const ofTier = tierCaps[(tier ?? '').toLowerCase()];
  if (ofTier !== undefined && held.filter(one => one === tier).length >= ofTier) return 'TIER_QUOTA_EXCEEDED';
  const early = lifecycleCaps.potential;
  if (early !== undefined && held.length >= early) return 'LIFECYCLE_QUOTA_EXCEEDED';
  let kept = 0;
  for (const top of ['a', 'b', 'c', 'd']) {
    kept += reserved[top] ?? 0;
    const isLower = (one: string | null) => one === null || one.toLowerCase() > top;
    if (reserved[top] !== undefined && isLower(tier) && held.filter(isLower).length >= capacity - kept)
      return 'RESERVED_FOR_HIGHER_TIER';
  }
  return null;
}
