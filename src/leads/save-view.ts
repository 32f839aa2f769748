import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Team } from '../reps/team.js';
import { ViewSharing } from './lead.enums.js';
import { lockOwnView } from './own-view.js';
import { SavedView } from './saved-view.js';

const VIEWS_LIMIT = 200;

export interface SaveView {
  id?: string | null;
  name: string;
  filter: object;
  orderBy: readonly object[];
  columns: string[];
  sharedWith: ViewSharing;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Keeps a filter and an order of the caller under a name that no other view of its has. The filter was found sound. */
export function saveView(ctx: Ctx, input: SaveView): Promise<SavedView> {
  const { subject } = ctx.viewer;
  return transact(
    ctx,
    async tx => {
      await tx.sql('select pg_advisory_xact_lock(7314, hashtext(?))', [subject]);
      const known = input.id ? await lockOwnView(tx, input.id) : null;
      if (known) refuseStale(known, input);
      const twin = await tx.em.findOne(SavedView, { subject, name: input.name });
      if (twin && twin !== known) throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'name'] });
      if (!known && (await tx.em.count(SavedView, { subject })) >= VIEWS_LIMIT)
        throw new Refusal({ code: UserErrorCode.INVALID, message: `You may keep ${VIEWS_LIMIT} views at most.` });
      const { name, filter, orderBy, columns, sharedWith } = input;
      const team = await teamToShareWith(tx, sharedWith);
      const now = await tx.now();
      const said = { name, filter, orderBy, columns, sharedWith, team: team && ref(team), updatedAt: now };
      return known
        ? tx.em.assign(known, said, { mergeObjectProperties: false })
        : tx.em.create(SavedView, { ...said, subject, version: 1, createdAt: now });
    },
    {
      mutation: 'saveView',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: async (id, tx) => {
        const kept = await tx.em.findOne(SavedView, { id: String(id) });
        if (!kept) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
        return kept;
      },
    },
  );
}

async function teamToShareWith(tx: Tx, sharedWith: ViewSharing): Promise<Team | null> {
  if (sharedWith !== ViewSharing.TEAM) return null;
  const { teamId } = tx.ctx.viewer;
  const team = teamId ? await tx.em.findOne(Team, { id: teamId }) : null;
  if (!team) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'sharedWith'] });
  return team;
}
