/** Kinds of objects that a search finds. */
export enum SearchKind {
  LEAD = 'LEAD',
  COMPANY = 'COMPANY',
  CONTACT = 'CONTACT',
}

/** Where the words of a search were found. */
export enum SearchField {
  LABEL = 'LABEL',
  NAME = 'NAME',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  EXTERNAL_ID = 'EXTERNAL_ID',
  COMPANY_NAME = 'COMPANY_NAME',
  DOMAIN = 'DOMAIN',
}
