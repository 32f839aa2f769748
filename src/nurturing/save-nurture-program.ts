import { LockMode, ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { type Problem, Refusal, refuseAll, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { ContentItem } from './content-item.js';
import { Enrollment } from './enrollment.js';
import { NurtureProgram, ProgramStep } from './nurture-program.js';
import { EnrollmentState } from './nurturing.enums.js';
import { isSameWay, type Step } from './program.rules.js';
import { stepsOf } from './program-steps.js';

export interface SaveNurtureProgram {
  key: string;
  name: string;
  isActive?: boolean;
  steps: { contentItemId: string; afterDays: number }[];
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a program, or says anew what the one of that key is. Its steps stay as they are while a lead is in it. */
export function saveNurtureProgram(ctx: Ctx, input: SaveNurtureProgram): Promise<NurtureProgram> {
  return transact(
    ctx,
    async tx => {
      const steps = input.steps.map((step, index) => ({ ...step, position: index + 1 }));
      const items = await itemsOf(tx, steps);
      await tx.sql('select pg_advisory_xact_lock(7306, hashtext(?))', [input.key]);
      const known = await tx.em.findOne(NurtureProgram, { key: input.key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const isSame = known !== null && isSameWay(await stepsOf(tx, known.id), steps);
      if (known && !isSame) await dropSteps(tx, known);
      const now = await tx.now();
      const said = { name: input.name, isActive: input.isActive ?? true, updatedAt: now };
      const program = known
        ? tx.em.assign(known, said)
        : tx.em.create(NurtureProgram, { ...said, key: input.key, version: 1, createdAt: now });
      if (!isSame) {
        for (const [index, { position, afterDays }] of steps.entries())
          tx.em.create(ProgramStep, {
            program: ref(program),
            position,
            afterDays,
            contentItem: ref(items[index] as ContentItem),
          });
      }
      tx.record(() => ({
        type: 'programChanged',
        subjectId: program.id,
        subjectVersion: program.version,
        body: { isActive: program.isActive, stepCount: steps.length },
        at: now,
      }));
      return program;
    },
    answerWithProgram(input),
  );
}

/** The items of the steps in their order; an item that is unknown, or that an earlier step has, is refused. */
async function itemsOf(tx: Tx, steps: readonly Step[]): Promise<ContentItem[]> {
  const ids = steps.map(({ contentItemId }) => contentItemId);
  const rows = await tx.em.find(ContentItem, { id: { $in: ids } });
  const items = ids.map(id => rows.find(row => row.id === id));
  refuseAll(
    items.map((item, index): Problem | null => {
      const field = ['input', 'steps', String(index), 'contentItemId'];
      if (!item) return { code: UserErrorCode.NOT_FOUND, field };
      return ids.indexOf(item.id) < index ? { code: UserErrorCode.TAKEN, field } : null;
    }),
  );
  return items.filter(item => item !== undefined);
}

async function dropSteps(tx: Tx, program: NurtureProgram): Promise<void> {
  const inIt = await tx.em.count(Enrollment, { program: program.id, state: EnrollmentState.ACTIVE });
  if (inIt > 0) throw new Refusal({ code: UserErrorCode.PROGRAM_IN_USE, field: ['input', 'steps'] }, program.id);
  await tx.em.nativeDelete(ProgramStep, { program: program.id });
}

function answerWithProgram(input: SaveNurtureProgram): IdempotentCall<NurtureProgram> {
  return {
    mutation: 'saveNurtureProgram',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(NurtureProgram, { id: String(id) }),
  };
}
