import {
  type Configuration,
  type Dictionary,
  type EntityData,
  type EntityDictionary,
  type EntityName,
  type FilterQuery,
  type FindOptions,
  isRaw,
  type NativeInsertUpdateManyOptions,
  type NativeInsertUpdateOptions,
  type ObjectQuery,
  type Platform,
  type QueryResult,
  type RawQueryFragment,
  type Transaction,
  type UpsertManyOptions,
  type UpsertOptions,
} from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { NativeQueryBuilder } from '@mikro-orm/sql';
import { CompiledQuery, type Kysely, type PostgresDialect } from 'kysely';
import { manyUpdates, manyVersions, oneUpdate } from './many-updates.js';
import { clientOn } from './own-client.js';
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

  /** One row that is changed by the unit of work: the ORM writes times and numbers into the text, so that it would be planned each time. */
  override async nativeUpdate<T extends object>(
    ...[name, where, data, options = {}]: [
      name: EntityName<T>,
      where: FilterQuery<T>,
      data: EntityDictionary<T>,
      options?: NativeInsertUpdateOptions<T> & UpsertOptions<T>,
    ]
  ): Promise<QueryResult<T>> {
    const isPlain = options.convertCustomTypes === false && !options.upsert;
    const meta = this.metadata.get(name);
    const statement = isPlain && oneUpdate(meta, { where: where as Dictionary, data, quote: this.quote });
    if (!statement) return super.nativeUpdate(name, where, data, options);
    const { sql, values } = statement;
    return this.rethrow(this.execute<QueryResult<T>>(sql, [...values], 'run', options.ctx, options.loggerContext));
  }

  /** Many rows of one kind are changed with a list for each column: the ORM's own statement grows with the square of their number. */
  override async nativeUpdateMany<T extends object>(
    ...[name, where, data, options = {}]: [
      name: EntityName<T>,
      where: FilterQuery<T>[],
      data: EntityDictionary<T>[],
      options?: NativeInsertUpdateManyOptions<T> & UpsertManyOptions<T>,
    ]
  ): Promise<QueryResult<T>> {
    const statements = options.upsert
      ? null
      : manyUpdates(this.metadata.get(name), { keys: where, data, quote: this.quote });
    if (!statements) return super.nativeUpdateMany(name, where, data, options);
    const rows: Dictionary[] = [];
    for (const { sql, values } of statements) {
      const done = this.execute<QueryResult>(sql, [...values], 'run', options.ctx, options.loggerContext);
      rows.push(...((await this.rethrow(done)).rows ?? []));
    }
    return { affectedRows: rows.length, insertId: where[0] as QueryResult<T>['insertId'], rows };
  }

  /** Before many rows are changed the ORM asks whether all have the versions that were read, by a condition for each: here by two lists. */
  override async find<T extends object, P extends string = never, F extends string = never, E extends string = never>(
    name: EntityName<T>,
    where: ObjectQuery<T>,
    options: FindOptions<T, P, F, E> = {},
  ): Promise<EntityData<T>[]> {
    const { $or: pairs, ...rest } = where as { $or?: Record<string, unknown>[] };
    const isOnlyPairs = Array.isArray(pairs) && options.fields?.length === 1 && Object.keys(rest).length === 0;
    const statement = isOnlyPairs && manyVersions(this.metadata.get(name), { pairs, quote: this.quote });
    if (!statement) return super.find(name, where, options);
    const { sql, values } = statement;
    return this.rethrow(this.execute<EntityData<T>[]>(sql, [...values], 'all', options.ctx, options.loggerContext));
  }

  private readonly quote = (name: string): string => this.platform.quoteIdentifier(name);
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
    const ask = CompiledQuery.raw(bound.text, bound.texts);
    const run = async () =>
      this.transformRawResult<T>(
        transaction ? await askOn(transaction as Kysely<unknown>, ask) : await this.getClient().executeQuery(ask),
        method,
      );
    return this.executeQuery(sql, run, { query: sql, params: [...values], ...logging });
  }
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** On the connection itself, so that it goes out behind what is under way there: the query builder would wait for the answers first. */
async function askOn(transaction: Kysely<unknown>, { sql, parameters }: CompiledQuery): Promise<AskedRows> {
  const client = await clientOn(transaction);
  const { command, rowCount, rows } = await client.query(sql, [...parameters]);
  return { rows, ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
}

type AskedRows = Awaited<ReturnType<Kysely<object>['executeQuery']>>;

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
