import type { Ctx, Locale } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseStale } from '../platform/refusal.js';
import { knownZone } from './known-zone.js';
import { Preference } from './preference.js';

export interface SetPreferences {
  locale?: Locale | null;
  timeZone?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says in which language and zone the caller wants to be served. What is left out stays; null takes it back. */
export function setPreferences(ctx: Ctx, input: SetPreferences): Promise<Preference> {
  const { subject } = ctx.viewer;
  return transact(
    ctx,
    async tx => {
      await tx.sql('select pg_advisory_xact_lock(7312, hashtext(?))', [subject]);
      const known = await tx.em.findOne(Preference, { subject });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const made = { subject, locale: null, timeZone: null, version: 1, createdAt: now, updatedAt: now };
      const kept = known ?? tx.em.create(Preference, made);
      if (input.locale !== undefined) kept.locale = input.locale;
      if (input.timeZone !== undefined) kept.timeZone = input.timeZone && (await knownZone(tx, input.timeZone));
      kept.updatedAt = now;
      return kept;
    },
    {
      mutation: 'setPreferences',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(Preference, { id: String(id) }),
    },
  );
}
