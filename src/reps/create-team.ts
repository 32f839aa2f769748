import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { answerWithTeam } from './answer-rep.js';
import { teamChanged } from './rep.events.js';
import { Team } from './team.js';

export interface CreateTeam {
  name: string;
  parentId?: string | null;
  externalId?: string | null;
  idempotencyKey?: string | null;
}

/** Makes a team, below another or at the top. */
export function createTeam(ctx: Ctx, input: CreateTeam): Promise<Team> {
  return transact(
    ctx,
    async tx => {
      const parent = input.parentId ? await tx.em.findOne(Team, { id: input.parentId }) : null;
      if (input.parentId && !parent) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'parentId'] });
      const twin = input.externalId ? await tx.em.findOne(Team, { externalId: input.externalId }) : null;
      if (twin) throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
      const now = await tx.now();
      const team = tx.em.create(Team, {
        name: input.name,
        parent: parent && ref(parent),
        externalId: input.externalId ?? null,
        timeZone: null,
        offerHours: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      tx.record(() => teamChanged(team, now));
      return team;
    },
    answerWithTeam('createTeam', input),
  );
}
