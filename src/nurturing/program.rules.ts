/** One step of a program. */
export interface Step {
  readonly position: number;
  readonly contentItemId: string;
  readonly afterDays: number;
}

const DAY_MS = 86_400_000;

/** The first step behind a position whose item was not sent before; null: there is none, the program is done. */
export function nextStep<S extends Step>(
  steps: readonly S[],
  from: { readonly position: number; readonly sent: ReadonlySet<string> },
): S | null {
  return (
    [...steps]
      .sort((a, b) => a.position - b.position)
      .find(step => step.position > from.position && !from.sent.has(step.contentItemId)) ?? null
  );
}

/** When a step is due: its days of 24 hours after the step before it was delivered, or after the enrolment. */
export function dueAtOf({ afterDays }: Pick<Step, 'afterDays'>, since: Date): Date {
  return new Date(since.getTime() + afterDays * DAY_MS);
}

/** Whether two lists of steps are the same program. */
export function isSameWay(one: readonly Step[], other: readonly Step[]): boolean {
  const told = (steps: readonly Step[]) =>
    steps.map(step => `${step.position} ${step.contentItemId} ${step.afterDays}`).sort();
  return told(one).join() === told(other).join();
}
