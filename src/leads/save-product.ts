import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Product } from './catalogue.js';
import { answerWithRow, type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export interface SaveProduct extends CatalogueChange {
  line?: string | null;
}

/** Makes a product, or changes the one of that key. */
export function saveProduct(ctx: Ctx, input: SaveProduct): Promise<Product> {
  return transact(
    ctx,
    tx => changeCatalogue(tx, { row: Product, type: 'productChanged', input }, { line: input.line ?? null }),
    answerWithRow('saveProduct', Product, input),
  );
}
