import type { DomainEvent } from '../platform/events/event.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import type { FindingCode, FindingSeverity } from './finding.enums.js';
import { findingEvent, type LeadHolder, type ToldFinding } from './finding.events.js';
import { TOUCHES_ALLOWED, UNREACHED, WINDOW_DAYS } from './finding.rules.js';
import { SILENT_SINCE, TO_BE_HEARD_OF } from './silence.js';

/** What judging needs of a transaction, be it a use case's or a reaction's. */
export interface Ledger {
  /** Rows of a statement; `$1`, `$2` … stand for parameters. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  record(event: DomainEvent): void;
}

/** Any constant of our own. */
const LOCK_KEY = 7_306_001;

/**
 * One judge at a time, until its transaction ends. Whoever judges after this sees what all judges before it decided
 * and all that was committed until now, so the judgement that follows the last event of a lead is the right one. Gives
 * the instant to judge as of: PostgreSQL's clock, never below `floor`.
 */
export async function takeTurn(ledger: Ledger, floor: Date): Promise<Date> {
  const [, [row]] = await Promise.all([
    ledger.query('select pg_advisory_xact_lock($1::bigint)', [LOCK_KEY]),
    ledger.query<{ now: string | Date }>(NOW, [floor.toISOString()]),
  ]);
  if (!row) throw new Error('the clock gave no answer');
  return new Date(row.now);
}

/**
 * Closes the findings of these leads whose cause is gone, raises those that are due, and notes when the clock alone will
 * make each of them due again. Set-based: the statements are the same for one lead and for five hundred.
 */
export async function judge(ledger: Ledger, leadIds: readonly string[], now: Date): Promise<void> {
  const leads = leadIds.map(id => uuidOf(id, 'lead'));
  const at = now.toISOString();
  const law = [leads, at, WINDOW_DAYS, TOUCHES_ALLOWED, UNREACHED];
  // Sent together; the server runs them one after the other.
  const [silenceEnded, rateFell, silent, overContacted] = await Promise.all([
    ledger.query<FindingRow>(CLOSE_NEGLECTED, [leads, at]),
    ledger.query<FindingRow>(CLOSE_OVER_CONTACT, law),
    ledger.query<FindingRow>(RAISE_NEGLECTED, [leads, at]),
    ledger.query<FindingRow>(RAISE_OVER_CONTACT, law),
    ledger.query(WATCH, law),
  ]);
  const closed = [...silenceEnded, ...rateFell];
  const raised = [...silent, ...overContacted];
  for (const row of closed) ledger.record(findingEvent('findingClosed', toldOf(row), { before: null, at: now }));
  for (const row of raised) ledger.record(findingEvent('findingRaised', toldOf(row), { before: null, at: now }));
}

/** A change of holder of a lead, as its event told it. */
export interface Passing {
  readonly leadId: string;
  readonly before: LeadHolder;
  readonly after: LeadHolder;
}

/** Tells of each open finding whose lead went from hand to hand: it leaves the sight of some and comes into that of others. */
export async function tellPassed(ledger: Ledger, passings: readonly Passing[], now: Date): Promise<void> {
  if (passings.length === 0) return;
  const open = await ledger.query<FindingRow>(OPEN, [passings.map(({ leadId }) => uuidOf(leadId, 'lead'))]);
  const findings = Map.groupBy(open.map(toldOf), ({ leadId }) => leadId);
  for (const { leadId, before, after } of passings) {
    for (const finding of findings.get(leadId) ?? []) {
      const sight = { ...finding.sight, lead: after };
      const told = { before: { ...sight, lead: before }, at: now };
      ledger.record(findingEvent('findingPassed', { ...finding, sight }, told));
    }
  }
}

/** Makes the findings of several contacts those of the first: of each kind one stays open. What they come to together is judged by the next event. */
export async function joinContacts(ledger: Ledger, contactIds: readonly string[], now: Date): Promise<void> {
  const contacts = contactIds.map(id => uuidOf(id, 'contact'));
  const closed = await ledger.query<FindingRow>(CLOSE_DOUBLED, [contacts, now.toISOString()]);
  await ledger.query(JOIN_CONTACTS, [contacts]);
  for (const row of closed) ledger.record(findingEvent('findingClosed', toldOf(row), { before: null, at: now }));
}

interface FindingRow {
  readonly id: string;
  readonly version: number;
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly lead: string;
  readonly rep: string | null;
  readonly team: string | null;
  readonly owner: string | null;
  readonly ownerTeam: string | null;
}

function toldOf(row: FindingRow): ToldFinding {
  return {
    id: idFromUuid('finding', row.id),
    version: row.version,
    leadId: idFromUuid('lead', row.lead),
    sight: {
      code: row.code,
      severity: row.severity,
      repId: row.rep && idFromUuid('rep', row.rep),
      teamId: row.team && idFromUuid('team', row.team),
      lead: {
        ownerId: row.owner && idFromUuid('rep', row.owner),
        teamId: row.ownerTeam && idFromUuid('team', row.ownerTeam),
      },
    },
  };
}

const NOW = `select greatest(date_trunc('milliseconds', clock_timestamp()), $1::timestamptz) as now`;

const TOLD = `f.id, f.version, f.code, f.severity, f.lead_id as lead, f.rep_id as rep, f.team_id as team,
  l.owner_id as owner, l.team_id as "ownerTeam"`;

const OPEN = `/* open findings of leads */ select ${TOLD} from finding f join lead l on l.id = f.lead_id
where f.lead_id = any ($1::uuid[]) and f.closed_at is null order by f.id`;

const CLOSE_DOUBLED = `/* one open finding of a contact */ update finding f set closed_at = greatest($2::timestamptz, f.opened_at), version = f.version + 1
from lead l, (select id, row_number() over (partition by code order by array_position($1::uuid[], contact_id), id) as place
  from finding where contact_id = any ($1::uuid[]) and closed_at is null) o
where l.id = f.lead_id and o.id = f.id and o.place > 1 returning ${TOLD}`;
const JOIN_CONTACTS = `/* findings of joined contacts */ update finding set contact_id = ($1::uuid[])[1], version = version + 1
where contact_id = any ($1::uuid[]) and contact_id <> ($1::uuid[])[1]`;

/** Held leads that their stage wants to hear of, with since when both sides were silent. */
const HELD = `select l.id, l.owner_id, l.team_id, l.tier, l.temperature, l.last_two_way_at, s.max_silence_days as allowed,
    ${SILENT_SINCE} as since
  from lead l join stage s on s.id = l.stage_id
  where l.id = any ($1::uuid[]) and ${TO_BE_HEARD_OF} and not s.is_won`;
const SILENT = `select * from (${HELD}) held where since + allowed * interval '24 hours' <= $2::timestamptz`;

const CLOSE_NEGLECTED = `/* close NEGLECTED */ update finding f set closed_at = greatest($2::timestamptz, f.opened_at), version = f.version + 1
from lead l
where l.id = f.lead_id and f.lead_id = any ($1::uuid[]) and f.code = 'NEGLECTED' and f.closed_at is null
  and not exists (select from (${SILENT}) silent where silent.id = f.lead_id and silent.owner_id = f.rep_id)
returning ${TOLD}`;

/** The worth of a lead says how much is at stake. */
const SEVERITY = `case when l.tier = 'A' or l.temperature = 'HOT' then 'SERIOUS' when l.tier = 'B' or l.temperature = 'WARM' then 'WARNING' else 'NOTICE' end`;

const RAISE_NEGLECTED = `/* raise NEGLECTED */ with f as (
  insert into finding (id, code, severity, lead_id, rep_id, team_id, opened_at, allowed, measured, since, touch_ids)
  select uuidv7(), 'NEGLECTED', ${SEVERITY}, l.id, l.owner_id, l.team_id, $2::timestamptz, l.allowed,
    floor(extract(epoch from $2::timestamptz - l.since) / 86400)::int, l.since,
    array(select i.id from interaction i where i.lead_id = l.id and i.occurred_at = l.since and l.since = l.last_two_way_at order by i.id desc limit 1)
  from (${SILENT}) l
  where not exists (select from finding o where o.code = 'NEGLECTED' and o.lead_id = l.id and o.closed_at is null)
  order by l.id on conflict do nothing returning *
) select ${TOLD} from f join lead l on l.id = f.lead_id order by f.id`;

const COUNTS = `i.direction = 'OUTBOUND' and i.occurred_at > $2::timestamptz - $3::int * interval '24 hours'
  and (i.disposition is null or i.disposition <> all ($5::text[]))`;

/** Outbound touches within the window that reached the customer, for each contact (or lead without one) that these leads concern. */
const COUNTED = `c as materialized (
  select target.contact_id, target.lead_id, touches.*
  from (
    select i.contact_id, case when i.contact_id is null then i.lead_id end as lead_id from interaction i
    where i.lead_id = any ($1::uuid[]) and i.occurred_at > $2::timestamptz - $3::int * interval '24 hours'
    union
    select f.contact_id, case when f.contact_id is null then f.lead_id end from finding f
    where f.lead_id = any ($1::uuid[]) and f.code = 'OVER_CONTACT' and f.closed_at is null
  ) target cross join lateral (
    select count(*)::int as measured, min(t.occurred_at) as since,
      (array_agg(t.id order by t.occurred_at desc, t.id desc))[1:100] as ids,
      (array_agg(t.lead_id order by t.occurred_at desc, t.id desc))[1] as newest_lead_id,
      (array_agg(t.rep_id order by t.occurred_at desc, t.id desc))[1] as newest_rep_id,
      (array_agg(t.occurred_at order by t.occurred_at desc, t.id desc))[$4::int + 1] as eases_after
    from (
      select i.* from interaction i where i.contact_id = target.contact_id and ${COUNTS}
      union all
      select i.* from interaction i where i.lead_id = target.lead_id and i.contact_id is null and ${COUNTS}
    ) t
  ) touches
)`;
const OF_FINDING = `c.contact_id is not distinct from f.contact_id and (c.contact_id is not null or c.lead_id = f.lead_id)`;

const CLOSE_OVER_CONTACT = `/* close OVER_CONTACT */ with ${COUNTED}
update finding f set closed_at = greatest($2::timestamptz, f.opened_at), version = f.version + 1
from lead l
where l.id = f.lead_id and f.lead_id = any ($1::uuid[]) and f.code = 'OVER_CONTACT' and f.closed_at is null
  and (l.merged_into_id is not null or not exists (select from c where ${OF_FINDING} and c.measured > $4::int))
returning ${TOLD}`;

const RAISE_OVER_CONTACT = `/* raise OVER_CONTACT */ with ${COUNTED}, f as (
  insert into finding (id, code, severity, lead_id, contact_id, rep_id, team_id, opened_at, allowed, measured, window_days, since, touch_ids)
  select uuidv7(), 'OVER_CONTACT', ${SEVERITY}, l.id, c.contact_id, coalesce(c.newest_rep_id, l.owner_id), coalesce(r.team_id, l.team_id),
    $2::timestamptz, $4::int, c.measured, $3::int, c.since, c.ids
  from c join lead l on l.id = c.newest_lead_id left join rep r on r.id = c.newest_rep_id
  where c.measured > $4::int and not exists (select from finding f where f.code = 'OVER_CONTACT' and f.closed_at is null and ${OF_FINDING})
  order by l.id on conflict do nothing returning *
) select ${TOLD} from f join lead l on l.id = f.lead_id order by f.id`;

/** When time alone will raise NEGLECTED, or end OVER_CONTACT: the touch that is one too many leaves the window. */
const WATCH = `/* when to judge again */ with ${COUNTED}, next as (
  select asked.id as lead_id, least(
    (select held.since + held.allowed * interval '24 hours' from (${HELD}) held where held.id = asked.id
      and not exists (select from finding o where o.code = 'NEGLECTED' and o.lead_id = asked.id and o.closed_at is null)),
    (select min(c.eases_after) + $3::int * interval '24 hours' from finding f join c on ${OF_FINDING}
      where f.lead_id = asked.id and f.code = 'OVER_CONTACT' and f.closed_at is null)) as due_at
  from unnest($1::uuid[]) as asked (id)
), gone as (
  delete from finding_watch w using next n where w.lead_id = n.lead_id and n.due_at is null
)
insert into finding_watch as w select lead_id, due_at from next where due_at is not null order by lead_id
on conflict (lead_id) do update set due_at = excluded.due_at where w.due_at <> excluded.due_at`;
