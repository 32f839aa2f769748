import type pg from 'pg';

/** Tables whose rows stay with a merged lead: its history, and what is judged or said of it alone. */
const STAY_WITH_LEADS = [
  'lead_fact',
  'lead_interval',
  'lead_outcome',
  'lead_needs',
  'finding',
  'finding_watch',
  'lead_credit',
  'lead_offer',
  'duplicate_candidate',
  'duplicate_waiting',
];

interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

/** What must not be after merges, asked of the catalogue of the database and not of our metadata: one line for each break. */
export async function auditMerges(client: pg.Client): Promise<string[]> {
  const { rows: pointers } = await client.query<Pointer>(POINTERS);
  if (pointers.length < 12) throw new Error('the catalogue tells too few relations');
  const found: string[] = [];
  for (const { table, column, target } of pointers) {
    if (target === 'lead' && STAY_WITH_LEADS.includes(table)) continue;
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from ${table} t join ${target} m on m.id = t.${column} where m.merged_into_id is not null`,
    );
    if (rows[0] && rows[0].count > 0) found.push(`${rows[0].count} of ${table}.${column} point at a merged ${target}`);
  }
  for (const [name, query] of Object.entries(LAWS)) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from (${query}) broken`);
    if (rows[0] && rows[0].count > 0) found.push(`${rows[0].count} break: ${name}`);
  }
  return found;
}

/** What merges do not change the number of. */
export async function totalsOf(client: pg.Client): Promise<object> {
  const { rows } = await client.query(
    `select (select count(*)::int from interaction) as touches, (select count(*)::int from lead_outcome) as outcomes,
      (select count(*)::int from content_delivery) as deliveries, (select count(*)::int from lead) as leads,
      (select sum(touch_count)::int from lead) as counted, (select count(distinct tag)::int from lead_needs n join lead l on l.id = n.lead_id, unnest(tags) tag where l.merged_into_id is null) as needs`,
  );
  return rows[0] as object;
}

/** Foreign keys, and what a trigger holds instead of one. */
const POINTERS = `select c.conrelid::regclass::text as table, a.attname as column, c.confrelid::regclass::text as target
from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confrelid in ('lead'::regclass, 'contact'::regclass, 'company'::regclass)
union all select 'assignment_decision', 'lead_id', 'lead' order by 1, 2`;

const LAWS = {
  'a lead remembers as many touches as it has':
    'select from lead l where touch_count <> (select count(*) from interaction i where i.lead_id = l.id)',
  'what a merged one goes on as is not merged itself': `select from lead a join lead b on b.id = a.merged_into_id where b.merged_into_id is not null
    union all select from company a join company b on b.id = a.merged_into_id where b.merged_into_id is not null
    union all select from contact a join contact b on b.id = a.merged_into_id where b.merged_into_id is not null`,
  'a counter is the count of what is held':
    'select from rep_load r where held_count <> (select count(*) from lead l where l.owner_id = r.rep_id and l.load_units > 0)',
  'a lead is in one program': "select from enrollment where state = 'ACTIVE' group by lead_id having count(*) > 1",
  'an item is first sent once':
    'select from content_delivery where not is_repeat group by lead_id, content_item_id having count(*) > 1',
};
