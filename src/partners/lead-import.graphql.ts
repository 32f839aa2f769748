import { Field, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime, SafeInt } from '../platform/read/scalars.js';
import { computed, open, shape, view } from '../platform/read/view.js';
import {
  LeadImportErrorPolicy,
  LeadImportFaultCode,
  LeadImportKind,
  LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { type ColumnSample, LeadImport, LeadImportError } from './lead-import.js';
import { LEAD_IMPORT_ROWS } from './lead-import-rows.js';
import { LeadImportErrorOrderField, LeadImportOrderField } from './lead-import-words.graphql.js';
import { PartnerView } from './partner.graphql.js';
import { RowCode } from './row.rules.js';

@ObjectType({ description: 'Why an import failed as a whole.' })
class LeadImportFault {
  @Field(() => LeadImportFaultCode, { description: 'What it was.' })
  code!: LeadImportFaultCode;

  @Field(() => String, { description: 'The same for a person, in English.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'The line of the file, counted from 1; null: no single one.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'The column that is missing, where it is a single one.' })
  column!: string | null;
}
shape(LeadImportFault, { code: open, message: open, line: open, column: open });

@ObjectType({ description: 'What a column of the file holds.' })
class LeadImportColumnSample {
  @Field(() => String, { description: 'The column, as the header names it.' })
  column!: string;

  @Field(() => [String], { description: 'Its first values, at most 3 different ones, each cut at 100 characters.' })
  values!: string[];
}
shape(LeadImportColumnSample, { column: open, values: open });

@ObjectType('LeadImport', {
  description:
    'The bringing in (导入) of one CSV file. It is made first, then its file is sent to `uploadUrl`, then it runs by itself; watch it by `importProgressed`. Every row is counted once: `processedRows` is the sum of the five counts below it.',
  implements: Node,
})
export class LeadImportView extends Node {
  @Field(() => Int, { description: 'Increases at every step.' })
  version!: number;

  @Field(() => LeadImportKind, { description: 'What the file tells of.' })
  kind!: LeadImportKind;

  @Field(() => LeadImportStatus, { description: 'Where it stands.' })
  status!: LeadImportStatus;

  @Field(() => String, { description: 'The name of the file, as it was said.' })
  fileName!: string;

  @Field(() => Boolean, {
    description:
      'True: nothing is kept, and the counts say what would have been done. Each batch of 1,000 rows is judged against what is there now, so that room which earlier rows would take up still counts as free.',
  })
  isDryRun!: boolean;

  @Field(() => LeadImportErrorPolicy, { description: 'What is done about a row that is refused.' })
  errorPolicy!: LeadImportErrorPolicy;

  @Field(() => [LeadImportMatch], { description: 'By what a row is taken for a lead that is known.' })
  matchBy!: LeadImportMatch[];

  @Field(() => PartnerView, { nullable: true, description: 'The partner that sends it, if it is one.' })
  partner!: PartnerView | null;

  @Field(() => SafeInt, { nullable: true, description: 'The size of the file in bytes, where it is known.' })
  sizeBytes!: number | null;

  @Field(() => SafeInt, { description: 'How much of the file has come, in bytes.' })
  uploadedBytes!: number;

  @Field(() => DateTime, { description: 'Until when the file may be sent.' })
  uploadExpiresAt!: Date;

  @Field(() => Int, { nullable: true, description: 'Rows of the file, without the header; null until it was read.' })
  totalRows!: number | null;

  @Field(() => Int, { description: 'Rows that were looked at.' })
  processedRows!: number;

  @Field(() => Int, { description: 'Rows that made a lead, a touch or an outcome.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that corrected a lead.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that told nothing new.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that the condition of the mapping leaves out.' })
  leftOutCount!: number;

  @Field(() => Int, { description: 'Rows that were refused.' })
  failedCount!: number;

  @Field(() => Int, { description: 'What is odd about rows that were taken.' })
  warningCount!: number;

  @Field(() => LeadImportFault, { nullable: true, description: 'Why it failed as a whole.' })
  fault!: LeadImportFault | null;

  @Field(() => [LeadImportColumnSample], {
    description:
      'For each column that the mapping reads what the file holds, once it was read. Forgotten 30 days after the end.',
  })
  columnSamples!: LeadImportColumnSample[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the file was found to be sound and its first row was due.',
  })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was over.' })
  finishedAt!: Date | null;
}

