import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { isTimeZone } from './time-zone.rules.js';

/** The zone of an input as PostgreSQL spells it; one that either of us does not know is INVALID. */
export async function knownZone(tx: Tx, name: string): Promise<string> {
  const [known] = isTimeZone(name)
    ? await tx.sql<{ name: string }>('select name from pg_timezone_names where lower(name) = lower(?)', [name])
    : [];
  if (known) return known.name;
  throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'timeZone'] });
}
