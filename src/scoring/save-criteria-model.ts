import { CustomFieldHolder } from '../leads/custom-field.enums.js';
import { findCustomFields } from '../leads/find-custom-fields.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseAll, refuseStale } from '../platform/refusal.js';
import { type CriteriaDraft, judgeCriteria, judgeSpeech } from './criteria.rules.js';
import { CriteriaModel } from './criteria-model.js';
import { lockGrading } from './grading-line.js';
import { modelEvent } from './scoring.events.js';

export interface SaveCriteriaModel extends CriteriaDraft {
  readonly key: string;
  readonly name: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}

/** Makes the next version of the model of a key, or its first. Nothing that was saved is changed, and nothing is in force by it. */
export function saveCriteriaModel(ctx: Ctx, input: SaveCriteriaModel): Promise<CriteriaModel> {
  const { key, name, axis, criteria, mediumFrom, highFrom } = input;
  return transact(
    ctx,
    async tx => {
      await lockGrading(tx);
      const [newest] = await tx.em.find(CriteriaModel, { key }, { orderBy: { version: 'desc' }, limit: 1 });
      if (newest) refuseStale(newest, input);
      const fields = await findCustomFields(ctx, CustomFieldHolder.LEAD);
      const personal = new Set(fields.flatMap(field => (field.isPersonal ? field.key : [])));
      refuseAll([
        ...judgeCriteria(input, newest ?? null),
        ...criteria.flatMap(({ filter }, place) =>
          judgeSpeech(filter, personal).map(problem => ({
            ...problem,
            field: ['input', 'criteria', String(place), ...(problem.field ?? [])],
          })),
        ),
      ]);
      const now = await tx.now();
      const said = { key, name, axis, criteria, mediumFrom, highFrom };
      const model = tx.em.create(CriteriaModel, {
        ...said,
        version: (newest?.version ?? 0) + 1,
        isActive: false,
        activatedAt: null,
        createdAt: now,
        createdBy: ctx.viewer.subject,
      });
      tx.record(() => modelEvent(model, now));
      return model;
    },
    {
      mutation: 'saveCriteriaModel',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(CriteriaModel, { id: String(id) }),
    },
  );
}
