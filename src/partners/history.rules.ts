/** From `at` on (milliseconds since 1970) an axis has this value; null: none. */
export interface Step {
  readonly at: number;
  readonly value: string | null;
}

/** A touch as histories are read from it. */
export interface PastTouch {
  readonly at: number;
  readonly end: number;
  readonly activity: string;
  /** The rep who took part, and the key by which ties are broken; null: nobody is named. */
  readonly repId: string | null;
  readonly repKey: string;
}

/** The one order of touches: start, end, activity, rep. */
export function inOrder(touches: readonly PastTouch[]): PastTouch[] {
  return [...touches].sort(
    (a, b) => a.at - b.at || a.end - b.end || compare(a.activity, b.activity) || compare(a.repKey, b.repKey),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Who held a lead, read from its touches in order: the rep of the first one from its start on; another rep from the start
 * of its touch on; the last one until the latest end of all, or still, where `isHeld`. Half-open intervals.
 */
export function ownersByTouch(touches: readonly PastTouch[], isHeld: boolean): Step[] {
  const steps: Step[] = [];
  for (const { at, repId } of touches)
    if (repId !== null && repId !== steps.at(-1)?.value) steps.push({ at, value: repId });
  if (steps.length > 0 && !isHeld)
    steps.push({
      at: touches.reduce((latest, { end }) => Math.max(latest, end), Number.NEGATIVE_INFINITY),
      value: null,
    });
  return tidy(steps);
}

/** The stages that activities stand for. */
export interface StageTable {
  /** Activity → stage. An activity that is not listed moves nothing. */
  readonly byActivity: ReadonlyMap<string, { readonly id: string; readonly position: number }>;
  /** After one of these, activities move a lead no more. */
  readonly until: ReadonlySet<string>;
  readonly mayGoBack: boolean;
}

/** Where a lead stood, read from its touches in order. It never goes back unless that is declared. */
export function stagesByTouch(touches: readonly PastTouch[], table: StageTable): Step[] {
  const steps: Step[] = [];
  let position = 0;
  for (const { at, activity } of touches) {
    if (table.until.has(activity)) break;
    const stage = table.byActivity.get(activity);
    if (!stage || stage.id === steps.at(-1)?.value || (stage.position <= position && !table.mayGoBack)) continue;
    position = stage.position;
    steps.push({ at, value: stage.id });
  }
  return tidy(steps);
}

/** In order of time, the last word at each instant, and no step that changes nothing. */
export function tidy(steps: readonly Step[]): Step[] {
  const sorted = [...steps].sort((a, b) => a.at - b.at);
  const last = sorted.filter((step, place) => sorted[place + 1]?.at !== step.at);
  return last.filter((step, place) => step.value !== (last[place - 1]?.value ?? null));
}

/** The value at an instant. */
export function valueAt(steps: readonly Step[], at: number): string | null {
  return steps.findLast(step => step.at <= at)?.value ?? null;
}

/**
 * What must still be told so that a history that holds `told` says what is `wanted`, wherever `overrules` lets the one win
 * over the other. Told twice, nothing is left to tell.
 */
export function stillToTell(
  told: readonly Step[],
  wanted: readonly Step[],
  overrules: (want: string | null, have: string | null) => boolean = () => true,
): Step[] {
  const toldAt = new Map(told.map(step => [step.at, step.value]));
  const instants = [...new Set([...told, ...wanted].map(step => step.at))].sort((a, b) => a - b);
  const more: Step[] = [];
  let have: string | null = null;
  for (const at of instants) {
    have = toldAt.has(at) ? (toldAt.get(at) ?? null) : have;
    const want = valueAt(wanted, at);
    if (want === have || !overrules(want, have)) continue;
    more.push({ at, value: want });
    have = want;
  }
  return more;
}

/** The history with what was still to tell. */
export function retold(told: readonly Step[], more: readonly Step[]): Step[] {
  return tidy([...told, ...more]);
}
