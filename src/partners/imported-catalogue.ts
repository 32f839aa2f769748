import type { Tx } from '../platform/db/tx.js';
import type { Keyed } from './row.rules.js';

/** The catalogue rows that rows name, uuids by key. */
export type Catalogue = ReadonlyMap<string, string>;

/** What leads refer to, of each kind. */
export interface Catalogues {
  /** Where leads of a source go that nobody holds, by the uuid of the source; sources without a pool of their own are left out. */
  readonly pools: Catalogue;
  readonly sources: Catalogue;
  readonly campaigns: Catalogue;
  readonly products: Catalogue;
}

/** The rows that leads name, found or made. */
export async function findOrMakeCatalogues(
  tx: Tx,
  fields: readonly { readonly source: Keyed | null; readonly campaign: Keyed | null; readonly product: Keyed | null }[],
): Promise<Catalogues> {
  const of = (statements: Statements, kind: 'source' | 'campaign' | 'product') =>
    findOrMake(
      tx,
      statements,
      fields.map(one => one[kind]),
    );
  const sources = await of(SOURCES, 'source');
  return {
    sources,
    pools: await findDefaultPools(tx, [...sources.values()]),
    campaigns: await of(CAMPAIGNS, 'campaign'),
    products: await of(PRODUCTS, 'product'),
  };
}

async function findDefaultPools(tx: Tx, sourceIds: readonly string[]): Promise<Catalogue> {
  if (sourceIds.length === 0) return new Map();
  const rows = await tx.sql<{ source: string; pool: string }>(DEFAULT_POOLS, [[...sourceIds]]);
  return new Map(rows.map(({ source, pool }) => [source, pool]));
}

export const findOrMakeCompetitors = (tx: Tx, rows: readonly (Keyed | null)[]): Promise<Catalogue> =>
  findOrMake(tx, COMPETITORS, rows);

/** A product as a file names it. */
export interface NamedProduct extends Keyed {
  readonly line: string | null;
}

/** Makes the products whose key is new; says how many. */
export async function makeProducts(tx: Tx, products: readonly NamedProduct[]): Promise<number> {
  const made = await tx.sql<{ id: string }>(MAKE_PRODUCTS, [JSON.stringify(products)]);
  return made.length;
}

async function findOrMake(tx: Tx, statements: Statements, rows: readonly (Keyed | null)[]): Promise<Catalogue> {
  const named = new Map(rows.flatMap(row => (row ? [[row.key, row.name]] : [])));
  if (named.size === 0) return new Map();
  const keys = [...named.keys()].sort();
  const known = await byKey(tx, statements.find, [keys]);
  const missing = keys.filter(key => !known.has(key));
  if (missing.length === 0) return known;
  await byKey(tx, statements.make, [missing, missing.map(key => named.get(key))]);
  return byKey(tx, statements.find, [keys]);
}

async function byKey(tx: Tx, statement: string, params: readonly unknown[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ key: string; id: string }>(statement, params);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

interface Statements {
  readonly find: string;
  readonly make: string;
}

const statements = (table: string): Statements => ({
  find: `select key, id from ${table} where key = any (?::text[])`,
  make: `insert into ${table} (id, key, name) select uuidv7(), key, name from unnest(?::text[], ?::text[]) as r (key, name)
    on conflict (key) do nothing returning key, id`,
});

const MAKE_PRODUCTS = `/* make imported products */ insert into product (id, key, name, line)
select uuidv7(), key, name, line from jsonb_to_recordset(?::jsonb) as r (key text, name text, line text) order by key
on conflict (key) do nothing returning id`;

const DEFAULT_POOLS = `select id as source, default_pool_id as pool from lead_source where default_pool_id is not null and id = any (?::uuid[])`;

const SOURCES = statements('lead_source');
const CAMPAIGNS = statements('campaign');
const PRODUCTS = statements('product');
const COMPETITORS = statements('competitor');
