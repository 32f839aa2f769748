import { RejectReason } from '../assignment/lead-offer.enums.js';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { type IdPrefix, idFromUuid, uuidOf } from '../platform/ids.js';
import { HandoverDimension } from './evaluation.enums.js';
import { type RateFigure, rateOf, type ValueFigure } from './figure.rules.js';
import { findWindow } from './find-window.js';

/** Raised whenever the meaning of a figure changes. */
const DEFINITION_VERSION = 1;
const ROWS = 200;

/** The days in which leads were offered, and the grouping. */
export interface AskedHandovers {
  readonly from: string;
  readonly to: string;
  readonly by?: HandoverDimension | null;
  readonly timeZone?: string | null;
}

/** What became of the offers of one group. */
export interface Handovers {
  readonly by: HandoverDimension | null;
  readonly key: string | null;
  readonly offeredCount: number;
  readonly openCount: number;
  readonly withdrawnCount: number;
  readonly supersededCount: number;
  readonly breachCount: number;
  readonly acceptance: RateFigure;
  readonly hoursToDecision: ValueFigure;
  readonly rejections: readonly { readonly reason: RejectReason; readonly count: number }[];
}

interface Row {
  readonly whole: boolean;
  readonly key: string | null;
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly open: number;
  readonly withdrawn: number;
  readonly superseded: number;
  readonly breached: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reasons: readonly number[];
}

/**
 * The one reckoning of the handover that marketing and sales both read: of the offers that the viewer sees, in days of the
 * organisation, so that no team's own zone makes two numbers of one.
 */
export async function findHandovers(ctx: Ctx, asked: AskedHandovers) {
  const { timeZone, since, until } = await findWindow(ctx, { ...asked, timeZone: asked.timeZone ?? null }, null);
  const asOf = await ctx.runtime.now();
  const by = asked.by ?? null;
  const { role, repId, teamIds } = ctx.viewer;
  const isOfSales = role === Role.MANAGER || role === Role.REP;
  const [all, ...groups]: Row[] = await runSql(ctx.em, HANDOVERS, [
    by,
    asOf.toISOString(),
    since.toISOString(),
    until.toISOString(),
    !isOfSales,
    role === Role.REP && repId ? uuidOf(repId, 'rep') : null,
    role === Role.MANAGER,
    isOfSales ? teamIds.map(id => uuidOf(id, 'team')) : [],
    ROWS + 1,
  ]);
  if (!all) throw new Error('the figures of all offers are always told');
  const rows = by ? groups.map(group => handoversOf(by, group)) : [];
  return { ...asked, timeZone, asOf, definitionVersion: DEFINITION_VERSION, total: handoversOf(null, all), rows };
}

const KINDS: Partial<Record<HandoverDimension, IdPrefix>> = {
  [HandoverDimension.SOURCE]: 'source',
  [HandoverDimension.CAMPAIGN]: 'campaign',
  [HandoverDimension.TEAM]: 'team',
};

function handoversOf(by: HandoverDimension | null, row: Row): Handovers {
  const kind = by && KINDS[by];
  const decided = row.accepted + row.rejected;
  return {
    by,
    key: kind && row.key !== null ? idFromUuid(kind, row.key) : row.key,
    offeredCount: row.offered,
    openCount: row.open,
    withdrawnCount: row.withdrawn,
    supersededCount: row.superseded,
    breachCount: row.breached,
    acceptance: rateOf(row.accepted, decided),
    hoursToDecision: { n: decided, value: row.median, ciLow: row.low, ciHigh: row.high },
    rejections: Object.values(RejectReason)
      .map((reason, place) => ({ reason, count: row.reasons[place] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
  };
}

const REASON_COUNTS = Object.values(RejectReason)
  .map(reason => `count(*) filter (where reject_reason = '${reason}')::int`)
  .join(', ');

// The interval of the median: the values at the ranks that the binomial distribution of 1/2 gives, by its normal
// approximation; below six values there are no such ranks, and reading past an array gives null.
const HANDOVERS = `/* evaluation: handovers */ with offer as (
  select case ?::text when 'SOURCE' then l.source_id::text when 'CAMPAIGN' then l.campaign_id::text
      when 'TEAM' then o.to_team_id::text when 'OFFERED_BY' then o.offered_by end as key,
    o.status, o.reject_reason, coalesce(o.decided_at, ?::timestamptz) >= o.due_at as is_breached,
    case when o.status in ('ACCEPTED', 'REJECTED') then (extract(epoch from o.decided_at - o.offered_at) / 3600)::float8 end as hours
  from lead_offer o join lead l on l.id = o.lead_id
  where o.offered_at >= ?::timestamptz and o.offered_at < ?::timestamptz
    and (?::boolean or o.to_rep_id = ?::uuid or ((?::boolean or o.to_rep_id is null) and o.to_team_id = any (?::uuid[])))
), told as (
  select grouping(key) = 1 as whole, key, count(*)::int as offered,
    count(*) filter (where status = 'ACCEPTED')::int as accepted, count(*) filter (where status = 'REJECTED')::int as rejected,
    count(*) filter (where status = 'OPEN')::int as open, count(*) filter (where status = 'WITHDRAWN')::int as withdrawn,
    count(*) filter (where status = 'SUPERSEDED')::int as superseded, count(*) filter (where is_breached)::int as breached,
    percentile_cont(0.5) within group (order by hours) as median,
    array_agg(hours order by hours) filter (where hours is not null) as hours, array[${REASON_COUNTS}] as reasons
  from offer group by grouping sets ((), (key))
), ranked as (
  select told.*, accepted + rejected as n, floor((accepted + rejected + 1 - 1.959963984540054 * sqrt(accepted + rejected)) / 2)::int as rank from told
)
select whole, key, offered, accepted, rejected, open, withdrawn, superseded, breached, median,
  hours[rank] as low, hours[n + 1 - rank] as high, reasons
from ranked order by whole desc, offered desc, key nulls last limit ?`;
