import { ref } from '@mikro-orm/core';
import { leadEvent } from '../leads/lead.events.js';
import type { Lead } from '../leads/lead.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import type { Channel, Disposition, TouchIntent } from './interaction.enums.js';
import { Direction, Origin } from './interaction.enums.js';
import { Interaction } from './interaction.js';
import { isTwoWay } from './touch.rules.js';

/** What is told of a touch. */
export interface ToldTouch {
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
}

/** Writes one touch of a locked lead, with its event; a touch of the same outside key is given back as it is. */
export async function logTouch(tx: Tx, lead: Lead, input: ToldTouch): Promise<{ touch: Interaction; isNew: boolean }> {
  const known = await findSame(tx, lead, input);
  if (known) return { touch: known, isNew: false };
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
  return { touch, isNew: true };
}

/** The touch of the same outside key. One of another lead is not given away: the key is taken. */
async function findSame(tx: Tx, lead: Lead, { sourceSystem, externalId }: ToldTouch): Promise<Interaction | null> {
  if (!externalId) return null;
  const known = await tx.em.findOne(Interaction, { sourceSystem: sourceSystem ?? 'api', externalId });
  if (known && known.lead.id !== lead.id)
    throw new Refusal({ code: UserErrorCode.TAKEN, field: ['input', 'externalId'] });
  return known;
}

async function writeTouch(tx: Tx, { lead, now }: { lead: Lead; now: Date }, input: ToldTouch): Promise<Interaction> {
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
