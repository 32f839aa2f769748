import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

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
  const runner = em.isInTransaction() ? em.getTransactionContext<Kysely<unknown>>() : undefined;
  const { rows } = await (runner ?? em.getConnection().getClient()).executeQuery<Row>(
    CompiledQuery.raw(numbered(query), [...params]),
  );
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
