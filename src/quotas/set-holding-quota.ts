import { ref } from '@mikro-orm/core';
import { Role, type Viewer } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { idFromUuid, uuidOf } from '../platform/ids.js';
import { Refusal, refuseAll, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { Team } from '../reps/team.js';
import { HoldingQuota } from './holding-quota.js';
import { drawLine } from './line.js';
import { loadEvent } from './load.events.js';
import { LimitMode, OnWeightIncrease, QuotaBasis, QuotaScope } from './quota.enums.js';
import { judgeQuota } from './quota.rules.js';
import { countTeamLoad, dropTeamLoad, lockTeamLimits } from './team-line.js';

export interface SetHoldingQuota {
  repId?: string | null;
  teamId?: string | null;
  mode: LimitMode;
  basis?: QuotaBasis;
  capacity?: number | null;
  onWeightIncrease?: OnWeightIncrease;
  reason?: string | null;
  idempotencyKey?: string | null;
}

/**
 * Sets how much a rep, a team, or everybody without a quota of their own may hold, from now on; what was in force ends.
 * What is held already stays: a lower line may leave a holder over it, which closes admission.
 */
export function setHoldingQuota(ctx: Ctx, input: SetHoldingQuota): Promise<HoldingQuota> {
  return transact(
    ctx,
    async tx => {
      refuseAll(judgeQuota(input));
      const [rep, team] = await findSubject(tx, input);
      if (!isInChargeOf(ctx.viewer, rep, team))
        throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input'] });
      if (team) await lockTeamLimits(tx);
      const quota = await replaceQuota(tx, input, { rep, team });
      if (team) await drawTeamLine(tx, team, input.mode);
      else await drawRepLines(tx, rep);
      const now = quota.validFrom;
      tx.record(() => ({
        type: 'holdingQuotaChanged',
        subjectId: quota.id,
        subjectVersion: quota.version,
        repId: rep?.id ?? null,
        teamId: team?.id ?? rep?.team.id ?? null,
        body: { mode: quota.mode, basis: quota.basis, capacity: quota.capacity },
        at: now,
      }));
      return quota;
    },
    answerWithQuota(input),
  );
}

async function findSubject(tx: Tx, input: SetHoldingQuota): Promise<[Rep | null, Team | null]> {
  const rep = input.repId ? await tx.em.findOne(Rep, { id: input.repId }) : null;
  const team = input.teamId ? await tx.em.findOne(Team, { id: input.teamId }) : null;
  refuseAll([
    Boolean(input.repId) && !rep && { code: UserErrorCode.NOT_FOUND, field: ['input', 'repId'] },
    Boolean(input.teamId) && !team && { code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] },
  ]);
  return [rep, team];
}

/** A manager's own team has its line set from above. */
function isInChargeOf({ role, teamIds, teamId }: Viewer, rep: Rep | null, team: Team | null): boolean {
  if (role === Role.ADMIN) return true;
  if (role !== Role.MANAGER) return false;
  if (rep) return teamIds.includes(rep.team.id);
  return team !== null && team.id !== teamId && teamIds.includes(team.id);
}

async function replaceQuota(
  tx: Tx,
  input: SetHoldingQuota,
  of: { rep: Rep | null; team: Team | null },
): Promise<HoldingQuota> {
  const scope = of.rep ? QuotaScope.REP : of.team ? QuotaScope.TEAM : QuotaScope.ORGANISATION;
  await tx.sql('select pg_advisory_xact_lock(7303, hashtext(?))', [of.rep?.id ?? of.team?.id ?? 'organisation']);
  const now = await tx.now();
  await tx.sql(
    `update holding_quota set valid_until = ?, version = version + 1
     where scope = ? and rep_id is not distinct from ?::uuid and team_id is not distinct from ?::uuid and valid_until is null`,
    [now.toISOString(), scope, of.rep && uuidOf(of.rep.id, 'rep'), of.team && uuidOf(of.team.id, 'team')],
  );
  const quota = tx.em.create(HoldingQuota, {
    scope,
    rep: of.rep && ref(of.rep),
    team: of.team && ref(of.team),
    mode: input.mode,
    basis: input.basis ?? QuotaBasis.COUNT,
    capacity: input.mode === LimitMode.LIMITED ? (input.capacity ?? null) : null,
    onWeightIncrease: input.onWeightIncrease ?? OnWeightIncrease.ALLOW,
    reason: input.reason ?? null,
    setBy: tx.ctx.viewer.subject,
    validFrom: now,
    validUntil: null,
    version: 1,
  });
  await tx.em.flush();
  return quota;
}

async function drawTeamLine(tx: Tx, team: Team, mode: LimitMode): Promise<void> {
  const version = mode === LimitMode.LIMITED ? await countTeamLoad(tx, team.id) : await dropTeamLoad(tx, team.id);
  tx.record(loadEvent({ kind: 'team', id: team.id, version, teamId: team.id }, await tx.now()));
}

/** The rep's line, or that of everybody whom the organisation's quota concerns, by id. */
async function drawRepLines(tx: Tx, rep: Rep | null): Promise<void> {
  const rows = await tx.sql<{ rep: string; team: string }>(
    `select l.rep_id as rep, r.team_id as team from rep_load l join rep r on r.id = l.rep_id where ?::uuid is null or l.rep_id = ?::uuid
     order by l.rep_id for update of l`,
    [rep && uuidOf(rep.id, 'rep'), rep && uuidOf(rep.id, 'rep')],
  );
  const now = await tx.now();
  for (const row of rows) {
    const id = idFromUuid('rep', row.rep);
    const version = await drawLine(tx, 'rep', id);
    if (version) tx.record(loadEvent({ kind: 'rep', id, version, teamId: idFromUuid('team', row.team) }, now));
  }
}

function answerWithQuota(input: SetHoldingQuota): IdempotentCall<HoldingQuota> {
  return {
    mutation: 'setHoldingQuota',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(HoldingQuota, { id: String(id) }),
  };
}
