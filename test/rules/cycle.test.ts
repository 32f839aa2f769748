import { firstLine, judgeProfile, misjudgedWeek } from '../../src/leads/cycle.rules.js';
import { SalesCycle } from '../../src/leads/lead.enums.js';

const { SHORT, MEDIUM, LONG } = SalesCycle;
const WEEK = { weeklyHours: 40, focusShare: 0.6 };

describe('a first line', () => {
  test('is higher the shorter sales take, where nothing else is known', () => {
    const capacities = [SHORT, MEDIUM, LONG].map(
      salesCycle => firstLine({ salesCycle, profile: null, ...WEEK }).capacity,
    );
    expect(capacities).toEqual([96, 40, 20]);
  });

  test('is the time of the week by what a lead wants of it, rounded down; intake is what keeps it full', () => {
    const profile = { medianCycleDays: 70, effortMinutes: 50 };
    expect(firstLine({ salesCycle: SHORT, profile, ...WEEK })).toEqual({
      capacity: 28,
      weeklyMinutes: 1440,
      effortMinutes: 50,
      weeklyIntake: 2.8,
    });
  });

  test('is one lead at least', () => {
    const profile = { medianCycleDays: 700, effortMinutes: 10_000 };
    expect(firstLine({ salesCycle: LONG, profile, weeklyHours: 1, focusShare: 0.1 }).capacity).toBe(1);
  });

  test('is not made from a week that makes no sense', () => {
    expect(misjudgedWeek(WEEK)).toBeNull();
    for (const weeklyHours of [0, -1, 101, Number.NaN, Number.POSITIVE_INFINITY])
      expect(misjudgedWeek({ ...WEEK, weeklyHours })).toBe('weeklyHours');
    for (const focusShare of [0, -1, 1.01, Number.NaN])
      expect(misjudgedWeek({ ...WEEK, focusShare })).toBe('focusShare');
  });
});

test('a profile has days and minutes within measure', () => {
  const wrong = (medianCycleDays: number, effortMinutesPerLeadPerWeek: number) =>
    judgeProfile({ medianCycleDays, effortMinutesPerLeadPerWeek }).flatMap(problem =>
      problem ? [problem.field?.at(-1)] : [],
    );
  expect([wrong(1, 0.01), wrong(3650, 10_000), wrong(30, 12.25)]).toEqual([[], [], []]);
  for (const days of [0, -1, 3651, 1.5, Number.NaN]) expect(wrong(days, 1)).toEqual(['medianCycleDays']);
  for (const minutes of [0, -1, 10_001, 0.001, Number.NaN])
    expect(wrong(1, minutes)).toEqual(['effortMinutesPerLeadPerWeek']);
});
