import { CustomFieldHolder } from '../leads/custom-field.enums.js';
import { findCustomFields } from '../leads/find-custom-fields.js';
import type { ScreeningReason } from '../leads/lead.enums.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { refuseAll, refuseStale } from '../platform/refusal.js';
import { judgeSpeech } from './criteria.rules.js';
import { lineUpAll, lockGrading } from './grading-line.js';
import { ruleEvent } from './scoring.events.js';
import type { ScreeningVerdict } from './screening.enums.js';
import { judgeScreening } from './screening.rules.js';
import { ScreeningRule } from './screening-rule.js';

export interface SaveScreeningRule {
  readonly key: string;
  readonly name: string;
  readonly filter: object;
  readonly verdict: ScreeningVerdict;
  readonly reason: ScreeningReason;
  readonly priority: number;
  readonly isActive: boolean;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}

/** Makes a screening rule or changes the one of that key. All leads in play are screened anew. */
export function saveScreeningRule(ctx: Ctx, input: SaveScreeningRule): Promise<ScreeningRule> {
  const { key, name, filter, verdict, reason, priority, isActive } = input;
  return transact(
    ctx,
    async tx => {
      await lockGrading(tx);
      const known = await tx.em.findOne(ScreeningRule, { key });
      if (known) refuseStale(known, input);
      const others = isActive ? await tx.em.count(ScreeningRule, { isActive: true, key: { $ne: key } }) : 0;
      const fields = await findCustomFields(ctx, CustomFieldHolder.LEAD);
      const personal = new Set(fields.flatMap(field => (field.isPersonal ? field.key : [])));
      refuseAll([
        ...judgeScreening(input, others),
        ...judgeSpeech(filter, personal).map(problem => ({ ...problem, field: ['input', ...(problem.field ?? [])] })),
      ]);
      const now = await tx.now();
      const wasActive = known?.isActive ?? false;
      const said = { name, filter, verdict, reason, priority, isActive, updatedAt: now };
      const rule = known
        ? tx.em.assign(known, said, { mergeObjectProperties: false })
        : tx.em.create(ScreeningRule, { ...said, key, version: 1, createdAt: now });
      tx.record(() => ruleEvent(rule, now));
      if (wasActive || isActive) await lineUpAll(tx);
      return rule;
    },
    {
      mutation: 'saveScreeningRule',
      key: input.idempotencyKey,
      input,
      pack: ({ id }) => id,
      unpack: (id, tx) => tx.em.findOneOrFail(ScreeningRule, { id: String(id) }),
    },
  );
}
