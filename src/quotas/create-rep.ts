import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { uuidOf } from '../platform/ids.js';
import { type Problem, Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { answerWithRep } from '../reps/answer-rep.js';
import { Presence, RepLevel } from '../reps/rep.enums.js';
import { repChanged } from '../reps/rep.events.js';
import { Rep } from '../reps/rep.js';
import { RepLeave } from '../reps/rep-leave.js';
import { Team } from '../reps/team.js';
import { HoldingQuota } from './holding-quota.js';
import { inheritIntake } from './intake-draw.js';
import { drawLine } from './line.js';
import { LimitMode, OnWeightIncrease, QuotaBasis, QuotaScope } from './quota.enums.js';
import { shareTeamLimits } from './team-line.js';

export interface CreateRep {
  name: string;
  teamId: string;
  email?: string | null;
  level?: RepLevel;
  skills?: readonly string[];
  segments?: readonly string[];
  leaves?: readonly { fromOn: string; untilOn: string; note?: string | null }[];
  startedOn?: string | null;
  externalId?: string | null;
  idempotencyKey?: string | null;
}

/** Makes a rep. It comes with its load counter, and so stands in this capability. */
export function createRep(ctx: Ctx, input: CreateRep): Promise<Rep> {
  return transact(
    ctx,
    async tx => {
      const team = await tx.em.findOne(Team, { id: input.teamId });
      if (!team) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] });
      const twin = input.externalId ? await tx.em.findOne(Rep, { externalId: input.externalId }) : null;
      if (twin) throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
      refuseAll((input.leaves ?? []).map((leave, index) => leave.untilOn <= leave.fromOn && badLeave(index)));
      return addRep(tx, team, input);
    },
    answerWithRep('createRep', input),
  );
}

/** The rep's row and its counter, the line drawn from the quota in force; `isUnlimited` gives it a quota of its own without a line. */
export async function addRep(
  tx: Tx,
  team: Team,
  input: Omit<CreateRep, 'teamId'> & { isUnlimited?: boolean },
): Promise<Rep> {
  await shareTeamLimits(tx);
  const now = await tx.now();
  const rep = tx.em.create(Rep, {
    name: input.name,
    email: input.email ?? null,
    team: ref(team),
    level: input.level ?? RepLevel.REGULAR,
    skills: [...(input.skills ?? [])],
    segments: [...(input.segments ?? [])],
    presence: Presence.AVAILABLE,
    presenceSince: now,
    startedOn: input.startedOn ?? null,
    isActive: true,
    externalId: input.externalId ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  });
  for (const { fromOn, untilOn, note = null } of input.leaves ?? [])
    tx.em.create(RepLeave, { rep: ref(rep), fromOn, untilOn, note });
  if (input.isUnlimited) unlimited(tx, rep, now);
  await tx.em.flush();
  await tx.sql(
    `insert into rep_load (rep_id, mode, basis, active, updated_at) values (?::uuid, 'UNLIMITED', 'COUNT', true, ?)`,
    [uuidOf(rep.id, 'rep'), now.toISOString()],
  );
  await drawLine(tx, 'rep', rep.id);
  await inheritIntake(tx, rep.id);
  tx.record(() => repChanged(rep, now));
  return rep;
}

function badLeave(index: number): Problem {
  return { code: UserErrorCode.INVALID, field: ['input', 'leaves', String(index), 'untilOn'] };
}

function unlimited(tx: Tx, rep: Rep, now: Date): void {
  tx.em.create(HoldingQuota, {
    scope: QuotaScope.REP,
    rep: ref(rep),
    team: null,
    level: null,
    pipelineId: null,
    productLine: null,
    mode: LimitMode.UNLIMITED,
    basis: QuotaBasis.COUNT,
    capacity: null,
    ramp: null,
    tierCaps: {},
    lifecycleCaps: {},
    reserved: {},
    onWeightIncrease: OnWeightIncrease.ALLOW,
    reason: 'imported',
    setBy: tx.ctx.viewer.subject,
    validFrom: now,
    validUntil: null,
    askedUntil: null,
    withdrawnAt: null,
    withdrawnBy: null,
    version: 1,
  });
}
