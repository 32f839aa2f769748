import { label } from '../platform/read/enum-label.js';
import { Presence, RepLevel } from './rep.enums.js';

label(Presence, {
  AVAILABLE: ['Available', '在线'],
  BUSY: ['Busy', '忙碌'],
  AWAY: ['Away', '离开'],
  OFFLINE: ['Offline', '离线'],
  ON_LEAVE: ['On leave', '休假'],
});
label(RepLevel, {
  NOVICE: ['Novice', '新手'],
  REGULAR: ['Regular', '熟练'],
  SENIOR: ['Senior', '资深'],
  EXPERT: ['Expert', '专家'],
});
