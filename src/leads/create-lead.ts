import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { answerWithLead } from './answer-lead.js';
import type { Lead } from './lead.js';
import { admitLead } from './lead-admission.js';
import { type LeadDraft, OnDuplicate } from './lead-draft.js';
import { dedupeKeys, lockDedupeKeys } from './party.js';

export interface CreateLead extends LeadDraft {
  onDuplicate?: OnDuplicate;
  idempotencyKey?: string | null;
}

/** Brings a lead in. Where its contact already has a lead in play, `onDuplicate` decides. */
export function createLead(ctx: Ctx, input: CreateLead): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      await lockDedupeKeys(tx, dedupeKeys(input));
      return admitLead(tx, input, { path: ['input'], onDuplicate: input.onDuplicate ?? OnDuplicate.REFUSE });
    },
    answerWithLead('createLead', input),
  );
}
