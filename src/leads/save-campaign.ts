import { ref } from '@mikro-orm/core';
import type { Ctx } from '../platform/context.js';
import { answerWithRow } from '../platform/db/answer-with-row.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Campaign, LeadSource } from './catalogue.js';
import { type CatalogueChange, changeCatalogue } from './catalogue-change.js';

export interface SaveCampaign extends CatalogueChange {
  sourceId?: string | null;
}

/** Makes a campaign, or changes the one of that key. */
export function saveCampaign(ctx: Ctx, input: SaveCampaign): Promise<Campaign> {
  return transact(
    ctx,
    async tx => {
      const source = input.sourceId ? await tx.em.findOne(LeadSource, { id: input.sourceId }) : null;
      if (input.sourceId && !source) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'sourceId'] });
      return changeCatalogue(tx, { row: Campaign, type: 'campaignChanged', input }, { source: source && ref(source) });
    },
    answerWithRow('saveCampaign', Campaign, input),
  );
}
