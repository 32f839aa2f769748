import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { concentrationOf } from './concentration.rules.js';
import { LoadMeasure } from './evaluation.enums.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;

/** How evenly the load of a team was spread at an instant, now where none is named. An instant to come: BAD_USER_INPUT. */
export async function findConcentration(ctx: Ctx, asked: { teamId: string; at?: Date | null; measure: LoadMeasure }) {
  const now = await ctx.runtime.now();
  const at = asked.at ?? now;
  if (at > now) throw badUserInput('The instant is still to come.', ['at']);
  const when = at.toISOString();
  const { teamId, measure } = asked;
  const members = await runSql<Member>(ctx.em, MEMBERS, [uuidOf(teamId, 'team'), when]);
  const known = members.map(({ id, ...member }) => ({ ...member, id: idFromUuid('rep', id) }));
  const rows = await runSql<Held>(ctx.em, HELD, [when, known.map(({ id }) => id)]);
  const byRep = new Map(rows.map(row => [row.rep, row]));
  const carrying = known.filter(({ id, wasThere }) => wasThere || byRep.has(id));
  return {
    teamId,
    at,
    measure,
    repCount: carrying.length,
    ...concentrationOf(carrying.map(({ id }) => amountOf(byRep.get(id), measure))),
    definitionVersion: DEFINITION_VERSION,
  };
}

interface Member {
  readonly id: string;
  readonly wasThere: boolean;
}

interface Held {
  readonly rep: string;
  readonly owned: number;
  readonly leads: number;
  readonly units: number;
}

function amountOf(held: Held | undefined, measure: LoadMeasure): number {
  if (!held) return 0;
  if (measure === LoadMeasure.HELD_UNITS) return held.units;
  return measure === LoadMeasure.OWNED_LEADS ? held.owned : held.leads;
}

const MEMBERS = `/* concentration: reps */ with recursive below (id) as (
  select ?::uuid union all select t.id from below join team t on t.parent_id = below.id
)
select r.id, r.is_active and r.created_at <= ?::timestamptz as "wasThere" from below join rep r on r.team_id = below.id`;

const HELD = `/* concentration: loads */ select o.value as rep, count(*)::int as owned, count(*) filter (where w.value::numeric > 0)::int as leads,
  coalesce(sum(w.value::numeric), 0)::float8 as units
from (select ?::timestamptz as at) a
join lead_interval o on o.axis = 'OWNER' and o.value = any (?::text[]) and o.started_at <= a.at and (o.ended_at is null or o.ended_at > a.at)
left join lead_interval w on w.lead_id = o.lead_id and w.axis = 'WEIGHT' and w.started_at <= a.at and (w.ended_at is null or w.ended_at > a.at)
group by o.value`;
