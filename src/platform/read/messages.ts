import type { Locale } from '../context.js';
import { type Problem, UserErrorCode } from '../refusal.js';

/** What a code says by itself, and what it adds where every value in it is known. */
interface Wording {
  readonly plain: string;
  readonly detail?: string;
  /** What it says instead of `plain` where only leads of a kind are concerned, by `values.of`. */
  readonly of?: Readonly<Record<string, string>>;
}

const EN: Readonly<Record<UserErrorCode, Wording>> = {
  INVALID: { plain: 'The value is not valid.' },
  TAKEN: { plain: 'Another object has this value already.' },
  NOT_FOUND: { plain: 'There is no such object, or you may not see it.' },
  STALE_VERSION: {
    plain: 'It was changed since you read it. Reload and try again.',
    detail: 'It is at version {version} now.',
  },
  ILLEGAL_TRANSITION: {
    plain: 'The stage cannot be reached from the current one.',
    detail: '{from} does not lead to {to}.',
  },
  OUTCOME_REQUIRED: { plain: 'Closing needs a result and a reason: use `closeLead`.' },
  IDEMPOTENCY_KEY_REUSED: { plain: 'The idempotency key was used with other input.' },
  UNDO_EXPIRED: { plain: 'It is too late to undo this.', detail: 'It could be undone until {until}.' },
  POOL_RETIRED: { plain: 'The pool takes no leads any more.', detail: 'They go to {id} now.' },
  NOT_DUE: {
    plain: 'The lead is not due for review.',
    detail: 'Idle for {days} days, {attempts} failed attempts.',
  },
  ALREADY_UNDONE: { plain: 'This was undone already.' },
  NOT_ALLOWED: { plain: 'Your role does not allow this here.' },
  TOO_MANY: { plain: 'These are too many at once.', detail: 'There are {count}; {limit} at most.' },
  ALREADY_DELIVERED: { plain: 'The lead was sent this before.', detail: 'Sent at {at}.' },
  KEY_LIMIT_REACHED: { plain: 'There are two live keys already. Revoke one first.' },
  MERGED_INTO: { plain: 'It was merged into another one.', detail: 'It goes on as {id}.' },
  DUPLICATE_WON: { plain: 'A won lead cannot end as a duplicate. Merge the other way round.' },
  PARTNER_MISMATCH: { plain: 'A partner would be told what others sent. Keep the one that is no partner’s.' },
  ALREADY_ENROLLED: { plain: 'The lead is in a program already.' },
  NOT_ENROLLED: { plain: 'The lead is in no program.' },
  ALREADY_OFFERED: { plain: 'The lead is on offer to sales already.' },
  OFFER_ENDED: { plain: 'The offer was decided, withdrawn or overtaken before.' },
  PROGRAM_INACTIVE: { plain: 'The program takes no leads at the moment.' },
  KIND_IS_FIXED: { plain: 'The kind of a field stays as it was first saved. Make another field.' },
  CHOICE_IN_USE: { plain: 'A choice is in use: retire it instead of leaving it out.' },
  FIELD_LIMIT_REACHED: { plain: 'There are 100 fields of this kind of object already.' },
  PROGRAM_IN_USE: { plain: 'The steps cannot be changed while leads are in the program.' },
  TOO_LARGE: { plain: 'The file is larger than is allowed.', detail: 'At most {limit} bytes.' },
  IMPORT_LIMIT_REACHED: { plain: 'Too many imports are not over yet.', detail: 'At most {limit} at a time.' },
  IMPORT_OVER: { plain: 'The import is over already.' },
  REP_INACTIVE: { plain: 'The rep has left.' },
  ON_LEAVE: { plain: 'The rep is on leave.', detail: 'Back on {until}.' },
  OFFLINE: { plain: 'The rep is offline.' },
  BUSY: { plain: 'The rep is busy.' },
  AWAY: { plain: 'The rep is away.' },
  OPTED_OUT: { plain: 'The rep takes no leads at the moment.' },
  NOT_POOL_MEMBER: { plain: 'The rep may not claim from this pool.' },
  SKILL_MISMATCH: { plain: 'The rep lacks a skill that the lead needs.' },
  SEGMENT_MISMATCH: { plain: 'The lead is outside the segments of the rep.' },
  QUOTA_EXCEEDED: { plain: 'The rep holds as much as the quota allows.', detail: 'Held: {held} of {capacity}.' },
  TEAM_QUOTA_EXCEEDED: { plain: 'The team holds as much as its quota allows.', detail: 'Held: {held} of {capacity}.' },
  TIER_QUOTA_EXCEEDED: {
    plain: 'The rep holds as many leads of this tier as the quota allows.',
    detail: 'Held: {held} of {capacity}.',
  },
  LIFECYCLE_QUOTA_EXCEEDED: {
    plain: 'The rep holds as many leads of this lifecycle as the quota allows.',
    detail: 'Held: {held} of {capacity}.',
  },
  PIPELINE_QUOTA_EXCEEDED: {
    plain: 'The rep holds as many leads of this pipeline as the quota allows.',
    detail: 'Held: {held} of {capacity}.',
  },
  PRODUCT_LINE_QUOTA_EXCEEDED: {
    plain: 'The rep holds as many leads of this product line as the quota allows.',
    detail: 'Held: {held} of {capacity}.',
  },
  RESERVED_FOR_HIGHER_TIER: { plain: 'The last places are kept for leads of a higher tier.' },
  INTAKE_CAP_REACHED: {
    plain: 'The rep has taken as many leads as this period allows.',
    detail: 'Free again at {until}.',
    of: {
      PIPELINE: 'The rep has taken as many leads of this pipeline as this period allows.',
      PRODUCT_LINE: 'The rep has taken as many leads of this product line as this period allows.',
    },
  },
  PREVIOUS_OWNER_COOLDOWN: { plain: 'The rep held this lead until lately and must wait.', detail: 'Until {until}.' },
  NEW_LEAD_DELAY: { plain: 'The lead is too new to be claimed.', detail: 'Free at {until}.' },
  VIEW_LIMIT_REACHED: {
    plain: 'The rep has looked at as many leads as this period allows.',
    detail: 'Free again at {until}.',
  },
  PROTECTED: { plain: 'The lead is protected for its owner.', detail: 'Until {until}.' },
  ALREADY_OWNED: { plain: 'The lead has an owner already.' },
  LEAD_TERMINAL: { plain: 'The lead is closed.' },
  NO_RULE_MATCHED: { plain: 'No assignment rule fits this lead.' },
};

