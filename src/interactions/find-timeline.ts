import { runSql } from '../platform/db/sql.js';
import { FactAxis, type OwnershipChange } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { badUserInput } from '../platform/errors.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { boundsOf, type PageArgs } from '../platform/read/page-args.js';

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
  readonly touchId: string | null;
}

interface RawRow {
  at: string;
  recorded: string;
  key: string;
  axis: FactAxis | null;
  value: string | null;
  how: OwnershipChange | null;
  reason: string | null;
  touch: string | null;
}

/** The facts and touches of a lead, newest first, as a page. */
export async function findTimeline(ctx: Ctx, leadId: string, args: PageArgs) {
  const { rows: limit, isBackward, cursor } = boundsOf(args);
  const [at, key] = cursor === null ? [null, null] : placeOf(cursor);
  const id = uuidOf(leadId, 'lead');
  const query = isBackward ? NEWER : OLDER;
  const found: RawRow[] = await runSql(ctx.em, query, [id, id, at, at, key, limit + 1]);
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  if (isBackward) kept.reverse();
  const edges = kept.map(row => ({ cursor: cursorOf(row), node: entryOf(row) }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: isBackward ? cursor !== null : more,
      hasPreviousPage: isBackward ? more : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => Number((await runSql<{ n: number }>(ctx.em, COUNT, [id, id]))[0]?.n ?? 0),
  };
}

function cursorOf(row: RawRow): string {
  return Buffer.from(JSON.stringify([1, new Date(row.at).toISOString(), row.key])).toString('base64url');
}

function placeOf(cursor: string): [string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed[0] === 1 && typeof parsed[2] === 'string' && !Number.isNaN(Date.parse(parsed[1]))) {
      return [new Date(parsed[1]).toISOString(), parsed[2]];
    }
  } catch {
    // Falls through to the one refusal of anything that is no cursor of a timeline.
  }
  throw badUserInput('This is not a cursor of a timeline.', ['after']);
}

function entryOf(row: RawRow): TimelineRow {
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
    touchId: row.touch && idFromUuid('touch', row.touch),
  };
}

const ENTRIES = `(
  select occurred_at as at, recorded_at as recorded, 'f' || lpad(seq::text, 20, '0') as key, axis, value, how, reason, null::uuid as touch
  from lead_fact where lead_id = ?::uuid
  union all
  select occurred_at, recorded_at, 't' || id, null, null, null, null, id from interaction where lead_id = ?::uuid
) entries`;

const OLDER = `/* timeline */ select * from ${ENTRIES} where ?::timestamptz is null or (at, key) < (?::timestamptz, ?::text) order by at desc, key desc limit ?`;
const NEWER = `/* timeline */ select * from ${ENTRIES} where ?::timestamptz is null or (at, key) > (?::timestamptz, ?::text) order by at, key limit ?`;
const COUNT = `/* timeline count */ select count(*)::int as n from ${ENTRIES}`;
