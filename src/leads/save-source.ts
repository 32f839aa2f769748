import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { LeadSource } from './catalogue.js';
import { type CatalogueChange, changeCatalogue } from './catalogue-change.js';
import { findOpenPool } from './open-pool.js';
import type { Pool } from './pool.js';

export interface SaveSource extends CatalogueChange {
  channel?: string | null;
  defaultPoolId?: string | null;
}

/** Makes a source of leads, or changes the one of that key. */
export function saveSource(ctx: Ctx, input: SaveSource): Promise<LeadSource> {
  return transact(
    ctx,
    async tx => {
      const pool = input.defaultPoolId ? await poolOf(tx, input.defaultPoolId) : null;
      const more = { channel: input.channel ?? null, defaultPool: pool && ref(pool) };
      return changeCatalogue(tx, { row: LeadSource, type: 'sourceChanged', input }, more);
    },
    answerWithRow('saveSource', LeadSource, input),
  );
}

/** The pool, locked so that it is not retired before the source names it. */
async function poolOf(tx: Tx, id: string): Promise<Pool> {
  const field = ['input', 'defaultPoolId'];
  await tx.sql('select 1 as locked from pool where id = ?::uuid for key share', [uuidOf(id, 'pool')]);
  const pool = await findOpenPool(tx, id, field);
  if (!pool) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  return pool;
}
