import { label } from '../platform/read/enum-label.js';
import { ContentKind, EnrollmentState, SuggestionReasonCode } from './nurturing.enums.js';

label(ContentKind, {
  CASE_STUDY: ['Case study', '案例'],
  SOLUTION: ['Solution', '解决方案'],
  WHITEPAPER: ['White paper', '白皮书'],
  DEMO: ['Demo', '演示'],
  WEBINAR: ['Webinar', '线上研讨会'],
  PRICING: ['Pricing', '报价'],
  NEWSLETTER: ['Newsletter', '资讯'],
});
label(SuggestionReasonCode, {
  NEXT_IN_PROGRAM: ['Next in the program', '培育计划的下一步'],
  NEED_FITS: ['Answers a need', '符合需求'],
  SEGMENT_FITS: ['Fits the segment', '符合细分市场'],
  STAGE_FITS: ['Fits the stage', '符合阶段'],
  TEMPERATURE_FITS: ['Fits the temperature', '符合热度'],
  WORKED_ELSEWHERE: ['Worked elsewhere', '其他线索反响好'],
  NOT_SENT_YET: ['Not sent yet', '尚未发送'],
});
label(EnrollmentState, { ACTIVE: ['Active', '进行中'], COMPLETED: ['Completed', '已完成'], LEFT: ['Left', '已退出'] });
