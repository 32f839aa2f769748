import { ref } from '@mikro-orm/core';
import { answerWithLead } from '../leads/answer-lead.js';
import { leadEvent } from '../leads/lead.events.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import { transact } from '../platform/db/transact.js';
import { LeadNeeds } from './lead-needs.js';

export interface SetNeeds {
  leadId: string;
  tags: string[];
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Says what a lead needs; what was said before is replaced. */
export function setNeeds(ctx: Ctx, input: SetNeeds): Promise<Lead> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { ...input, id: input.leadId, field: 'leadId' }, LeadAction.UPDATE);
      const known = await tx.em.findOne(LeadNeeds, { lead: lead.id });
      const now = await tx.now(lead.lastRecordedAt);
      const before = lead.sight();
      const said = { tags: [...new Set(input.tags)], updatedAt: now };
      if (known) tx.em.assign(known, said);
      else tx.em.create(LeadNeeds, { ...said, lead: ref(lead), version: 1, createdAt: now });
      lead.touch(now);
      tx.record(() => leadEvent('leadUpdated', { lead, before, at: now }));
      return lead;
    },
    answerWithLead('setNeeds', input),
  );
}
