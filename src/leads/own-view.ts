import { LockMode } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { ViewSharing } from './lead.enums.js';
import { SavedView } from './saved-view.js';

/** A view of the caller, its row locked. Somebody else's is told as none, be it shared or not. */
export async function lockOwnView(tx: Tx, id: string): Promise<SavedView> {
  const { subject } = tx.ctx.viewer;
  return foundOrRefused(await tx.em.findOne(SavedView, { id, subject }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}

/** The same; an administrator clears away also what others share. */
export async function lockViewToDelete(tx: Tx, id: string): Promise<SavedView> {
  if (tx.ctx.viewer.role !== Role.ADMIN) return lockOwnView(tx, id);
  const { subject } = tx.ctx.viewer;
  const where = { id, $or: [{ subject }, { sharedWith: { $ne: ViewSharing.PRIVATE } }] };
  return foundOrRefused(await tx.em.findOne(SavedView, where, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}

function foundOrRefused(view: SavedView | null): SavedView {
  if (!view) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
  return view;
}
