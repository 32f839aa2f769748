import { CustomFieldHolder } from '../leads/custom-field.enums.js';
import { CustomField } from '../leads/custom-field.js';
import type { Tx } from '../platform/db/tx.js';

/** The keys of the custom fields of leads that tell who somebody is. */
export async function personalKeys(tx: Tx): Promise<ReadonlySet<string>> {
  const fields = await tx.em.find(CustomField, { holder: CustomFieldHolder.LEAD, isPersonal: true });
  return new Set(fields.map(({ key }) => key));
}
