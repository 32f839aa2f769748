import { GraphQLError, GraphQLID, GraphQLScalarType, GraphQLString, Kind, type ValueNode } from 'graphql';

const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;
const EMAIL_CHARACTERS = 254;
const E164 = /^\+[1-9]\d{6,14}$/;
const PHONE_CHARACTERS = 32;
const CURSOR_CHARACTERS = 4096;
/** NUL, or one half of a surrogate pair alone. */
const UNCLEAN = /[\0\p{Surrogate}]/u;

/** A date-time in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'RFC 3339 date-time, always UTC with `Z`, millisecond precision. Years 1900 to 9999. Example: `2026-11-22T14:05:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  extensions: { codegenScalarType: 'string' },
  serialize(value) {
    const time = value instanceof Date ? value : new Date(String(value));
    if (Number.isNaN(time.getTime())) throw new GraphQLError('DateTime cannot show this value.');
    return time.toISOString();
  },
  parseValue: dateTime,
  parseLiteral: node => dateTime(textOf(node)),
});

/** A day of the calendar, without time or zone. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar date without time, ISO 8601. Years 1900 to 9999. Example: `2026-11-22`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  extensions: { codegenScalarType: 'string' },
  serialize: value => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: day,
  parseLiteral: node => day(textOf(node)),
});

/** A whole number that every client can hold exactly. */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'Whole number between -9007199254740991 and 9007199254740991.',
  specifiedByURL: 'https://www.ecma-international.org/ecma-262/#sec-number.issafeinteger',
  extensions: { codegenScalarType: 'number' },
  serialize: value => safeInt(typeof value === 'string' ? Number(value) : value),
  parseValue: safeInt,
  parseLiteral: node => safeInt(node.kind === Kind.INT ? Number(node.value) : null),
});

/** An e-mail address; lower-cased on the way in, shown as it was kept. */
export const EmailAddress = new GraphQLScalarType<string, string>({
  name: 'EmailAddress',
  description: 'Lower-cased RFC 5321 e-mail address.',
  specifiedByURL: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
  extensions: { codegenScalarType: 'string' },
  serialize: String,
  parseValue: email,
  parseLiteral: node => email(textOf(node)),
});

/** A telephone number; spaces and brackets are taken out on the way in, shown as it was kept. */
export const PhoneNumber = new GraphQLScalarType<string, string>({
  name: 'PhoneNumber',
  description:
    'E.164 telephone number. Example: `+4915112345678`. Spaces, hyphens and brackets are ignored on the way in.',
  specifiedByURL: 'https://www.itu.int/rec/T-REC-E.164/',
  extensions: { codegenScalarType: 'string' },
  serialize: String,
  parseValue: phone,
  parseLiteral: node => phone(textOf(node)),
});

/** A place in the log of events. */
export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'Opaque place in the log of changes. Give it back as `after` to continue from there. Never parse it.',
  extensions: { codegenScalarType: 'string' },
  serialize: String,
  parseValue: cursor,
  parseLiteral: node => cursor(textOf(node)),
});

/** A filter that was kept, to be sent again as it is. */
export const StoredFilter = new GraphQLScalarType<object, object>({
  name: 'StoredFilter',
  description:
    'A filter as JSON object, as it was saved: send it again as the value of a variable of the filter type, e.g. `LeadFilter`.',
  extensions: { codegenScalarType: 'Record<string, unknown>' },
  serialize: value => value as object,
  parseValue() {
    throw bad('A stored filter is only shown.');
  },
});

/**
 * Makes every text of every input clean: NUL, which PostgreSQL cannot keep, and halves of a surrogate pair are refused
 * by the scalars String and ID themselves, in documents and in variables. Changes the two scalars of this process once.
 */
export function refuseUncleanText(): void {
  for (const scalar of [GraphQLString, GraphQLID]) {
    if (scalar.extensions.isClean) continue;
    const { parseValue, parseLiteral } = scalar;
    scalar.parseValue = value => clean(parseValue(value));
    scalar.parseLiteral = (node, variables) => clean(parseLiteral(node, variables));
    scalar.extensions = { ...scalar.extensions, isClean: true };
  }
}

function clean<T>(value: T): T {
  if (typeof value === 'string' && UNCLEAN.test(value)) {
    throw bad('Text must not contain NUL or halves of surrogate pairs.');
  }
  return value;
}

function dateTime(value: unknown): Date {
  const parts = typeof value === 'string' ? DATE_TIME.exec(value) : null;
  if (!parts) throw bad('DateTime must look like `2026-11-22T14:05:00.000Z`.');
  day(parts[1]);
  return new Date(value as string);
}

function day(value: unknown): string {
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  if (!parts) throw bad('Date must look like `2026-11-22`.');
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const time = new Date(Date.UTC(year, month - 1, date));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== date) throw bad('This date does not exist.');
  if (year < FIRST_YEAR || year > LAST_YEAR) throw bad(`Years must be between ${FIRST_YEAR} and ${LAST_YEAR}.`);
  return value as string;
}

function safeInt(value: unknown): number {
  if (!Number.isSafeInteger(value))
    throw bad('SafeInt must be a whole number between -9007199254740991 and 9007199254740991.');
  return value as number;
}

function email(value: unknown): string {
  const text = typeof value === 'string' && value.length <= EMAIL_CHARACTERS ? value.trim().toLowerCase() : '';
  if (!EMAIL.test(text)) throw bad('This is not an e-mail address.');
  return text;
}

function phone(value: unknown): string {
  const text = typeof value === 'string' && value.length <= PHONE_CHARACTERS ? value.replaceAll(/[ ()\-.]/g, '') : '';
  if (!E164.test(text)) throw bad('A telephone number must be given with its country code, like `+4915112345678`.');
  return text;
}

function cursor(value: unknown): string {
  if (typeof value !== 'string' || value.length > CURSOR_CHARACTERS || !/^[\w.-]+$/.test(value))
    throw bad('This is not a cursor.');
  return value;
}

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : null;
}

function bad(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
