import { label } from '../platform/read/enum-label.js';
import { EvaluationDimension, HandoverDimension, LoadGrouping, LoadMeasure } from './evaluation.enums.js';

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
label(LoadGrouping, { REP: ['Rep', '销售人员'], TEAM: ['Team', '团队'] });
label(LoadMeasure, {
  HELD_LEADS: ['Leads that count', '计入保有量的线索数'],
  HELD_UNITS: ['Load units', '负载单位'],
  OWNED_LEADS: ['All leads held', '持有的全部线索数'],
});
