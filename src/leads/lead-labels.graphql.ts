import { label } from '../platform/read/enum-label.js';
import {
  BuyingRole,
  CollaboratorRole,
  FactAxis,
  GradeSource,
  Lifecycle,
  OutcomeReason,
  OutcomeResult,
  OwnershipChange,
  Placement,
  PoolPurpose,
  PoolVisibility,
  SalesCycle,
  ScreeningReason,
  Temperature,
  Tier,
  Validity,
} from './lead.enums.js';
import { OnDuplicate } from './lead-draft.js';
import { BulkErrorPolicy, BulkRowStatus } from './upsert-leads.js';

label(Lifecycle, {
  POTENTIAL: ['Potential', '潜在客户'],
  INTERESTED: ['Interested', '意向客户'],
  CUSTOMER: ['Customer', '成交客户'],
  RETAINED: ['Retained', '维护客户'],
  ENDED: ['Ended', '已终止'],
});
label(Temperature, { COLD: ['Cold', '冷线索'], WARM: ['Warm', '温线索'], HOT: ['Hot', '热线索'] });
label(Tier, { A: ['A', 'A 级'], B: ['B', 'B 级'], C: ['C', 'C 级'], D: ['D', 'D 级'] });
label(Validity, {
  UNSCREENED: ['Unscreened', '未筛选'],
  VALID: ['Valid', '有效'],
  INVALID: ['Invalid', '无效'],
  DUPLICATE: ['Duplicate', '重复'],
});
label(GradeSource, { PERSON: ['Said', '人工'], MODEL: ['Reckoned', '模型'] });
label(ScreeningReason, {
  NO_CONTACT_DATA: ['No contact data', '缺少联系方式'],
  TEST_OR_SPAM: ['Test or spam', '测试或垃圾信息'],
  NOT_A_BUYER: ['Not a buyer', '非采购方'],
  COMPETITOR: ['Competitor', '竞争对手'],
  OUT_OF_MARKET: ['Out of our market', '不在服务市场'],
  OUT_OF_PROFILE: ['Out of our profile', '不符合客户画像'],
  TRUSTED_SOURCE: ['Trusted source', '可信来源'],
  CONFIRMED: ['Confirmed', '已核实'],
  OTHER: ['Other', '其他'],
});
label(Placement, {
  OWNED: ['Owned', '已归属'],
  POOLED: ['In a pool', '在线索池'],
  WAITING: ['Waiting', '待分配'],
  ENDED: ['Ended', '已结束'],
});
label(SalesCycle, { SHORT: ['Short', '短周期'], MEDIUM: ['Medium', '中周期'], LONG: ['Long', '长周期'] });
label(OwnershipChange, {
  CREATED: ['Created', '新建'],
  CLAIMED: ['Claimed', '领取'],
  ASSIGNED: ['Assigned', '分配'],
  TRANSFERRED: ['Transferred', '转移'],
  RELEASED: ['Released', '退回'],
  RECALLED: ['Recalled', '收回'],
  RECLAIMED: ['Reclaimed', '回收'],
  REOPENED: ['Reopened', '重新打开'],
  CLOSED: ['Closed', '关闭'],
  IMPORTED: ['Imported', '导入'],
  HANDED_OVER: ['Handed over', '离职交接'],
  MERGED: ['Merged', '合并'],
  AUTO_ASSIGNED: ['Assigned by rule', '自动分配'],
  ACCEPTED: ['Accepted', '接收'],
  REJECTED: ['Rejected', '拒收'],
  UNDONE: ['Undone', '撤销'],
  POOL_CHANGED: ['Moved between pools', '转池'],
  REVIEWED: ['Put away', '公海清理'],
  REVIVED: ['Revived', '重新激活'],
  TEAM_CHANGED: ['Went along to another team', '随归属人调岗'],
});
label(PoolPurpose, { CLAIM: ['Claiming', '公海'], NURTURING: ['Nurturing', '培育池'] });
label(PoolVisibility, {
  FULL: ['Full', '公开'],
  MASKED: ['Masked', '脱敏'],
  MEMBERS_ONLY: ['Members only', '仅成员可见'],
});
label(OutcomeResult, { WON: ['Won', '成交'], LOST: ['Lost', '流失'], DISQUALIFIED: ['Disqualified', '不合格'] });
label(OutcomeReason, {
  PRICE: ['Price', '价格'],
  COMPETITOR: ['Competitor', '竞争对手'],
  TIMING: ['Timing', '时机'],
  NO_BUDGET: ['No budget', '无预算'],
  NO_NEED: ['No need', '无需求'],
  NO_AUTHORITY: ['No authority', '无决策权'],
  FEATURE_GAP: ['Feature gap', '功能缺失'],
  NO_RESPONSE: ['No response', '无回应'],
  DUPLICATE: ['Duplicate', '重复'],
  FIT: ['Fit', '匹配需求'],
  RELATIONSHIP: ['Relationship', '客户关系'],
  OTHER: ['Other', '其他'],
});
label(BuyingRole, {
  DECIDER: ['Decider', '决策者'],
  CHAMPION: ['Champion', '支持者'],
  INFLUENCER: ['Influencer', '影响者'],
  USER: ['User', '使用者'],
  BLOCKER: ['Blocker', '反对者'],
  OTHER: ['Other', '其他'],
});
label(CollaboratorRole, {
  SDR: ['SDR', '销售开发'],
  AE: ['AE', '客户经理'],
  SPECIALIST: ['Specialist', '技术专家'],
  SUPPORT: ['Support', '支持'],
  OTHER: ['Other', '其他'],
});
label(FactAxis, {
  STAGE: ['Stage', '阶段'],
  TEMPERATURE: ['Temperature', '热度'],
  TIER: ['Tier', '线索等级'],
  VALIDITY: ['Validity', '有效性'],
  OWNER: ['Owner', '归属人'],
  WEIGHT: ['Weight', '权重'],
});
label(OnDuplicate, {
  REFUSE: ['Refuse', '拒绝'],
  LINK: ['Use the lead that is there', '使用已有线索'],
  CREATE: ['Make another', '另建线索'],
});
label(BulkErrorPolicy, {
  REJECT_EVERYTHING: ['All or nothing', '有误则全部不写入'],
  REJECT_FAILED_ROWS: ['Leave bad rows out', '仅跳过有误的行'],
});
label(BulkRowStatus, {
  CREATED: ['Created', '已新建'],
  UPDATED: ['Updated', '已更新'],
  REJECTED: ['Rejected', '未写入'],
});
