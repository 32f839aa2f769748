/** What a custom field is a field of. */
export enum CustomFieldHolder {
  LEAD = 'LEAD',
  COMPANY = 'COMPANY',
  CONTACT = 'CONTACT',
}

/** What the values of a custom field are. */
export enum CustomFieldKind {
  TEXT = 'TEXT',
  URL = 'URL',
  NUMBER = 'NUMBER',
  INTEGER = 'INTEGER',
  BOOLEAN = 'BOOLEAN',
  DATE = 'DATE',
  DATETIME = 'DATETIME',
  CHOICE = 'CHOICE',
  MULTI_CHOICE = 'MULTI_CHOICE',
}
