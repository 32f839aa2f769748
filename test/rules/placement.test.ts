import { judgePlacement } from '../../src/assignment/placement.rules.js';
import { Placement } from '../../src/leads/lead.enums.js';

const FIELD = ['input', 'id'];
/** What a place says to a door that needs another one. */
const REASONS: Readonly<Record<Placement, string>> = {
  OWNED: 'ALREADY_OWNED',
  POOLED: 'ILLEGAL_TRANSITION',
  WAITING: 'ILLEGAL_TRANSITION',
  ENDED: 'LEAD_TERMINAL',
};
const DOORS: readonly (readonly Placement[])[] = [
  [Placement.OWNED],
  [Placement.POOLED],
  [Placement.POOLED, Placement.WAITING],
  [Placement.ENDED],
  [],
];
const PAIRS = Object.values(Placement).flatMap(now => DOORS.map(needed => ({ now, needed })));

describe('a door', () => {
  test.each(PAIRS)('that needs $needed, with a lead that is $now', ({ now, needed }) => {
    const expected = needed.includes(now) ? null : { code: REASONS[now], field: FIELD };
    expect(judgePlacement(now, needed, FIELD)).toEqual(expected);
  });
});
