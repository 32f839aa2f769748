import { holds } from '../../src/platform/access/condition.js';
import { messageOf } from '../../src/platform/read/messages.js';
import { Cursor, DateTime, EmailAddress, LocalDate, PhoneNumber, SafeInt } from '../../src/platform/read/scalars.js';
import { UserErrorCode } from '../../src/platform/refusal.js';

describe('a message', () => {
  it('exists for every code in both languages and tells the numbers where they are known', () => {
    for (const code of Object.values(UserErrorCode)) {
      expect(messageOf({ code }, 'en')).toMatch(/^[A-Z].*\.$/);
      expect(messageOf({ code }, 'zh-CN')).toMatch(/^\p{Script=Han}.*。$/u);
    }
    const full = { code: UserErrorCode.QUOTA_EXCEEDED, values: { held: 50, capacity: 50 } };
    expect(messageOf(full, 'en')).toBe('The rep holds as much as the quota allows. Held: 50 of 50.');
    expect(messageOf(full, 'zh-CN')).toBe('该销售的保有量已达上限。当前 50，上限 50。');
  });
});

describe('values on their way in', () => {
  it.each([
    [
      DateTime,
      [
        '2026-02-30T00:00:00Z',
        '1899-12-31T00:00:00Z',
        '2026-01-01',
        '2026-01-01T24:00:00Z',
        '2026-01-01T00:00:00',
        'now',
        0,
        null,
        '+012026-01-01T00:00:00Z',
      ],
    ],
    [LocalDate, ['2026-02-29', '2026-13-01', '0000-01-01', '1899-12-31', '26-01-01', '2026-01-01T00:00:00Z', 20260101]],
    [SafeInt, [1.5, '1', 2 ** 53, Number.NaN, true]],
    [EmailAddress, ['', 'a', 'a@b', 'a b@c.de', `${'a'.repeat(250)}@b.de`, 'a@b..de', 'a@b.de\0', 5]],
    [PhoneNumber, ['', '123', '0151 1234567', '+0123456789', '+49x', `+${'1'.repeat(40)}`]],
    [Cursor, ['', 'a b', 'x'.repeat(5000), 1]],
  ] as const)('%s refuses what it cannot mean', (scalar, values) => {
    for (const value of values)
      expect(() => scalar.parseValue(value)).toThrow(
        expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
      );
  });

  it('are brought into one form', () => {
    expect(DateTime.parseValue('2024-02-29T01:00:00.1239+01:00').toISOString()).toBe('2024-02-29T00:00:00.123Z');
    expect(LocalDate.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(EmailAddress.parseValue(' Ann@Example.ORG ')).toBe('ann@example.org');
    expect(PhoneNumber.parseValue('+49 (151) 123-45678')).toBe('+4915112345678');
  });
});

describe('a condition', () => {
  it('is judged in memory as the database judges it', () => {
    const body = { ownerId: 'rep_1', teamId: null, placement: 'OWNED' };
    expect(holds({ owner: 'rep_1' }, body)).toBe(true);
    expect(holds({ owner: { $ne: 'rep_1' } }, body)).toBe(false);
    expect(holds({ team: null }, body)).toBe(true);
    expect(holds({ team: { $ne: 'team_1' } }, body)).toBe(false);
    expect(holds({ team: { $in: [] } }, body)).toBe(false);
    expect(holds({ owner: { $nin: ['rep_1'] } }, body)).toBe(false);
    expect(holds({ owner: { $nin: ['rep_2'] } }, body)).toBe(true);
    expect(holds({ team: { $nin: ['team_1'] } }, body)).toBe(false);
    expect(holds({ $or: [] }, body)).toBe(false);
    expect(holds({ helpers: { $contains: ['rep_1'] } }, { helpers: ['rep_2', 'rep_1'] })).toBe(true);
    expect(holds({ helpers: { $contains: ['rep_3'] } }, { helpers: ['rep_2', 'rep_1'] })).toBe(false);
    for (const none of [{ helpers: [] }, { helpers: null }, {}])
      expect(holds({ helpers: { $contains: ['rep_1'] } }, none)).toBe(false);
    expect(holds({ $and: [{}, { placement: { $in: ['OWNED'] } }] }, body)).toBe(true);
    expect(() => holds({ owner: undefined }, body)).toThrow('no value');
  });
});
