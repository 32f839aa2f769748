import { label } from '../platform/read/enum-label.js';
import { Handover } from './assignment.enums.js';
import { OfferStatus, OfferTurn, RejectReason } from './lead-offer.enums.js';

label(Handover, {
  POOL: ['Into a pool', '退回线索池'],
  REP: ['To one rep', '交给一位销售'],
  SPREAD: ['Spread over the team', '分摊给团队'],
});
label(OfferStatus, {
  OPEN: ['Open', '待处理'],
  ACCEPTED: ['Accepted', '已接收'],
  REJECTED: ['Rejected', '已拒收'],
  WITHDRAWN: ['Withdrawn', '已撤回'],
  SUPERSEDED: ['Overtaken', '已失效'],
});
label(RejectReason, {
  NOT_A_FIT: ['Not a fit', '不匹配'],
  NO_BUDGET: ['No budget', '无预算'],
  NO_AUTHORITY: ['No authority', '无决策权'],
  NO_NEED: ['No need', '无需求'],
  WRONG_CONTACT: ['Wrong contact', '联系人有误'],
  DUPLICATE: ['Duplicate', '重复'],
  TOO_EARLY: ['Too early', '时机未到'],
  NO_CAPACITY: ['No capacity', '无余力'],
  OTHER: ['Other', '其他'],
});
label(OfferTurn, {
  OFFERED: ['Offered', '移交'],
  BREACHED: ['Out of time', '超时'],
  ACCEPTED: ['Accepted', '接收'],
  REJECTED: ['Rejected', '拒收'],
  WITHDRAWN: ['Withdrawn', '撤回'],
  SUPERSEDED: ['Overtaken', '失效'],
});
