import type pg from 'pg';
import { REACTIONS } from '../../src/reactions.js';
import { waitFor } from './wait-for.js';

/**
 * Rows and their md5 for each table, as text that tests compare: the same text means that nothing was changed. How far
 * consumers have read, and which leads a job is to look at when, is left out: that goes on by the clock, whatever is done.
 */
export async function digestOf(owner: pg.Client): Promise<Record<string, string>> {
  const text = STATEMENTS.get(owner) ?? (await statementOf(owner));
  STATEMENTS.set(owner, text);
  const { rows } = await owner.query<{ name: string; said: string }>({ name: 'digest', text });
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]));
}

/** Planned once for each connection: it speaks of every table. */
const STATEMENTS = new WeakMap<pg.Client, string>();

async function statementOf(owner: pg.Client): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname not in ('consumer', 'finding_watch') order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as said from ${name} t`,
  );
  return parts.join(' union all ');
}

/** Every table, column, trigger and function of ours, with a hash: what an injected statement might have changed. */
export async function structureOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ said: string }>({ name: 'structure', text: STRUCTURE });
  return rows[0]?.said ?? '';
}

const STRUCTURE = `select md5(string_agg(said, '|' order by said)) as said from (
  select c.relname || a.attname || a.atttypid::regtype || a.attnotnull as said from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  union all select tgname || tgrelid::regclass from pg_trigger
  union all select proname || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
  union all select rolname || rolsuper from pg_roles
) parts`;

const TYPES_OF = JSON.stringify(Object.fromEntries(REACTIONS.map(({ name, types }) => [name, types])));

/** Ends once the events so far are numbered, every reaction has seen its own and no lead waits to be graded or revived: from then on the database is at rest. */
export async function settled(owner: pg.Client): Promise<void> {
  await waitFor(async () => {
    const { rows } = await owner.query<{ rest: boolean }>(
      `select not exists (select 1 from outbox) and not exists (
         select 1 from consumer c join event_log e on e.pos > c.pos where $1::jsonb -> c.name ? e.type
       ) and not exists (select 1 from grading_waiting) and not exists (select 1 from revival_waiting) as rest`,
      [TYPES_OF],
    );
    return rows[0]?.rest;
  }, 30_000);
}
