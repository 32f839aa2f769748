import { registerEnumType } from 'type-graphql';
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

function words<E extends Record<string, string>>(
  values: E,
  name: string,
  [description, each]: [string, Record<keyof E, string>],
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(each).map(([key, text]) => [key, { description: text as string }]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
}

words(Lifecycle, 'Lifecycle', [
  'What a stage means in the life of a customer; follows the stage.',
  {
    POTENTIAL: 'Might need something (潜在客户).',
    INTERESTED: 'Has shown that it does (意向客户).',
    CUSTOMER: 'Has bought (成交客户).',
    RETAINED: 'Stays (维护客户).',
    ENDED: 'Lost or put aside (已终止).',
  },
]);
words(Temperature, 'Temperature', [
  'How a lead behaves.',
  { COLD: 'Does not answer (冷线索).', WARM: 'Answers (温线索).', HOT: 'Comes by itself (热线索).' },
]);
words(Tier, 'Tier', ['Fit and value (线索等级).', { A: 'Best.', B: 'Good.', C: 'Fair.', D: 'Poor.' }]);
words(GradeSource, 'GradeSource', [
  'Where the tier or validity of a lead comes from.',
  {
    PERSON: 'It was said: by a person, a file or a program. It stays until it is said otherwise (人工).',
    MODEL:
      'It follows from the criteria models, the matrix and the screening rules in force, and goes along with them; of a DUPLICATE, from whom the house knows already (模型).',
  },
]);
words(ScreeningReason, 'ScreeningReason', [
  'Why a screening rule finds a lead valid or invalid.',
  {
    NO_CONTACT_DATA: 'INVALID: nobody can be reached (缺少联系方式).',
    TEST_OR_SPAM: 'INVALID: nobody meant it (测试或垃圾信息).',
    NOT_A_BUYER: 'INVALID: a student, an applicant, a supplier (非采购方).',
    COMPETITOR: 'INVALID: it sells what we sell (竞争对手).',
    OUT_OF_MARKET: 'INVALID: where we do not sell (不在服务市场).',
    OUT_OF_PROFILE: 'INVALID: not whom we sell to (不符合客户画像).',
    TRUSTED_SOURCE: 'VALID: it comes from where good ones come from (可信来源).',
    CONFIRMED: 'VALID: what is known of it proves it (已核实).',
    OTHER: 'Another reason, for either (其他).',
  },
]);
words(Validity, 'Validity', [
  'Whether a lead is worth a rep’s time at all.',
  {
    UNSCREENED: 'Not looked at yet (未筛选).',
    VALID: 'Worth it (有效).',
    INVALID: 'Not worth it; consumes no quota (无效).',
    DUPLICATE: 'Known already; consumes no quota (重复).',
  },
]);
words(Placement, 'Placement', [
  'Where a lead is: exactly one of these, always.',
  {
    OWNED: 'Held by a rep (已归属).',
    POOLED: 'In a pool, free to claim (在线索池).',
    WAITING: 'Waiting for a holder, with a reason (待分配).',
    ENDED: 'Out of play (已结束).',
  },
]);
words(SalesCycle, 'SalesCycle', [
  'How long a sale takes.',
  { SHORT: 'Days to weeks.', MEDIUM: 'Weeks to months.', LONG: 'Months to years.' },
]);
words(PoolPurpose, 'PoolPurpose', [
  'What a pool is for.',
  {
    CLAIM: 'Reps take leads from it (公海).',
    NURTURING: 'Leads are kept warm in it until they are offered to sales again; nobody claims from it (培育池).',
  },
]);
words(PoolVisibility, 'LeadPoolVisibility', [
  'How much of its leads a pool shows to reps before they are claimed. Its managers see all of it.',
  {
    FULL: 'Its members see who somebody is; other reps see the lead without that (公开).',
    MASKED: 'Reps see the lead, but not who somebody is: no name, e-mail, telephone or free text (脱敏).',
    MEMBERS_ONLY:
      'As MASKED for its members; other reps, and managers without a member in their teams, see none of its leads (仅成员可见).',
  },
]);
words(OwnershipChange, 'OwnershipChange', [
  'By which door a lead changed its holder.',
  {
    CREATED: 'Came in (新建).',
    CLAIMED: 'A rep took it from a pool (领取).',
    ASSIGNED: 'A manager or a rule gave it (分配).',
    TRANSFERRED: 'Handed from one rep to another (转移).',
    RELEASED: 'The rep gave it back (退回).',
    RECALLED: 'A manager took it back (收回).',
    RECLAIMED: 'A rule took it back (回收).',
    REOPENED: 'Came back into play (重新打开).',
    CLOSED: 'Left play (关闭).',
    IMPORTED: 'Read from another system (导入).',
    TEAM_CHANGED: 'Its owner went to another team and took it along (随归属人调岗).',
    HANDED_OVER: 'Its owner left (离职交接).',
    MERGED: 'It turned out to be another lead and goes on as that one (合并).',
    AUTO_ASSIGNED: 'An assignment rule gave it (自动分配).',
    ACCEPTED: 'Sales took what marketing offered (接收).',
    REJECTED: 'Sales did not want what marketing offered (拒收).',
    UNDONE: 'A change of many was taken back (撤销).',
    POOL_CHANGED: 'It went from one pool to another, or its pool was retired (转池).',
    REVIEWED: 'A pool review put it away: nobody had spoken with it for too long (公海清理).',
    REVIVED: 'It had been put away, and the customer got in touch (重新激活).',
  },
]);
words(OutcomeResult, 'OutcomeResult', [
  'How a lead was decided.',
  { WON: 'Bought (成交).', LOST: 'Did not buy (流失).', DISQUALIFIED: 'Should not have been pursued (不合格).' },
]);
words(OutcomeReason, 'OutcomeReason', [
  'Why a lead was won, lost or put aside.',
  {
    PRICE: 'The price (价格).',
    COMPETITOR: 'A competitor; name it (竞争对手).',
    TIMING: 'The time (时机).',
    NO_BUDGET: 'No money (无预算).',
    NO_NEED: 'No need (无需求).',
    NO_AUTHORITY: 'Nobody who may decide (无决策权).',
    FEATURE_GAP: 'Something was missing (功能缺失).',
    NO_RESPONSE: 'No answer (无回应).',
    DUPLICATE: 'Known already (重复).',
    FIT: 'It fits what is needed (匹配需求).',
    RELATIONSHIP: 'The relationship (客户关系).',
    OTHER: 'Something else (其他).',
  },
]);
words(BuyingRole, 'BuyingRole', [
  'What a contact means for the decision.',
  {
    DECIDER: 'Decides.',
    INFLUENCER: 'Is asked.',
    CHAMPION: 'Wants it.',
    USER: 'Will use it.',
    BLOCKER: 'Is against it.',
    OTHER: 'Something else.',
  },
]);
words(CollaboratorRole, 'CollaboratorRole', [
  'What a rep does for a lead, as its collaborator or as one who is credited for it.',
  {
    SDR: 'Won the first interest and qualified it (销售开发).',
    AE: 'Sells (客户经理).',
    SPECIALIST: 'Knows the product or the field (技术专家).',
    SUPPORT: 'Helps (支持).',
    OTHER: 'Something else (其他).',
  },
]);
words(FactAxis, 'FactAxis', [
  'An axis of which every value that a lead had is kept.',
  {
    STAGE: 'Its stage.',
    TEMPERATURE: 'Its temperature.',
    TIER: 'Its tier.',
    VALIDITY: 'Its validity.',
    OWNER: 'Its owner.',
    WEIGHT: 'What it weighs.',
  },
]);
words(OnDuplicate, 'OnDuplicate', [
  'What to do where the contact already has a lead in play.',
  {
    REFUSE: 'Refuse with `TAKEN`.',
    LINK: 'Answer with the lead that is there.',
    CREATE: 'Make another lead for the same contact.',
  },
]);
words(BulkErrorPolicy, 'BulkErrorPolicy', [
  'What to do when some rows of a bulk mutation are bad.',
  {
    REJECT_FAILED_ROWS: 'Write the good rows, report the bad ones.',
    REJECT_EVERYTHING: 'Write nothing when any row is bad.',
  },
]);
words(BulkRowStatus, 'BulkRowStatus', [
  'What became of a row.',
  { CREATED: 'A lead was made.', UPDATED: 'The lead that matched was corrected.', REJECTED: 'Nothing was written.' },
]);
