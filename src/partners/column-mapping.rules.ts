import { LeadImportField } from './lead-import.enums.js';

/** What one column of a file says about a lead. */
export interface ColumnField {
  readonly column: string;
  readonly field: LeadImportField;
}

const CELLS: Readonly<Partial<Record<LeadImportField, string>>> = {
  [LeadImportField.NAME]: 'name',
  [LeadImportField.EMAIL]: 'email',
  [LeadImportField.PHONE]: 'phone',
  [LeadImportField.COMPANY_NAME]: 'companyName',
  [LeadImportField.COMPANY_DOMAIN]: 'companyDomain',
  [LeadImportField.SOURCE]: 'source',
  [LeadImportField.CAMPAIGN]: 'campaign',
  [LeadImportField.PRODUCT]: 'product',
  [LeadImportField.SEGMENT]: 'segment',
  [LeadImportField.TIER]: 'tier',
  [LeadImportField.NOTE]: 'note',
};

/** The places of columns whose field was named before, or null where none of them tells leads apart. */
export interface ColumnFaults {
  readonly twice: readonly number[];
  readonly hasKey: boolean;
}

export function faultsOfColumns(columns: readonly ColumnField[]): ColumnFaults {
  const twice = columns.flatMap(({ field }, place) =>
    columns.findIndex(other => other.field === field) < place ? [place] : [],
  );
  const hasKey = columns.some(({ field }) => field === LeadImportField.EXTERNAL_ID || field === LeadImportField.EMAIL);
  return { twice, hasKey };
}

/** The declared mapping that columns stand for, named one by one. Without an outside key the e-mail address is it. */
export function mappingOfColumns(columns: readonly ColumnField[]): object {
  const columnOf = (wanted: LeadImportField) => columns.find(({ field }) => field === wanted)?.column;
  const createdAt = columnOf(LeadImportField.CREATED_AT);
  const cells = columns.flatMap(({ column, field }) => (CELLS[field] ? [[CELLS[field], column]] : []));
  return {
    kind: 'leads',
    name: 'columns',
    sourceSystem: 'api',
    lead: {
      externalId: columnOf(LeadImportField.EXTERNAL_ID) ?? columnOf(LeadImportField.EMAIL),
      ...(createdAt !== undefined && { createdAt: { column: createdAt, format: 'ISO' } }),
      ...Object.fromEntries(cells),
    },
  };
}
