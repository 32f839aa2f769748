import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { loaderOf } from '../platform/read/batch.js';
import { isMasked, type Mask } from '../platform/read/view.js';
import { type CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';
import { CustomField } from './custom-field.js';
import { type Choice, type CustomRecord, type KeptValue, MEMBER_OF } from './custom-field.rules.js';

/** Whose values lie in a column, and who may not see the personal ones. */
export interface CustomColumn {
  readonly holder: CustomFieldHolder;
  readonly personal: Mask;
}

/** The fields in use of a kind of object that the viewer knows of, by position; one statement for each operation's turn. */
export async function findCustomFields(ctx: Ctx, holder: CustomFieldHolder): Promise<CustomField[]> {
  const where = { holder, isArchived: false, ...knownTo(ctx.viewer) };
  return ctx.em.find(CustomField, where, { orderBy: { position: 'asc', id: 'asc' }, refresh: true });
}

/** A partner knows of the fields that are for partners. */
function knownTo({ role }: Viewer): { isForPartners?: true } {
  return role === Role.PARTNER ? { isForPartners: true } : {};
}

/** A value as it is shown. */
export interface ShownValue {
  readonly key: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly text?: string;
  readonly number?: number;
  readonly boolean?: boolean;
  readonly date?: string;
  readonly dateTime?: Date;
  readonly choice?: Choice;
  readonly choices?: readonly Choice[];
}

/** The custom values of a row that the viewer may see, by the places of their fields. */
export async function findCustomValues(
  ctx: Ctx,
  column: CustomColumn,
  row: { custom: CustomRecord },
): Promise<ShownValue[]> {
  if (Object.keys(row.custom).length === 0) return [];
  const fields = await loaderOf(ctx, 'custom fields', holders => findFieldsOf(ctx, holders)).load(column.holder);
  return fields.flatMap(field => {
    const value = row.custom[field.key];
    if (value === undefined || (field.isPersonal && isMasked(column.personal, ctx.viewer, row))) return [];
    return { key: field.key, name: field.name, kind: field.kind, [MEMBER_OF[field.kind]]: shownAs(field, value) };
  });
}

async function findFieldsOf(ctx: Ctx, holders: readonly string[]): Promise<CustomField[][]> {
  return Promise.all(holders.map(holder => findCustomFields(ctx, holder as CustomFieldHolder)));
}

function shownAs(field: CustomField, value: KeptValue): unknown {
  if (field.kind === CustomFieldKind.DATETIME) return new Date(String(value));
  if (field.kind === CustomFieldKind.CHOICE) return field.choices.find(({ key }) => key === value);
  if (field.kind === CustomFieldKind.MULTI_CHOICE)
    return field.choices.filter(({ key }) => (value as readonly string[]).includes(key));
  return value;
}
