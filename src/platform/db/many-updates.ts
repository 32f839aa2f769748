import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { uuidOf } from '../ids.js';

/** A statement with `?` for each of its values. */
interface Statement {
  readonly sql: string;
  readonly values: readonly (string | null)[];
}

type Quote = (name: string) => string;
type Row = Readonly<Record<string, unknown>>;

/**
 * The statements that change many rows of one table: one for each set of columns, with a list for each column. `keys` are primary keys and `data` the
 * columns of the same rows, both as the database has them. Null where a column cannot lie in a list.
 */
export function manyUpdates(
  meta: EntityMetadata,
  { keys, data, quote }: { keys: readonly unknown[]; data: readonly Row[]; quote: Quote },
): Statement[] | null {
  const [key] = meta.getPrimaryProps();
  if (!key || meta.primaryKeys.length !== 1 || meta.compositePK || meta.inheritanceType) return null;
  const groups = Map.groupBy(data.keys(), row => Object.keys(data[row] ?? {}).join(' '));
  const statements: Statement[] = [];
  for (const rows of groups.values()) {
    const props = Object.keys(data[rows[0] ?? 0] ?? {}).map(
      name => meta.properties[name as never] as EntityProperty | undefined,
    );
    if (props.length === 0 || !props.every(prop => prop !== undefined && fitsList(prop))) return null;
    const columns = [key, ...(props as EntityProperty[])];
    const lists = columns.map((prop, place) =>
      rows.map(row => (place === 0 ? keyOf(keys[row]) : data[row]?.[prop.name])),
    );
    if (!lists.every(list => list.every(isPlain))) return null;
    statements.push({ sql: updateOf(meta, { columns, quote }), values: lists.map(written) });
  }
  return statements;
}

/**
 * The statement that changes one row if it still has the version that was read: its text follows from the columns alone, so it is planned once. Null
 * where more is asked than that.
 */
export function oneUpdate(
  meta: EntityMetadata,
  { where, data, quote }: { where: Row; data: Row; quote: Quote },
): Statement | null {
  const [key] = meta.getPrimaryProps();
  const version = meta.versionProperty && meta.properties[meta.versionProperty];
  if (!key || !version || meta.inheritanceType || !isPair(where, { key, version })) return null;
  const props = Object.keys(data).map(name => meta.properties[name as never] as EntityProperty | undefined);
  if (props.length === 0 || !props.every(prop => prop !== undefined && isColumn(prop))) return null;
  const values = props.map(prop => data[prop?.name ?? '']);
  if (!values.every(isPlain)) return null;
  const [id, at] = [quote(columnOf(key)), quote(columnOf(version))];
  const sets = props.map(prop => `${quote(columnOf(prop))} = ?`);
  const told = meta.props.filter(prop => prop.generated || prop.version).map(prop => quote(columnOf(prop)));
  return {
    sql: `update ${quote(meta.tableName)} set ${sets.join(', ')}, ${at} = ${at} + 1 where ${id} = ? and ${at} = ? returning ${told.join(', ')}`,
    values: [...values, keyOf(where[key.name]), where[version.name]].map(textOf),
  };
}

/** Asks which of many rows have the versions that were read. `pairs` are primary keys with versions, and nothing else; else null. */
export function manyVersions(
  meta: EntityMetadata,
  { pairs, quote }: { pairs: readonly Row[]; quote: Quote },
): Statement | null {
  const [key] = meta.getPrimaryProps();
  const version = meta.versionProperty && meta.properties[meta.versionProperty];
  if (!key || !version) return null;
  if (!pairs.every(pair => isPair(pair, { key, version }))) return null;
  const [id, at] = [quote(columnOf(key)), quote(columnOf(version))];
  return {
    sql: `select t.${id} from ${quote(meta.tableName)} t join unnest(${listOf(key)}, ?::int[]) as u (k, v) on t.${id} = u.k and t.${at} = u.v`,
    values: [written(pairs.map(pair => keyOf(pair[key.name]))), written(pairs.map(pair => pair[version.name]))],
  };
}

function updateOf(
  meta: EntityMetadata,
  { columns, quote }: { columns: readonly EntityProperty[]; quote: Quote },
): string {
  const names = columns.map((_, place) => `c${place}`);
  const sets = columns.slice(1).map((prop, place) => `${quote(columnOf(prop))} = u.${names[place + 1]}`);
  const version = meta.versionProperty && quote(columnOf(meta.properties[meta.versionProperty]));
  if (version) sets.push(`${version} = t.${version} + 1`);
  const told = meta.props.filter(prop => prop.primary || prop.generated || prop.version);
  return `update ${quote(meta.tableName)} as t set ${sets.join(', ')} from unnest(${columns.map(listOf).join(', ')}) as u (${names.join(', ')})
where t.${quote(columnOf(columns[0]))} = u.c0 returning ${told.map(prop => `t.${quote(columnOf(prop))}`).join(', ')}`;
}

const columnOf = (prop: EntityProperty | undefined): string => prop?.fieldNames[0] ?? '';
const listOf = ({ columnTypes }: EntityProperty): string => `?::${columnTypes[0]}[]`;

function isPair(pair: Row, { key, version }: { key: EntityProperty; version: EntityProperty }): boolean {
  const isKeyed = typeof pair[key.name] === 'string' && typeof pair[version.name] === 'number';
  return isKeyed && Object.keys(pair).length === 2;
}

/** What is more than one column, or written by SQL of its own, is none. */
function isColumn({ fieldNames, customType }: EntityProperty): boolean {
  return fieldNames?.length === 1 && customType?.convertToDatabaseValueSQL === undefined;
}

/** A list of lists would be one list. */
function fitsList(prop: EntityProperty): boolean {
  const [type = ''] = prop.columnTypes ?? [];
  return isColumn(prop) && type !== '' && !type.endsWith(']');
}

function keyOf(key: unknown): unknown {
  const value = typeof key === 'object' && key !== null ? Object.values(key)[0] : key;
  return typeof value === 'string' ? (uuidOf(value) ?? value) : value;
}

function isPlain(value: unknown): boolean {
  return value === null || value instanceof Date || ['string', 'number', 'boolean'].includes(typeof value);
}

/** `{"a",NULL}` */
function written(values: readonly unknown[]): string {
  const items = values.map(value => {
    const text = textOf(value);
    return text === null ? 'NULL' : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return `{${items.join(',')}}`;
}

function textOf(value: unknown): string | null {
  if (value == null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
