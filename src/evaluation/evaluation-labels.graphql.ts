import { label } from '../platform/read/enum-label.js';
import { EvaluationDimension, HandoverDimension } from './evaluation.enums.js';

label(EvaluationDimension, {
  SOURCE: ['Source', '来源'],
  CHANNEL: ['Channel', '渠道'],
  SEGMENT: ['Segment', '细分市场'],
  REP: ['Rep', '销售人员'],
  TEAM: ['Team', '团队'],
});
label(HandoverDimension, {
  SOURCE: ['Source', '来源'],
  CAMPAIGN: ['Campaign', '营销活动'],
  TEAM: ['Team', '团队'],
  OFFERED_BY: ['Offered by', '移交人'],
});
