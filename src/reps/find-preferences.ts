import type { Ctx } from '../platform/context.js';
import { Preference } from './preference.js';

/** What the caller has set for itself, or null. */
export function findPreferences(ctx: Ctx): Promise<Preference | null> {
  return ctx.em.findOne(Preference, { subject: ctx.viewer.subject });
}
