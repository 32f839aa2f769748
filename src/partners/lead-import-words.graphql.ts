import { registerEnumType } from 'type-graphql';
import {
  LeadImportErrorPolicy,
  LeadImportFaultCode,
  LeadImportField,
  LeadImportKind,
  LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { RowCode } from './row.rules.js';

registerEnumType(LeadImportKind, {
  name: 'LeadImportKind',
  description: 'What a file tells of.',
  valuesConfig: {
    LEADS: { description: 'Leads.' },
    INTERACTIONS: { description: 'Touches, and the stages and owners that they tell. For administrators.' },
    OUTCOMES: { description: 'Decisions: won, lost, disqualified. For administrators.' },
  },
});
registerEnumType(LeadImportStatus, {
  name: 'LeadImportStatus',
  description: 'Where an import stands.',
  valuesConfig: {
    PENDING: { description: 'It waits for its file.' },
    VALIDATING: { description: 'The file is here and is read through; nothing of it is used yet.' },
    RUNNING: { description: 'Its rows are brought in.' },
    SUCCEEDED: { description: 'Over: every row was taken.' },
    PARTIALLY_FAILED: { description: 'Over: some rows were refused, all others were taken.' },
    FAILED: { description: 'Over: see `fault`. What was taken before stays.' },
    CANCELLED: { description: 'Over: it was cancelled. What was taken before stays.' },
  },
});
registerEnumType(LeadImportMatch, {
  name: 'LeadImportMatch',
  description: 'By what a row is taken for a lead that is known. A partner is matched against its own leads only.',
  valuesConfig: {
    EXTERNAL_ID: { description: 'The same source system and outside key.' },
    EMAIL: { description: 'The same e-mail address; of several leads in play the newest.' },
    PHONE: { description: 'The same telephone number; of several leads in play the newest.' },
  },
});
registerEnumType(LeadImportErrorPolicy, {
  name: 'LeadImportErrorPolicy',
  description: 'What is done about a row that is refused.',
  valuesConfig: {
    SKIP_ROWS: { description: 'It is left out and told; all others are taken.' },
    STOP: {
      description:
        'The import ends. What the file alone tells is found before any row is taken; otherwise nothing of that batch of at most 1,000 rows is taken, and what was taken before stays.',
    },
  },
});
registerEnumType(LeadImportFaultCode, {
  name: 'LeadImportFaultCode',
  description: 'Why an import failed as a whole.',
  valuesConfig: {
    EMPTY: { description: 'The file has no header, or no rows.' },
    ENCODING: { description: 'The file is not UTF-8.' },
    WRONG_HEADER: { description: 'A column has no name, or two have the same.' },
    TOO_MANY_COLUMNS: { description: 'More than 1,000 columns.' },
    BROKEN_QUOTE: { description: 'A quote is not closed, or stands where none may stand.' },
    RECORD_TOO_LONG: { description: 'A row is longer than 4 MiB.' },
    MISSING_COLUMN: { description: 'The mapping reads a column that the file has not.' },
    ROW_REFUSED: { description: 'A row was refused and the policy is STOP, or every row was.' },
    SAME_FILE: { description: 'The same file with the same mapping is being brought in already.' },
    UPLOAD_EXPIRED: { description: 'The file did not come in time.' },
    NOT_ALLOWED: { description: 'The partner was switched off, or the mapping does not fit any more.' },
    INTERNAL: { description: 'Something went wrong here. Nothing is in twice: the same file may be sent again.' },
  },
});
registerEnumType(LeadImportField, {
  name: 'LeadImportField',
  description: 'What a column says about a lead.',
  valuesConfig: {
    EXTERNAL_ID: { description: 'Its key in the system that it comes from. Left out: the e-mail address is it.' },
    CREATED_AT: { description: 'When it came in, RFC 3339. Left out: now.' },
    NAME: { description: 'The name of the person.' },
    EMAIL: { description: 'The e-mail address of the person.' },
    PHONE: { description: 'The telephone number of the person, with its country code.' },
    COMPANY_NAME: { description: 'The name of the company.' },
    COMPANY_DOMAIN: { description: 'The domain of the company.' },
    SOURCE: { description: 'The key of its source, made where it is new. Not for partners.' },
    CAMPAIGN: { description: 'The key of its campaign, made where it is new. Not for partners.' },
    PRODUCT: { description: 'The key of its product, made where it is new. Not for partners.' },
    SEGMENT: { description: 'Its segment.' },
    TIER: { description: 'Its tier: A, B, C or D.' },
    NOTE: { description: 'Free text.' },
  },
});
registerEnumType(RowCode, {
  name: 'LeadImportRowCode',
  description: 'Why a row is refused, or what is odd about one that is taken.',
  valuesConfig: {
    COLUMN_COUNT: { description: 'It has not as many cells as the header.' },
    BLANK: { description: 'A value must not be blank.' },
    UNKNOWN_VALUE: { description: 'The mapping does not say what a value means.' },
    INVALID: { description: 'A value cannot be meant.' },
    INVALID_TIME: { description: 'A time is not of the declared form.' },
    INVALID_NUMBER: { description: 'A number is not one, or out of range.' },
    TOO_LONG: { description: 'A value is too long.' },
    NUL_CHARACTER: { description: 'A cell holds a NUL character.' },
    IN_THE_FUTURE: { description: 'It lies in the future.' },
    NEGATIVE_DURATION: { description: 'It ends before it starts.' },
    NOT_FOUND: { description: 'What it refers to is not known.' },
    TAKEN: { description: 'It is taken by something else.' },
    MERGED: { description: 'The lead was merged into another one.' },
    CHANGED_SINCE: { description: 'It was changed by hand since.' },
    OUTCOME_REQUIRED: { description: 'A won or ended stage is reached by an outcome.' },
    NO_ROOM: { description: 'The rep who holds it, or a team of theirs, has no room for it.' },
    REP_INACTIVE: { description: 'The rep who holds it is not active.' },
    DECIDED_BEFORE_CREATED: { description: 'It was decided before it came in.' },
  },
});

/** Fields that imports can be sorted by. */
export enum LeadImportOrderField {
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(LeadImportOrderField, {
  name: 'LeadImportOrderField',
  description: 'Fields that imports can be sorted by.',
  valuesConfig: { CREATED_AT: { description: 'When the import was made.' } },
});

/** Fields that the errors of an import can be sorted by. */
export enum LeadImportErrorOrderField {
  LINE = 'LINE',
}
registerEnumType(LeadImportErrorOrderField, {
  name: 'LeadImportRowErrorOrderField',
  description: 'Fields that the errors of an import can be sorted by.',
  valuesConfig: { LINE: { description: 'The line of the row.' } },
});