export const leadImports = view(
  LeadImportView,
  LeadImport,
  {
    fault: computed(
      ['faultCode', 'faultMessage', 'faultLine', 'faultColumn'],
      ({ faultCode, faultMessage, faultLine, faultColumn }: FaultOf) =>
        faultCode && { code: faultCode, message: faultMessage ?? '', line: faultLine, column: faultColumn },
    ),
    columnSamples: computed(['samples'], ({ samples }: { samples: ColumnSample[] | null }) => samples ?? []),
  },
  {
    id: 'import',
    rows: LEAD_IMPORT_ROWS,
    masks: {
      version: open,
      kind: open,
      status: open,
      fileName: open,
      isDryRun: open,
      errorPolicy: open,
      matchBy: open,
      partner: open,
      sizeBytes: open,
      uploadedBytes: open,
      uploadExpiresAt: open,
      totalRows: open,
      processedRows: open,
      createdCount: open,
      updatedCount: open,
      unchangedCount: open,
      leftOutCount: open,
      failedCount: open,
      warningCount: open,
      fault: open,
      columnSamples: open,
      createdAt: open,
      startedAt: open,
      finishedAt: open,
    },
  },
);
leadImports.add({ uploadUrl: { mask: open }, errorsUrl: { mask: open }, errors: { mask: open, far: LeadImportError } });

type FaultOf = Pick<LeadImport, 'faultCode' | 'faultMessage' | 'faultLine' | 'faultColumn'>;

@ObjectType('LeadImportRowError', {
  description: 'What is wrong with one row of a file, or odd about one that was taken.',
})
class LeadImportRowErrorView {
  @Field(() => Int, {
    description: 'The line on which the row begins, counted from 1, the header included; 0: no row of the file.',
  })
  line!: number;

  @Field(() => String, { nullable: true, description: 'The column, as the header names it; null: no single one.' })
  column!: string | null;

  @Field(() => RowCode, { description: 'What it is.' })
  code!: RowCode;

  @Field(() => String, { description: 'The same for a person, in English.' })
  message!: string;

  @Field(() => Boolean, { description: 'True: the row was taken all the same.' })
  isWarning!: boolean;
}

const ALL_OF_AN_IMPORT = {
  [Role.ADMIN]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.PARTNER]: 'ALL',
  [Role.MANAGER]: 'NONE',
  [Role.REP]: 'NONE',
  [Role.AUDITOR]: 'NONE',
  [Role.WALLBOARD]: 'NONE',
} as const;

/** They are reached by their import alone, which is seen by whoever may. */
const rowErrors = view(
  LeadImportRowErrorView,
  LeadImportError,
  { column: 'columnName', code: 'code' },
  {
    id: null,
    rows: ALL_OF_AN_IMPORT,
    masks: { line: open, column: open, code: open, message: open, isWarning: open },
  },
);

export const LeadImportConnection = connectionOf(LeadImportView, 'LeadImport');
export const LeadImportRowErrorConnection = connectionOf(LeadImportRowErrorView, 'LeadImportRowError');
export const LeadImportOrder = orderInput(LeadImportOrderField, 'LeadImportOrder');
export const LeadImportRowErrorOrder = orderInput(LeadImportErrorOrderField, 'LeadImportRowErrorOrder');

export const LEAD_IMPORT_LIST: PageSpec<LeadImport, LeadImportOrderField> = {
  view: leadImports,
  orders: { CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: LeadImportOrderField.CREATED_AT, direction: OrderDirection.DESC }],
};

export const LEAD_IMPORT_ERROR_LIST: PageSpec<LeadImportError, LeadImportErrorOrderField> = {
  view: rowErrors,
  orders: { LINE: { property: 'line', nullable: false } },
  byDefault: [{ field: LeadImportErrorOrderField.LINE, direction: OrderDirection.ASC }],
};
