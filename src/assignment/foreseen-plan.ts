import type { UnheldLead } from '../leads/unheld-lead.js';
import type { Tx } from '../platform/db/tx.js';
import { findCrews } from './find-candidates.js';
import { type DemandOf, findDemands } from './find-demands.js';
import { type Crews, idsOf, type Planned, planOn, type Rules } from './plan-assignments.js';

interface Asked {
  readonly leads: readonly UnheldLead[];
  readonly rules: Rules;
}

/** A plan that was made before anything was locked, and how everybody has to stand for it to hold. */
interface Foreseen extends Asked {
  readonly demandOf: DemandOf;
  readonly planned: Planned<UnheldLead>;
  readonly standing: string;
}

/** Plans leads on how everybody is going to stand; null where that is not known of all of them. */
export async function foresee(tx: Tx, { before, leads, rules }: Asked & { before: Crews }): Promise<Foreseen | null> {
  const crews = pick(before, idsOf(rules));
  if (!crews) return null;
  const at = new Date(await readClock(tx));
  const demandOf = await findDemands(tx, leads, at);
  const standing = JSON.stringify([...crews]);
  return { leads, rules, demandOf, standing, planned: planOn({ crews, demandOf, at: at.getTime() }, leads, rules) };
}

/** The plan of leads, with the counters of all reps concerned locked: what was foreseen if everybody stands like that, or else another one. */
export async function planAsForeseen(
  tx: Tx,
  { leads, rules, demandOf, planned, standing }: Foreseen,
): Promise<Planned<UnheldLead>> {
  const [now, crews] = await Promise.all([tx.now(), findCrews(tx, idsOf(rules))]);
  if (standing === JSON.stringify([...crews])) return planned;
  return planOn({ crews, demandOf, at: now.getTime() }, leads, rules);
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
