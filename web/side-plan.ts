/** In rem, as the style sheets have them: what stands fast, and a row of each kind at its full height. */
const FIXED = 18.1;
const STAGE_ROW = 2.95;
const ROW = 2.3;
/** Rows give way in this order: all become lower, findings are left out, then pools, then reasons, then all become lower still. */
const LOW = 0.8;
const LOWEST = 0.5;
const LEAST_FINDINGS = 2;
const LEAST_REASONS = 3;
const LEAST_POOLS = 2;

export interface SideRows {
  readonly stages: number;
  readonly pools: number;
  readonly reasons: number;
  readonly findings: number;
}

export interface SidePlan extends SideRows {
  /** Of the full height of a row. */
  readonly scale: number;
}

/** How many rows of each kind fit beside the fleet, and how high they are. Whatever there is, nothing is cut off. */
export function sidePlan(rows: SideRows, heightRem: number): SidePlan {
  const shown = { ...rows };
  while (scaleOf(rows, shown, heightRem) < LOW) {
    if (shown.findings > LEAST_FINDINGS) shown.findings--;
    else if (shown.pools > LEAST_POOLS) shown.pools--;
    else if (shown.reasons > LEAST_REASONS) shown.reasons--;
    else break;
  }
  return { ...shown, scale: Math.max(LOWEST, Math.min(1, scaleOf(rows, shown, heightRem))) };
}

/** A panel without rows has a sentence in their place; reasons and pools that are left out are gathered in a row of their own. */
function scaleOf(all: SideRows, shown: SideRows, heightRem: number): number {
  const gathered = Number(shown.reasons < all.reasons) + Number(shown.pools < all.pools);
  const others = shown.pools + Math.max(1, shown.reasons) + gathered + Math.max(1, shown.findings);
  return (heightRem - FIXED) / (shown.stages * STAGE_ROW + others * ROW);
}
