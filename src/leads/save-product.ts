import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { TryAgain } from '../platform/db/try-again.js';
import type { Tx } from '../platform/db/tx.js';
import { recountProductLines } from '../quotas/wall.js';
import { Product } from './catalogue.js';
import { type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export interface SaveProduct extends CatalogueChange {
  line?: string | null;
}

/** Makes a product, or changes the one of that key; what is held of it then counts as of its new line, and that refuses nothing. */
export function saveProduct(ctx: Ctx, input: SaveProduct): Promise<Product> {
  return transact(
    ctx,
    async tx => {
      const line = input.line ?? null;
      const left = await lineOf(tx, input.key);
      const change = async () => {
        const product = await changeCatalogue(
          tx,
          { row: Product, type: 'productChanged', input, body: { line } },
          { line },
        );
        if ((await lineOf(tx, input.key)) !== left) throw new TryAgain('the product went to another line meanwhile');
        return product;
      };
      if (left === undefined || left === line) return change();
      // The reps before the product: whoever gives a rep a lead of it has the counter of the rep when it refers to the product.
      return recountProductLines(tx, [left, line], async () => {
        const product = await change();
        await tx.em.flush();
        return product;
      });
    },
    answerWithRow('saveProduct', Product, input),
  );
}

/** Of which line a product is now; undefined where there is none of that key. */
async function lineOf(tx: Tx, key: string): Promise<string | null | undefined> {
  const [row] = await tx.sql<{ line: string | null }>('select line from product where key = ?', [key]);
  return row?.line;
}
