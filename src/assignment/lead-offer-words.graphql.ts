import { registerEnumType } from 'type-graphql';
import { OfferStatus, OfferTurn, RejectReason } from './lead-offer.enums.js';

registerEnumType(OfferStatus, {
  name: 'OfferStatus',
  description: 'How far an offer of a lead to sales has come.',
  valuesConfig: {
    OPEN: { description: 'Sales has not decided (待处理).' },
    ACCEPTED: { description: 'Sales took the lead (已接收).' },
    REJECTED: { description: 'Sales did not want it (已拒收).' },
    WITHDRAWN: { description: 'Marketing took it back (已撤回).' },
    SUPERSEDED: { description: 'The lead got a holder by another door, was decided, or left play (已失效).' },
  },
});
registerEnumType(RejectReason, {
  name: 'RejectReason',
  description: 'Why sales does not want a lead.',
  valuesConfig: {
    NOT_A_FIT: { description: 'It does not fit what is sold (不匹配).' },
    NO_BUDGET: { description: 'No money (无预算).' },
    NO_AUTHORITY: { description: 'Nobody who may decide (无决策权).' },
    NO_NEED: { description: 'No need (无需求).' },
    WRONG_CONTACT: { description: 'The contact is wrong or cannot be reached (联系人有误).' },
    DUPLICATE: { description: 'Known already (重复).' },
    TOO_EARLY: { description: 'Not ready to buy yet (时机未到).' },
    NO_CAPACITY: { description: 'Sales has no time for it (无余力).' },
    OTHER: { description: 'Something else; the note says what (其他).' },
  },
});
registerEnumType(OfferTurn, {
  name: 'OfferTurn',
  description: 'What happened to an offer.',
  valuesConfig: {
    OFFERED: { description: 'Marketing made it.' },
    BREACHED: { description: 'Its time ran out and sales had not decided. It may still be accepted.' },
    ACCEPTED: { description: 'Sales took the lead.' },
    REJECTED: { description: 'Sales did not want it.' },
    WITHDRAWN: { description: 'Marketing took it back.' },
    SUPERSEDED: { description: 'The lead got a holder by another door, was decided, or left play.' },
  },
});
