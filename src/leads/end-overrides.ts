import { LockMode } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { gradeLead } from './grade.js';
import { Lead } from './lead.js';

const LIMIT_ROWS = 100;

/** Gives leads back the temperature that they had before one was set by hand for a time that is over. */
export async function endOverrides(ctx: Ctx): Promise<void> {
  const now = await ctx.runtime.now();
  await transact(ctx, async tx => {
    const due = await tx.em.find(
      Lead,
      { temperatureUntil: { $lte: now } },
      {
        lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
        orderBy: { temperatureUntil: 'asc', id: 'asc' },
        limit: LIMIT_ROWS,
      },
    );
    for (const lead of due)
      await gradeLead(tx, lead, {
        temperature: lead.temperatureBefore,
        until: null,
        reason: 'Set by hand for a time that is over.',
      });
  });
}
