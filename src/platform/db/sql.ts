import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import { clientOn } from './own-client.js';

const texts = new Map<string, string>();

/**
 * Runs a statement of our own, in the transaction of the manager if it is in one. `?` stands for a parameter; values are
 * bound, never written into the text, and arrays stay arrays. The text is a constant of the code.
 */
export async function runSql<Row extends object>(
  em: EntityManager,
  query: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const transaction = em.isInTransaction() ? em.getTransactionContext<Kysely<unknown>>() : undefined;
  if (transaction) return sendSql(await clientOn(transaction), query, params);
  const { rows } = await em
    .getConnection()
    .getClient()
    .executeQuery<Row>(CompiledQuery.raw(numbered(query), [...params]));
  return rows;
}

/** Sends a statement of our own on a connection at once. Statements are carried out in the order in which they are sent. */
export async function sendSql<Row extends object>(
  client: pg.ClientBase,
  query: string,
  params: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await client.query<Row>(numbered(query), [...params]);
  return rows;
}

/** `?` → `$1`, `$2`, … */
function numbered(query: string): string {
  const known = texts.get(query);
  if (known) return known;
  let count = 0;
  const text = query.replaceAll('?', () => `$${++count}`);
  texts.set(query, text);
  return text;
}
