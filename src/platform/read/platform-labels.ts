import { Role, Scope } from '../access/viewer.js';
import { UserErrorCode } from '../refusal.js';
import { label } from './enum-label.js';
import { Language } from './locale.graphql.js';
import { OrderDirection } from './page-args.js';

label(Language, { EN: ['English', '英语'], ZH_CN: ['Chinese (simplified)', '简体中文'] });
label(OrderDirection, { ASC: ['Ascending', '升序'], DESC: ['Descending', '降序'] });
label(Role, {
  ADMIN: ['Administrator', '管理员'],
  MANAGER: ['Manager', '销售主管'],
  REP: ['Rep', '销售人员'],
  MARKETER: ['Marketer', '市场人员'],
  AUDITOR: ['Auditor', '审计员'],
  WALLBOARD: ['Wallboard', '看板'],
  PARTNER: ['Partner', '合作伙伴'],
});
label(Scope, {
  LEADS_READ: ['Read', '读取'],
  LEADS_WRITE: ['Write', '写入'],
  FEEDS: ['Live feeds', '实时推送'],
});
label(UserErrorCode, {
  INVALID: ['Not valid', '无效'],
  TAKEN: ['Taken', '已被占用'],
  NOT_FOUND: ['Not found', '不存在'],
  STALE_VERSION: ['Changed meanwhile', '已被他人修改'],
  ILLEGAL_TRANSITION: ['Stage not reachable', '无法进入该阶段'],
  OUTCOME_REQUIRED: ['Outcome required', '须填写结果'],
  IDEMPOTENCY_KEY_REUSED: ['Idempotency key reused', '幂等键重复使用'],
  UNDO_EXPIRED: ['Too late to undo', '已超过可撤销时间'],
  ALREADY_UNDONE: ['Undone already', '已撤销'],
  TOO_MANY: ['Too many', '数量过多'],
  NOT_ALLOWED: ['Not allowed', '无权操作'],
  ALREADY_DELIVERED: ['Sent before', '已发送过'],
  KEY_LIMIT_REACHED: ['Two live keys already', '有效密钥已达上限'],
  MERGED_INTO: ['Merged', '已合并'],
  DUPLICATE_WON: ['Won', '已成交'],
  PARTNER_MISMATCH: ['Of another partner', '合作伙伴不符'],
  ALREADY_ENROLLED: ['In a program already', '已在培育计划中'],
  NOT_ENROLLED: ['In no program', '不在培育计划中'],
  ALREADY_OFFERED: ['On offer already', '已移交待答复'],
  OFFER_ENDED: ['Offer is over', '移交已结束'],
  PROGRAM_INACTIVE: ['Program takes no leads', '培育计划已停用'],
  KIND_IS_FIXED: ['Kind is fixed', '类型不可更改'],
  CHOICE_IN_USE: ['Choice in use', '选项使用中'],
  FIELD_LIMIT_REACHED: ['Field limit reached', '字段数已达上限'],
  PROGRAM_IN_USE: ['Program in use', '培育计划使用中'],
  REP_INACTIVE: ['Left', '已离职'],
  ON_LEAVE: ['On leave', '休假'],
  OFFLINE: ['Offline', '离线'],
  BUSY: ['Busy', '忙碌'],
  AWAY: ['Away', '离开'],
  OPTED_OUT: ['Takes no leads', '不参与分配'],
  NOT_POOL_MEMBER: ['Not of this pool', '不属此池'],
  SKILL_MISMATCH: ['Lacks a skill', '技能不符'],
  SEGMENT_MISMATCH: ['Outside the segments', '细分不符'],
  QUOTA_EXCEEDED: ['Quota full', '保有量已满'],
  TEAM_QUOTA_EXCEEDED: ['Team quota full', '团队保有量已满'],
  TIER_QUOTA_EXCEEDED: ['Tier quota full', '该级保有量已满'],
  LIFECYCLE_QUOTA_EXCEEDED: ['Lifecycle quota full', '该客户阶段保有量已满'],
  PIPELINE_QUOTA_EXCEEDED: ['Pipeline quota full', '该管道保有量已满'],
  PRODUCT_LINE_QUOTA_EXCEEDED: ['Product line quota full', '该产品线保有量已满'],
  RESERVED_FOR_HIGHER_TIER: ['Kept for a higher tier', '为更高等级预留'],
  INTAKE_CAP_REACHED: ['Intake cap reached', '领取上限已到'],
  PREVIOUS_OWNER_COOLDOWN: ['Cooldown of the former owner', '前归属人限制'],
  NEW_LEAD_DELAY: ['Too new to claim', '新线索等待期'],
  VIEW_LIMIT_REACHED: ['View limit reached', '查看上限已到'],
  PROTECTED: ['Protected', '保护期内'],
  ALREADY_OWNED: ['Owned already', '已有归属人'],
  LEAD_TERMINAL: ['Closed', '已终止'],
  NO_RULE_MATCHED: ['No rule fits', '无匹配规则'],
});
