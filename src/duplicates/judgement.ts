import { Placement } from '../leads/lead.enums.js';
import type { Lead } from '../leads/lead.js';
import { isInCharge, LeadAction } from '../leads/lead-permission.js';
import { LEAD_ROWS } from '../leads/lead-rows.js';
import { mergedProblem } from '../leads/lock-lead.js';
import { maySeeRow } from '../platform/access/row-rule.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, UserErrorCode } from '../platform/refusal.js';
import { buriesWork, judgeDuplicate, type MergeSight } from './merge.rules.js';

interface Asked {
  readonly id: string;
  readonly duplicateIds: readonly string[];
  readonly expectedVersion?: number | null;
  readonly expectedVersions?: readonly number[] | null;
}

/** The leads of a merge in the order of the input; refuses with whatever is wrong with each of them. */
export async function judgeMerge(
  tx: Tx,
  locked: ReadonlyMap<string, Lead>,
  input: Asked,
): Promise<{ survivor: Lead; duplicates: Lead[] }> {
  const problems: Problem[] = judgeShape(input);
  const look = async (id: string, place: Place) => {
    const lead = locked.get(id);
    const problem = await judgeLead(tx, lead, place);
    if (problem) problems.push(problem);
    return problem ? null : (lead ?? null);
  };
  const survivor = await look(input.id, { field: ['input', 'id'], expected: input.expectedVersion, at: VERSION });
  const duplicates: Lead[] = [];
  for (const [index, id] of input.duplicateIds.entries()) {
    const field = ['input', 'duplicateIds', String(index)];
    const at = ['input', 'expectedVersions', String(index)];
    const lead = await look(id, { field, expected: input.expectedVersions?.[index], at });
    const code = survivor && lead && judgeDuplicate(sightOf(survivor), sightOf(lead));
    if (code) problems.push({ code, field });
    if (lead) duplicates.push(lead);
  }
  if (survivor && buriesWork(sightOf(survivor), duplicates.map(sightOf)))
    problems.push({ code: UserErrorCode.LEAD_TERMINAL, field: ['input', 'id'] });
  const isStale = problems.some(({ field }) => field === VERSION);
  if (problems.length > 0 || !survivor) throw new Refusal(problems, isStale ? input.id : undefined);
  return { survivor, duplicates };
}

const VERSION: readonly string[] = ['input', 'expectedVersion'];

interface Place {
  readonly field: readonly string[];
  readonly expected: number | null | undefined;
  /** Where the version that was expected stands. */
  readonly at: readonly string[];
}

function judgeShape({ id, duplicateIds, expectedVersions }: Asked): Problem[] {
  const repeated = duplicateIds.flatMap((one, index) =>
    one === id || duplicateIds.indexOf(one) < index
      ? { code: UserErrorCode.INVALID, field: ['input', 'duplicateIds', String(index)] }
      : [],
  );
  const isUneven = expectedVersions && expectedVersions.length !== duplicateIds.length;
  return [...repeated, ...(isUneven ? [{ code: UserErrorCode.INVALID, field: ['input', 'expectedVersions'] }] : [])];
}

async function judgeLead(tx: Tx, lead: Lead | undefined, { field, expected, at }: Place): Promise<Problem | null> {
  const { viewer } = tx.ctx;
  if (!lead || !maySeeRow(LEAD_ROWS, viewer, lead)) return { code: UserErrorCode.NOT_FOUND, field };
  if (!isInCharge(LeadAction.MERGE, viewer, lead.sight())) return { code: UserErrorCode.NOT_ALLOWED, field };
  if (lead.mergedInto) return mergedProblem(tx, lead.mergedInto, field);
  return expected == null || expected === lead.version ? null : { code: UserErrorCode.STALE_VERSION, field: at };
}

function sightOf(lead: Lead): MergeSight {
  return {
    partnerId: lead.partnerId,
    isEnded: lead.placement === Placement.ENDED,
    isWon: lead.stage.getEntity().isWon,
  };
}
