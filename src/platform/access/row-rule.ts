import { ALWAYS, type Condition, complete, holds, NEVER } from './condition.js';
import type { Role, Viewer } from './viewer.js';

/** Which rows a role may see. */
export type RowRule = 'ALL' | 'NONE' | ((me: Viewer) => Condition);

/** Whether a viewer may see a row that is at hand: an entity, or the part of it that an event carries. */
export function maySeeRow(rules: Readonly<Record<Role, RowRule>>, viewer: Viewer, row: object): boolean {
  const rule = rules[viewer.role];
  if (rule === 'ALL') return true;
  return rule !== 'NONE' && holds(complete(rule(viewer)), row);
}

/** The rows that a viewer may see, as a condition for the database. */
export function rowsFor(rules: Readonly<Record<Role, RowRule>>, viewer: Viewer): Condition {
  const rule = rules[viewer.role];
  if (rule === 'ALL') return ALWAYS;
  return rule === 'NONE' ? NEVER : complete(rule(viewer));
}
