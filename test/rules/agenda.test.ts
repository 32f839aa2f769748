import { ActionKind } from '../../src/agenda/agenda.enums.js';
import { type Cause, rank, type Subject } from '../../src/agenda/agenda.rules.js';
import { Temperature, Tier } from '../../src/leads/lead.enums.js';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);
const cause = (kind: ActionKind, sinceHours: number, more: Partial<Cause> = {}): Cause => ({
  kind,
  since: ago(sinceHours),
  hours: null,
  dueAt: null,
  offerId: null,
  ...more,
});
const subject = (leadId: string, causes: Cause[], more: Partial<Subject> = {}): Subject => ({
  leadId,
  tier: null,
  temperature: Temperature.COLD,
  nextAllowedAt: null,
  causes,
  ...more,
});

describe('what a reason is worth', () => {
  const table: readonly (readonly [what: string, Subject, told: readonly [points: number, dueInHours: number]])[] = [
    ['a cold customer wrote just now', subject('a', [cause(ActionKind.HOT_REPLY, 0)]), [60, 24]],
    [
      'a hot one wrote half an hour ago',
      subject('a', [cause(ActionKind.HOT_REPLY, 0.5)], { temperature: Temperature.HOT }),
      [75, 0.5],
    ],
    [
      'a hot one wrote three hours ago: overdue for two full hours',
      subject('a', [cause(ActionKind.HOT_REPLY, 3)], { temperature: Temperature.HOT }),
      [92, -2],
    ],
    [
      'a stage allows 24 hours, 4 are over',
      subject('a', [cause(ActionKind.SERVICE_LEVEL, 4, { hours: 24 })]),
      [50, 20],
    ],
    ['never touched for two days', subject('a', [cause(ActionKind.FIRST_TOUCH, 48)]), [70, -24]],
    [
      'an offer that is due in 100 hours',
      subject('a', [cause(ActionKind.HAND_OVER_TO_ACCEPT, 1, { dueAt: ago(-100) })]),
      [40, 100],
    ],
    [
      'neglected, tier A',
      subject('a', [cause(ActionKind.NEGLECTED, 90, { dueAt: ago(0) })], { tier: Tier.A }),
      [60, 0],
    ],
    [
      'a step that is due in an hour, tier B and warm',
      subject('a', [cause(ActionKind.STEP_DUE, 9, { dueAt: ago(-1) })], {
        tier: Tier.B,
        temperature: Temperature.WARM,
      }),
      [40, 1],
    ],
    [
      'the same while the contact must rest',
      subject('a', [cause(ActionKind.STEP_DUE, 9, { dueAt: ago(-1) })], { nextAllowedAt: ago(-5) }),
      [-10, 1],
    ],
    [
      'a reply while the contact must rest is not put off',
      subject('a', [cause(ActionKind.HOT_REPLY, 0)], { nextAllowedAt: ago(-5) }),
      [60, 24],
    ],
  ];
  test.each(table)('%s', (_what, one, [points, dueInHours]) => {
    const [action] = rank([one], NOW);
    expect([action?.points, action?.dueAt]).toEqual([points, ago(-dueInHours)]);
    expect(action?.isOverdue).toBe(dueInHours <= 0);
  });
});

test('a lead stands once, with its strongest reason first and three points for each other', () => {
  const causes = [
    cause(ActionKind.FIRST_TOUCH, 1),
    cause(ActionKind.HOT_REPLY, 1),
    cause(ActionKind.SERVICE_LEVEL, 1, { hours: 24 }),
  ];
  const day = rank([subject('a', causes)], NOW);
  expect(day).toHaveLength(1);
  expect(day[0]?.reasons.map(({ kind }) => kind)).toEqual(['HOT_REPLY', 'SERVICE_LEVEL', 'FIRST_TOUCH']);
  expect(day[0]).toMatchObject({ kind: 'HOT_REPLY', points: 66 });
});

test('what is due after more than 24 hours is not of this day', () => {
  expect(rank([subject('a', [cause(ActionKind.STEP_DUE, 1, { dueAt: ago(-25) })])], NOW)).toEqual([]);
});

test('of equal points what is due first comes first, then the lower id, whatever the order of the rows', () => {
  const rows = [
    subject('c', [cause(ActionKind.STEP_DUE, 9, { dueAt: ago(-1) })]),
    subject('b', [cause(ActionKind.STEP_DUE, 9, { dueAt: ago(-2) })]),
    subject('a', [cause(ActionKind.STEP_DUE, 9, { dueAt: ago(-2) })]),
  ];
  for (const order of [rows, rows.toReversed()])
    expect(rank(order, NOW).map(({ leadId }) => leadId)).toEqual(['c', 'a', 'b']);
});
