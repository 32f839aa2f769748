import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { refuseAll } from '../platform/refusal.js';
import type { CustomFieldHolder } from './custom-field.enums.js';
import { type CustomRecord, type FieldLaw, type GivenValue, settleValues } from './custom-field.rules.js';

/** Definitions change one at a time, and not while values are written by them. */
export async function lockFields(tx: Tx, mode: 'ALONE' | 'SHARED'): Promise<void> {
  await tx.sql(mode === 'ALONE' ? ALONE : SHARED);
}

const ALONE = '/* lock custom fields */ select pg_advisory_xact_lock(7307, 0)';
const SHARED = '/* keep custom fields */ select pg_advisory_xact_lock_shared(7307, 0)';

interface CustomChange {
  readonly given: readonly GivenValue[] | null | undefined;
  /** The values before; null: the object is being made, and needs every required one. */
  readonly before: CustomRecord | null;
  readonly path: readonly string[];
}

/** The custom values of an object after a change, judged by the definitions in force, which stay until it is committed. */
export async function settleCustom(tx: Tx, holder: CustomFieldHolder, change: CustomChange): Promise<CustomRecord> {
  const { given, before, path } = change;
  if (!given && before) return before;
  const fields = await fieldsInForce(tx, Boolean(given));
  const { after, problems } = settleValues(
    fields.filter(field => field.holder === holder),
    given ?? [],
    { before: before ?? {}, path, isNew: before === null },
  );
  refuseAll(problems);
  return after;
}

export interface FieldInForce extends FieldLaw {
  readonly holder: CustomFieldHolder;
}

/** The fields that the caller may write, read once in a transaction; `kept`: they do not change before it ends. */
async function fieldsInForce(tx: Tx, isKept: boolean): Promise<readonly FieldInForce[]> {
  const known = READ.get(tx);
  if (known && (known.isKept || !isKept)) return known.fields;
  if (isKept) await lockFields(tx, 'SHARED');
  const fields = (await findFields(tx)).filter(
    ({ isForPartners }) => isForPartners || tx.ctx.viewer.role !== Role.PARTNER,
  );
  READ.set(tx, { isKept, fields });
  return fields;
}

const READ = new WeakMap<Tx, { readonly isKept: boolean; readonly fields: readonly FieldInForce[] }>();

/** All fields that are not archived. */
export function findFields(tx: Tx): Promise<(FieldInForce & { isForPartners: boolean })[]> {
  return tx.sql(FIELDS);
}

const FIELDS = `/* custom fields */ select holder, key, kind, choices, is_required as "isRequired", is_archived as "isArchived", is_for_partners as "isForPartners"
from custom_field where not is_archived`;
