import { ref } from '@mikro-orm/core';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { drawLinesOf } from '../quotas/draw-lines.js';
import { inheritIntake } from '../quotas/intake-draw.js';
import { answerWithRep } from '../reps/answer-rep.js';
import { findDay } from '../reps/find-zones.js';
import { lockRep } from '../reps/locked.js';
import type { RepLevel } from '../reps/rep.enums.js';
import { repChanged } from '../reps/rep.events.js';
import { Rep } from '../reps/rep.js';
import { RepLeave } from '../reps/rep-leave.js';
import { Team } from '../reps/team.js';
import { joinTeam } from './join-team.js';

export interface UpdateRep {
  id: string;
  name?: string | null;
  teamId?: string | null;
  email?: string | null;
  level?: RepLevel | null;
  skills?: readonly string[] | null;
  segments?: readonly string[] | null;
  startedOn?: string | null;
  leaves?: readonly { fromOn: string; untilOn: string; note?: string | null }[] | null;
  externalId?: string | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Changes what is known of a rep; a new team takes what the rep holds along. What is left out stays. */
export function updateRep(ctx: Ctx, input: UpdateRep): Promise<Rep> {
  return transact(
    ctx,
    async tx => {
      const rep = await lockRep(tx, input);
      refuseAll([...missing(input), ...badLeaves(input)]);
      await refuseTaken(tx, rep, input);
      const team = await findNewTeam(tx, rep, input.teamId);
      const { name, level, skills, segments, email, startedOn, externalId } = input;
      const isOfOtherLevel = level != null && level !== rep.level;
      const hasOtherStart = startedOn !== undefined && startedOn !== rep.startedOn;
      for (const [field, value] of Object.entries({ name, level, skills, segments, email, startedOn, externalId }))
        if (value !== undefined) Object.assign(rep, { [field]: value });
      const now = await tx.now();
      rep.updatedAt = now;
      if (input.leaves) await replaceLeaves(tx, rep, input.leaves);
      if (team) await joinTeam(tx, rep, team);
      if (isOfOtherLevel || hasOtherStart) await inheritLine(tx, rep);
      tx.record(() => repChanged(rep, now));
      return rep;
    },
    answerWithRep('updateRep', input),
  );
}

/** What holds for the new level, or so long after the new start, may be another line; that may leave the rep over it and refuses nothing. */
async function inheritLine(tx: Tx, rep: Rep): Promise<void> {
  await tx.em.flush();
  await drawLinesOf(tx, { rep, team: null, level: null });
  await inheritIntake(tx, rep.id);
}

/** What a rep must have cannot be cleared. */
function missing(input: UpdateRep): Problem[] {
  const needed = ['name', 'teamId', 'level', 'skills', 'segments', 'leaves'] as const;
  return needed
    .filter(field => input[field] === null)
    .map(field => ({ code: UserErrorCode.INVALID, field: ['input', field] }));
}

function badLeaves({ leaves }: UpdateRep): Problem[] {
  return (leaves ?? []).flatMap(({ fromOn, untilOn }, index) =>
    untilOn <= fromOn
      ? [{ code: UserErrorCode.INVALID, field: ['input', 'leaves', String(index), 'untilOn'] } as const]
      : [],
  );
}

async function refuseTaken(tx: Tx, rep: Rep, { externalId }: UpdateRep): Promise<void> {
  const twin = externalId ? await tx.em.findOne(Rep, { externalId }) : null;
  if (twin && twin !== rep) throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
}

/** The team that the rep is to join; null where it stays. A manager moves people only among its own teams. */
async function findNewTeam(tx: Tx, rep: Rep, teamId: string | null | undefined): Promise<Team | null> {
  if (!teamId || teamId === rep.team.id) return null;
  const field = ['input', 'teamId'];
  const team = await tx.em.findOne(Team, { id: teamId });
  if (!team) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field });
  const { role, teamIds } = tx.ctx.viewer;
  if (role !== Role.ADMIN && !teamIds.includes(team.id)) throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field });
  return team;
}

/** Leave that is over stays on record. */
async function replaceLeaves(tx: Tx, rep: Rep, leaves: NonNullable<UpdateRep['leaves']>): Promise<void> {
  const today = await findDay(tx.em, rep.team.id, await tx.now());
  await tx.em.nativeDelete(RepLeave, { rep, untilOn: { $gt: today } });
  for (const { fromOn, untilOn, note = null } of leaves)
    tx.em.create(RepLeave, { rep: ref(rep), fromOn, untilOn, note });
}
