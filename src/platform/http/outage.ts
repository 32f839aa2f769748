const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const POSTGRES_CODES = new Set(['57P01', '57P02', '57P03', '57014', '53300', '25006', '53100', '53200']);
const DRIVER_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after calling end/;
const CAUSES_LIMIT = 8;

/** Whether the cause is something that we stand on being away (database, network, a time limit), so that trying again may help. */
export function isOutage(error: unknown): boolean {
  let at: unknown = error;
  for (let step = 0; at instanceof Error && step < CAUSES_LIMIT; step++) {
    const code = 'code' in at ? String(at.code) : '';
    // PostgreSQL calls FATAL what ends or refuses a whole connection.
    const isFatal = 'severity' in at && at.severity === 'FATAL';
    if (
      isFatal ||
      NETWORK_CODES.has(code) ||
      POSTGRES_CODES.has(code) ||
      code.startsWith('08') ||
      DRIVER_MESSAGES.test(at.message)
    )
      return true;
    at = at.cause ?? ('originalError' in at ? at.originalError : undefined);
  }
  return false;
}
