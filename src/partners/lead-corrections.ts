import { labelOf } from '../leads/duplicate.rules.js';
import type { LeadFields } from './draft.rules.js';
import type { Catalogues } from './imported-catalogue.js';
import type { LeadRow } from './imported-row.js';

/** What a later row may correct of a lead. Where it stands, who holds it and what it weighs belong to those who work on it. */
const CORRECTABLE = [
  'name',
  'note',
  'segment',
  'source',
  'campaign',
  'product',
  'convertedRef',
  'value',
] as const satisfies readonly (keyof LeadFields)[];

/** A lead that is still to be made, as a later row of the same lead would have it; a blank leaves a value as it is. */
export function mergedFields(fields: LeadFields, later: LeadFields): LeadFields {
  const said = CORRECTABLE.flatMap(field => (later[field] === null ? [] : [[field, later[field]]]));
  return { ...fields, ...Object.fromEntries(said) };
}

/** A known lead as a row would have it; a blank leaves a value as it is. */
export function correctedRow(row: LeadRow, fields: LeadFields, catalogues: Catalogues): LeadRow {
  const { sources, campaigns, products } = catalogues;
  const name = fields.name ?? row.name;
  const isNamedAnew = name !== row.name && row.companyId === null;
  return {
    ...row,
    name,
    displayLabel: isNamedAnew ? labelOf({ company: null, person: name, key: row.externalId }) : row.displayLabel,
    note: fields.note ?? row.note,
    segment: fields.segment ?? row.segment,
    sourceId: sources.get(fields.source?.key ?? '') ?? row.sourceId,
    campaignId: campaigns.get(fields.campaign?.key ?? '') ?? row.campaignId,
    productId: products.get(fields.product?.key ?? '') ?? row.productId,
    convertedRef: fields.convertedRef ?? row.convertedRef,
    valueMinor: fields.value?.minorUnits ?? row.valueMinor,
    valueCurrency: fields.value?.currency ?? row.valueCurrency,
  };
}

/** Whether two states of a lead, or of what is said of it, are the same. */
export function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
