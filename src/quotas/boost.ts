import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { drawLine } from './line.js';
import { loadEvent } from './load.events.js';
import { lockLoads } from './load.js';
import type { Receiver } from './standing.js';

/** Room beyond the line, for a time and for a reason. */
export interface Boost {
  /** Leads or load units, by the basis of the rep's quota. */
  units: number;
  expiresAt: Date;
  reason: string;
}

/** Raises a rep's line until the boost runs out, on record. */
export async function grantBoost(tx: Tx, rep: Receiver, boost: Boost): Promise<void> {
  const now = await tx.now();
  if (boost.expiresAt <= now)
    throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'boost', 'expiresAt'] });
  await lockLoads(tx, [rep.id]);
  await tx.sql(
    'insert into load_boost (rep_id, units, expires_at, reason, granted_by, granted_at) values (?::uuid, ?, ?, ?, ?, ?)',
    [
      uuidOf(rep.id, 'rep'),
      boost.units,
      boost.expiresAt.toISOString(),
      boost.reason,
      tx.ctx.viewer.subject,
      now.toISOString(),
    ],
  );
  const version = await drawLine(tx, 'rep', rep.id);
  const granted = { units: boost.units, expiresAt: boost.expiresAt };
  if (version) tx.record(loadEvent({ kind: 'rep', id: rep.id, version, teamId: rep.team.id }, now, { boost: granted }));
}
