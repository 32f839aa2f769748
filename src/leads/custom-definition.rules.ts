import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { CustomFieldKind } from './custom-field.enums.js';
import type { Choice } from './custom-field.rules.js';

/** A choice as it is said when a field is saved. */
export interface ChoiceDraft {
  readonly key: string;
  readonly label: string;
  readonly labelZh?: string | null;
  readonly isRetired?: boolean | null;
}

interface Definition {
  readonly key: string;
  readonly kind: CustomFieldKind;
  readonly choices?: readonly ChoiceDraft[] | null;
}

const KEY = /^[a-z][a-zA-Z0-9_]{0,62}$/;
const CHOICE_KEY = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

/** What is wrong with a definition: its key, a kind that is another than before, choices that are none, double, or of a kind that has none. */
export function judgeDefinition(
  draft: Definition,
  known: { readonly kind: CustomFieldKind } | null,
): (Problem | false)[] {
  const choices = draft.choices ?? [];
  const hasChoices = draft.kind === CustomFieldKind.CHOICE || draft.kind === CustomFieldKind.MULTI_CHOICE;
  const invalid = (...path: string[]): Problem => ({ code: UserErrorCode.INVALID, field: ['input', ...path] });
  return [
    !KEY.test(draft.key) && invalid('key'),
    known !== null && known.kind !== draft.kind && { code: UserErrorCode.KIND_IS_FIXED, field: ['input', 'kind'] },
    hasChoices !== choices.length > 0 && invalid('choices'),
    ...choices.map(
      ({ key }, place) =>
        (!CHOICE_KEY.test(key) || choices.findIndex(one => one.key === key) !== place) &&
        invalid('choices', String(place), 'key'),
    ),
  ];
}

/** The choices as they are kept, in the order said. */
export function choicesAfter(choices: readonly ChoiceDraft[]): Choice[] {
  return choices.map(({ key, label, labelZh, isRetired }) => ({
    key,
    label,
    labelZh: labelZh ?? null,
    isRetired: isRetired ?? false,
  }));
}
