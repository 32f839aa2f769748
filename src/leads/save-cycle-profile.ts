import { LockMode, ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { judgeProfile } from './cycle.rules.js';
import { CycleProfile } from './cycle-profile.js';
import { Pipeline } from './pipeline.js';

export interface SaveCycleProfile {
  pipelineId: string;
  industry?: string | null;
  medianCycleDays: number;
  effortMinutesPerLeadPerWeek: number;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says how long sales of a pipeline, or of one industry in it, take and what effort a lead wants; the profile of both is changed, else one is made. */
export function saveCycleProfile(ctx: Ctx, input: SaveCycleProfile): Promise<CycleProfile> {
  return transact(
    ctx,
    async tx => {
      refuseAll(judgeProfile(input));
      const pipeline = await tx.em.findOne(Pipeline, { id: input.pipelineId });
      if (!pipeline) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'pipelineId'] });
      const industry = input.industry?.trim() || null;
      await tx.sql('select pg_advisory_xact_lock(7317, hashtext(?))', [`${pipeline.id} ${industry ?? ''}`]);
      const known = await tx.em.findOne(CycleProfile, { pipeline, industry }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const said = {
        medianCycleDays: input.medianCycleDays,
        effortMinutes: input.effortMinutesPerLeadPerWeek,
        updatedAt: now,
      };
      const profile = known
        ? tx.em.assign(known, said)
        : tx.em.create(CycleProfile, { ...said, pipeline: ref(pipeline), industry, version: 1, createdAt: now });
      tx.record(() => ({
        type: 'cycleProfileChanged',
        subjectId: profile.id,
        subjectVersion: profile.version,
        body: {},
        at: now,
      }));
      return profile;
    },
    {
      mutation: 'saveCycleProfile',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(CycleProfile, { id: String(id) }),
    },
  );
}
