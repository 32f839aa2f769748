import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Ctx } from '../platform/context.js';
import { runSql } from '../platform/db/sql.js';
import { isBadUserInput } from '../platform/errors.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { whereOf } from '../platform/read/filter.js';
import { readKept } from '../platform/read/input-shape.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import { findLeadConditions } from './find-lead-conditions.js';
import { Lead } from './lead.js';

/** The house reads its own leads whole. What whoever asks may see of the answer is the view's affair. */
const COLUMN = { holder: CustomFieldHolder.LEAD, personal: {} };

/**
 * Which of these leads each filter holds for, by one statement a filter; null for one that cannot be asked any more, e.g. since a custom
 * field that it names is archived. Asked as the house, whoever the caller is.
 */
export async function findHeld(
  ctx: Ctx,
  { em, filters }: { em: EntityManager; filters: readonly object[] },
  leadIds: readonly string[],
): Promise<(ReadonlySet<string> | null)[]> {
  const held: (ReadonlySet<string> | null)[] = [];
  for (const filter of filters) {
    // Whoever is in a transaction needs no second connection: what waits for its locks may hold them all.
    const where = await conditionOf({ ...ctx, em }, filter);
    held.push(where && (await idsOf(em, where, leadIds)));
  }
  return held;
}

async function idsOf(em: EntityManager, where: object, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { sql, params } = em
    .createQueryBuilder<object>(Lead)
    .select('id' as never)
    .where(where as FilterQuery<object>)
    .toQuery();
  const rows = await runSql<{ id: string }>(em, `${HELD}(${sql}) held ${AMONG}`, [
    ...params,
    leadIds.map(id => uuidOf(id, 'lead')),
  ]);
  return new Set(rows.map(({ id }) => idFromUuid('lead', id)));
}

const HELD = '/* leads that a filter holds for */ select held.id from ';
const AMONG = 'where held.id = any (?::uuid[])';

async function conditionOf(ctx: Ctx, kept: object): Promise<object | null> {
  const { value, faults } = readKept('LeadFilter', kept);
  if (faults.length > 0) return null;
  try {
    const filter = value as object;
    return whereOf(filter, await findLeadConditions(ctx, filter, { segmentId: () => ({ $or: [] }), column: COLUMN }));
  } catch (error) {
    if (isBadUserInput(error)) return null;
    throw error;
  }
}
