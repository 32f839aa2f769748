import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { answerWithTeam } from '../reps/answer-rep.js';
import { findTeamIdsAbove } from '../reps/find-team-ids.js';
import { lockTeam } from '../reps/locked.js';
import { teamChanged } from '../reps/rep.events.js';
import { Team } from '../reps/team.js';
import { markMeteredBelow } from './intake-draw.js';
import { lockTeamLimits, recountTeamsAbove } from './team-line.js';

export interface MoveTeam {
  id: string;
  parentId: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/**
 * Hangs a team, with all below it, under another one or at the top. What it holds then counts against the lines
 * above its new place; that may leave a team over its line and never refuses the move.
 */
export function moveTeam(ctx: Ctx, input: MoveTeam): Promise<Team> {
  return transact(
    ctx,
    async tx => {
      await lockTeamLimits(tx);
      const team = await lockTeam(tx, input);
      const parent = input.parentId ? await tx.em.findOne(Team, { id: input.parentId }) : null;
      if (input.parentId && !parent) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'parentId'] });
      const above = parent ? await findTeamIdsAbove(tx, parent.id) : [];
      if (above.includes(team.id)) throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'parentId'] });
      if ((team.parent?.id ?? null) === (parent?.id ?? null)) return team;
      const left = team.parent?.id ?? null;
      const now = await tx.now();
      team.parent = parent && ref(parent);
      team.updatedAt = now;
      await tx.em.flush();
      await recountTeamsAbove(tx, [left, parent?.id ?? null]);
      await markMeteredBelow(tx, team.id);
      tx.record(() => teamChanged(team, now));
      return team;
    },
    answerWithTeam('moveTeam', input),
  );
}
