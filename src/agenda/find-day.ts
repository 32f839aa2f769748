import { TOUCHES_ALLOWED, UNREACHED, WINDOW_DAYS } from '../findings/finding.rules.js';
import type { Temperature, Tier } from '../leads/lead.enums.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { Rep } from '../reps/rep.js';
import type { ActionKind } from './agenda.enums.js';
import { type Action, rank, type Subject } from './agenda.rules.js';

/** Of what a rep holds at most so many leads are looked at, those first that came first. */
const LIMIT_LEADS = 2000;
/** Open offers to a rep, and to its team, that are looked at: so many of each, what is due first. */
const LIMIT_OFFERS = 200;

/**
 * What a rep should do next, as of an instant, the most urgent first. Null where there is no such rep, or where the viewer may not
 * ask about it: a rep about itself, a manager about its teams.
 */
export async function findDay(ctx: Ctx, repId: string | null, asOf?: Date): Promise<Action[] | null> {
  const rep = repId ? await ctx.em.findOne(Rep, { id: repId }) : null;
  const { viewer } = ctx;
  const mayAsk = viewer.role === Role.ADMIN || viewer.repId === rep?.id || isOfTeams(viewer, rep);
  if (!rep || !mayAsk) return null;
  const now = asOf ?? (await ctx.runtime.now());
  const rows: Row[] = await runSql(ctx.em, CAUSES, [
    uuidOf(rep.id, 'rep'),
    uuidOf(rep.team.id, 'team'),
    now.toISOString(),
    UNREACHED,
    LIMIT_LEADS,
    LIMIT_OFFERS,
    LIMIT_OFFERS,
    WINDOW_DAYS,
    TOUCHES_ALLOWED - 1,
  ]);
  return rank(subjectsOf(rows), now);
}

/** Whether something that happened to these leads may change the day of a rep: it holds one of them, or another lead of the same contact. */
export async function findConcern(ctx: Ctx, repId: string, leadIds: readonly string[]): Promise<boolean> {
  if (leadIds.length === 0) return false;
  const rows = await runSql(ctx.em, CONCERN, [
    leadIds.map(id => uuidOf(id, 'lead')),
    uuidOf(repId, 'rep'),
    uuidOf(repId, 'rep'),
  ]);
  return rows.length > 0;
}

function isOfTeams({ role, teamIds }: Ctx['viewer'], rep: Rep | null): boolean {
  return role === Role.MANAGER && rep !== null && teamIds.includes(rep.team.id);
}

interface Row {
  readonly lead: string;
  readonly kind: ActionKind;
  readonly since: string | Date;
  readonly hours: number | null;
  readonly due: string | Date | null;
  readonly offer: string | null;
  readonly tier: Tier | null;
  readonly temperature: Temperature;
  readonly allowed: string | Date | null;
}

function subjectsOf(rows: readonly Row[]): Subject[] {
  return [...Map.groupBy(rows, ({ lead }) => lead).values()].flatMap(ofLead => {
    const [first] = ofLead;
    if (!first) return [];
    const { lead, tier, temperature, allowed } = first;
    const causes = ofLead.map(({ kind, since, hours, due, offer }) => ({
      kind,
      since: new Date(since),
      hours,
      dueAt: due === null ? null : new Date(due),
      offerId: offer && idFromUuid('offer', offer),
    }));
    const nextAllowedAt = allowed === null ? null : new Date(allowed);
    return [{ leadId: idFromUuid('lead', lead), tier, temperature, nextAllowedAt, causes }];
  });
}

/** Of a touch `t`, where `a.unreached` names what reached nobody: what did not reach the customer answers nobody, and does not count against the contact. */
export const REACHED = `t.direction = 'OUTBOUND' and (t.disposition is null or t.disposition <> all (a.unreached))`;
/** What a customer says and we are to answer: what is spoken is answered at once, and a click wants no answer. */
const ASKS = `t.direction = 'INBOUND' and coalesce(t.disposition, '') not in ('BOUNCED', 'CLICKED', 'UNSUBSCRIBED', 'CONNECTED', 'ATTENDED')
  and (t.channel not in ('PHONE', 'MEETING', 'EVENT') or coalesce(t.disposition, '') in ('NO_ANSWER', 'VOICEMAIL_LEFT'))`;
