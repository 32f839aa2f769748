import pg from 'pg';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { columnOf, KINDS, type KindOf } from './read-kinds.js';
import type { ReadOracle } from './read-oracle.js';

/** Another value of the same kind, by the type of the column. */
const OTHERS: Readonly<Record<string, (column: string) => string>> = {
  text: column => `md5(${column})`,
  bigint: column => `${column} + 1`,
  integer: column => `${column} + 1`,
  date: column => `${column} + 1`,
  real: column => `1 - ${column}`,
  boolean: column => `not ${column}`,
  'timestamp with time zone': column => `${column} + interval '1 day'`,
};

/**
 * Takes out of a database whatever somebody may not find, and puts other values where it may not see them. A person whom it knows by a
 * lead alone (`Lead.email`) stays.
 */
export async function forgetUnseen(url: string, me: Viewer, oracle: ReadOracle): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows: bonds } = await owner.query<{ drop: string }>(BONDS);
  for (const { drop } of bonds) await owner.query(drop);
  for (const kind of Object.values(KINDS)) {
    await owner.query(`alter table ${kind.table} disable trigger user`);
    for (const field of new Set([...Object.keys(kind.masks ?? {}), ...PERSONAL]))
      await change(owner, { kind, field, ids: oracle.maskedFor(me, kind, field) });
  }
  for (const kind of Object.values(KINDS)) {
    const kept =
      kind.table === 'contact' ? 'and id not in (select contact_id from lead where contact_id is not null)' : '';
    await owner.query(`delete from ${kind.table} where id = any($1) ${kept}`, [oracle.hiddenFrom(me, kind)]);
  }
  await owner.end();
}

const PERSONAL = ['name', 'note'];
const BONDS = `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;

/** Some columns take no other value; what they hold is one of few then, and the others tell enough. */
async function change(
  owner: pg.Client,
  { kind, field, ids }: { kind: KindOf; field: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const column = field === 'value' ? 'value_minor' : (kind.columns?.[field] ?? columnOf(field));
  const { rows } = await owner.query<{ type: string }>(TYPE, [kind.table, column]);
  const other = OTHERS[rows[0]?.type ?? ''];
  if (!other) return;
  const statement = `update ${kind.table} set ${column} = ${other(column)} where id = any($1)`;
  await owner.query(statement, [ids]).catch((error: { code?: string }) => {
    if (!error.code?.startsWith('23') && error.code !== '22003') throw error;
  });
}

const TYPE = `select data_type as type from information_schema.columns
where table_schema = 'public' and table_name = $1 and column_name = $2 and is_generated = 'NEVER'`;
