import type { EntityProperty, Platform } from '@mikro-orm/core';
import type { Key, Where } from '../keyset.js';
import { OrderDirection } from '../page-args.js';
import type { PagePlan } from '../page-plan.js';
import { allOf, type Block, SEPARATORS, sqlOf } from './block.js';
import { type Codec, codecOf } from './codec.js';
import type { SqlText } from './sql-text.js';
import { Unplanned } from './unplanned.js';
import { keyedSql, type Scope, whereSql } from './where.js';

/** What the selection of a list wants to know, beside its rows. */
export interface PageWants {
  rows: boolean;
  total: boolean;
  next: boolean;
  previous: boolean;
}

/** A list as it stands in one statement. */
export interface PageBlock {
  readonly block: Block;
  readonly wants: PageWants;
  /** The row that its rows point at, and by which property; null where it stands by itself. */
  readonly under: { readonly by: EntityProperty; readonly key: EntityProperty; readonly scope: Scope } | null;
}

/** Whether rows beyond the page are looked for, and whether some are up to its cursor. */
export function looksFor({ bounds, upTo }: PagePlan<object>, wants: PageWants): { beyond: boolean; upTo: boolean } {
  const [ahead, back] = bounds.isBackward ? [wants.previous, wants.next] : [wants.next, wants.previous];
  return { beyond: ahead, upTo: back && upTo !== null };
}

/** A list as one text: its head, then the tokens of all its rows. */
export function pageSql({ block, wants, under }: PageBlock, plan: PagePlan<object>, text: SqlText): string {
  const { table } = block;
  const { name } = block.at;
  const scope = under ? { ...block.scope, parent: under } : block.scope;
  const pointing = under ? `${scope.column(under.by)} = ${under.scope.column(under.key)}` : 'true';
  const rows = (where: Where) => {
    const parts = [pointing, whereSql(where, scope, text)];
    return `from ${table} ${name} where ${allOf(parts)}`;
  };
  const { beyond, upTo } = looksFor(plan, wants);
  const head: string[] = [];
  if (wants.total) head.push(`(select count(*) ${rows(plan.all)})`);
  if (upTo) head.push(`exists(select 1 ${rows(plan.upTo ?? {})})`);
  if (!wants.rows) return `concat_ws(${[block.separator, ...head, "'0'"].join(', ')})`;
  // In the text, not beside it: with an unknown limit PostgreSQL would plan a prepared statement anew each time.
  const limit = plan.bounds.rows + (beyond ? 1 : 0);
  const found = `${rows(plan.beyond)} order by ${orderSql(plan, block)} limit ${limit}`;
  const joined = block.joined(text);
  // What hangs on a row is joined to the rows of the page alone. Under a parent an index gives these in order, line by line.
  const lines =
    under && !joined
      ? `select ${block.line(text)} as line ${found}`
      : `select ${block.line(text)} as line from (select ${name}.* ${found}) ${name}${joined}`;
  const tokens =
    head.length > 0 ? `concat_ws(${[block.separator, ...head, linesOf(block)].join(', ')})` : linesOf(block);
  return `(select ${tokens} from (${lines}) ${name}l)`;
}

/** How many lines there are, and what stands in them: of lines that are null the number alone, so that none is passed over. */
function linesOf({ separator }: Block): string {
  return `count(*) || coalesce(${separator} || string_agg(line, ${separator}), '')`;
}

/** The rows that fulfil a condition and may be seen, in no order. */
export function rowsSql(block: Block, where: Where, text: SqlText): string {
  const { name } = block.at;
  const found = text.folded(() => allOf([whereSql(where, block.scope, text), block.visible(text)]));
  const rows = `select ${name}.* from ${block.table} ${name} where ${found}`;
  const lines = `select ${block.line(text)} as line from (${rows}) ${name}${block.joined(text)}`;
  return `(select ${linesOf(block)} from (${lines}) ${name}l)`;
}

/** Nulls last as seen by the reader; read backward, the whole order is turned round. */
function orderSql({ keys, bounds }: PagePlan<object>, { scope }: Block): string {
  return keys
    .map(({ property, within, isNullable, direction }) => {
      const column = within ? keyedSql(scope.column(property), within) : scope.column(property);
      const isAscending = (direction === OrderDirection.ASC) !== bounds.isBackward;
      const order = `${column} ${isAscending ? 'asc' : 'desc'}`;
      return isNullable ? `${order} nulls ${bounds.isBackward ? 'first' : 'last'}` : order;
    })
    .join(', ');
}

/** The place of a row in the order as one token, whatever the order is. */
export function placeSql(block: Block, keys: readonly Key[], platform: Platform): string {
  const parts = keys.map(key => codecOfKey(key, platform).select(block.scope.column(key.property)));
  return `concat_ws(${[sqlOf(separatorBelow(block)), ...parts].join(', ')})`;
}

/** The values of a place. */
export function placeOf(token: string, keys: readonly Key[], on: { block: Block; platform: Platform }): unknown[] {
  const parts = token.split(separatorBelow(on.block));
  if (parts.length !== keys.length) throw new Unplanned('value', 'a text in a cursor');
  return keys.map((key, index) => codecOfKey(key, on.platform).value(parts[index] ?? ''));
}

const READ_WITHIN = { string: String, number: Number, boolean: (text: string) => text === 'true' } as const;

/** How the value of a key comes out of PostgreSQL, be it a column or under a key of one. */
function codecOfKey({ property, within }: Key, platform: Platform): Pick<Codec, 'select' | 'value'> {
  if (!within) return codecOf(property, platform);
  return {
    select: column => `coalesce('~' || ${keyedSql(column, { ...within, type: 'string' })}, '')`,
    value: token => (token === '' ? null : READ_WITHIN[within.type](token.slice(1))),
  };
}

function separatorBelow({ at }: Block): string {
  const below = SEPARATORS[at.level + 1];
  if (below === undefined) throw new Unplanned('field', 'lists so deep');
  return below;
}
