import { randomInt } from 'node:crypto';
import type { Unplanned } from '../../src/platform/read/plan/unplanned.js';

/** Another draw each time, told before anything is drawn; `PLIMSOLL_PLAN_SEED=7 npm test -- test/laws/plans.test.ts` draws one again. */
export function drawnSeed(): number {
  const seed = Number(process.env.PLIMSOLL_PLAN_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`PLIMSOLL_PLAN_SEED=${seed}\n`);
  return seed;
}

/** What mutants are caught with. */
export const SEED_OF_MUTANTS = 5;

/** Why plans of drawn documents may end, beside what is refused. */
const LEFT_TO_RESOLVERS = new Set(['operation nothing is asked']);

/** What came of drawn documents. */
export interface Tally {
  planned: number;
  /** Those that gave an error. */
  refused: number;
  /** Those that would cost too much. */
  costly: number;
  whys: Map<string, number>;
  faults: string[];
}

/** How often plans ended for a reason. */
export function sumOf(tally: Tally, reason: string): number {
  return [...tally.whys].filter(([key]) => key.startsWith(reason)).reduce((sum, [, count]) => sum + count, 0);
}

/** Why plans ended that should not have. */
export function unforeseenIn({ whys }: Tally): string[] {
  return [...whys.keys()].filter(why => !why.startsWith('refused ') && !LEFT_TO_RESOLVERS.has(why));
}

/** Reasons by how often they were met, those first that are no refusals. */
export function toldOf({ whys }: Tally): string {
  const refused = ([why]: [string, number]) => Number(why.startsWith('refused '));
  const sorted = [...whys].sort((one, other) => refused(one) - refused(other) || other[1] - one[1]);
  return sorted
    .slice(0, 20)
    .map(([why, count]) => `${count} ${why}`)
    .join('; ');
}

/** Counts why a plan ended. */
export function note(whys: Map<string, number>, { reason, what }: Unplanned): void {
  const key = `${reason} ${what}`;
  whys.set(key, (whys.get(key) ?? 0) + 1);
}
