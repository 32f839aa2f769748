import { ref } from '@mikro-orm/core';
import { leadEvent } from '../leads/lead.events.js';
import type { Lead } from '../leads/lead.js';
import { LeadAction } from '../leads/lead-permission.js';
import { lockLead } from '../leads/lock-lead.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import type { Channel, Disposition, TouchIntent } from './interaction.enums.js';
import { Direction, Origin } from './interaction.enums.js';
import { Interaction } from './interaction.js';
import { isTwoWay } from './touch.rules.js';

export interface LogInteraction {
  leadId: string;
  channel: Channel;
  direction: Direction;
  origin?: Origin;
  intent?: TouchIntent | null;
  disposition?: Disposition | null;
  satisfaction?: number | null;
  durationSeconds?: number | null;
  activity?: string | null;
  content?: string | null;
  occurredAt?: Date | null;
  repId?: string | null;
  sourceSystem?: string | null;
  externalId?: string | null;
  idempotencyKey?: string | null;
}

/** Logs one touch. A touch of the same outside key is logged once. */
export function logInteraction(ctx: Ctx, input: LogInteraction): Promise<Interaction> {
  return transact(
    ctx,
    async tx => {
      const lead = await lockLead(tx, { id: input.leadId, field: 'leadId' }, LeadAction.LOG);
      const known = await findSame(tx, input);
      if (known) return known;
      const now = await tx.now(lead.lastRecordedAt);
      if (input.occurredAt && input.occurredAt > now)
        throw new Refusal({ code: UserErrorCode.INVALID, field: ['input', 'occurredAt'] });
      const touch = await writeTouch(tx, { lead, now }, input);
      const before = lead.sight();
      noteTouch(lead, touch);
      lead.touch(now);
      tx.record(() => ({
        ...leadEvent('leadUpdated', { lead, before, at: now }),
        type: 'interactionLogged',
        subjectId: touch.id,
        subjectVersion: 1,
        repId: touch.rep?.id ?? lead.owner?.id ?? null,
      }));
      return touch;
    },
    answerWithTouch(input),
  );
}

/** The touch of the same outside key. One of another lead is not given away: the key is taken. */
async function findSame(tx: Tx, { leadId, sourceSystem, externalId }: LogInteraction): Promise<Interaction | null> {
  if (!externalId) return null;
  const known = await tx.em.findOne(Interaction, { sourceSystem: sourceSystem ?? 'api', externalId });
  if (known && known.lead.id !== leadId)
    throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
  return known;
}

async function writeTouch(
  tx: Tx,
  { lead, now }: { lead: Lead; now: Date },
  input: LogInteraction,
): Promise<Interaction> {
  const repId = input.repId ?? tx.ctx.viewer.repId;
  const rep = repId ? await tx.em.findOne(Rep, { id: repId }) : null;
  if (repId && !rep) throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'repId'] });
  return tx.em.create(Interaction, {
    lead: ref(lead),
    contact: lead.contact,
    rep: rep && ref(rep),
    channel: input.channel,
    direction: input.direction,
    origin: input.origin ?? Origin.HUMAN,
    intent: input.intent ?? null,
    disposition: input.disposition ?? null,
    satisfaction: input.satisfaction ?? null,
    durationSeconds: input.durationSeconds ?? null,
    endedAt: null,
    activity: input.activity ?? null,
    content: input.content ?? null,
    occurredAt: input.occurredAt ?? now,
    recordedAt: now,
    recordedBy: tx.ctx.viewer.subject,
    sourceSystem: input.externalId ? (input.sourceSystem ?? 'api') : null,
    externalId: input.externalId ?? null,
  });
}

/** What a lead remembers of its touches: the first, the last, the last in which both spoke, and how many. */
function noteTouch(lead: Lead, touch: Interaction): void {
  lead.touchCount += 1;
  lead.firstTouchAt = earlier(lead.firstTouchAt, touch.occurredAt);
  lead.lastTouchAt = later(lead.lastTouchAt, touch.occurredAt);
  if (isTwoWay(touch)) lead.lastTwoWayAt = later(lead.lastTwoWayAt, touch.occurredAt);
}

const earlier = (a: Date | null, b: Date): Date => (a && a < b ? a : b);
const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);

function answerWithTouch(input: LogInteraction): IdempotentCall<Interaction> {
  return {
    mutation: 'logInteraction',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(Interaction, { id: String(id) }),
  };
}
