import { label } from '../platform/read/enum-label.js';
import { FindingCode, FindingSeverity, FindingTurn } from './finding.enums.js';

label(FindingCode, { NEGLECTED: ['Neglected', '疏于跟进'], OVER_CONTACT: ['Contacted too often', '过度触达'] });
label(FindingSeverity, { NOTICE: ['Notice', '提示'], WARNING: ['Warning', '警告'], SERIOUS: ['Serious', '严重'] });
label(FindingTurn, { RAISED: ['Raised', '已发现'], CLOSED: ['Closed', '已消除'] });
