import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { CriteriaModel } from './criteria-model.js';
import { lineUpAll, lockGrading } from './grading-line.js';
import { modelEvent } from './scoring.events.js';

export interface ActivateCriteriaModel {
  readonly id: string;
  readonly isActive: boolean;
  readonly idempotencyKey?: string | null;
}

/** Puts a version of a model into force in place of what was for its axis, or takes it out. All leads in play are graded anew. */
export function activateCriteriaModel(ctx: Ctx, input: ActivateCriteriaModel): Promise<CriteriaModel> {
  return transact(
    ctx,
    async tx => {
      await lockGrading(tx);
      const model = await tx.em.findOne(CriteriaModel, { id: input.id });
      if (!model) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
      if (model.isActive !== input.isActive) await turn(tx, model, input.isActive);
      return model;
    },
    {
      mutation: 'activateCriteriaModel',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(CriteriaModel, { id: String(id) }),
    },
  );
}

async function turn(tx: Tx, model: CriteriaModel, isActive: boolean): Promise<void> {
  const now = await tx.now();
  const before = isActive ? await tx.em.findOne(CriteriaModel, { axis: model.axis, isActive: true }) : null;
  if (before) {
    before.isActive = false;
    tx.record(modelEvent(before, now));
    // One is in force at most, at every instant: out goes first.
    await tx.em.flush();
  }
  model.isActive = isActive;
  if (isActive) model.activatedAt = now;
  tx.record(modelEvent(model, now));
  await lineUpAll(tx);
}
