import { label } from '../platform/read/enum-label.js';
import { IntakePeriod } from './intake.enums.js';
import { LimitMode, OnWeightIncrease, QuotaBasis, QuotaScope, QuotaVerdict, WallKind } from './quota.enums.js';

label(LimitMode, {
  LIMITED: ['Limited', '限额'],
  UNLIMITED: ['Unlimited', '不限'],
  OPT_OUT: ['Takes no leads', '不参与分配'],
});
label(QuotaBasis, { COUNT: ['By count', '按条数'], WEIGHTED: ['By weight', '按权重'] });
label(OnWeightIncrease, { ALLOW: ['Allow', '允许'], REFUSE: ['Refuse', '拒绝'] });
label(QuotaScope, {
  ORGANISATION: ['Organisation', '全组织'],
  LEVEL: ['Level', '职级'],
  LEVEL_PIPELINE: ['Level and pipeline', '职级与流程'],
  PIPELINE: ['Pipeline', '流程'],
  PRODUCT_LINE: ['Product line', '产品线'],
  TEAM: ['Team', '团队'],
  REP: ['Rep', '销售人员'],
});
label(WallKind, {
  PIPELINE: ['Pipeline', '流程'],
  PRODUCT_LINE: ['Product line', '产品线'],
  TIER: ['Tier', '等级'],
  LIFECYCLE: ['Lifecycle', '生命周期'],
  BELOW_TIER: ['Below a tier', '低于该等级'],
});
label(QuotaVerdict, {
  DRAWS_THE_LINE: ['Draws the line', '生效'],
  OVERRULED: ['Overruled', '被覆盖'],
  OPTS_OUT: ['Takes no leads', '不参与分配'],
  WALL: ['A further limit', '附加上限'],
  NOT_SET: ['Not set', '未设置'],
});
label(IntakePeriod, {
  DAY: ['Day', '每日'],
  WEEK: ['Week', '每周'],
  MONTH: ['Month', '每月'],
  DAYS: ['Days', '自定天数'],
});
