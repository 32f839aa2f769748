import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid } from '../platform/ids.js';
import { findLinesAt, type LineThen } from '../quotas/find-lines-at.js';
import { QuotaBasis } from '../quotas/quota.enums.js';

const LIMIT_REPS = 500;

/** What a rep held at an instant against the line of then. */
export interface RepThen extends Omit<LineThen, 'wasKnown' | 'isActive'> {
  readonly heldCount: number;
  readonly heldUnits: number;
  readonly isOverloaded: boolean;
}

/** How many leads stood in a stage. */
export interface StageThen {
  readonly stageId: string;
  readonly key: string;
  readonly name: string;
  readonly pipelineName: string;
  readonly position: number;
  readonly isTerminal: boolean;
  readonly isWon: boolean;
  readonly leadCount: number;
}

export interface WallboardThen {
  readonly at: Date;
  readonly timeZone: string;
  readonly knownSince: Date | null;
  readonly reps: readonly RepThen[];
  readonly stages: readonly StageThen[];
  readonly unheldCount: number;
  readonly wonThatDayCount: number;
}

/**
 * The board as it was at an instant that is over, by occurred time, from intervals and dated quotas: five statements, whatever was on it.
 * What is in force half-open `[start, end)` counts. An instant to come: BAD_USER_INPUT.
 */
export async function findWallboardAt(ctx: Ctx, at: Date): Promise<WallboardThen> {
  if (at > (await ctx.runtime.now())) throw badUserInput('The instant is still to come.', ['at']);
  const when = at.toISOString();
  const held = await runSql<Held>(ctx.em, HELD, [when]);
  const lines = await findLinesAt(ctx, at);
  const stood = await runSql<Stood>(ctx.em, STOOD, [when]);
  const stages = stagesThen(await runSql<StageRow>(ctx.em, STAGES), stood);
  const [day] = await runSql<Day>(ctx.em, DAY, [when]);
  return {
    at,
    timeZone: day?.timeZone ?? 'UTC',
    knownSince: day?.since ? new Date(day.since) : null,
    reps: repsThen(lines, held),
    stages: stages.map(({ unheld: _, ...stage }) => stage),
    unheldCount: stages.reduce((sum, { isTerminal, unheld }) => sum + (isTerminal ? 0 : unheld), 0),
    wonThatDayCount: day?.won ?? 0,
  };
}

interface Held {
  readonly rep: string;
  readonly leads: number;
  readonly units: number;
}

interface Stood {
  readonly stage: string;
  readonly leads: number;
  readonly unheld: number;
}

interface StageRow extends Omit<StageThen, 'stageId' | 'leadCount'> {
  readonly id: string;
  readonly isRetired: boolean;
}

interface Day {
  readonly timeZone: string;
  readonly since: string | null;
  readonly won: number;
}

/** Stages that leads may be in today, and those that were left since and had leads then. */
function stagesThen(rows: readonly StageRow[], stood: readonly Stood[]): (StageThen & { unheld: number })[] {
  const byStage = new Map(stood.map(row => [row.stage, row]));
  return rows.flatMap(({ id, isRetired, ...stage }) => {
    const stageId = idFromUuid('stage', id);
    const { leads: leadCount = 0, unheld = 0 } = byStage.get(stageId) ?? {};
    return isRetired && leadCount === 0 ? [] : { ...stage, stageId, leadCount, unheld };
  });
}

/** Those who were there, and those who held something before they were known here: their past was imported. */
function repsThen(lines: readonly LineThen[], held: readonly Held[]): RepThen[] {
  const byRep = new Map(held.map(row => [row.rep, row]));
  return lines
    .filter(({ repId, wasKnown, isActive }) => byRep.has(repId) || (wasKnown && isActive))
    .slice(0, LIMIT_REPS)
    .map(({ wasKnown: _, isActive: _active, ...line }) => {
      const { leads: heldCount = 0, units: heldUnits = 0 } = byRep.get(line.repId) ?? {};
      const load = line.basis === QuotaBasis.COUNT ? heldCount : heldUnits;
      const isOverloaded = line.capacityUnits !== null && load > line.capacityUnits;
      return { ...line, heldCount, heldUnits, isOverloaded };
    });
}

const HELD = `/* held then */
with asked as (select ?::timestamptz as at),
owned as (
  select i.lead_id, i.value from lead_interval i, asked where i.axis = 'OWNER' and i.started_at <= asked.at and (i.ended_at is null or i.ended_at > asked.at)
),
weighed as (
  select i.lead_id, i.value::numeric as units from lead_interval i, asked
  where i.axis = 'WEIGHT' and i.started_at <= asked.at and (i.ended_at is null or i.ended_at > asked.at)
)
select o.value as rep, count(*) filter (where w.units > 0)::int as leads, coalesce(sum(w.units), 0)::float8 as units
from owned o join weighed w on w.lead_id = o.lead_id group by o.value`;

const STOOD = `/* stood then */
with asked as (select ?::timestamptz as at),
owned as (
  select i.lead_id from lead_interval i, asked where i.axis = 'OWNER' and i.started_at <= asked.at and (i.ended_at is null or i.ended_at > asked.at)
),
stood as (
  select i.lead_id, i.value from lead_interval i, asked where i.axis = 'STAGE' and i.started_at <= asked.at and (i.ended_at is null or i.ended_at > asked.at)
)
select s.value as stage, count(*)::int as leads, (count(*) - count(o.lead_id))::int as unheld
from stood s left join owned o on o.lead_id = s.lead_id group by s.value`;

const STAGES = `/* all stages */
select s.id, s.key, s.name, p.name as "pipelineName", s.position, s.is_terminal as "isTerminal", s.is_won as "isWon", s.retired_at is not null as "isRetired"
from stage s join pipeline p on p.id = s.pipeline_id order by p.is_default desc, p.name, s.position, s.key`;

const DAY = `/* the day then */
with asked as (
  select v.at, o.time_zone, date_trunc('day', v.at at time zone o.time_zone) at time zone o.time_zone as midnight
  from organisation o, (select ?::timestamptz as at) v
)
select asked.time_zone as "timeZone", (select min(created_at) from lead) as since,
  (select count(*)::int from lead_outcome where result = 'WON' and decided_at >= asked.midnight and decided_at <= asked.at
    and (reverted_at is null or reverted_at > asked.at)) as won
from asked`;
