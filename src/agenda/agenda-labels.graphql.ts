import { label } from '../platform/read/enum-label.js';
import { ActionKind } from './agenda.enums.js';

label(ActionKind, {
  HOT_REPLY: ['Waits for an answer', '待回复'],
  SERVICE_LEVEL: ['Service level', '服务时限'],
  FIRST_TOUCH: ['First touch', '首次联系'],
  HAND_OVER_TO_ACCEPT: ['Offer to decide', '待接收'],
  NEGLECTED: ['Neglected', '疏于跟进'],
  STEP_DUE: ['Program step', '培育步骤'],
});
