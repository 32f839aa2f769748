/** How a column tells the time: ISO 8601 with an offset, or a day or a day and time as clocks in a zone show it. */
export enum TimeFormat {
  ISO = 'ISO',
  DATE = 'DATE',
  DATETIME = 'DATETIME',
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATETIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?$/;
const SHAPES = { ISO, DATE, DATETIME };
const FIRST_YEAR = 1900;
const DAY_MS = 86_400_000;

/**
 * The instant that a cell tells, or null where it tells none: another form, a day that the calendar does not have, an hour
 * that the zone's clocks skipped. An hour that they showed twice is taken the first time. What is finer than a
 * millisecond is cut off.
 */
export function instantOf(
  text: string,
  { format, zone }: { format: TimeFormat; zone?: string | undefined },
): Date | null {
  const match = SHAPES[format].exec(text);
  if (!match) return null;
  const clock = clockOf(match.slice(1, 8));
  if (clock === null) return null;
  if (format === TimeFormat.ISO) {
    const offset = offsetOf(match[8] ?? 'Z');
    return offset === null ? null : new Date(clock - offset);
  }
  return zonedInstant(clock, zone ?? 'UTC');
}

/** Whether this is the name of a time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** What the clock shows, as if it showed UTC. */
function clockOf(parts: readonly (string | undefined)[]): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map(part => Number(part ?? 0));
  const milliseconds = Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3));
  if (year < FIRST_YEAR || hour > 23 || minute > 59 || second > 59) return null;
  const clock = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  const shown = new Date(clock);
  return shown.getUTCMonth() === month - 1 && shown.getUTCDate() === day ? clock : null;
}

function offsetOf(text: string): number | null {
  if (text.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || 0)];
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function zonedInstant(clock: number, zone: string): Date | null {
  if (zone === 'UTC') return new Date(clock);
  // The offsets in force a day before and a day after: one of them holds at the instant itself.
  const candidates = [clock - DAY_MS, clock + DAY_MS].map(near => clock - (shownIn(near, zone) - near));
  const found = candidates.filter(instant => shownIn(instant, zone) === clock);
  return found.length > 0 ? new Date(Math.min(...found)) : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone show at an instant, as if they showed UTC. */
function shownIn(instant: number, zone: string): number {
  const format = formats.get(zone) ?? newFormat(zone);
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return shown + (((instant % 1000) + 1000) % 1000);
}

function newFormat(zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
