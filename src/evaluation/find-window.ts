import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { badUserInput } from '../platform/errors.js';
import { uuidOf } from '../platform/ids.js';
import { isTimeZone } from '../reps/time-zone.rules.js';

const LONGEST_YEARS = 3;

/** The days that are asked for. */
interface Days {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string | null;
}

/**
 * The days as instants of the zone, half-open; where none is named, of the zone of a team, and without a team of that of the
 * organisation. BAD_USER_INPUT where they make no window.
 */
export async function findWindow(ctx: Ctx, { from, to, timeZone }: Days, teamId: string | null) {
  if (from >= to) throw badUserInput('`to` must be after `from`: it is the first day that is not counted.', ['to']);
  if (to > `${Number(from.slice(0, 4)) + LONGEST_YEARS}${from.slice(4)}`)
    throw badUserInput(`The window may be ${LONGEST_YEARS} years long at most.`, ['to']);
  if (timeZone !== null && !isTimeZone(timeZone))
    throw badUserInput('This is not a time zone; an IANA name is wanted, e.g. `Asia/Shanghai`.', ['timeZone']);
  const rows: { zone: string; since: string; until: string }[] = await runSql(ctx.em, WINDOW, [
    from,
    to,
    timeZone,
    teamId && uuidOf(teamId, 'team'),
  ]);
  const [row] = rows;
  if (!row) throw new Error('there is no organisation');
  return { timeZone: row.zone, since: new Date(row.since), until: new Date(row.until) };
}

const WINDOW = `/* evaluation: window */
select zone, ?::date::timestamp at time zone zone as since, ?::date::timestamp at time zone zone as until
from (select coalesce(?::text, zone_of_team(?::uuid)) as zone) z`;
