/** Leads with owners and touches, straight into the tables: what is read matters here, not how it came in. */

const REPS = 200;
const TOUCHES = 5;
const STAGES = 6;

/** Fills so many leads, five touches each, over six stages, of one team. Gives the stages, reps and team, as uuids. */
export async function fillLeads(house, leads) {
  const { owner } = house;
  const made = await house.run(CREATE, { input: { name: 'Pattern', companyName: 'Pattern Ltd' } });
  if (!made.createLead.lead) throw new Error(JSON.stringify(made));
  const { rows: stages } = await owner.query(
    'select id from stage where not is_terminal and id not in (select stage_id from lead) order by position limit $1',
    [STAGES],
  );
  const ids = stages.map(({ id }) => id);
  for (const table of ['lead', 'interaction', 'rep']) await owner.query(`alter table ${table} disable trigger user`);
  await owner.query(REPS_AND_LEADS, [REPS, leads, ids]);
  await owner.query(ALL_TOUCHES, [TOUCHES]);
  for (const table of ['lead', 'interaction', 'rep']) await owner.query(`alter table ${table} enable trigger user`);
  await owner.query('analyze');
  const { rows: reps } = await owner.query("select id, team_id as team from rep where name like 'Rep %' order by name");
  return { stages: ids, reps: reps.map(({ id }) => id), team: reps[0].team };
}

const CREATE =
  'mutation ($input: CreateLeadInput!) { createLead(input: $input) { lead { id } userErrors { code message } } }';

const REPS_AND_LEADS = `with t as (
  insert into team (id, version, name, created_at, updated_at) values (uuidv7(), 1, 'Bench', now(), now()) returning id
), r as (
  insert into rep (id, name, team_id, level, presence, presence_since, is_active, created_at, updated_at)
  select uuidv7(), 'Rep ' || n, t.id, 'REGULAR', 'AVAILABLE', now(), true, now(), now() from t, generate_series(1, $1::int) n returning id, team_id, name
), n as (
  select id, team_id, row_number() over (order by name) - 1 as at from r
)
insert into lead select (made).* from (select jsonb_populate_record(a, jsonb_build_object(
  'id', uuidv7(), 'display_label', 'Company ' || s, 'name', 'Person ' || s, 'owner_id', n.id, 'last_owner_id', n.id, 'team_id', n.team_id,
  'placement', 'OWNED', 'pool_id', null, 'pooled_since', null, 'company_id', null, 'contact_id', null, 'segment', 'segment ' || (s % 20),
  'stage_id', ($3::uuid[])[1 + s % cardinality($3::uuid[])], 'tier', (array['A','B','C','D'])[1 + s % 4], 'touch_count', s % 9,
  'created_at', now() - s * interval '37 seconds', 'updated_at', now() - s * interval '11 seconds',
  'stage_since', now() - s * interval '29 seconds', 'last_touch_at', now() - s * interval '7 seconds')) as made
from generate_series(1, $2::int) s join n on n.at = s % $1::int, lead a where a.id = (select id from lead order by id limit 1) offset 0) rows`;

const ALL_TOUCHES = `insert into interaction (id, lead_id, rep_id, channel, direction, origin, disposition, occurred_at, recorded_at, recorded_by)
select uuidv7(), l.id, l.owner_id, (array['PHONE','EMAIL','MEETING'])[1 + n % 3], 'OUTBOUND', 'HUMAN', 'CONNECTED',
  l.created_at + n * interval '3 hours', now(), 'bench'
from lead l, generate_series(1, $1::int) n where l.owner_id is not null`;
