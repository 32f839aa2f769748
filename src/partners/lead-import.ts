import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Role } from '../platform/access/viewer.js';
import { Id, VersionedRow } from '../platform/db/row.js';
import {
  LeadImportErrorPolicy,
  LeadImportFaultCode,
  LeadImportKind,
  LeadImportMatch,
  LeadImportStatus,
} from './lead-import.enums.js';
import { Partner } from './partner.js';

/** Values of one column as a file has them. */
export interface ColumnSample {
  readonly column: string;
  readonly values: readonly string[];
}

/** The bringing in of one file: who wants it, what its columns mean, how far it is, what came of it. */
@Entity({ tableName: 'lead_import' })
export class LeadImport extends VersionedRow {
  @Id('import')
  id!: string;

  @Enum({ items: () => LeadImportKind, type: 'text' })
  kind!: LeadImportKind;

  @Enum({ items: () => LeadImportStatus, type: 'text' })
  status!: LeadImportStatus;

  @Property({ type: 'text' })
  fileName!: string;

  /** As it was declared; it was checked when the import was made. */
  @Property({ type: 'json', lazy: true })
  mapping!: object;

  @Enum({ items: () => LeadImportMatch, array: true, columnType: 'text[]' })
  matchBy!: LeadImportMatch[];

  @Enum({ items: () => LeadImportErrorPolicy, type: 'text' })
  errorPolicy!: LeadImportErrorPolicy;

  @Property({ type: 'boolean' })
  isDryRun!: boolean;

  /** With whose rights it runs. */
  @Enum({ items: () => Role, type: 'text' })
  role!: Role;

  @Property({ type: 'text' })
  createdBy!: string;

  @ManyToOne({ entity: () => Partner, ref: true, nullable: true, fieldName: 'partner_id' })
  partner!: Ref<Partner> | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  sizeBytes!: number | null;

  @Property({ type: new BigIntType('number') })
  uploadedBytes!: number;

  /** Each upload that begins takes the next number, and only the newest may add to the file. */
  @Property({ type: 'integer' })
  uploadNo!: number;

  @Property({ type: 'datetime', length: 3 })
  uploadExpiresAt!: Date;

  /** Of mapping and matching: with the hash of the file, the same import. */
  @Property({ type: 'blob', lazy: true, hidden: true })
  print!: Buffer;

  @Property({ type: 'json', nullable: true })
  samples!: ColumnSample[] | null;

  @Property({ type: 'integer', nullable: true })
  totalRows!: number | null;

  @Property({ type: 'integer' })
  processedRows!: number;

  @Property({ type: 'integer' })
  createdCount!: number;

  @Property({ type: 'integer' })
  updatedCount!: number;

  @Property({ type: 'integer' })
  unchangedCount!: number;

  @Property({ type: 'integer' })
  leftOutCount!: number;

  @Property({ type: 'integer' })
  failedCount!: number;

  @Property({ type: 'integer' })
  warningCount!: number;

  @Enum({ items: () => LeadImportFaultCode, type: 'text', nullable: true })
  faultCode!: LeadImportFaultCode | null;

  @Property({ type: 'text', nullable: true })
  faultMessage!: string | null;

  @Property({ type: 'integer', nullable: true })
  faultLine!: number | null;

  @Property({ type: 'text', nullable: true })
  faultColumn!: string | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  startedAt!: Date | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt!: Date | null;
}

/** What is wrong with one row of a file, or odd about one that was taken. */
@Entity({ tableName: 'lead_import_error', readonly: true })
export class LeadImportError {
  @PrimaryKey({ type: new BigIntType('number') })
  seq!: number;

  @ManyToOne({ entity: () => LeadImport, ref: true, fieldName: 'import_id' })
  import!: Ref<LeadImport>;

  @Property({ type: 'integer' })
  line!: number;

  @Property({ type: 'text', nullable: true })
  columnName!: string | null;

  @Property({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  message!: string;

  @Property({ type: 'boolean' })
  isWarning!: boolean;
}
