import { registerEnumType } from 'type-graphql';
import { ContentKind, EnrollmentState, SuggestionReasonCode } from './nurturing.enums.js';

registerEnumType(ContentKind, {
  name: 'ContentKind',
  description: 'What kind of content an item is.',
  valuesConfig: {
    CASE_STUDY: { description: 'How another customer did it (案例).' },
    SOLUTION: { description: 'How a need is met (解决方案).' },
    WHITEPAPER: { description: 'Background to read (白皮书).' },
    DEMO: { description: 'The product, shown (演示).' },
    WEBINAR: { description: 'A talk to attend (线上研讨会).' },
    PRICING: { description: 'What it costs (报价).' },
    NEWSLETTER: { description: 'News for everybody (资讯).' },
  },
});
registerEnumType(SuggestionReasonCode, {
  name: 'SuggestionReasonCode',
  description: 'Why content is suggested for a lead. New values may be added.',
  valuesConfig: {
    NEXT_IN_PROGRAM: {
      description:
        'The program that the lead is in has it next, whomever it was made for: 100 points, so it comes first.',
    },
    NEED_FITS: { description: 'It answers a need of the lead: 30 points.' },
    SEGMENT_FITS: { description: 'It was made for the market segment of the lead: 25 points.' },
    STAGE_FITS: { description: 'It was made for the stage where the lead stands: 20 points.' },
    TEMPERATURE_FITS: { description: 'It was made for leads that behave as this one: 10 points.' },
    WORKED_ELSEWHERE: {
      description:
        'Other leads answered it well: 10 points × `positiveCount` / (`deliveredCount` + 4), rounded, where that is not 0.',
    },
    NOT_SENT_YET: { description: 'The lead was not sent it before: 1 point. True of every suggestion.' },
  },
});
registerEnumType(EnrollmentState, {
  name: 'EnrollmentState',
  description: 'What became of a lead in a program.',
  valuesConfig: {
    ACTIVE: { description: 'A step is next.' },
    COMPLETED: { description: 'Everything in it was delivered.' },
    LEFT: { description: 'It was taken out, or the lead was decided.' },
  },
});
