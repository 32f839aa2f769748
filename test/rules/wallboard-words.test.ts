import { OwnershipChange } from '../../src/leads/lead.enums.js';
import { UserErrorCode } from '../../src/platform/refusal.js';
import { ageOf } from '../../web/age.js';
import { en } from '../../web/words-en.js';
import { zh } from '../../web/words-zh.js';

/** The closed list of reasons why a rep may not take a lead: from this one on. */
const CODES = Object.values(UserErrorCode);
const REASONS = CODES.slice(CODES.indexOf(UserErrorCode.REP_INACTIVE));
/** Told by the change of stage that comes with them. */
const DOORS = Object.values(OwnershipChange);
/** In a column of its own beside four or five of figures. */
const LONGEST = 19;

describe.each([
  ['English', en],
  ['Chinese', zh],
])('the wallboard in %s', (_language, words) => {
  test('has a word for every reason why a lead waits, short enough for its column', () => {
    expect(REASONS.length).toBeGreaterThan(20);
    expect(REASONS.filter(reason => !words.reason[reason])).toEqual([]);
    expect(REASONS.filter(reason => (words.reason[reason]?.length ?? 0) > LONGEST)).toEqual([]);
    expect(new Set(REASONS.map(reason => words.reason[reason])).size).toBe(REASONS.length);
  });

  test('has a word for every door by which a lead changes its holder', () => {
    expect(DOORS.filter(how => !words.how[how])).toEqual([]);
  });

  test('tells an age in hours and minutes, and in days where these are many', () => {
    expect([0, 59_999, 60_000, 3_600_000, 71 * 3_600_000].map(ms => ageOf(ms, words))).toEqual([
      '0:00',
      '0:00',
      '0:01',
      '1:00',
      '71:00',
    ]);
    expect(ageOf(72 * 3_600_000, words)).toBe(words.ageDays('3'));
    expect(ageOf(-5, words)).toBe('0:00');
  });
});
