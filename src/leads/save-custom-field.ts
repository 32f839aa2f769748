import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { type ChoiceDraft, choicesAfter, judgeDefinition } from './custom-definition.rules.js';
import type { CustomFieldHolder, CustomFieldKind } from './custom-field.enums.js';
import { CustomField } from './custom-field.js';
import { lockFields } from './custom-values.js';

export interface SaveCustomField {
  on: CustomFieldHolder;
  key: string;
  name: string;
  kind: CustomFieldKind;
  choices?: readonly ChoiceDraft[] | null;
  position?: number | null;
  isRequired?: boolean;
  isPersonal?: boolean;
  isForPartners?: boolean;
  isArchived?: boolean;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

const FIELDS_LIMIT = 100;

/** Makes a field of leads, companies or contacts, or changes the one of that key. Its kind stays; a choice that is in use may be retired, not removed. */
export function saveCustomField(ctx: Ctx, input: SaveCustomField): Promise<CustomField> {
  return transact(
    ctx,
    async tx => {
      await lockFields(tx, 'ALONE');
      const all = await tx.em.find(CustomField, { holder: input.on });
      const known = all.find(({ key }) => key === input.key) ?? null;
      if (known) refuseStale(known, input);
      const removed = removedChoices(known, input);
      refuseAll([
        ...judgeDefinition(input, known),
        !known && all.length >= FIELDS_LIMIT && { code: UserErrorCode.FIELD_LIMIT_REACHED, field: ['input', 'key'] },
        ...(await inUse(tx, input, removed)),
      ]);
      const now = await tx.now();
      const said = {
        name: input.name,
        choices: choicesAfter(input.choices ?? []),
        position: input.position ?? known?.position ?? 1 + Math.max(0, ...all.map(({ position }) => position)),
        isRequired: input.isRequired ?? false,
        isPersonal: input.isPersonal ?? false,
        isForPartners: input.isForPartners ?? false,
        isArchived: input.isArchived ?? false,
        updatedAt: now,
      };
      const { on: holder, key, kind } = input;
      const field = known
        ? tx.em.assign(known, said)
        : tx.em.create(CustomField, { ...said, holder, key, kind, version: 1, createdAt: now });
      tx.record(() => ({
        type: 'customFieldChanged',
        subjectId: field.id,
        subjectVersion: field.version,
        body: { holder, kind, isArchived: field.isArchived },
        at: now,
      }));
      return field;
    },
    answerWithField(input),
  );
}

function removedChoices(known: CustomField | null, input: SaveCustomField): string[] {
  const kept = (input.choices ?? []).map(({ key }) => key);
  return (known?.choices ?? []).map(({ key }) => key).filter(key => !kept.includes(key));
}

/** A choice that some object has cannot be taken out. */
async function inUse(tx: Tx, { on, key }: SaveCustomField, removed: readonly string[]): Promise<Problem[]> {
  for (const choice of removed) {
    const [one, several] = [JSON.stringify({ [key]: choice }), JSON.stringify({ [key]: [choice] })];
    const rows = await tx.sql(USED[on], [one, several]);
    if (rows.length > 0) return [{ code: UserErrorCode.CHOICE_IN_USE, field: ['input', 'choices'] }];
  }
  return [];
}

const USED: Readonly<Record<CustomFieldHolder, string>> = {
  LEAD: 'select 1 from lead where custom @> ?::jsonb or custom @> ?::jsonb limit 1',
  COMPANY: 'select 1 from company where custom @> ?::jsonb or custom @> ?::jsonb limit 1',
  CONTACT: 'select 1 from contact where custom @> ?::jsonb or custom @> ?::jsonb limit 1',
};

function answerWithField(input: SaveCustomField): IdempotentCall<CustomField> {
  return {
    mutation: 'saveCustomField',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(CustomField, { id: String(id) }),
  };
}
