import { label } from '../platform/read/enum-label.js';
import { Handover } from './assignment.enums.js';

label(Handover, {
  POOL: ['Into a pool', '退回线索池'],
  REP: ['To one rep', '交给一位销售'],
  SPREAD: ['Spread over the team', '分摊给团队'],
});
