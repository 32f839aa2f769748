import { FactAxis, type OwnershipChange, type Placement } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { loaderOf } from '../platform/read/batch.js';
import { boundsOf, type PageArgs, type PageBounds } from '../platform/read/page-args.js';

/** Which page, and which axes alone; null: all axes and the touches. */
export interface TimelineAsk extends PageArgs {
  readonly axes?: readonly FactAxis[] | null;
}

/** One entry of a timeline, still without its objects. */
export interface TimelineRow {
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly axis: FactAxis | null;
  readonly value: string | null;
  readonly stageId: string | null;
  readonly ownerId: string | null;
  readonly how: OwnershipChange | null;
  readonly reason: string | null;
  /** The subject of whoever did it, e.g. `rep_01…`. */
  readonly actor: string;
  readonly touchId: string | null;
  /** Where the lead is now: free text is not for a rep while it lies in a pool. */
  readonly leadPlacement: Placement;
}

interface RawRow {
  lead: string;
  at: string;
  recorded: string;
  key: string;
  axis: FactAxis | null;
  value: string | null;
  how: OwnershipChange | null;
  reason: string | null;
  actor: string;
  touch: string | null;
}

/** The facts and touches of a lead, newest first, as a page. The same page of many leads is read by one statement. */
export async function findTimeline(
  ctx: Ctx,
  lead: { readonly id: string; readonly placement: Placement },
  { axes: asked, ...args }: TimelineAsk,
) {
  const bounds = { ...boundsOf(args), axes: asked ?? null };
  const { rows: limit, isBackward, cursor, axes } = bounds;
  const pages = loaderOf(ctx, `timeline ${JSON.stringify(bounds)}`, ids => readPages(ctx, ids, bounds));
  const found = await pages.load(lead.id);
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  if (isBackward) kept.reverse();
  const edges = kept.map(row => ({ cursor: cursorOf(row), node: entryOf(row, lead.placement) }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: isBackward ? cursor !== null : more,
      hasPreviousPage: isBackward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => loaderOf(ctx, `timeline count ${axes}`, ids => countEntries(ctx, ids, axes)).load(lead.id),
  };
}

type Axes = readonly FactAxis[] | null;
type TimelineBounds = PageBounds & { readonly axes: Axes };

/** One more row a lead than the page holds, in the order of the ids. */
async function readPages(ctx: Ctx, leadIds: readonly string[], bounds: TimelineBounds): Promise<RawRow[][]> {
  const { rows: limit, isBackward, cursor, axes } = bounds;
  const [at, key] = cursor === null ? [null, null] : placeOf(cursor, isBackward ? 'before' : 'after');
  const ids = leadIds.map(id => uuidOf(id, 'lead'));
  const rows = await runSql<RawRow>(ctx.em, isBackward ? NEWER : OLDER, [
    ids,
    axes,
    axes,
    axes,
    at,
    at,
    key,
    limit + 1,
  ]);
  return ids.map(id => rows.filter(row => row.lead === id));
}

async function countEntries(ctx: Ctx, leadIds: readonly string[], axes: Axes): Promise<number[]> {
  const ids = leadIds.map(id => uuidOf(id, 'lead'));
  const rows = await runSql<{ lead: string; n: number }>(ctx.em, COUNT, [ids, axes, axes, axes]);
  const byLead = new Map(rows.map(({ lead, n }) => [lead, n]));
  return ids.map(id => byLead.get(id ?? '') ?? 0);
}

function cursorOf(row: RawRow): string {
  return Buffer.from(JSON.stringify([1, new Date(row.at).toISOString(), row.key])).toString('base64url');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const KEY = /^[ft][0-9a-f-]{20,36}$/;

function placeOf(cursor: string, argument: string): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [version, at, key]: unknown[] = Array.isArray(parsed) ? parsed : [];
    if (
      version === 1 &&
      typeof at === 'string' &&
      MOMENT.test(at) &&
      !Number.isNaN(Date.parse(at)) &&
      typeof key === 'string' &&
      KEY.test(key)
    )
      return [at, key];
  } catch {
    // Falls through to the one refusal of anything that is no cursor of a timeline.
  }
  throw badUserInput('This is not a cursor of a timeline.', [argument]);
}

function entryOf(row: RawRow, leadPlacement: Placement): TimelineRow {
  const isPlain = row.axis !== null && row.axis !== FactAxis.STAGE && row.axis !== FactAxis.OWNER;
  return {
    occurredAt: new Date(row.at),
    recordedAt: new Date(row.recorded),
    axis: row.axis,
    value: isPlain ? row.value : null,
    stageId: row.axis === FactAxis.STAGE ? row.value : null,
    ownerId: row.axis === FactAxis.OWNER ? row.value : null,
    how: row.how,
    reason: row.reason,
    actor: row.actor,
    touchId: row.touch && idFromUuid('touch', row.touch),
    leadPlacement,
  };
}

const ENTRIES = `(
  select occurred_at as at, recorded_at as recorded, 'f' || lpad(seq::text, 20, '0') as key, axis, value, how, reason, actor, null::uuid as touch
  from lead_fact where lead_id = asked.id and (?::text[] is null or axis = any (?::text[]))
  union all
  select occurred_at, recorded_at, 't' || id, null, null, null, null, recorded_by, id
  from interaction where lead_id = asked.id and ?::text[] is null
) entries`;
const ASKED = 'unnest(?::uuid[]) with ordinality as asked (id, place)';

const OLDER = `/* timeline */ select asked.id as lead, page.* from ${ASKED} cross join lateral (
  select * from ${ENTRIES} where ?::timestamptz is null or (at, key) < (?::timestamptz, ?::text) order by at desc, key desc limit ?
) page order by asked.place, page.at desc, page.key desc`;
const NEWER = `/* timeline */ select asked.id as lead, page.* from ${ASKED} cross join lateral (
  select * from ${ENTRIES} where ?::timestamptz is null or (at, key) > (?::timestamptz, ?::text) order by at, key limit ?
) page order by asked.place, page.at, page.key`;
const COUNT = `/* timeline count */ select asked.id as lead, counted.n from ${ASKED} cross join lateral (
  select count(*)::int as n from ${ENTRIES}
) counted`;
