import type { FactAxis } from '../leads/lead.enums.js';
import type { Tx } from '../platform/db/tx.js';
import { retold, type Step, stillToTell } from './history.rules.js';
import { type House, stageById, weightIn } from './house.js';
import type { LeadRow } from './imported-row.js';

/** What the axes of a lead have been told so far, and which of them by somebody else than an import. */
export interface Told {
  readonly OWNER: readonly Step[];
  readonly STAGE: readonly Step[];
  readonly WEIGHT: readonly Step[];
  readonly TEMPERATURE: readonly Step[];
  readonly byHand: ReadonlySet<FactAxis>;
}

type ToldAxis = Exclude<keyof Told, 'byHand'>;

/** The histories of these leads (uuids), from their intervals. */
export async function findTold(tx: Tx, leadIds: readonly string[]): Promise<(leadId: string) => Told> {
  const intervals = await tx.sql<{ id: string; axis: ToldAxis; value: string; start: number; until: number | null }>(
    INTERVALS,
    [[...leadIds]],
  );
  const hands = await tx.sql<{ id: string; axis: FactAxis }>(BY_HAND, [[...leadIds]]);
  const byLead = Map.groupBy(intervals, ({ id }) => id);
  const handsOf = Map.groupBy(hands, ({ id }) => id);
  return leadId => {
    const own = byLead.get(leadId) ?? [];
    const steps = (wanted: ToldAxis) => stepsOf(own.filter(({ axis }) => axis === wanted));
    return {
      OWNER: steps('OWNER'),
      STAGE: steps('STAGE'),
      WEIGHT: steps('WEIGHT'),
      TEMPERATURE: steps('TEMPERATURE'),
      byHand: new Set(handsOf.get(leadId)?.map(({ axis }) => axis)),
    };
  };
}

function stepsOf(intervals: readonly { value: string; start: number; until: number | null }[]): Step[] {
  const steps: Step[] = [];
  for (const [place, { value, start, until }] of intervals.entries()) {
    if (until === start) continue;
    steps.push({ at: start, value });
    const next = intervals.slice(place + 1).find(later => later.until !== later.start);
    if (until !== null && next?.start !== until) steps.push({ at: until, value: null });
  }
  return steps;
}

/** Where a lead stands after its stage was told more, and what its weight must be told for it. */
export function stagedBy(house: House, { row, told }: { row: LeadRow; told: Told }, more: readonly Step[]) {
  const stages = retold(told.STAGE, more);
  const last = stages.at(-1);
  const stage = stageById(house, last?.value ?? row.stageId);
  const weights = stages.map(({ at, value }) => ({
    at,
    value: String(weightIn(house, stageById(house, value ?? row.stageId), row)),
  }));
  return {
    after: {
      ...row,
      stageId: stage.id,
      lifecycle: stage.lifecycle,
      stageSince: last?.at ?? row.stageSince,
      loadUnits: weightIn(house, stage, row),
    },
    weights: told.byHand.has('WEIGHT' as FactAxis)
      ? []
      : stillToTell(told.WEIGHT, weights, (want, have) => Number(want) !== Number(have)),
  };
}

const INTERVALS = `/* told histories */ select lead_id as id, axis, value, (extract(epoch from started_at) * 1000)::float8 as start,
  (extract(epoch from ended_at) * 1000)::float8 as until
from lead_interval where lead_id = any (?::uuid[]) and axis in ('OWNER', 'STAGE', 'WEIGHT', 'TEMPERATURE') order by lead_id, axis, started_at, seq`;

const BY_HAND = `/* told by hand */ select distinct lead_id as id, axis from lead_fact where lead_id = any (?::uuid[]) and actor not like 'import:%'`;
