import { registerEnumType } from 'type-graphql';
import { FindingCode, FindingSeverity, FindingTurn } from './finding.enums.js';

registerEnumType(FindingCode, {
  name: 'FindingCode',
  description: 'What is found wrong.',
  valuesConfig: {
    NEGLECTED: {
      description:
        'Neglected (疏于跟进): a held lead that is not won, closed or invalid had no two-way contact for `maxSilenceDays` of its stage, counted from the later of `ownerSince` and `lastTwoWayAt`. Closed when both sides spoke, or the lead went to another holder, stage or out of play.',
    },
    OVER_CONTACT: {
      description:
        'Contacted too often (过度触达): more than 5 outbound touches of one contact within 7 days, over all channels and all its leads (of the lead, where it has no contact). What bounced, was busy or went to a wrong number does not count. Stands with the lead of the newest touch; closed when few enough are left within 7 days.',
    },
  },
});
registerEnumType(FindingSeverity, {
  name: 'FindingSeverity',
  description: 'How much is at stake, by the worth of the lead when it was raised.',
  valuesConfig: {
    NOTICE: { description: 'Any other lead.' },
    WARNING: { description: 'A lead of tier B or a warm one.' },
    SERIOUS: { description: 'A lead of tier A or a hot one.' },
  },
});
registerEnumType(FindingTurn, {
  name: 'FindingTurn',
  description: 'What became of a finding.',
  valuesConfig: {
    RAISED: { description: 'It was raised, or came into your sight while it was open.' },
    CLOSED: { description: 'Its cause is gone.' },
  },
});
