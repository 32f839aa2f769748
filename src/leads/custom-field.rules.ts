import { type Problem, UserErrorCode } from '../platform/refusal.js';
import { CustomFieldKind } from './custom-field.enums.js';

/** One of the values that a CHOICE or MULTI_CHOICE may have; a retired one stays where it is and is not given anew. */
export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly labelZh: string | null;
  readonly isRetired: boolean;
}

/** A value as it is kept: days as `2026-11-22`, instants as ISO in UTC to the millisecond, choices by key, several of them sorted. */
export type KeptValue = string | number | boolean | readonly string[];
/** The values of an object by the keys of the fields; a field without a value is absent. */
export type CustomRecord = Readonly<Record<string, KeptValue>>;

/** What of a definition decides about values. */
export interface FieldLaw {
  readonly key: string;
  readonly kind: CustomFieldKind;
  readonly choices: readonly Choice[];
  readonly isRequired: boolean;
  readonly isArchived: boolean;
}

/** How values are given and shown: each kind by one member. */
export const MEMBERS = ['text', 'number', 'boolean', 'date', 'dateTime', 'choice', 'choices'] as const;
export type Member = (typeof MEMBERS)[number];

export const MEMBER_OF: Readonly<Record<CustomFieldKind, Member>> = {
  TEXT: 'text',
  URL: 'text',
  NUMBER: 'number',
  INTEGER: 'number',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'dateTime',
  CHOICE: 'choice',
  MULTI_CHOICE: 'choices',
};

/** A value as a caller gives it: its key and exactly one member; a member that is null clears. */
export interface GivenValue {
  readonly key: string;
  readonly text?: string | null;
  readonly number?: number | null;
  readonly boolean?: boolean | null;
  readonly date?: string | null;
  readonly dateTime?: Date | null;
  readonly choice?: string | null;
  readonly choices?: readonly string[] | null;
}

const TEXT_CHARACTERS = 1000;
const NUMBER_LIMIT = 1e15;
const UNCLEAN = /[\0\p{Surrogate}]/u;

/** The values after a change, or every problem of it with its path. What is not named stays. */
export function settleValues(
  fields: readonly FieldLaw[],
  given: readonly GivenValue[],
  on: { readonly before: CustomRecord; readonly path: readonly string[]; readonly isNew: boolean },
): { readonly after: CustomRecord; readonly problems: readonly Problem[] } {
  const after: Record<string, KeptValue> = { ...on.before };
  const problems: Problem[] = [];
  const named = new Set<string>();
  const refuse = (path: readonly string[]) =>
    problems.push({ code: UserErrorCode.INVALID, field: [...on.path, ...path] });
  for (const [place, value] of given.entries()) {
    const field = fields.find(one => one.key === value.key && !one.isArchived);
    const members = MEMBERS.filter(member => value[member] !== undefined);
    const [member] = members;
    if (!field || named.has(value.key)) refuse([String(place), 'key']);
    else if (!member || members.length > 1) refuse([String(place)]);
    else {
      named.add(value.key);
      const data =
        value[member] == null ? null : dataOf(field, member, { given: value[member], known: on.before[field.key] });
      if (data === undefined || (data === null && field.isRequired)) refuse([String(place), member]);
      else if (data === null) delete after[field.key];
      else after[field.key] = data;
    }
  }
  const isMissing = (field: FieldLaw) => field.isRequired && !field.isArchived && after[field.key] === undefined;
  if (on.isNew && fields.some(field => isMissing(field) && !named.has(field.key))) refuse([]);
  return { after, problems };
}

/** What is kept of a value, or undefined where it is none of the field. */
function dataOf(
  field: FieldLaw,
  member: Member,
  { given, known }: { given: unknown; known: KeptValue | undefined },
): KeptValue | undefined {
  if (MEMBER_OF[field.kind] !== member) return undefined;
  switch (field.kind) {
    case CustomFieldKind.TEXT:
      return textOf(given, TEXT_CHARACTERS);
    case CustomFieldKind.URL:
      return isWebAddress(given) ? textOf(given, TEXT_CHARACTERS) : undefined;
    case CustomFieldKind.NUMBER:
      return numberOf(given);
    case CustomFieldKind.INTEGER:
      return Number.isSafeInteger(given) ? numberOf(given) : undefined;
    case CustomFieldKind.BOOLEAN:
      return typeof given === 'boolean' ? given : undefined;
    case CustomFieldKind.DATE:
      return String(given);
    case CustomFieldKind.DATETIME:
      return given instanceof Date ? given.toISOString() : undefined;
    case CustomFieldKind.CHOICE:
      return isChoice(field, given, known) ? given : undefined;
    case CustomFieldKind.MULTI_CHOICE:
      return choicesOf(field, given, known);
  }
}

function textOf(given: unknown, characters: number): string | undefined {
  if (typeof given !== 'string' || given.trim() === '' || UNCLEAN.test(given)) return undefined;
  return [...given].length <= characters ? given : undefined;
}

function isWebAddress(given: unknown): boolean {
  return typeof given === 'string' && /^https?:\/\/\S+$/.test(given) && URL.canParse(given);
}

function numberOf(given: unknown): number | undefined {
  if (typeof given !== 'number' || !Number.isFinite(given) || Math.abs(given) >= NUMBER_LIMIT) return undefined;
  return given === 0 ? 0 : given;
}

/** A retired choice may only stay where it is. */
function isChoice(field: FieldLaw, given: unknown, known: KeptValue | undefined): given is string {
  const choice = field.choices.find(({ key }) => key === given);
  if (!choice) return false;
  return !choice.isRetired || known === given || (Array.isArray(known) && known.includes(given));
}

function choicesOf(field: FieldLaw, given: unknown, known: KeptValue | undefined): readonly string[] | undefined {
  const keys = [...new Set(given as string[])].sort();
  return keys.length > 0 && keys.every(key => isChoice(field, key, known)) ? keys : undefined;
}

/** What a cell of a file says, as a value of a field; undefined where it is none. Several choices are parted by `;`. */
export function readCell(field: FieldLaw, text: string): KeptValue | undefined {
  const member = MEMBER_OF[field.kind];
  const given = givenIn(text, member);
  return given === undefined ? undefined : dataOf(field, member, { given, known: undefined });
}

const YES = ['true', 'yes', '1', 'y', '是'];
const NO = ['false', 'no', '0', 'n', '否'];

function givenIn(text: string, member: Member): unknown {
  const lower = text.toLowerCase();
  if (member === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  if (member === 'boolean') return YES.includes(lower) || (NO.includes(lower) ? false : undefined);
  if (member === 'date') return isDay(text) ? text : undefined;
  if (member === 'dateTime') return instantIn(text);
  return member === 'choices' ? text.split(';').map(part => part.trim()) : text;
}

function isDay(text: string): boolean {
  const isShaped = /^(19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text);
  return isShaped && instantIn(`${text}T00:00:00.000Z`)?.toISOString().slice(0, 10) === text;
}

function instantIn(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
