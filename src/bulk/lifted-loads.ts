import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { QuotaBasis } from '../quotas/quota.enums.js';
import type { LeadState } from './bulk-change.js';

/** A rep that was within its line before a change of many leads, and is beyond it after; in leads or load units, by the basis of the line. */
export interface LiftedLoad {
  readonly repId: string;
  readonly heldBefore: number;
  readonly heldAfter: number;
  readonly capacity: number;
}

/** Whose load these changes lifted over the line, as the counters stand in this transaction, most lifted first. */
export async function liftedBy(
  tx: Tx,
  results: readonly { readonly before: LeadState | null; readonly after: LeadState | null }[],
): Promise<LiftedLoad[]> {
  const sums = new Map<string, { count: number; units: number }>();
  for (const { before, after } of results) {
    add(sums, before, -1);
    add(sums, after, 1);
  }
  const repIds = [...sums].filter(([, { count, units }]) => count > 0 || units > 0).map(([id]) => uuidOf(id, 'rep'));
  const rows = repIds.length === 0 ? [] : await tx.sql<Row>(LIFTED, [repIds]);
  return rows
    .map(({ rep, basis, held, capacity }) => {
      const repId = idFromUuid('rep', rep);
      const { count = 0, units = 0 } = sums.get(repId) ?? {};
      const heldBefore = round(held - (basis === QuotaBasis.COUNT ? count : units));
      return { repId, heldBefore, heldAfter: held, capacity };
    })
    .filter(({ heldBefore, capacity }) => heldBefore <= capacity)
    .sort((a, b) => b.heldAfter - b.capacity - (a.heldAfter - a.capacity) || (a.repId < b.repId ? -1 : 1));
}

interface Row {
  readonly rep: string;
  readonly basis: QuotaBasis;
  readonly held: number;
  readonly capacity: number;
}

function add(sums: Map<string, { count: number; units: number }>, state: LeadState | null, sign: 1 | -1): void {
  if (!state?.ownerId) return;
  const { count, units } = sums.get(state.ownerId) ?? { count: 0, units: 0 };
  sums.set(state.ownerId, {
    count: count + sign * Number(state.loadUnits > 0),
    units: units + sign * state.loadUnits,
  });
}

const round = (units: number): number => Math.round(units * 100) / 100;

const LIFTED = `/* lifted over the line */ select rep_id as rep, basis, held::float8 as held, capacity::float8 as capacity from rep_load
where rep_id = any (?::uuid[]) and mode = 'LIMITED' and held > capacity`;
