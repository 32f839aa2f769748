import { type Recount, recountLoad } from '../../leads/recount-load.js';
import type { Ctx } from '../../platform/context.js';
import { runChecks } from './run-checks.js';

const COUNTERS = { 'team-counters': 'team', 'rep-counters': 'rep', 'wall-counters': 'rep' } as const;

/**
 * Counts every holder anew whose counter a look found wrong, teams before reps, each in a transaction of its own. What the look saw is
 * only where to go: each counter is judged again under its lock. Gives those that were changed.
 */
export async function repairCounters(databaseUrl: string, context: () => Promise<Ctx>): Promise<Recount[]> {
  const verdicts = await runChecks(databaseUrl, Object.keys(COUNTERS), Number.POSITIVE_INFINITY);
  const changed: Recount[] = [];
  for (const [name, kind] of Object.entries(COUNTERS)) {
    for (const { subject: id } of verdicts.find(verdict => verdict.name === name)?.breaks ?? []) {
      const made = await recountLoad(await context(), { kind, id });
      if (made) changed.push(made);
    }
  }
  return changed;
}
