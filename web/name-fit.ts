const LEAST_PERCENT = 68;
const REP_PERCENT = 90;
const TEAM_PERCENT = 86;
const TWO_LINES_PERCENT = 72;

interface NamePlace {
  readonly element: HTMLElement;
  readonly name: string;
}

/**
 * Names never end in dots: the full name; where one does not fit, all become initial and surname, so that the column
 * stays even; then the size falls; what is still too long stands in two lines.
 */
export function fitNames(reps: readonly NamePlace[], teams: readonly HTMLElement[]): void {
  write(reps, name => name);
  if (reps.some(({ element }) => isTooLong(element))) write(reps, withInitial);
  shrink(
    reps.map(({ element }) => element),
    REP_PERCENT,
  );
  shrink(teams, TEAM_PERCENT);
}

/** All are measured before any is changed: one layout a step, not one a name. */
function shrink(elements: readonly HTMLElement[], fromPercent: number): void {
  for (const element of elements) {
    element.style.removeProperty('font-size');
    element.classList.remove('two-lines');
  }
  let long = elements.filter(isTooLong);
  for (let percent = fromPercent - 2; long.length > 0 && percent >= LEAST_PERCENT; percent -= 2) {
    for (const element of long) setPercent(element, percent);
    long = long.filter(isTooLong);
  }
  for (const element of long) {
    element.classList.add('two-lines');
    setPercent(element, TWO_LINES_PERCENT);
  }
}

function setPercent(element: HTMLElement, percent: number): void {
  element.style.setProperty('font-size', `calc(var(--fs)*${percent / 100})`);
}

function write(reps: readonly NamePlace[], form: (name: string) => string): void {
  for (const { element, name } of reps) element.textContent = form(name);
}

function withInitial(name: string): string {
  return name.replace(/^([^\s.])\S* (?=\S)/u, '$1. ');
}

function isTooLong(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth + 0.5;
}
