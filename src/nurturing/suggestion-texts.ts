import type { Locale } from '../platform/context.js';
import { SuggestionReasonCode } from './nurturing.enums.js';
import type { SuggestionReason } from './suggestion.rules.js';

type Wording = Readonly<Record<SuggestionReasonCode, string>>;

const EN: Wording = {
  NEXT_IN_PROGRAM: 'Next in the program {about}.',
  NEED_FITS: 'Answers a need: {about}.',
  SEGMENT_FITS: 'Made for the segment {about}.',
  STAGE_FITS: 'Made for the stage {about}.',
  TEMPERATURE_FITS: 'Made for leads that are {about}.',
  WORKED_ELSEWHERE: 'Answered well by {about} of those who got it.',
  NOT_SENT_YET: 'Not sent to this lead yet.',
};

const ZH: Wording = {
  NEXT_IN_PROGRAM: '培育计划“{about}”的下一步。',
  NEED_FITS: '回应客户需求：{about}。',
  SEGMENT_FITS: '适用于细分市场 {about}。',
  STAGE_FITS: '适用于阶段 {about}。',
  TEMPERATURE_FITS: '适用于热度为 {about} 的线索。',
  WORKED_ELSEWHERE: '已发送对象的积极回应：{about}。',
  NOT_SENT_YET: '尚未发送给该线索。',
};

/** A reason as a person reads it. */
export function textOf({ code, about }: SuggestionReason, locale: Locale): string {
  return (locale === 'zh-CN' ? ZH : EN)[code].replace('{about}', () => about ?? '');
}
