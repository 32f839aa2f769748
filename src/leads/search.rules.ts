/** A term of a query in the forms that lines of each kind are compared in; the database makes them as it makes the lines. */
export interface TermForms {
  /** One form a line: as it is, and with ä, ö, ü written out. */
  readonly text: string;
  readonly code: string;
  readonly digits: string;
}

/** How the lines of a field are written: words, keys without spaces, digits. */
export type LineForm = 'TEXT' | 'CODE' | 'DIGITS';

/** One way in which a term of a query may be found. Term 0 is the whole query, which only ranks. */
export interface Wanted {
  readonly term: number;
  readonly form: LineForm;
  readonly text: string;
  /** What an index finds lines by that may hold the text. */
  readonly grams: readonly string[];
}

/** A search is at most so long, in characters. */
export const QUERY_CHARACTERS = 100;
const PHONE_DIGITS = 3;
const PHONE_LIKE = /^[+(]*\d[\d().\-/+]*$/u;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * The terms of a query, each of which must be found; null where there is too little or too much to go by. Spaces part terms,
 * but not the groups of a telephone number.
 */
export function termsOf(query: string): string[] | null {
  const whole = query.normalize('NFKC').trim();
  const length = [...whole].length;
  if (length > QUERY_CHARACTERS || !(length > 1 || WITHOUT_SPACES.test(whole))) return null;
  const terms: string[] = [];
  let isNumber = false;
  for (const term of whole.split(/\s+/u).filter(part => HAS_WORD.test(part))) {
    if (isNumber && PHONE_LIKE.test(term)) terms.push(`${terms.pop()} ${term}`);
    else terms.push(term);
    isNumber = PHONE_LIKE.test(term);
  }
  return terms.length > 0 ? terms : null;
}

/** Every way in which the terms may be found; `whole` are the forms of the query itself, `forms` those of its terms. */
export function wantedOf(terms: readonly string[], whole: TermForms, forms: readonly TermForms[]): Wanted[] {
  const ranking = terms.length > 1 ? waysOf(0, whole).filter(({ form }) => form === 'TEXT') : [];
  const numbers = forms.flatMap((form, index) =>
    isNumber(terms[index] ?? '') ? numberWays(index + 1, form.digits) : [],
  );
  return [...ranking, ...forms.flatMap((form, index) => waysOf(index + 1, form)), ...numbers];
}

function isNumber(term: string): boolean {
  return term.split(' ').every(part => PHONE_LIKE.test(part));
}

function waysOf(term: number, { text, code }: TermForms): Wanted[] {
  const texts = [...new Set(text.split('\n'))];
  return [...texts.map(one => wanted(term, 'TEXT', one)), wanted(term, 'CODE', code)].filter(
    ({ text: one }) => one !== '',
  );
}

/** With and without the zeros before it, which stand for a country or a long-distance call. */
function numberWays(term: number, digits: string): Wanted[] {
  const forms = [...new Set([digits, digits.replace(/^0+/, '')])];
  return forms.filter(one => one.length >= PHONE_DIGITS).map(one => wanted(term, 'DIGITS', one));
}

function wanted(term: number, form: LineForm, text: string): Wanted {
  return { term, form, text, grams: gramsOf(text) };
}

/** Neighbouring pairs of characters; the one character where there is no more. */
function gramsOf(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))];
}
