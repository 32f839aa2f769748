import { dueAtOf, isSameWay, nextStep, type Step } from '../../src/nurturing/program.rules.js';

const step = (position: number, contentItemId: string, afterDays = 0): Step => ({ position, contentItemId, afterDays });
const WAY = [step(1, 'a'), step(2, 'b', 3), step(3, 'c', 7)];
const next = (position: number, ...sent: string[]) =>
  nextStep(WAY, { position, sent: new Set(sent) })?.contentItemId ?? null;

describe('a program', () => {
  test('goes from step to step in order, and past what was sent before', () => {
    expect([next(0), next(1), next(2), next(3)]).toEqual(['a', 'b', 'c', null]);
    expect([next(0, 'a'), next(0, 'a', 'b'), next(1, 'b'), next(1, 'b', 'c')]).toEqual(['b', 'c', 'c', null]);
    expect(nextStep(WAY.toReversed(), { position: 0, sent: new Set() })?.position).toBe(1);
  });

  test('never goes back, whatever was left out', () => {
    expect(next(2, 'b')).toBe('c');
  });

  test('is due whole days of 24 hours after what was before', () => {
    const since = new Date('2026-03-28T12:00:00.000Z');
    expect(dueAtOf({ afterDays: 0 }, since)).toEqual(since);
    expect(dueAtOf({ afterDays: 3 }, since).toISOString()).toBe('2026-03-31T12:00:00.000Z');
  });

  test('is the same way only with the same items, places and days', () => {
    expect(isSameWay(WAY, WAY.toReversed())).toBe(true);
    for (const other of [
      WAY.slice(1),
      [step(1, 'b'), step(2, 'a', 3), step(3, 'c', 7)],
      [...WAY.slice(0, 2), step(3, 'c', 8)],
    ])
      expect(isSameWay(WAY, other)).toBe(false);
  });
});
