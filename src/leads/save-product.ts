import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { recountProductLines } from '../quotas/wall.js';
import { Product } from './catalogue.js';
import { answerWithRow, type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export interface SaveProduct extends CatalogueChange {
  line?: string | null;
}

/** Makes a product, or changes the one of that key; what is held of it then counts as of its new line, and that refuses nothing. */
export function saveProduct(ctx: Ctx, input: SaveProduct): Promise<Product> {
  return transact(
    ctx,
    async tx => {
      const line = input.line ?? null;
      const product = await changeCatalogue(tx, { row: Product, type: 'productChanged', input }, { line });
      const [kept] = await tx.sql<{ line: string | null }>('select line from product where key = ?', [input.key]);
      if (kept && kept.line !== line) await recountProductLines(tx, [kept.line, line], () => tx.em.flush());
      return product;
    },
    answerWithRow('saveProduct', Product, input),
  );
}
