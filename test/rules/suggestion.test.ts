import { Temperature } from '../../src/leads/lead.enums.js';
import { type SuggestionItem, type SuggestionLead, suggest } from '../../src/nurturing/suggestion.rules.js';

const LEAD: SuggestionLead = {
  stageKey: 'CONTACTED',
  temperature: Temperature.WARM,
  segment: 'retail',
  needTags: ['speed'],
  nextKey: null,
  programName: null,
};
const item = (key: string, more: Partial<SuggestionItem> = {}): SuggestionItem => ({
  key,
  segments: [],
  needTags: [],
  stageKeys: [],
  temperatures: [],
  deliveredCount: 0,
  positiveCount: 0,
  ...more,
});
const keys = (items: readonly SuggestionItem[], lead = LEAD, limit = 10) =>
  suggest(lead, items, limit).map(({ item: { key }, score }) => `${key} ${score}`);
const FITTING = item('all', {
  needTags: ['cost', 'speed'],
  segments: ['retail'],
  stageKeys: ['CONTACTED'],
  temperatures: [Temperature.WARM],
});

describe('a suggestion', () => {
  test('adds up what fits, and says so', () => {
    const [best] = suggest(LEAD, [{ ...FITTING, deliveredCount: 6, positiveCount: 5 }], 3);
    expect(best?.reasons).toEqual([
      { code: 'NEED_FITS', points: 30, about: 'speed' },
      { code: 'SEGMENT_FITS', points: 25, about: 'retail' },
      { code: 'STAGE_FITS', points: 20, about: 'CONTACTED' },
      { code: 'TEMPERATURE_FITS', points: 10, about: 'WARM' },
      { code: 'WORKED_ELSEWHERE', points: 5, about: '5/6' },
      { code: 'NOT_SENT_YET', points: 1, about: null },
    ]);
    expect(best?.score).toBe(91);
  });

  test('prefers what answers a need to what was made for the segment, that to what was made for the stage, that to the temperature, and all to the generic', () => {
    const items = [
      item('generic'),
      item('need', { needTags: ['speed'] }),
      item('warm', { temperatures: [Temperature.WARM] }),
      item('stage', { stageKeys: ['CONTACTED'] }),
      item('segment', { segments: ['retail', 'bank'] }),
    ];
    expect(keys(items)).toEqual(['need 31', 'segment 26', 'stage 21', 'warm 11', 'generic 1']);
  });

  test.each([
    ['need', { needTags: ['cost'] }],
    ['segment', { segments: ['bank'] }],
    ['stage', { stageKeys: ['NEW'] }],
    ['temperature', { temperatures: [Temperature.HOT] }],
  ])('is never what was made for another %s, however well the rest fits', (_, other) => {
    expect(keys([{ ...FITTING, ...other }])).toEqual([]);
  });

  test('takes what is not known neither for a fit nor for a misfit', () => {
    const unknown = { ...LEAD, segment: null, needTags: [] };
    expect(keys([item('bank', { segments: ['bank'], needTags: ['cost'] })], unknown)).toEqual(['bank 1']);
  });

  test('puts what its program has next before everything, also where it was made for others', () => {
    const items = [FITTING, item('next', { segments: ['bank'], stageKeys: ['CONTACTED'] })];
    const lead = { ...LEAD, nextKey: 'next', programName: 'Welcome' };
    expect(keys(items, lead)).toEqual(['next 121', 'all 86']);
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
