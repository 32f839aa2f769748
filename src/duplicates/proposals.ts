import { uuidOf } from '../platform/ids.js';

/** What proposing needs of a transaction, be it a use case's or a reaction's. */
export interface Desk {
  /** Rows of a statement; `$1`, `$2` … stand for parameters. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** Of one lead so many open pairs at most; the strongest come first. */
const LIMIT_PAIRS = 20;
/** Any constant of our own. */
const LOCK_KEY = 7_309_001;

/**
 * Proposes for each of these leads the others that look like it, and closes pairs of which one has been merged. A pair that
 * was proposed before stays as people left it. One proposer at a time, so that no lead gets more pairs than the limit.
 */
export async function propose(desk: Desk, leadIds: readonly string[]): Promise<void> {
  await desk.query('select pg_advisory_xact_lock($1::bigint)', [LOCK_KEY]);
  const leads = leadIds.map(id => uuidOf(id, 'lead'));
  await desk.query(CLOSE_MERGED, [leads]);
  const alike = await desk.query<{ id: string }>(ALIKE, [leads]);
  for (const { id } of alike) await desk.query(PROPOSE, [id, LIMIT_PAIRS]);
}

const CLOSE_MERGED = `/* close pairs of merged leads */ update duplicate_candidate d
set status = 'MERGED', decided_at = l.updated_at, updated_at = l.updated_at, version = d.version + 1
from lead l where l.id in (d.lead_id, d.other_id) and l.merged_into_id is not null and d.status = 'OPEN'
  and (l.id = any ($1::uuid[]) or l.merged_into_id = any ($1::uuid[]))`;

/** Where more leads than this are of one firm or domain, that they are says nothing. */
const CROWD = 10;
const AT_FIRM = 'from company t join lead o on o.company_id = t.id where t.name_key = f.name_key';
const AT_DOMAIN = `from company t join lead o on o.company_id = t.id where lower(btrim(t.domain)) = nullif(lower(btrim(f.domain)), '')`;
const NO_CROWD_AT_FIRM = `(select count(*) from (select ${AT_FIRM} limit ${CROWD + 2}) s) <= ${CROWD + 1}`;
const NO_CROWD_AT_DOMAIN = `(select count(*) from (select ${AT_DOMAIN} limit ${CROWD + 2}) s) <= ${CROWD + 1}`;

/** Most leads look like no other: one statement tells for all of them, so that only the rest costs one each. */
const ALIKE = `/* leads that look like others */ select l.id from lead l
left join contact c on c.id = l.contact_id left join company f on f.id = l.company_id
where l.id = any ($1::uuid[]) and l.merged_into_id is null and (
  exists (select from contact t join lead o on o.contact_id = t.id where t.email_key = c.email_key and o.id <> l.id)
  or exists (select from contact t join lead o on o.contact_id = t.id where t.phone_key = c.phone_key and o.id <> l.id)
  or exists (select from contact p join lead o on o.contact_id = p.id join company t on t.id = o.company_id
    where lower(btrim(p.name)) = lower(btrim(c.name)) and t.name_key = f.name_key and o.id <> l.id)
  or (${NO_CROWD_AT_FIRM} and exists (select ${AT_FIRM} and o.id <> l.id))
  or (${NO_CROWD_AT_DOMAIN} and exists (select ${AT_DOMAIN} and o.id <> l.id))
) order by 1`;

const OTHER = `o.id <> me.id and o.merged_into_id is null`;
const NEWEST = `order by o.created_at desc, o.id desc limit $2::int`;

const PROPOSE = `/* propose duplicates */ with me as (
  select l.id, c.email_key, c.phone_key, lower(btrim(c.name)) as person, f.name_key, nullif(lower(btrim(f.domain)), '') as domain
  from lead l left join contact c on c.id = l.contact_id left join company f on f.id = l.company_id
  where l.id = $1::uuid and l.merged_into_id is null
), told as (
  (select o.id, 'SAME_EMAIL' as rule from me join contact c on c.email_key = me.email_key join lead o on o.contact_id = c.id where ${OTHER} ${NEWEST})
  union all (select o.id, 'SAME_PHONE' from me join contact c on c.phone_key = me.phone_key join lead o on o.contact_id = c.id where ${OTHER} ${NEWEST})
  union all (select o.id, 'SAME_PERSON_AT_COMPANY' from me join company f on f.name_key = me.name_key join lead o on o.company_id = f.id
    join contact c on c.id = o.contact_id and lower(btrim(c.name)) = me.person where ${OTHER} ${NEWEST})
  union all (select o.id, 'SAME_COMPANY' from me join company f on f.name_key = me.name_key join lead o on o.company_id = f.id where ${OTHER} and ${NO_CROWD_AT_FIRM} ${NEWEST})
  union all (select o.id, 'SAME_DOMAIN' from me join company f on lower(btrim(f.domain)) = me.domain join lead o on o.company_id = f.id where ${OTHER} and ${NO_CROWD_AT_DOMAIN} ${NEWEST})
), pair as (
  select t.id as other, array_agg(distinct t.rule order by t.rule) as rules,
    case when bool_or(t.rule in ('SAME_EMAIL', 'SAME_PHONE', 'SAME_PERSON_AT_COMPANY')) then 'STRONG' else 'WEAK' end as strength
  from told t group by 1
), known as (
  select count(*)::int as pairs from duplicate_candidate d where d.status = 'OPEN' and $1::uuid in (d.lead_id, d.other_id)
), fresh as (
  select p.* from pair p where not exists (select from duplicate_candidate d where d.lead_id = least(p.other, $1::uuid) and d.other_id = greatest(p.other, $1::uuid))
    and (select count(*) from duplicate_candidate d where d.status = 'OPEN' and p.other in (d.lead_id, d.other_id)) < $2::int
  order by p.strength, p.other desc limit greatest($2::int - (select pairs from known), 0)
)
insert into duplicate_candidate (id, lead_id, other_id, rules, strength, status, created_at, updated_at)
select uuidv7(), least(other, $1::uuid), greatest(other, $1::uuid), rules, strength, 'OPEN', clock_timestamp(), clock_timestamp() from fresh
on conflict do nothing`;
