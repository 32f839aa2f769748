import { IS_DRIFTED, REP_COUNTERS, TEAM_COUNTERS, WALL_COUNTERS } from '../../leads/find-load-drift.js';
import type { Check } from './law.js';

const FOUND = "format('says %s leads, %s units; holds %s leads, %s units', said_count, said_units, leads, units)";

/** What rows say of each other. */
export const ROW_CHECKS: readonly Check[] = [
  {
    name: 'rep-counters',
    law: 'The load of each rep is the count and the weight of the leads that it holds.',
    of: 'rep',
    sql: `select holder as subject, ${FOUND} as found from (${REP_COUNTERS}) c where ${IS_DRIFTED}`,
  },
  {
    name: 'team-counters',
    law: 'The load of each limited team is the count and the weight of the leads that it and the teams below it hold.',
    of: 'team',
    sql: `select holder as subject, ${FOUND} as found from (${TEAM_COUNTERS}) c where ${IS_DRIFTED}`,
  },
  {
    name: 'wall-counters',
    law: 'The load within each wall of a rep is the count and the weight of the leads that it holds of that pipeline, product line, tier or lifecycle.',
    of: 'rep',
    sql: `select holder as subject, format('of %s %s ', kind, key) || ${FOUND} as found from (${WALL_COUNTERS}) c where ${IS_DRIFTED}`,
  },
  {
    name: 'intake-metered',
    law: 'Of each rep it is known whether an intake cap of its own, of all or of a part, or that of a team above counts what it takes.',
    of: 'rep',
    sql: `select l.rep_id as subject, format('is_metered is %s', l.is_metered) as found from rep_load l join rep r on r.id = l.rep_id
      where l.is_metered <> exists (select from intake_count c where c.rep_id = r.id or c.team_id = r.team_id or c.team_id = any (teams_above(r.team_id)))`,
  },
  {
    name: 'reps-counted',
    law: 'Each rep has a load, and it admits leads exactly while the rep is active.',
    of: 'rep',
    sql: `select r.id as subject, case when l.rep_id is null then 'has no load' else format('is_active is %s, the load says %s', r.is_active, l.active) end as found
      from rep r left join rep_load l on l.rep_id = r.id where l.rep_id is null or l.active <> r.is_active`,
  },
  {
    name: 'one-place',
    law: 'Each lead is in exactly one place, and in the team of its owner.',
    of: 'lead',
    sql: `select l.id as subject, format('placement %s, owner %s, pool %s, waiting for %s, team %s', l.placement, l.owner_id, l.pool_id, l.waiting_reason, l.team_id) as found
      from lead l left join rep r on r.id = l.owner_id
      where (l.owner_id is not null)::int + (l.pool_id is not null)::int + (l.waiting_reason is not null)::int + (l.placement = 'ENDED')::int <> 1
        or (l.placement = 'OWNED') <> (l.owner_id is not null) or (l.placement = 'POOLED') <> (l.pool_id is not null) or l.team_id is distinct from r.team_id`,
  },
  {
    name: 'lifecycle',
    law: 'The lifecycle and the pipeline of each lead are those of its stage.',
    of: 'lead',
    sql: `select l.id as subject, format('lifecycle %s, its stage %s has %s', l.lifecycle, s.key, s.lifecycle) as found
      from lead l join stage s on s.id = l.stage_id where l.lifecycle <> s.lifecycle or l.pipeline_id <> s.pipeline_id`,
  },
  {
    name: 'retired-stages',
    law: 'No lead stands in a stage that is retired.',
    of: 'stage',
    sql: `select s.id as subject, format('%s leads stand in %s', count(*), s.key) as found
      from lead l join stage s on s.id = l.stage_id where s.retired_at is not null group by s.id`,
  },
  {
    name: 'retired-pools',
    law: 'No lead lies in a pool that is retired, and no source or pool names one.',
    of: null,
    sql: `select p.key as subject, format('%s leads, %s sources and %s pools name it', l.n, s.n, o.n) as found from pool p
      cross join lateral (select count(*) as n from lead where pool_id = p.id) l
      cross join lateral (select count(*) as n from lead_source where default_pool_id = p.id) s
      cross join lateral (select count(*) as n from pool where successor_id = p.id) o
      where p.retired_at is not null and l.n + s.n + o.n > 0`,
  },
  {
    name: 'touches-counted',
    law: 'Each lead remembers how many touches it has, and when the latest was.',
    of: 'lead',
    sql: `select l.id as subject, format('says %s, last %s; has %s, last %s', l.touch_count, l.last_touch_at, coalesce(t.n, 0), t.latest) as found
      from lead l left join (select lead_id, count(*) as n, max(occurred_at) as latest from interaction group by 1) t on t.lead_id = l.id
      where l.touch_count <> coalesce(t.n, 0) or l.last_touch_at is distinct from t.latest`,
  },
  {
    name: 'looks-counted',
    law: 'Of each day a pool counts as many looks of a rep as there were.',
    of: 'rep',
    sql: `select coalesce(d.rep_id, r.rep_id) as subject, format('says %s looks on %s, there were %s', coalesce(d.view_count, 0), coalesce(d.day, r.day), coalesce(r.n, 0)) as found
      from pool_day d full join (select pool_id, rep_id, day, count(*) as n from lead_reveal group by 1, 2, 3) r using (pool_id, rep_id, day)
      where coalesce(d.view_count, 0) <> coalesce(r.n, 0)`,
  },
  {
    name: 'one-open-finding',
    law: 'Of each kind at most one finding is open for a lead or a contact.',
    of: 'lead',
    sql: `select f.lead_id as subject, format('%s findings %s are open', count(*), f.code) as found
      from finding f where f.closed_at is null group by f.lead_id, f.code having count(*) > 1
      union all select min(f.lead_id::text)::uuid, format('%s findings %s are open for one contact', count(*), f.code)
      from finding f where f.closed_at is null and f.contact_id is not null group by f.contact_id, f.code having count(*) > 1 and count(distinct f.lead_id) > 1`,
  },
  {
    name: 'one-program',
    law: 'Each lead is in at most one program.',
    of: 'lead',
    sql: `select lead_id as subject, format('is in %s programs', count(*)) as found from enrollment where state = 'ACTIVE' group by 1 having count(*) > 1`,
  },
  {
    name: 'one-outcome',
    law: 'Each lead has at most one outcome in force.',
    of: 'lead',
    sql: `select lead_id as subject, format('has %s outcomes in force', count(*)) as found from lead_outcome where reverted_at is null group by 1 having count(*) > 1`,
  },
  {
    name: 'one-first-delivery',
    law: 'An item is delivered to a lead for the first time once.',
    of: 'lead',
    sql: `select lead_id as subject, format('got %s for the first time %s times', content_item_id, count(*)) as found
      from content_delivery where not is_repeat group by lead_id, content_item_id having count(*) > 1`,
  },
  {
    name: 'one-default',
    law: 'Exactly one pipeline and exactly one pool are the default.',
    of: null,
    sql: `select kind as subject, format('%s are the default', n) as found from (
        select 'pipelines' as kind, count(*) filter (where is_default) as n from pipeline union all select 'pools', count(*) filter (where is_default) from pool
      ) counted where n <> 1`,
  },
  {
    name: 'search-lines',
    law: 'What can be searched for is what the rows say.',
    of: null,
    sql: `with said as (
        select l.id, f.field, f.value from lead l, lines_of_lead(l) f where f.value <> ''
        union all select c.id, f.field, f.value from company c, lines_of_company(c) f where f.value <> ''
        union all select c.id, f.field, f.value from contact c, lines_of_contact(c) f where f.value <> ''
      )
      select coalesce(s.id, k.subject_id)::text || ' ' || coalesce(s.field, k.field) as subject,
        case when k.subject_id is null then 'is not found' when s.id is null then 'is found and is not there' else 'is found by an older text' end as found
      from said s full join search_line k on k.subject_id = s.id and k.field = s.field where s.value is distinct from k.value`,
  },
];
