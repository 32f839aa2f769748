import type { DatabaseConnection, Driver } from 'kysely';

/** What a driver says of a connection that is gone: there is no transaction in it any more. */
const GONE = /Connection terminated|connection error and is not queryable|Client was closed|ECONNRESET|EPIPE/;

/**
 * The driver, but a connection that died in a transaction goes back to its pool, which throws it away. Kysely keeps one whose `begin` or
 * `rollback` fails: after a crash of the database under load every place of the pool would be taken for good.
 */
export function releasingDead(driver: Driver): Driver {
  const { begin, rollback } = {
    begin: driver.beginTransaction.bind(driver),
    rollback: driver.rollbackTransaction.bind(driver),
  };
  return Object.assign(driver, {
    async beginTransaction(connection: DatabaseConnection, settings: Parameters<typeof begin>[1]): Promise<void> {
      try {
        await begin(connection, settings);
      } catch (error) {
        await driver.releaseConnection(connection);
        throw error;
      }
    },
    async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
      try {
        await rollback(connection);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },
  });
}

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return GONE.test(error.message) || ('code' in error && GONE.test(String(error.code))) || isFatal(error);
}

const isFatal = (error: Error): boolean => 'severity' in error && error.severity === 'FATAL';
