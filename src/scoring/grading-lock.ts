import type { Tx } from '../platform/db/tx.js';

/** Any constant of our own. */
export const GRADING_LOCK = 7_324_001;

/** Whoever changes what leads are graded by takes this lock alone, before anything else. */
export async function lockGrading(tx: Tx): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(?::bigint)', [GRADING_LOCK]);
}
