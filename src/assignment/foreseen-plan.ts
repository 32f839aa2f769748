import type { UnheldLead } from '../leads/unheld-lead.js';
import type { Tx } from '../platform/db/tx.js';
import { areSimple, findCrews } from './find-candidates.js';
import { findDemands } from './find-demands.js';
import { type Crews, idsOf, type Planned, planOn, type Rules } from './plan-assignments.js';

interface Asked {
  readonly leads: readonly UnheldLead[];
  readonly rules: Rules;
}

/** A plan that was made before anything was locked, and how everybody has to stand for it to hold. */
export interface Foreseen {
  readonly planned: Planned<UnheldLead>;
  readonly ruleIds: readonly string[];
  readonly standing: string;
  readonly isSimple: boolean;
}

/** Plans leads on how everybody is going to stand; null where that is not known of all of them. */
export async function foresee(tx: Tx, { before, leads, rules }: Asked & { before: Crews }): Promise<Foreseen | null> {
  const ruleIds = idsOf(rules);
  const crews = pick(before, ruleIds);
  if (!crews) return null;
  const at = new Date(await readClock(tx));
  const demandOf = await findDemands(tx, leads, at);
  const [standing, isSimple] = [JSON.stringify([...crews]), areSimple(crews)];
  return { ruleIds, standing, isSimple, planned: planOn({ crews, demandOf, at: at.getTime() }, leads, rules) };
}

/** Whether everybody stands as was foreseen. The counters of all of them are locked, or are sent for. */
export async function stillStands(tx: Tx, { ruleIds, standing }: Foreseen): Promise<boolean> {
  const [, crews] = await Promise.all([tx.now(), findCrews(tx, ruleIds)]);
  return standing === JSON.stringify([...crews]);
}

function pick(crews: Crews, ruleIds: readonly string[]): Crews | null {
  const wanted = new Set(ruleIds);
  const found = [...crews].filter(([id]) => wanted.has(id));
  return found.length === wanted.size ? new Map(found) : null;
}

/** Another reading than that of the transaction, which is made behind the locks. */
async function readClock(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ ms: number }>(CLOCK, [tx.ctx.runtime.clock.offsetMs]);
  if (!row) throw new Error('the clock tells nothing');
  return row.ms;
}

const CLOCK = 'select floor(extract(epoch from clock_timestamp()) * 1000)::float8 + ?::float8 as ms';
