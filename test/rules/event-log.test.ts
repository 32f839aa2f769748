import type { ImportedOutcome, ImportedTouch } from '../../src/partners/draft.rules.js';
import { inTurn } from '../../src/partners/event-log.rules.js';

const at = (minute: number) => new Date(Date.UTC(2024, 0, 1, 8, minute));
const touch = (leadKey: string, minute: number, more: Partial<ImportedTouch> = {}) =>
  ({ leadKey, externalId: `${leadKey}${minute}`, startedAt: at(minute), completedAt: null, ...more }) as ImportedTouch;
const decision = (leadKey: string, minute: number) => ({ leadKey, decidedAt: at(minute) }) as ImportedOutcome;
const told = (touches: readonly ImportedTouch[], decisions: readonly ImportedOutcome[] = []) =>
  inTurn(touches, decisions).map(
    ({ kind, leadKey, at: time }) => `${kind} ${leadKey} ${(time - at(0).getTime()) / 60_000}`,
  );

describe('a log of events is played', () => {
  test('in order of time, whatever the order of its rows', () => {
    expect(told([touch('B', 9), touch('A', 3), touch('A', 1)])).toEqual(['TOUCH A 1', 'TOUCH A 3', 'TOUCH B 9']);
  });

  test('with a decision after the touches of its instant, and the first decision of a lead alone', () => {
    const decisions = [decision('A', 8), decision('A', 5), decision('B', 7)];
    expect(told([touch('A', 5), touch('B', 9)], decisions)).toEqual([
      'TOUCH A 5',
      'DECISION A 5',
      'DECISION B 7',
      'TOUCH B 9',
    ]);
  });

  test('at one instant as an import reads it: the end first, then the activity', () => {
    const keys = inTurn(
      [
        touch('A', 1, { externalId: 'long', completedAt: at(9) }),
        touch('A', 1, { externalId: 'b', activity: 'b', completedAt: at(2) }),
        touch('A', 1, { externalId: 'a', activity: 'a', completedAt: at(2) }),
      ],
      [],
    ).map(each => (each.kind === 'TOUCH' ? each.touch.externalId : ''));
    expect(keys).toEqual(['a', 'b', 'long']);
  });
});
