import type { Check } from './law.js';

const NAMES = 'name as (select * from unnest($1::uuid[], $2::text[]) as n (id, told))';

/** The newest value that the facts tell of an axis. */
const LAST = `last as (
    select distinct on (lead_id, axis) lead_id, axis, value from lead_fact order by lead_id, axis, occurred_at desc, seq desc
  )`;

/** What facts and events say of rows. */
export const TOLD_CHECKS: readonly Check[] = [
  {
    name: 'owner-told',
    law: 'The owner of each lead is the one that its facts tell.',
    of: 'lead',
    needsNames: true,
    sql: `with ${NAMES}, ${LAST} select l.id as subject, format('held by %s, told %s', n.told, f.value) as found
      from lead l left join name n on n.id = l.owner_id left join last f on f.lead_id = l.id and f.axis = 'OWNER' where f.value is distinct from n.told`,
  },
  {
    name: 'claims-told',
    law: 'The pools count no more claims of a rep than its facts tell.',
    of: 'rep',
    needsNames: true,
    sql: `with ${NAMES} select d.rep_id as subject, format('counted %s claims, told %s', d.counted, t.told) as found
      from (select rep_id, sum(claim_count) as counted from pool_day group by 1) d join name n on n.id = d.rep_id
      cross join lateral (select count(*) as told from lead_fact f where f.axis = 'OWNER' and f.how = 'CLAIMED' and f.value = n.told) t
      where d.counted > t.told`,
  },
  {
    name: 'stage-told',
    law: 'The stage of each lead is the one that its facts tell.',
    of: 'lead',
    needsNames: true,
    sql: `with ${NAMES}, ${LAST} select l.id as subject, format('stands in %s, told %s', n.told, f.value) as found
      from lead l left join name n on n.id = l.stage_id left join last f on f.lead_id = l.id and f.axis = 'STAGE' where f.value is distinct from n.told`,
  },
  {
    name: 'tier-told',
    law: 'The tier of each lead is the one that its facts tell.',
    of: 'lead',
    sql: `with ${LAST} select l.id as subject, format('is %s, told %s', l.tier, f.value) as found
      from lead l left join last f on f.lead_id = l.id and f.axis = 'TIER' where f.value is distinct from l.tier`,
  },
  {
    name: 'validity-told',
    law: 'The validity of each lead is the one that its facts tell.',
    of: 'lead',
    sql: `with ${LAST} select l.id as subject, format('is %s, told %s', l.validity, f.value) as found
      from lead l left join last f on f.lead_id = l.id and f.axis = 'VALIDITY' where f.value is distinct from l.validity`,
  },
  {
    name: 'temperature-told',
    law: 'The temperature of each lead is the one that its facts tell.',
    of: 'lead',
    sql: `with ${LAST} select l.id as subject, format('is %s, told %s', l.temperature, f.value) as found
      from lead l left join last f on f.lead_id = l.id and f.axis = 'TEMPERATURE' where f.value is distinct from l.temperature`,
  },
  {
    name: 'weight-told',
    law: 'The weight of each lead is the one that its facts tell.',
    of: 'lead',
    sql: `with ${LAST} select l.id as subject, format('weighs %s, told %s', l.load_units, f.value) as found
      from lead l left join last f on f.lead_id = l.id and f.axis = 'WEIGHT' where f.value::numeric is distinct from l.load_units`,
  },
  {
    name: 'intervals',
    law: 'The intervals of each axis follow one another without overlap or hole, as its facts tell.',
    of: 'lead',
    sql: `with told as (
        select lead_id, axis, seq, value, occurred_at as started_at, lead(occurred_at) over (partition by lead_id, axis order by occurred_at, seq) as ended_at from lead_fact
      )
      select coalesce(t.lead_id, i.lead_id) as subject, format('%s: told %s from %s to %s, kept %s from %s to %s', coalesce(t.axis, i.axis), t.value, t.started_at, t.ended_at, i.value, i.started_at, i.ended_at) as found
      from (select * from told where value is not null) t full join lead_interval i on i.lead_id = t.lead_id and i.axis = t.axis and i.seq = t.seq
      where (t.value, t.started_at, t.ended_at) is distinct from (i.value, i.started_at, i.ended_at)`,
  },
  {
    name: 'facts-refer',
    law: 'Every rep and stage that a fact names is there.',
    of: 'lead',
    needsNames: true,
    sql: `with ${NAMES} select f.lead_id as subject, format('%s %s is not there', f.axis, f.value) as found
      from lead_fact f where f.axis in ('OWNER', 'STAGE') and f.value is not null and not exists (select 1 from name n where n.told = f.value)`,
  },
  {
    name: 'evidence-refers',
    law: 'Every touch that a finding names as evidence is there.',
    of: 'finding',
    sql: `select f.id as subject, format('touch %s is not there', t.id) as found
      from finding f, unnest(f.touch_ids) as t (id) where not exists (select 1 from interaction i where i.id = t.id)`,
  },
  {
    name: 'decisions-refer',
    law: 'Every lead, rep, rule and turn that a decision of assignment names is there.',
    of: null,
    sql: `select 'decision ' || d.id as subject, 'it names what is not there' as found from assignment_decision d
      where not exists (select 1 from lead l where l.id = d.lead_id)
        or (d.rep_id is not null and not exists (select 1 from rep r where r.id = d.rep_id))
        or (d.rule_id is not null and not exists (select 1 from assignment_rule r where r.id = d.rule_id))
        or (d.round_id is not null and not exists (select 1 from assignment_round r where r.id = d.round_id))`,
  },
  {
    name: 'events-refer',
    law: 'Every lead, rep and team that an event names is there.',
    of: null,
    sql: `select 'position ' || e.pos as subject, format('%s names what is not there', e.type) as found from event_log e
      where (e.lead_id is not null and not exists (select 1 from lead l where l.id = e.lead_id))
        or (e.rep_id is not null and not exists (select 1 from rep r where r.id = e.rep_id))
        or (e.team_id is not null and not exists (select 1 from team t where t.id = e.team_id))`,
  },
  {
    name: 'events-committed',
    law: 'No event speaks of a later version of a lead than there is.',
    of: 'lead',
    sql: `select l.id as subject, format('is at version %s, told up to %s', l.version, max(e.subject_version)) as found
      from event_log e join lead l on l.id = e.subject_id where e.subject_type = 'lead' group by l.id having max(e.subject_version) > l.version`,
  },
  {
    name: 'log-dense',
    law: 'The positions of the log go from its floor to its head without a hole.',
    of: null,
    sql: `select 'position ' || least(h.floor + 1, coalesce(min(e.pos), h.pos)) as subject,
        format('from %s to %s there are %s of %s events', h.floor + 1, h.pos, count(e.pos), h.pos - h.floor) as found
      from event_head h left join event_log e on e.pos > h.floor group by h.floor, h.pos
      having count(e.pos) <> h.pos - h.floor or coalesce(max(e.pos), h.pos) <> h.pos or count(distinct e.pos) <> count(e.pos)`,
  },
  {
    name: 'consumers',
    law: 'No reaction is beyond the head of the log, or of another epoch.',
    of: null,
    sql: `select c.name as subject, format('is at %s of epoch %s, the head at %s of epoch %s', c.pos, c.epoch, h.pos, h.epoch) as found
      from consumer c, event_head h where c.pos > h.pos or c.epoch > h.epoch`,
  },
];
