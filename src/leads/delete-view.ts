import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { lockViewToDelete } from './own-view.js';

export interface DeleteView {
  id: string;
  idempotencyKey?: string | null;
}

/** Forgets a saved view; gives its id. */
export function deleteView(ctx: Ctx, input: DeleteView): Promise<string> {
  return transact(
    ctx,
    async tx => {
      tx.em.remove(await lockViewToDelete(tx, input.id));
      return input.id;
    },
    { mutation: 'deleteView', key: input.idempotencyKey, input, pack: id => id, unpack: async id => String(id) },
  );
}
