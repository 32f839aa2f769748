import type { Lead } from '../leads/lead.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';

/** Where a lead was when a review put it away, to which it comes back. */
export interface SetAside {
  readonly leadId: string;
  readonly poolId: string;
  readonly stageId: string;
  readonly pooledSince: Date | null;
  /** Since when it was up for automatic assignment; null: it was not. */
  readonly arrivedAt: Date | null;
}

/** What was known of a lead before it was put away. */
interface Before {
  readonly poolId: string;
  readonly stageId: string;
  readonly pooledSince: Date | null;
  readonly idleSince: Date;
  readonly arrivedAt: Date | null;
}

/** Notes that a lead was put away and from where. It is so as long as it stays in the place that it has now. */
export async function noteAside(tx: Tx, lead: Lead, before: Before): Promise<void> {
  const since = lead.pool ? lead.pooledSince : lead.stageSince;
  await tx.sql(NOTE, [
    uuidOf(lead.id, 'lead'),
    uuidOf(before.poolId, 'pool'),
    uuidOf(before.stageId, 'stage'),
    lead.pool && uuidOf(lead.pool.id, 'pool'),
    since?.toISOString(),
    before.idleSince.toISOString(),
    before.pooledSince?.toISOString() ?? null,
    before.arrivedAt?.toISOString() ?? null,
    lead.lastRecordedAt.toISOString(),
  ]);
}

/** Of these leads those that are where a review put them, by id. Nothing is known of any of them afterwards. */
export async function takeAside(tx: Tx, leadIds: readonly string[]): Promise<Map<string, SetAside>> {
  const rows = await tx.sql<Row>(TAKE, [leadIds.map(id => uuidOf(id, 'lead'))]);
  return new Map(
    rows
      .filter(({ isThere }) => isThere)
      .map(row => {
        const leadId = idFromUuid('lead', row.lead);
        const since = row.pooledSince;
        return [
          leadId,
          {
            leadId,
            poolId: idFromUuid('pool', row.pool),
            stageId: idFromUuid('stage', row.stage),
            pooledSince: since === null ? null : new Date(since),
            arrivedAt: row.arrivedAt === null ? null : new Date(row.arrivedAt),
          },
        ];
      }),
  );
}

interface Row {
  readonly lead: string;
  readonly pool: string;
  readonly stage: string;
  readonly pooledSince: string | null;
  readonly arrivedAt: string | null;
  readonly isThere: boolean;
}

const NOTE = `/* put away */ insert into lead_set_aside (lead_id, pool_id, stage_id, waits_in, since, idle_since, pooled_since, arrived_at, set_aside_at)
values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::timestamptz)
on conflict (lead_id) do update set pool_id = excluded.pool_id, stage_id = excluded.stage_id, waits_in = excluded.waits_in, since = excluded.since,
  idle_since = excluded.idle_since, pooled_since = excluded.pooled_since, arrived_at = excluded.arrived_at,
  set_aside_at = excluded.set_aside_at`;

/** Whoever was reopened, claimed or moved since is another one's concern, even where it ended up in the same place again. */
const TAKE = `/* taken back from away */ delete from lead_set_aside s using lead l where l.id = s.lead_id and s.lead_id = any (?::uuid[])
returning s.lead_id as lead, s.pool_id as pool, s.stage_id as stage, s.pooled_since as "pooledSince", s.arrived_at as "arrivedAt",
  l.merged_into_id is null and case when s.waits_in is null then l.placement = 'ENDED' and l.stage_since = s.since
  else l.placement = 'POOLED' and l.pool_id = s.waits_in and l.pooled_since = s.since end as "isThere"`;
