import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Competitor } from './catalogue.js';
import { type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export type SaveCompetitor = CatalogueChange;

/** Makes a competitor, or changes the one of that key. */
export function saveCompetitor(ctx: Ctx, input: SaveCompetitor): Promise<Competitor> {
  return transact(
    ctx,
    tx => changeCatalogue(tx, { row: Competitor, type: 'competitorChanged', input }, {}),
    answerWithRow('saveCompetitor', Competitor, input),
  );
}
