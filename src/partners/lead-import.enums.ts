/** What a file tells of. */
export enum LeadImportKind {
  LEADS = 'LEADS',
  INTERACTIONS = 'INTERACTIONS',
  OUTCOMES = 'OUTCOMES',
}

/** Where an import stands. */
export enum LeadImportStatus {
  PENDING = 'PENDING',
  VALIDATING = 'VALIDATING',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  PARTIALLY_FAILED = 'PARTIALLY_FAILED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}

/** By what a row is taken for a lead that is known. */
export enum LeadImportMatch {
  EXTERNAL_ID = 'EXTERNAL_ID',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
}

/** What to do about a row that is refused. */
export enum LeadImportErrorPolicy {
  SKIP_ROWS = 'SKIP_ROWS',
  STOP = 'STOP',
}

/** Why an import failed as a whole. */
export enum LeadImportFaultCode {
  EMPTY = 'EMPTY',
  ENCODING = 'ENCODING',
  WRONG_HEADER = 'WRONG_HEADER',
  TOO_MANY_COLUMNS = 'TOO_MANY_COLUMNS',
  BROKEN_QUOTE = 'BROKEN_QUOTE',
  RECORD_TOO_LONG = 'RECORD_TOO_LONG',
  MISSING_COLUMN = 'MISSING_COLUMN',
  ROW_REFUSED = 'ROW_REFUSED',
  SAME_FILE = 'SAME_FILE',
  UPLOAD_EXPIRED = 'UPLOAD_EXPIRED',
  NOT_ALLOWED = 'NOT_ALLOWED',
  INTERNAL = 'INTERNAL',
}

/** What a column says about a lead, where columns are named one by one. */
export enum LeadImportField {
  EXTERNAL_ID = 'EXTERNAL_ID',
  CREATED_AT = 'CREATED_AT',
  NAME = 'NAME',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  COMPANY_NAME = 'COMPANY_NAME',
  COMPANY_DOMAIN = 'COMPANY_DOMAIN',
  SOURCE = 'SOURCE',
  CAMPAIGN = 'CAMPAIGN',
  PRODUCT = 'PRODUCT',
  SEGMENT = 'SEGMENT',
  TIER = 'TIER',
  NOTE = 'NOTE',
}
