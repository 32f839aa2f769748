import { label } from '../platform/read/enum-label.js';
import {
  LeadImportErrorPolicy,
  LeadImportFaultCode,
  LeadImportField,
  LeadImportKind,
  LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { LeadImportErrorOrderField, LeadImportOrderField } from './lead-import-words.graphql.js';
import { RowCode } from './row.rules.js';

label(LeadImportKind, {
  LEADS: ['Leads', '线索'],
  INTERACTIONS: ['Interactions', '互动'],
  OUTCOMES: ['Outcomes', '结果'],
});
label(LeadImportStatus, {
  PENDING: ['Waits for its file', '等待文件'],
  VALIDATING: ['Being checked', '校验中'],
  RUNNING: ['Running', '导入中'],
  SUCCEEDED: ['Done', '成功'],
  PARTIALLY_FAILED: ['Done, some rows refused', '部分失败'],
  FAILED: ['Failed', '失败'],
  CANCELLED: ['Cancelled', '已取消'],
});
label(LeadImportMatch, {
  EXTERNAL_ID: ['Outside key', '外部编号'],
  EMAIL: ['E-mail', '电子邮箱'],
  PHONE: ['Telephone', '电话'],
});
label(LeadImportErrorPolicy, { SKIP_ROWS: ['Skip the row', '跳过该行'], STOP: ['Stop', '停止导入'] });
label(LeadImportFaultCode, {
  EMPTY: ['Empty', '文件为空'],
  ENCODING: ['Not UTF-8', '编码不是 UTF-8'],
  WRONG_HEADER: ['Wrong header', '表头有误'],
  TOO_MANY_COLUMNS: ['Too many columns', '列数过多'],
  BROKEN_QUOTE: ['Broken quote', '引号不匹配'],
  RECORD_TOO_LONG: ['Row too long', '行过长'],
  MISSING_COLUMN: ['Missing column', '缺少列'],
  ROW_REFUSED: ['Row refused', '行被拒绝'],
  SAME_FILE: ['Same file twice', '文件重复'],
  UPLOAD_EXPIRED: ['File did not come', '上传超时'],
  NOT_ALLOWED: ['Not allowed', '无权操作'],
  INTERNAL: ['Internal error', '内部错误'],
});
label(LeadImportField, {
  EXTERNAL_ID: ['Outside key', '外部编号'],
  CREATED_AT: ['Created', '创建时间'],
  NAME: ['Name', '姓名'],
  EMAIL: ['E-mail', '电子邮箱'],
  PHONE: ['Telephone', '电话'],
  COMPANY_NAME: ['Company', '公司'],
  COMPANY_DOMAIN: ['Domain of the company', '公司域名'],
  SOURCE: ['Source', '来源'],
  CAMPAIGN: ['Campaign', '营销活动'],
  PRODUCT: ['Product', '产品'],
  SEGMENT: ['Segment', '细分市场'],
  TIER: ['Tier', '等级'],
  NOTE: ['Note', '备注'],
});
label(RowCode, {
  COLUMN_COUNT: ['Number of cells', '单元格数不符'],
  BLANK: ['Blank', '为空'],
  UNKNOWN_VALUE: ['Unknown value', '未知的值'],
  INVALID: ['Not valid', '无效'],
  INVALID_TIME: ['Not a time', '时间无效'],
  INVALID_NUMBER: ['Not a number', '数字无效'],
  TOO_LONG: ['Too long', '过长'],
  NUL_CHARACTER: ['NUL character', '含空字符'],
  IN_THE_FUTURE: ['In the future', '时间在未来'],
  NEGATIVE_DURATION: ['Ends before it starts', '结束早于开始'],
  NOT_FOUND: ['Not found', '不存在'],
  TAKEN: ['Taken', '已被占用'],
  MERGED: ['Merged', '已合并'],
  CHANGED_SINCE: ['Changed by hand', '已被人工更改'],
  OUTCOME_REQUIRED: ['Outcome required', '须填写结果'],
  NO_ROOM: ['No room', '保有量已满'],
  REP_INACTIVE: ['Rep has left', '销售已离职'],
  DECIDED_BEFORE_CREATED: ['Decided before it came', '成交早于创建'],
});
label(LeadImportOrderField, { CREATED_AT: ['Created', '创建时间'] });
label(LeadImportErrorOrderField, { LINE: ['Line', '行号'] });
