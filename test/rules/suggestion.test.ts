import { Temperature } from '../../src/leads/lead.enums.js';
import { type SuggestionItem, type SuggestionLead, suggest } from '../../src/nurturing/suggestion.rules.js';

const LEAD: SuggestionLead = { stageKey: 'CONTACTED', temperature: Temperature.WARM, segment: 'retail' };
const item = (key: string, more: Partial<SuggestionItem> = {}): SuggestionItem => ({
  key,
  segments: [],
  stageKeys: [],
  temperatures: [],
  deliveredCount: 0,
  positiveCount: 0,
  ...more,
});
const keys = (items: readonly SuggestionItem[], lead = LEAD, limit = 10) =>
  suggest(lead, items, limit).map(({ item: { key }, score }) => `${key} ${score}`);
const FITTING = item('all', { segments: ['retail'], stageKeys: ['CONTACTED'], temperatures: [Temperature.WARM] });

describe('a suggestion', () => {
  test('adds up what fits, and says so', () => {
    const [best] = suggest(LEAD, [{ ...FITTING, deliveredCount: 6, positiveCount: 5 }], 3);
    expect(best?.reasons).toEqual([
      { code: 'SEGMENT_FITS', points: 25, about: 'retail' },
      { code: 'STAGE_FITS', points: 20, about: 'CONTACTED' },
      { code: 'TEMPERATURE_FITS', points: 10, about: 'WARM' },
      { code: 'WORKED_ELSEWHERE', points: 5, about: '5/6' },
      { code: 'NOT_SENT_YET', points: 1, about: null },
    ]);
    expect(best?.score).toBe(61);
  });

  test('prefers what was made for the segment to what was made for the stage, that to the temperature, and all to the generic', () => {
    const items = [
      item('generic'),
      item('warm', { temperatures: [Temperature.WARM] }),
      item('stage', { stageKeys: ['CONTACTED'] }),
      item('segment', { segments: ['retail', 'bank'] }),
    ];
    expect(keys(items)).toEqual(['segment 26', 'stage 21', 'warm 11', 'generic 1']);
  });

  test.each([
    ['segment', { segments: ['bank'] }],
    ['stage', { stageKeys: ['NEW'] }],
    ['temperature', { temperatures: [Temperature.HOT] }],
  ])('is never what was made for another %s, however well the rest fits', (_, other) => {
    expect(keys([{ ...FITTING, ...other }])).toEqual([]);
  });

  test('takes a segment that is not known neither for a fit nor for a misfit', () => {
    expect(keys([item('bank', { segments: ['bank'] })], { ...LEAD, segment: null })).toEqual(['bank 1']);
  });

  test('does not take one lucky answer for proof', () => {
    const items = [
      item('lucky', { deliveredCount: 1, positiveCount: 1 }),
      item('proven', { deliveredCount: 40, positiveCount: 36 }),
      item('ignored', { deliveredCount: 40 }),
    ];
    expect(keys(items)).toEqual(['proven 9', 'lucky 3', 'ignored 1']);
  });

  test('is the same whatever order the items come in, and as many as were asked for', () => {
    const items = [item('c'), item('a'), item('b')];
    expect(keys(items, LEAD, 2)).toEqual(['a 1', 'b 1']);
    expect(keys(items.toReversed(), LEAD, 2)).toEqual(['a 1', 'b 1']);
  });
});
