import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { type View, visibleWhere } from '../view.js';
import type { SqlText } from './sql-text.js';
import { type Scope, scopeOf, tableName, whereSql } from './where.js';

/** The signs between tokens, one a level of lists; a text may hold them all the same, since tokens are counted. */
export const SEPARATORS = ['\x1f', '\x1e', '\x1d', '\x1c', '\x1b', '\x1a', '\x19', '\x18', '\x17', '\x16'] as const;
/** So many texts are put together in one go: `||` copies what stands before, and is still faster than `concat_ws`. */
const CHAINED = 32;

/** One token of a row, as SQL of a text that is never null. */
type Column = (text: SqlText) => string;

interface Join {
  readonly property: EntityProperty;
  readonly far: Block;
  /** The name of its line of tokens. */
  readonly name: string;
}

/**
 * One place that rows of a view come from: its columns, each a token, and the rows that it points at, whose tokens stand among its
 * own. The rows that the viewer may see are put in here, so that nothing is read without them.
 */
export class Block {
  private readonly columns: Column[] = [];
  private readonly joins: Join[] = [];
  private readonly places = new Map<object, number>();
  private tokens = 0;
  readonly scope: Scope;
  /** Read for one field, which its own mask guards: without the policy of the rows, as its resolver reads it. */
  isBare = false;

  constructor(
    readonly view: View<object, object>,
    readonly meta: EntityMetadata,
    /** `level` of lists, and a `name` that no other block of the statement has. */
    readonly at: { readonly level: number; readonly name: string },
  ) {
    this.scope = scopeOf(meta, at.name);
  }

  /** How many tokens a row has. */
  get width(): number {
    return this.tokens;
  }

  get separator(): string {
    return sqlOf(SEPARATORS[this.at.level] ?? '');
  }

  /** Adds a token and gives its place. One that asks nothing of the statement is the same in all of them. */
  add(column: Column): number {
    this.columns.push(column.length === 0 ? once(column as () => string) : column);
    return this.tokens++;
  }

  /** Adds a token once, whoever asks for it. */
  column(of: object, column: Column): number {
    const place = this.places.get(of) ?? this.add(column);
    this.places.set(of, place);
    return place;
  }

  /** Adds what a reference points at, and gives the place of its first token. */
  join(property: EntityProperty, far: Block): number {
    const name = `${far.at.name}j`;
    this.joins.push({ property, far, name });
    const none = `repeat(${this.separator}, ${far.width - 1})`;
    this.columns.push(once(() => `coalesce(${name}.line, ${none})`));
    const first = this.tokens;
    this.tokens += far.width;
    return first;
  }

  /** The rows that the viewer may see. */
  visible(text: SqlText): string {
    return whereSql(visibleWhere(this.view, text.viewer), this.scope, text);
  }

  get table(): string {
    return tableName(this.meta);
  }

  /** All tokens of a row in one line. */
  line(text: SqlText): string {
    return chained(
      this.columns.map(column => column(text)),
      this.separator,
    );
  }

  /** The joins of the rows that it points at. Lateral with a limit, so that order is kept and a row is looked up by its key. */
  joined(text: SqlText): string {
    return this.joins
      .map(({ property, far, name }) => {
        const [key] = far.meta.getPrimaryProps();
        const points = `${far.scope.column(key as EntityProperty)} = ${this.scope.column(property)}`;
        const where = far.isBare ? points : allOf([points, far.visible(text)]);
        const line = `select ${far.line(text)} as line from ${far.table} ${far.at.name}${far.joined(text)} where ${where} limit 1`;
        return ` left join lateral (${line}) ${name} on true`;
      })
      .join('');
  }
}

/** Tokens with a sign between them, as SQL. */
function chained(tokens: readonly string[], separator: string): string {
  if (tokens.length <= CHAINED) return tokens.join(` || ${separator} || `);
  const chains: string[] = [];
  for (let from = 0; from < tokens.length; from += CHAINED)
    chains.push(`(${chained(tokens.slice(from, from + CHAINED), separator)})`);
  return chained(chains, separator);
}

function once(make: () => string): Column {
  let made: string | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Conditions that must all hold, constants folded away. */
export function allOf(parts: readonly string[]): string {
  if (parts.includes('false')) return 'false';
  return parts.filter(part => part !== 'true').join(' and ') || 'true';
}

/** A sign as SQL, so that a statement can be printed. */
export function sqlOf(separator: string): string {
  return `E'\\x${separator.charCodeAt(0).toString(16).padStart(2, '0')}'`;
}
