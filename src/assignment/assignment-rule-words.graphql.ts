import { registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { AssignmentOutcome, OverflowPolicy } from './assignment-rule.enums.js';

registerEnumType(OverflowPolicy, {
  name: 'OverflowPolicy',
  description: 'What becomes of a lead for which nobody of a rule has room.',
  valuesConfig: {
    HOLD_IN_POOL: {
      description:
        'It stays where it is and is tried again every minute, and as soon as a line or cap is set (留在线索池).',
    },
    OVERFLOW_TEAM: { description: 'The reps of another team get it, where they have room (转给其他团队).' },
    TEMP_BOOST: { description: 'The line of whoever has the best claim is raised for a time, on record (临时提额).' },
    NURTURE: { description: 'It goes into a pool where leads are nurtured (转入培育).' },
  },
});
label(OverflowPolicy, {
  HOLD_IN_POOL: ['Hold', '留在线索池'],
  OVERFLOW_TEAM: ['Another team', '转给其他团队'],
  TEMP_BOOST: ['Raise the line for a time', '临时提额'],
  NURTURE: ['Nurture', '转入培育'],
});
registerEnumType(AssignmentOutcome, {
  name: 'AssignmentOutcome',
  description: 'How an automatic assignment ended for a lead.',
  valuesConfig: {
    ASSIGNED: { description: 'A rep got it (已分配).' },
    HELD_IN_POOL: { description: 'A rule wants it and nobody may have it (留在线索池).' },
    REFUSED: { description: 'No rule wants it (无规则匹配).' },
  },
});
label(AssignmentOutcome, {
  ASSIGNED: ['Assigned', '已分配'],
  HELD_IN_POOL: ['Held', '留在线索池'],
  REFUSED: ['No rule', '无规则匹配'],
});
