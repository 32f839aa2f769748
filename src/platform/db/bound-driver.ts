import {
  type Configuration,
  type Dictionary,
  isRaw,
  type Platform,
  type RawQueryFragment,
  type Transaction,
} from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { NativeQueryBuilder } from '@mikro-orm/sql';
import { CompiledQuery, type Kysely, type PostgresDialect } from 'kysely';
import { releasingDead } from './sure-release.js';

// PostgreSQL counts parameters with 16 bits; what is beyond is escaped into the text, as the ORM does with all of it.
const PARAMETERS_LIMIT = 60_000;

type Query = string | NativeQueryBuilder | RawQueryFragment;

/** The PostgreSQL driver, but texts are sent beside the statement and never written into it. */
export class BoundDriver extends PostgreSqlDriver {
  protected override readonly connection: BoundConnection;

  constructor(config: Configuration) {
    super(config);
    this.connection = new BoundConnection(config);
  }
}

class BoundConnection extends PostgreSqlConnection {
  override createKyselyDialect(...options: Parameters<PostgreSqlConnection['createKyselyDialect']>): PostgresDialect {
    const dialect = super.createKyselyDialect(...options);
    const createDriver = dialect.createDriver.bind(dialect);
    return Object.assign(dialect, { createDriver: () => releasingDead(createDriver()) });
  }

  override async execute<T>(
    ...[query, params = [], method = 'all', transaction, logging]: [
      query: Query,
      params?: readonly unknown[] | Dictionary<unknown>,
      method?: 'all' | 'get' | 'run',
      transaction?: Transaction,
      logging?: object,
    ]
  ): Promise<T> {
    await this.ensureConnection();
    const { sql, values } = partsOf(query, params);
    const bound = bind(sql, values, this.platform);
    const runner = (transaction ?? this.getClient()) as Kysely<unknown>;
    const run = async () =>
      this.transformRawResult<T>(await runner.executeQuery(CompiledQuery.raw(bound.text, bound.texts)), method);
    return this.executeQuery(sql, run, { query: sql, params: [...values], ...logging });
  }
}

function partsOf(
  query: Query,
  params: readonly unknown[] | Dictionary<unknown>,
): { sql: string; values: readonly unknown[] } {
  const raw = query instanceof NativeQueryBuilder ? query.toRaw() : query;
  if (isRaw(raw)) return { sql: raw.sql, values: raw.params };
  if (!Array.isArray(params)) throw new Error('named parameters are not bound');
  return { sql: raw as string, values: params };
}

/** `?` of a text → `$1`, `$2`, …; numbers, booleans, times and nulls cannot hold SQL and are written as they are. */
function bind(sql: string, values: readonly unknown[], platform: Platform): { text: string; texts: string[] } {
  const texts: string[] = [];
  const write = (value: unknown): string => {
    if (isRaw(value)) return place(value.sql, value.params, { write, platform });
    if (typeof value === 'string' && texts.length < PARAMETERS_LIMIT) return `$${texts.push(value)}`;
    if (Array.isArray(value) && Object.getOwnPropertySymbols(value).length === 0) return value.map(write).join(', ');
    return String(platform.quoteValue(value));
  };
  return { text: place(sql, values, { write, platform }), texts };
}

/** The ORM's own placeholders: `?` a value, `??` a name, `\?` a question mark. */
function place(
  sql: string,
  values: readonly unknown[],
  on: { write: (value: unknown) => string; platform: Platform },
): string {
  if (values.length === 0) return sql;
  let index = 0;
  return sql.replaceAll(/\\\?|\?\??/g, mark => {
    if (mark === '\\?') return '?';
    const value = values[index++];
    return mark === '??' ? on.platform.quoteIdentifier(value as string) : on.write(value);
  });
}
