import { readFileSync } from 'node:fs';

/** One stretch in which a rep owned a case, half-open, in milliseconds. */
interface Stretch {
  readonly rep: string;
  readonly start: number;
  readonly end: number;
}

/** A case as its work items tell it, by the definitions that stand beside the file. */
export interface Case {
  readonly start: number;
  readonly end: number;
  readonly stretches: readonly Stretch[];
  /** The same as long as it was not won. */
  readonly held: readonly Stretch[];
  readonly moves: number;
  /** When its items were completed, in order. */
  readonly completed: readonly number[];
}

/** The activity that stands for a sale. */
const VALIDATION = 'W_Valideren aanvraag ';

interface Item {
  readonly rep: string;
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Reads a file of work items (`case_id,activity,resource,started_at,completed_at`; nothing in it is quoted). */
export function casesOf(file: string): Case[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const items = Map.groupBy(
    lines.map(line => line.trimEnd().split(',')),
    ([id]) => id ?? '',
  );
  return [...items.values()].map(rows => caseOf(rows.map(itemOf).sort(byTime)));
}

function itemOf([, activity = '', resource = '', started = '', completed = '']: string[]): Item {
  return {
    rep: resource.replace(/\.0$/, ''),
    start: Date.parse(started),
    end: Date.parse(completed),
    key: `${activity} ${resource}`,
  };
}

function byTime(a: Item, b: Item): number {
  return a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1);
}

function caseOf(items: readonly Item[]): Case {
  const end = Math.max(...items.map(item => item.end));
  const arrivals = items.filter((item, place) => item.rep !== items[place - 1]?.rep);
  const stretches = arrivals.map(({ rep, start }, place) => ({ rep, start, end: arrivals[place + 1]?.start ?? end }));
  const wonAt = Math.min(...items.filter(({ key }) => key.startsWith(VALIDATION)).map(({ start }) => start));
  return {
    start: items[0]?.start ?? 0,
    end,
    stretches,
    held: stretches.filter(({ start }) => start < wonAt).map(one => ({ ...one, end: Math.min(one.end, wonAt) })),
    moves: arrivals.length - 1,
    completed: items.map(item => item.end).sort((a, b) => a - b),
  };
}

/** How the number of cases that a rep owned went, from one instant to another. */
export interface LoadTold {
  readonly peak: number;
  readonly peakAt: number;
  readonly mean: number;
  readonly over: readonly { readonly ms: number; readonly episodes: number }[];
}

/** Walks through the instants at which the load of a rep changed. */
export function loadOf(
  stretches: readonly Stretch[],
  [from, to]: readonly [number, number],
  limits: readonly number[],
): LoadTold {
  const changes = new Map<number, number>();
  const change = (at: number, by: number) => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { start, end } of stretches) {
    change(start, 1);
    change(end, -1);
  }
  const instants = [...changes.keys()].filter(at => at > from && at < to).sort((a, b) => a - b);
  let load = changes.get(from) ?? 0;
  let [peak, peakAt, area, since] = [load, from, 0, from];
  const over = limits.map(limit => ({ ms: 0, episodes: load > limit ? 1 : 0 }));
  for (const at of [...instants, to]) {
    area += load * (at - since);
    for (const [place, one] of over.entries()) if (load > (limits[place] ?? 0)) one.ms += at - since;
    const next = load + (changes.get(at) ?? 0);
    if (at < to)
      for (const [place, one] of over.entries())
        if (load <= (limits[place] ?? 0) && next > (limits[place] ?? 0)) one.episodes++;
    if (at < to && next > peak) [peak, peakAt] = [next, at];
    [load, since] = [next, at];
  }
  return { peak, peakAt, mean: area / (to - from), over };
}

/** By linear interpolation. */
export function quantileOf(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below);
}
