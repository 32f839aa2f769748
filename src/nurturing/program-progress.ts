import { ref } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import type { ContentDelivery } from './content-delivery.js';
import { recordEnrollment } from './enrollment.js';
import { nextStep } from './program.rules.js';
import { activeEnrollment, sentTo, stepsOf } from './program-steps.js';

/** Lets a locked lead go on in its program where a new delivery was the step that was next. */
export async function goOnBy(tx: Tx, delivery: ContentDelivery): Promise<void> {
  const enrollment = await activeEnrollment(tx, delivery.lead.id);
  if (!enrollment) return;
  const steps = await stepsOf(tx, enrollment.program.id);
  const done = steps.find(({ position }) => position === enrollment.position);
  if (done?.contentItemId !== delivery.contentItem.id) return;
  delivery.enrollment = ref(enrollment);
  delivery.stepPosition = done.position;
  const sent = await sentTo(tx, delivery.lead.id);
  const next = nextStep(steps, { position: done.position, sent: new Set([...sent, done.contentItemId]) });
  enrollment.goOnTo(next, { since: delivery.occurredAt, now: delivery.recordedAt });
  recordEnrollment(tx, enrollment, delivery.recordedAt);
}