const ZH: Readonly<Record<UserErrorCode, Wording>> = {
  INVALID: { plain: '该值无效。' },
  TAKEN: { plain: '该值已被其他对象占用。' },
  NOT_FOUND: { plain: '对象不存在，或您无权查看。' },
  STALE_VERSION: { plain: '数据已被他人修改，请刷新后重试。', detail: '当前版本为 {version}。' },
  ILLEGAL_TRANSITION: { plain: '无法从当前阶段进入该阶段。', detail: '{from} 不能进入 {to}。' },
  OUTCOME_REQUIRED: { plain: '关闭线索须填写结果和原因，请使用 closeLead。' },
  IDEMPOTENCY_KEY_REUSED: { plain: '该幂等键已用于其他输入。' },
  UNDO_EXPIRED: { plain: '已超过可撤销的时间。', detail: '可撤销至 {until}。' },
  POOL_RETIRED: { plain: '该线索池已停用。', detail: '线索已转入 {id}。' },
  NOT_DUE: { plain: '该线索未到清理条件。', detail: '闲置 {days} 天，未接通 {attempts} 次。' },
  ALREADY_UNDONE: { plain: '该操作已撤销。' },
  NOT_ALLOWED: { plain: '您的角色无权执行此操作。' },
  TOO_MANY: { plain: '数量过多。', detail: '共 {count} 项，最多 {limit} 项。' },
  ALREADY_DELIVERED: { plain: '该线索已收到过此内容。', detail: '发送于 {at}。' },
  KEY_LIMIT_REACHED: { plain: '已有两个有效密钥，请先撤销其中一个。' },
  MERGED_INTO: { plain: '该对象已合并到另一个对象。', detail: '现为 {id}。' },
  DUPLICATE_WON: { plain: '已成交的线索不能作为重复线索结束，请反向合并。' },
  PARTNER_MISMATCH: { plain: '合并后合作伙伴会看到他人提供的信息，请保留不属于合作伙伴的一方。' },
  ALREADY_ENROLLED: { plain: '该线索已在培育计划中。' },
  NOT_ENROLLED: { plain: '该线索不在任何培育计划中。' },
  ALREADY_OFFERED: { plain: '该线索已移交销售，等待答复。' },
  OFFER_ENDED: { plain: '该移交已被处理、撤回或失效。' },
  PROGRAM_INACTIVE: { plain: '该培育计划目前不接收线索。' },
  KIND_IS_FIXED: { plain: '字段类型保存后不能更改，请新建字段。' },
  CHOICE_IN_USE: { plain: '该选项正在使用，请停用而不要删除。' },
  FIELD_LIMIT_REACHED: { plain: '该类对象的自定义字段已达 100 个。' },
  PROGRAM_IN_USE: { plain: '培育计划中仍有线索，不能更改步骤。' },
  TOO_LARGE: { plain: '文件超过允许的大小。', detail: '最多 {limit} 字节。' },
  IMPORT_LIMIT_REACHED: { plain: '未结束的导入过多。', detail: '同时最多 {limit} 个。' },
  IMPORT_OVER: { plain: '该导入已结束。' },
  REP_INACTIVE: { plain: '该销售已离职。' },
  ON_LEAVE: { plain: '该销售正在休假。', detail: '{until} 返回。' },
  OFFLINE: { plain: '该销售已离线。' },
  BUSY: { plain: '该销售正忙。' },
  AWAY: { plain: '该销售暂时离开。' },
  OPTED_OUT: { plain: '该销售目前不接收线索。' },
  NOT_POOL_MEMBER: { plain: '该销售无权从此线索池领取。' },
  SKILL_MISMATCH: { plain: '该销售不具备此线索所需的技能。' },
  SEGMENT_MISMATCH: { plain: '此线索不在该销售负责的细分范围内。' },
  QUOTA_EXCEEDED: { plain: '该销售的保有量已达上限。', detail: '当前 {held}，上限 {capacity}。' },
  TEAM_QUOTA_EXCEEDED: { plain: '团队的保有量已达上限。', detail: '当前 {held}，上限 {capacity}。' },
  TIER_QUOTA_EXCEEDED: { plain: '该销售在此等级的保有量已达上限。', detail: '当前 {held}，上限 {capacity}。' },
  LIFECYCLE_QUOTA_EXCEEDED: { plain: '该销售在此客户阶段的保有量已达上限。', detail: '当前 {held}，上限 {capacity}。' },
  PIPELINE_QUOTA_EXCEEDED: { plain: '该销售在此管道的保有量已达上限。', detail: '当前 {held}，上限 {capacity}。' },
  PRODUCT_LINE_QUOTA_EXCEEDED: {
    plain: '该销售在此产品线的保有量已达上限。',
    detail: '当前 {held}，上限 {capacity}。',
  },
  RESERVED_FOR_HIGHER_TIER: { plain: '剩余名额保留给更高等级的线索。' },
  INTAKE_CAP_REACHED: {
    plain: '该销售本周期的领取数量已达上限。',
    detail: '{until} 后可再领取。',
    of: {
      PIPELINE: '该销售本周期在此管道的领取数量已达上限。',
      PRODUCT_LINE: '该销售本周期在此产品线的领取数量已达上限。',
    },
  },
  PREVIOUS_OWNER_COOLDOWN: { plain: '该销售曾是前归属人，尚在限制期内。', detail: '限制至 {until}。' },
  NEW_LEAD_DELAY: { plain: '新线索尚不可领取。', detail: '{until} 后可领取。' },
  VIEW_LIMIT_REACHED: { plain: '该销售本周期的查看数量已达上限。', detail: '{until} 后可再查看。' },
  PROTECTED: { plain: '线索处于保护期。', detail: '保护至 {until}。' },
  ALREADY_OWNED: { plain: '线索已有归属人。' },
  LEAD_TERMINAL: { plain: '线索已终止。' },
  NO_RULE_MATCHED: { plain: '没有匹配的分配规则。' },
};

