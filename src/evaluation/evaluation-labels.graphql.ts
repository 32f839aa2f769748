import { label } from '../platform/read/enum-label.js';
import { EvaluationDimension } from './evaluation.enums.js';

label(EvaluationDimension, {
  SOURCE: ['Source', '来源'],
  CHANNEL: ['Channel', '渠道'],
  SEGMENT: ['Segment', '细分市场'],
  REP: ['Rep', '销售人员'],
  TEAM: ['Team', '团队'],
});
