import { LockMode, ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { Team } from '../reps/team.js';
import { PoolPurpose, type PoolVisibility } from './lead.enums.js';
import { retiredProblem } from './open-pool.js';
import { Pool } from './pool.js';
import { judgeMembers, keepsPool, membersOf, type NamedMembers } from './pool-members.js';
import { findReviewRule, type ReviewRule } from './pool-review-rule.js';

export interface SavePool extends NamedMembers {
  key: string;
  name: string;
  teamId?: string | null;
  purpose: PoolPurpose;
  visibility: PoolVisibility;
  claimsPerDay?: number | null;
  viewsPerDay?: number | null;
  ownerCooldownDays?: number | null;
  newLeadDelayHours?: number | null;
  reviewRule?: ReviewRule | null;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a pool, or changes the one of that key. It is for its members; without any for the reps of its team and of those below it, and without a team for all. */
export function savePool(ctx: Ctx, input: SavePool): Promise<Pool> {
  return transact(
    ctx,
    async tx => {
      const team = input.teamId ? await tx.em.findOne(Team, { id: input.teamId }) : null;
      if (input.teamId && !team) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'teamId'] });
      await tx.sql('select pg_advisory_xact_lock(7304, hashtext(?))', [input.key]);
      const known = await tx.em.findOne(Pool, { key: input.key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      refuseAll([known && retiredProblem(known, ['input', 'key'])]);
      for (const one of known ? [known.team, team] : [team])
        if (!keepsPool(ctx.viewer, one?.id ?? null))
          throw new Refusal({ code: UserErrorCode.NOT_ALLOWED, field: ['input', 'teamId'] });
      refuseAll([...(await judgeMembers(tx, input)), known && (await judgePurpose(tx, known, input.purpose))]);
      const review = await findReviewRule(tx, known, input.reviewRule);
      const now = await tx.now();
      const said = {
        name: input.name,
        team: team && ref(team),
        purpose: input.purpose,
        visibility: input.visibility,
        ...membersOf(input),
        ...rulesOf(input),
        ...review,
        updatedAt: now,
      };
      const pool = known
        ? tx.em.assign(known, said)
        : tx.em.create(Pool, {
            ...said,
            key: input.key,
            isDefault: false,
            retiredAt: null,
            successor: null,
            version: 1,
            createdAt: now,
          });
      tx.record(() => ({
        type: 'poolChanged',
        subjectId: pool.id,
        subjectVersion: pool.version,
        poolId: pool.id,
        teamId: team?.id ?? null,
        body: {},
        at: now,
      }));
      return pool;
    },
    answerWithPool(input),
  );
}

/** The default pool is for claiming, and one that others nurture in for nurturing. */
async function judgePurpose(tx: Tx, pool: Pool, purpose: PoolPurpose): Promise<Problem | null> {
  const isFit =
    purpose === PoolPurpose.CLAIM
      ? (await tx.em.count(Pool, { reviewPool: pool.id, retiredAt: null })) === 0
      : !pool.isDefault;
  return isFit ? null : { code: UserErrorCode.INVALID, field: ['input', 'purpose'] };
}

/** What a claim is judged by; a rule that is left out is none. */
function rulesOf({ claimsPerDay, viewsPerDay, ownerCooldownDays, newLeadDelayHours }: SavePool) {
  return {
    claimsPerDay: claimsPerDay ?? null,
    viewsPerDay: viewsPerDay ?? null,
    ownerCooldownDays: ownerCooldownDays ?? null,
    newLeadDelayHours: newLeadDelayHours ?? null,
  };
}

function answerWithPool(input: SavePool): IdempotentCall<Pool> {
  return {
    mutation: 'savePool',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Pool, { id: String(id) }),
  };
}