/** What class-validator found, in Chinese; `#` stands for the numbers of the English sentence, in their order. */
const ZH_RULES: Readonly<Record<string, string>> = {
  isLength: '长度须在 # 至 # 个字符之间。',
  minLength: '长度不得少于 # 个字符。',
  maxLength: '长度不得超过 # 个字符。',
  min: '不得小于 #。',
  max: '不得大于 #。',
  arrayMinSize: '至少须有 # 项。',
  arrayMaxSize: '最多只能有 # 项。',
};

/** What to tell a person about a problem, in the language of the caller. */
export function messageOf(problem: Problem, locale: Locale): string {
  if (locale === 'zh-CN') return ruleInChinese(problem) ?? filled(ZH[problem.code], problem.values);
  return problem.message ?? filled(EN[problem.code], problem.values);
}

function filled({ plain: ofAll, detail, of }: Wording, values: Problem['values']): string {
  const plain = of?.[String(values?.of)] ?? ofAll;
  if (!detail) return plain;
  const names = [...detail.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.some(name => values?.[name] === undefined)) return plain;
  const separator = /[。！？]$/.test(plain) ? '' : ' ';
  return plain + separator + detail.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values?.[name]));
}

function ruleInChinese(problem: Problem): string | null {
  const sentence = ZH_RULES[String(problem.values?.rule)];
  if (!sentence) return null;
  const numbers = problem.message?.match(/-?\d+(\.\d+)?/g) ?? [];
  const wanted = sentence.split('#').length - 1;
  if (numbers.length < wanted) return null;
  const last = numbers.slice(numbers.length - wanted);
  return sentence.split('#').reduce((text, part, index) => text + last[index - 1] + part);
}
