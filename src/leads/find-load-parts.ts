import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { Lifecycle, Temperature, Tier } from './lead.enums.js';

/** The part of a load that has one value of an axis. */
interface Part {
  readonly leadCount: number;
  readonly units: number;
}

/** A load taken apart four ways: the parts of each way together are `heldCount` leads and `heldUnits`. */
export interface LoadParts {
  readonly byTier: readonly (Part & { readonly tier: Tier | null })[];
  readonly byLifecycle: readonly (Part & { readonly lifecycle: Lifecycle })[];
  readonly byTemperature: readonly (Part & { readonly temperature: Temperature })[];
  readonly byStage: readonly (Part & { readonly stageId: string })[];
}

interface Row extends Part {
  readonly holder: string;
  /** Bits of what a row is not told apart by: tier, lifecycle, temperature, stage. */
  readonly axis: number;
  readonly tier: Tier | null;
  readonly lifecycle: Lifecycle | null;
  readonly temperature: Temperature | null;
  readonly stage: string | null;
}

/** The loads of reps taken apart, by one statement, in the order of the ids. */
export async function findRepLoadParts(ctx: Ctx, repIds: readonly string[]): Promise<LoadParts[]> {
  const ids = repIds.map(id => uuidOf(id, 'rep'));
  return partsOf(ids, await runSql<Row>(ctx.em, OF_REPS, [ids]));
}

/** The loads of teams taken apart, those of all teams below them included, by one statement, in the order of the ids. */
export async function findTeamLoadParts(ctx: Ctx, teamIds: readonly string[]): Promise<LoadParts[]> {
  const ids = teamIds.map(id => uuidOf(id, 'team'));
  return partsOf(ids, await runSql<Row>(ctx.em, OF_TEAMS, [ids]));
}

const TIER = 0b0111;
const LIFECYCLE = 0b1011;
const TEMPERATURE = 0b1101;
const STAGE = 0b1110;

function partsOf(ids: readonly (string | null)[], rows: readonly Row[]): LoadParts[] {
  const byHolder = Map.groupBy(rows, ({ holder }) => holder);
  return ids.map(id => {
    const of = (axis: number) => (byHolder.get(id ?? '') ?? []).filter(row => row.axis === axis);
    return {
      byTier: of(TIER).map(row => ({ tier: row.tier, ...partOf(row) })),
      byLifecycle: eachOf(Lifecycle, of(LIFECYCLE), 'lifecycle').map(([lifecycle, part]) => ({ lifecycle, ...part })),
      byTemperature: eachOf(Temperature, of(TEMPERATURE), 'temperature').map(([temperature, part]) => ({
        temperature,
        ...part,
      })),
      byStage: of(STAGE).map(row => ({ stageId: idFromUuid('stage', row.stage ?? ''), ...partOf(row) })),
    };
  });
}

/** The rows in the order in which an enum names their values, each with its value. */
function eachOf<V extends string>(
  words: Readonly<Record<string, V>>,
  rows: readonly Row[],
  axis: 'lifecycle' | 'temperature',
): [V, Part][] {
  return Object.values(words).flatMap(value =>
    rows.filter(row => row[axis] === (value as string)).map((row): [V, Part] => [value, partOf(row)]),
  );
}

const partOf = ({ leadCount, units }: Part): Part => ({ leadCount, units });

const COUNTED = `grouping(l.tier, l.lifecycle, l.temperature, l.stage_id) as axis, l.tier, l.lifecycle, l.temperature, l.stage_id as stage,
  count(*)::int as "leadCount", sum(l.load_units)::float8 as units`;
const PLACED = `select p.* from part p left join stage s on s.id = p.stage left join pipeline w on w.id = s.pipeline_id
order by p.holder, p.axis, p.tier nulls last, w.is_default desc, w.name, s.position, p.stage`;

const OF_REPS = `/* load parts of reps */ with part as (
  select l.owner_id as holder, ${COUNTED} from lead l where l.owner_id = any (?::uuid[]) and l.load_units > 0
  group by grouping sets ((l.owner_id, l.tier), (l.owner_id, l.lifecycle), (l.owner_id, l.temperature), (l.owner_id, l.stage_id))
) ${PLACED}`;

const OF_TEAMS = `/* load parts of teams */ with recursive below (top, id) as (
  select id, id from team where id = any (?::uuid[])
  union all select below.top, t.id from below join team t on t.parent_id = below.id
), part as (
  select b.top as holder, ${COUNTED} from below b join lead l on l.team_id = b.id where l.owner_id is not null and l.load_units > 0
  group by grouping sets ((b.top, l.tier), (b.top, l.lifecycle), (b.top, l.temperature), (b.top, l.stage_id))
) ${PLACED}`;
