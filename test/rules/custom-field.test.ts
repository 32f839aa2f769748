import { CustomFieldKind } from '../../src/leads/custom-field.enums.js';
import { type FieldLaw, MEMBER_OF, MEMBERS, readCell, settleValues } from '../../src/leads/custom-field.rules.js';

const choices = ['gold', 'tin'].map(key => ({ key, label: key, labelZh: null, isRetired: key === 'tin' }));
const field = (kind: CustomFieldKind, more: Partial<FieldLaw> = {}): FieldLaw => ({
  key: 'it',
  kind,
  choices,
  isRequired: false,
  isArchived: false,
  ...more,
});
/** One sound value for each member. */
const SOUND = {
  text: 'https://a.example/b',
  number: 7,
  boolean: false,
  date: '2026-11-22',
  dateTime: new Date('2026-11-22T14:05:00.000Z'),
  choice: 'gold',
  choices: ['gold'],
};
const settle = (law: FieldLaw, given: object, before = {}) =>
  settleValues([law], [{ key: 'it', ...given }], { before, path: ['values'], isNew: false });
const paths = (outcome: ReturnType<typeof settle>) =>
  outcome.problems.map(({ code, field: at }) => `${code} ${at?.join('.')}`);

const PAIRS = Object.values(CustomFieldKind).flatMap(kind => MEMBERS.map(member => [kind, member] as const));

test.each(PAIRS)('a field of the kind %s takes `%s` exactly where it is its member', (kind, member) => {
  const outcome = settle(field(kind), { [member]: SOUND[member] });
  if (MEMBER_OF[kind] === member) expect(outcome).toMatchObject({ problems: [], after: { it: expect.anything() } });
  else expect([paths(outcome), outcome.after]).toEqual([[`INVALID values.0.${member}`], {}]);
});

test.each([
  [CustomFieldKind.TEXT, { text: ' ' }],
  [CustomFieldKind.TEXT, { text: 'x'.repeat(1001) }],
  [CustomFieldKind.TEXT, { text: 'a\0b' }],
  [CustomFieldKind.TEXT, { text: '\ud800' }],
  [CustomFieldKind.URL, { text: 'javascript:alert(1)' }],
  [CustomFieldKind.URL, { text: 'https://' }],
  [CustomFieldKind.INTEGER, { number: 1.5 }],
  [CustomFieldKind.NUMBER, { number: 1e15 }],
  [CustomFieldKind.CHOICE, { choice: 'silver' }],
  [CustomFieldKind.CHOICE, { choice: 'tin' }],
  [CustomFieldKind.MULTI_CHOICE, { choices: [] }],
  [CustomFieldKind.MULTI_CHOICE, { choices: ['gold', 'silver'] }],
])('a field of the kind %s refuses %j', (kind, given) => {
  const outcome = settle(field(kind), given);
  expect(paths(outcome)).toEqual([`INVALID values.0.${Object.keys(given)[0]}`]);
});

test('a retired choice may stay where it is, alone or among others', () => {
  expect(settle(field(CustomFieldKind.CHOICE), { choice: 'tin' }, { it: 'tin' }).problems).toEqual([]);
  const several = settle(field(CustomFieldKind.MULTI_CHOICE), { choices: ['tin', 'gold', 'tin'] }, { it: ['tin'] });
  expect(several).toEqual({ after: { it: ['gold', 'tin'] }, problems: [] });
});

test('null clears a value, unless the field is required', () => {
  expect(settle(field(CustomFieldKind.TEXT), { text: null }, { it: 'a', other: 1 }).after).toEqual({ other: 1 });
  expect(paths(settle(field(CustomFieldKind.TEXT, { isRequired: true }), { text: null }, { it: 'a' }))).toEqual([
    'INVALID values.0.text',
  ]);
});

test('an unknown key, an archived field, a field named twice, no member and two members are each refused', () => {
  const text = field(CustomFieldKind.TEXT);
  const archived = field(CustomFieldKind.TEXT, { key: 'old', isArchived: true });
  const given = [
    { key: 'it', text: 'a' },
    { key: 'it', text: 'b' },
    { key: 'none', text: 'a' },
    { key: 'old', text: 'a' },
  ];
  const outcome = settleValues([text, archived], given, { before: {}, path: ['values'], isNew: false });
  expect(paths(outcome)).toEqual(['INVALID values.1.key', 'INVALID values.2.key', 'INVALID values.3.key']);
  expect(paths(settle(text, {}))).toEqual(['INVALID values.0']);
  expect(paths(settle(text, { text: 'a', number: 1 }))).toEqual(['INVALID values.0']);
});

test('what is made needs its required values; what is corrected keeps what it lacks', () => {
  const required = field(CustomFieldKind.TEXT, { isRequired: true });
  const made = (isNew: boolean) => settleValues([required], [], { before: {}, path: ['values'], isNew });
  expect(paths(made(true))).toEqual(['INVALID values']);
  expect(made(false).problems).toEqual([]);
});

test.each([
  [CustomFieldKind.TEXT, 'a', 'a'],
  [CustomFieldKind.NUMBER, '-1.50', -1.5],
  [CustomFieldKind.NUMBER, '1,5', undefined],
  [CustomFieldKind.INTEGER, '12', 12],
  [CustomFieldKind.INTEGER, '1.5', undefined],
  [CustomFieldKind.BOOLEAN, 'Yes', true],
  [CustomFieldKind.BOOLEAN, '否', false],
  [CustomFieldKind.BOOLEAN, 'maybe', undefined],
  [CustomFieldKind.DATE, '2024-02-29', '2024-02-29'],
  [CustomFieldKind.DATE, '2026-02-29', undefined],
  [CustomFieldKind.DATETIME, '2026-01-01T08:00:00+08:00', '2026-01-01T00:00:00.000Z'],
  [CustomFieldKind.DATETIME, '2026-01-01', undefined],
  [CustomFieldKind.CHOICE, 'gold', 'gold'],
  [CustomFieldKind.CHOICE, 'tin', undefined],
  [CustomFieldKind.MULTI_CHOICE, 'gold; gold', ['gold']],
])('a cell of a field of the kind %s that says %j is read as %j', (kind, text, value) => {
  expect(readCell(field(kind), text)).toEqual(value);
});