const COUNTS = `${REACHED} and t.occurred_at > a.now - a.days * interval '24 hours'`;

const CAUSES = `/* day of a rep */ with asked as (
  select ?::uuid as rep_id, ?::uuid as team_id, ?::timestamptz as now, ?::text[] as unreached, ?::int as leads, ?::int as to_rep, ?::int as to_team,
    ?::int as days, ?::int as allowed
), held as materialized (
  select l.id, l.owner_since, l.first_touch_at, l.last_touch_at, greatest(l.stage_since, l.owner_since) as waits_since, s.sla_hours
  from asked a join lead l on l.owner_id = a.rep_id join stage s on s.id = l.stage_id
  where l.validity in ('UNSCREENED', 'VALID') and not s.is_won and not s.is_terminal
  order by l.created_at, l.id limit (select leads from asked)
), talk as materialized (
  select h.id, h.waits_since, h.sla_hours, said.at as said_at, heard.at as heard_at
  from asked a cross join held h
  left join lateral (
    select t.occurred_at as at from interaction t where t.lead_id = h.id and ${REACHED} order by t.occurred_at desc, t.id desc limit 1
  ) said on h.last_touch_at is not null
  left join lateral (
    select min(t.occurred_at) as at from interaction t
    where t.lead_id = h.id and t.occurred_at > coalesce(said.at, '-infinity') and ${ASKS}
  ) heard on h.last_touch_at is not null
), cause as (
  select id as lead_id, 'FIRST_TOUCH' as kind, owner_since as since, null::int as hours, null::timestamptz as due_at, null::uuid as offer_id
  from held where first_touch_at is null
  union all
  select id, 'SERVICE_LEVEL', waits_since, sla_hours, null, null from talk
  where sla_hours is not null and (said_at is null or said_at < waits_since)
  union all
  select id, 'HOT_REPLY', heard_at, null, null, null from talk where heard_at is not null
  union all
  select f.lead_id, 'NEGLECTED', f.since, null, f.opened_at, null
  from held h join finding f on f.lead_id = h.id and f.code = 'NEGLECTED' and f.closed_at is null
  union all
  select e.lead_id, 'STEP_DUE', e.enrolled_at, null, e.due_at, null from held h join enrollment e on e.lead_id = h.id and e.state = 'ACTIVE'
  union all
  (select o.lead_id, 'HAND_OVER_TO_ACCEPT', o.offered_at, null, o.due_at, o.id from asked a join lead_offer o on o.to_rep_id = a.rep_id
   where o.status = 'OPEN' order by o.due_at, o.id limit (select to_rep from asked))
  union all
  (select o.lead_id, 'HAND_OVER_TO_ACCEPT', o.offered_at, null, o.due_at, o.id from asked a join lead_offer o on o.to_team_id = a.team_id
   where o.status = 'OPEN' and o.to_rep_id is null order by o.due_at, o.id limit (select to_team from asked))
), wanted as materialized (select distinct lead_id from cause), rest as (
  select l.id, l.tier, l.temperature, counted.at + a.days * interval '24 hours' as allowed_at
  from asked a cross join wanted w join lead l on l.id = w.lead_id left join lateral (
    select at from (
      select t.occurred_at as at from interaction t where t.contact_id = l.contact_id and ${COUNTS}
      union all
      select t.occurred_at from interaction t where l.contact_id is null and t.lead_id = l.id and t.contact_id is null and ${COUNTS}
    ) counted order by at desc offset a.allowed limit 1
  ) counted on true
)
select c.lead_id as lead, c.kind, c.since, c.hours, c.due_at as due, c.offer_id as offer, r.tier, r.temperature, r.allowed_at as allowed
from cause c join rest r on r.id = c.lead_id order by c.lead_id`;

const CONCERN = `/* whose day */ select 1 as is_concerned from lead l where l.id = any (?::uuid[])
and (l.owner_id = ?::uuid or exists (select from lead mine where mine.contact_id = l.contact_id and mine.owner_id = ?::uuid)) limit 1`;
