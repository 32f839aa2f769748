import type { ImportedOutcome, ImportedTouch } from './draft.rules.js';

/** One thing that happened to a lead: a touch, with who had it, or a decision. */
export type Happening =
  | { readonly kind: 'TOUCH'; readonly at: number; readonly leadKey: string; readonly touch: ImportedTouch }
  | { readonly kind: 'DECISION'; readonly at: number; readonly leadKey: string; readonly outcome: ImportedOutcome };

/** By time; at one instant touches in the order of an import, then the decision. Of each lead the first decision counts. */
export function inTurn(touches: readonly ImportedTouch[], decisions: readonly ImportedOutcome[]): Happening[] {
  const decided = new Map<string, ImportedOutcome>();
  for (const outcome of decisions) {
    const known = decided.get(outcome.leadKey);
    if (!known || outcome.decidedAt < known.decidedAt) decided.set(outcome.leadKey, outcome);
  }
  const all: Happening[] = [
    ...[...touches].sort(compareTouches).map((touch): Happening => ({ kind: 'TOUCH', ...placeOf(touch), touch })),
    ...[...decided.values()].map((outcome): Happening => {
      return { kind: 'DECISION', at: outcome.decidedAt.getTime(), leadKey: outcome.leadKey, outcome };
    }),
  ];
  return all.sort((a, b) => a.at - b.at || (a.kind === b.kind ? 0 : a.kind === 'TOUCH' ? -1 : 1));
}

const placeOf = ({ startedAt, leadKey }: ImportedTouch) => ({ at: startedAt.getTime(), leadKey });

function compareTouches(a: ImportedTouch, b: ImportedTouch): number {
  const end = ({ completedAt, startedAt }: ImportedTouch) => (completedAt ?? startedAt).getTime();
  return (
    a.startedAt.getTime() - b.startedAt.getTime() ||
    end(a) - end(b) ||
    compare(a.activity ?? '', b.activity ?? '') ||
    compare(a.rep?.externalId ?? '', b.rep?.externalId ?? '')
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
