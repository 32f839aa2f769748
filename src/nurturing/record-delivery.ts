import { ref } from '@mikro-orm/core';
import { type Channel, Direction, type Origin, TouchIntent } from '../interactions/interaction.enums.js';
import { logTouch } from '../interactions/touch-log.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead, unknownId } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { ContentDelivery } from './content-delivery.js';
import { ContentItem } from './content-item.js';
import { goOnBy } from './program-progress.js';

export interface RecordDelivery {
  leadId: string;
  contentItemId: string;
  channel: Channel;
  origin?: Origin;
  occurredAt?: Date | null;
  isRepeat?: boolean;
  repId?: string | null;
  sourceSystem?: string | null;
  externalId?: string | null;
  idempotencyKey?: string | null;
}

/**
 * Records that a lead was sent an item: the touch and the delivery together. The same item again is refused unless
 * it is said to be a repeat; a delivery of the same outside key is recorded once.
 */
export function recordDelivery(ctx: Ctx, input: RecordDelivery): Promise<ContentDelivery> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { id: input.leadId, field: 'leadId' }, LeadAction.LOG);
      const item = await tx.em.findOne(ContentItem, { id: input.contentItemId });
      if (!item) throw unknownId(['input', 'contentItemId']);
      const { touch, isNew } = await logTouch(tx, lead, {
        ...input,
        direction: Direction.OUTBOUND,
        intent: TouchIntent.VALUE,
      });
      if (!isNew) return sameDelivery(await tx.em.findOne(ContentDelivery, { interaction: touch.id }), item);
      const earlier = await tx.em.findOne(ContentDelivery, { lead: lead.id, contentItem: item.id, isRepeat: false });
      if (earlier && !input.isRepeat)
        throw new Refusal({
          code: UserErrorCode.ALREADY_DELIVERED,
          field: ['input', 'contentItemId'],
          values: { at: earlier.occurredAt.toISOString() },
        });
      const delivery = tx.em.create(ContentDelivery, {
        lead: ref(lead),
        contentItem: ref(item),
        interaction: ref(touch),
        enrollment: null,
        stepPosition: null,
        isRepeat: earlier !== null,
        occurredAt: touch.occurredAt,
        recordedAt: touch.recordedAt,
      });
      await goOnBy(tx, delivery);
      tx.record(() => ({
        type: 'contentDelivered',
        subjectId: delivery.id,
        subjectVersion: 1,
        leadId: lead.id,
        repId: touch.rep?.id ?? lead.owner?.id ?? null,
        teamId: lead.team?.id ?? null,
        poolId: lead.pool?.id ?? null,
        body: { contentItemId: item.id, interactionId: touch.id, isRepeat: delivery.isRepeat },
        at: touch.recordedAt,
      }));
      return delivery;
    },
    answerWithDelivery(input),
  );
}

/** The delivery of an outside key that is known. A key of another touch is taken. */
function sameDelivery(known: ContentDelivery | null, item: ContentItem): ContentDelivery {
  if (known?.contentItem.id === item.id) return known;
  throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
}

function answerWithDelivery(input: RecordDelivery): IdempotentCall<ContentDelivery> {
  return {
    mutation: 'recordDelivery',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(ContentDelivery, { id: String(id) }),
  };
}
