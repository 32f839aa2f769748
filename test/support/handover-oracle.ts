import type pg from 'pg';

/** One offer as a plain row. */
export interface OfferRow {
  readonly source: string | null;
  readonly team: string;
  readonly by: string;
  readonly status: string;
  readonly reason: string | null;
  readonly offeredAt: Date;
  readonly dueAt: Date;
  readonly decidedAt: Date | null;
}

/** What is counted of one group. */
export interface Counted {
  offered: number;
  accepted: number;
  decided: number;
  open: number;
  withdrawn: number;
  superseded: number;
  breached: number;
  medianHours: number | null;
  rejections: Record<string, number>;
}

/** A clause that somebody might get wrong. */
export interface Slip {
  readonly withdrawnAreDecided?: boolean;
  readonly supersededAreDecided?: boolean;
  readonly openAreDecided?: boolean;
  readonly breachesOfOpenOnly?: boolean;
  readonly hoursOfAll?: boolean;
  readonly endIsCounted?: boolean;
}

/** Counts offers again, one by one, in plain words. */
export function recount(
  rows: readonly OfferRow[],
  window: { since: Date; until: Date; asOf: Date },
  slip: Slip = {},
): Counted {
  const { since, until, asOf } = window;
  const inside = rows.filter(
    ({ offeredAt }) => offeredAt >= since && (offeredAt < until || (slip.endIsCounted === true && offeredAt <= until)),
  );
  const are = (status: string) => inside.filter(row => row.status === status);
  const decided = inside.filter(
    ({ status }) =>
      status === 'ACCEPTED' ||
      status === 'REJECTED' ||
      (slip.withdrawnAreDecided === true && status === 'WITHDRAWN') ||
      (slip.supersededAreDecided === true && status === 'SUPERSEDED') ||
      (slip.openAreDecided === true && status === 'OPEN'),
  );
  const isBreached = ({ status, decidedAt, dueAt }: OfferRow) =>
    slip.breachesOfOpenOnly === true ? status === 'OPEN' && asOf >= dueAt : (decidedAt ?? asOf) >= dueAt;
  const timed = slip.hoursOfAll === true ? inside.filter(({ decidedAt }) => decidedAt) : decided;
  const rejections: Record<string, number> = {};
  for (const { reason } of are('REJECTED')) rejections[reason ?? ''] = (rejections[reason ?? ''] ?? 0) + 1;
  return {
    offered: inside.length,
    accepted: are('ACCEPTED').length,
    decided: decided.length,
    open: are('OPEN').length,
    withdrawn: are('WITHDRAWN').length,
    superseded: are('SUPERSEDED').length,
    breached: inside.filter(isBreached).length,
    medianHours: medianOf(
      timed.map(({ offeredAt, decidedAt }) => ((decidedAt ?? asOf).getTime() - offeredAt.getTime()) / 3_600_000),
    ),
    rejections,
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Every offer, read past the product. */
export async function readOffers(client: pg.Client): Promise<OfferRow[]> {
  const { rows } = await client.query<OfferRow>(
    `select s.key as source, t.name as team, o.offered_by as by, o.status, o.reject_reason as reason,
       o.offered_at as "offeredAt", o.due_at as "dueAt", o.decided_at as "decidedAt"
     from lead_offer o join lead l on l.id = o.lead_id left join lead_source s on s.id = l.source_id join team t on t.id = o.to_team_id`,
  );
  return rows;
}
