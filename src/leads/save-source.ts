import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { LeadSource } from './catalogue.js';
import { answerWithRow, type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export interface SaveSource extends CatalogueChange {
  channel?: string | null;
}

/** Makes a source of leads, or changes the one of that key. */
export function saveSource(ctx: Ctx, input: SaveSource): Promise<LeadSource> {
  return transact(
    ctx,
    tx => changeCatalogue(tx, { row: LeadSource, type: 'sourceChanged', input }, { channel: input.channel ?? null }),
    answerWithRow('saveSource', LeadSource, input),
  );
}
