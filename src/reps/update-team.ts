import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { answerWithTeam } from './answer-rep.js';
import { lockTeam } from './locked.js';
import { teamChanged } from './rep.events.js';
import { Team } from './team.js';

export interface UpdateTeam {
  id: string;
  name?: string | null;
  externalId?: string | null;
  offerHours?: number | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Gives a team another name, outside key or service level. What is left out stays. */
export function updateTeam(ctx: Ctx, input: UpdateTeam): Promise<Team> {
  return transact(
    ctx,
    async tx => {
      const team = await lockTeam(tx, input);
      refuseAll([input.name === null && { code: UserErrorCode.INVALID, field: ['input', 'name'] }]);
      const twin = input.externalId ? await tx.em.findOne(Team, { externalId: input.externalId }) : null;
      if (twin && twin !== team) throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
      if (input.name != null) team.name = input.name;
      if (input.externalId !== undefined) team.externalId = input.externalId;
      if (input.offerHours !== undefined) team.offerHours = input.offerHours;
      const now = await tx.now();
      team.updatedAt = now;
      tx.record(() => teamChanged(team, now));
      return team;
    },
    answerWithTeam('updateTeam', input),
  );
}
