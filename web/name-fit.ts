const LEAST_PERCENT = 68;
const REP_PERCENT = 90;
const TEAM_PERCENT = 86;
/** A few full names in a smaller type are better than initials for all. */
const FULL_PERCENT = 74;
const FEW_SHARE = 0.2;
const TWO_LINES_PERCENT = 72;
const LABEL_PERCENT = 82;
const TWO_LINES_EM = 2.5;
const LEAST_LABEL_PERCENT = 50;

interface NamePlace {
  readonly element: HTMLElement;
  readonly name: string;
}

/**
 * Names never end in dots: the full name, a few of them a little smaller; where that is not enough, all become initial
 * and surname, so that the column stays even; then the size falls; what is still too long stands in two lines.
 */
export function fitNames(reps: readonly NamePlace[], teams: readonly HTMLElement[]): void {
  const elements = reps.map(({ element }) => element);
  write(reps, name => name);
  reset(elements);
  const long = elements.filter(isTooLong);
  const isFew = long.length <= Math.ceil(elements.length * FEW_SHARE);
  if (!isFew || shrink(long, { from: REP_PERCENT, to: FULL_PERCENT }).length > 0) {
    write(reps, withInitial);
    reset(elements);
    breakLines(shrink(elements, { from: REP_PERCENT, to: LEAST_PERCENT }));
  }
  reset(teams);
  breakLines(shrink(teams, { from: TEAM_PERCENT, to: LEAST_PERCENT }));
}

/** Labels that are no names: a little smaller where that is needed, else in two lines. */
export function fitLabels(labels: readonly HTMLElement[]): void {
  reset(labels);
  const long = shrink(labels.filter(isTooLong), { from: 100, to: LABEL_PERCENT });
  breakLines(long, LABEL_PERCENT);
  // More than two lines of them lie over the next row.
  shrink(long.filter(isTooTall), { from: LABEL_PERCENT, to: LEAST_LABEL_PERCENT, isTooLarge: isTooTall });
}

/** Those that are still too long. All are measured before any is changed: one layout a step, not one a name. */
function shrink(
  elements: readonly HTMLElement[],
  { from, to, isTooLarge = isTooLong }: { from: number; to: number; isTooLarge?: (element: HTMLElement) => boolean },
): readonly HTMLElement[] {
  let long = elements.filter(isTooLarge);
  for (let percent = from - 2; long.length > 0 && percent >= to; percent -= 2) {
    for (const element of long) setPercent(element, percent);
    long = long.filter(isTooLarge);
  }
  return long;
}

function breakLines(elements: readonly HTMLElement[], percent = TWO_LINES_PERCENT): void {
  for (const element of elements) {
    element.classList.add('two-lines');
    setPercent(element, percent);
  }
}

function reset(elements: readonly HTMLElement[]): void {
  for (const element of elements) {
    element.style.removeProperty('font-size');
    element.classList.remove('two-lines');
  }
}

function setPercent(element: HTMLElement, percent: number): void {
  element.style.setProperty('font-size', `calc(var(--fs)*${percent / 100})`);
}

function write(reps: readonly NamePlace[], form: (name: string) => string): void {
  for (const { element, name } of reps) element.textContent = form(name);
}

/** The first name as an initial. */
export function withInitial(name: string): string {
  return name.replace(/^([^\s.])\S* (?=\S)/u, '$1. ');
}

function isTooLong(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth + 0.5;
}

function isTooTall(element: HTMLElement): boolean {
  return element.scrollHeight > TWO_LINES_EM * Number.parseFloat(getComputedStyle(element).fontSize);
}
