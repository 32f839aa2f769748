import { LockMode } from '@mikro-orm/core';
import type { Tx } from '../platform/db/tx.js';
import { ContentDelivery } from './content-delivery.js';
import { Enrollment } from './enrollment.js';
import { ProgramStep } from './nurture-program.js';
import { EnrollmentState } from './nurturing.enums.js';
import type { Step } from './program.rules.js';

/** The steps of a program as its law sees them. */
export async function stepsOf(tx: Tx, programId: string): Promise<Step[]> {
  const rows = await tx.em.find(ProgramStep, { program: programId }, { disableIdentityMap: true });
  return rows.map(({ position, contentItem, afterDays }) => ({ position, afterDays, contentItemId: contentItem.id }));
}

/** The ids of the items that a lead was sent. */
export async function sentTo(tx: Tx, leadId: string): Promise<Set<string>> {
  const rows = await tx.em.find(ContentDelivery, { lead: leadId });
  return new Set(rows.map(({ contentItem }) => contentItem.id));
}

/** The program that a locked lead goes through now, its row locked too. */
export function activeEnrollment(tx: Tx, leadId: string): Promise<Enrollment | null> {
  return tx.em.findOne(
    Enrollment,
    { lead: leadId, state: EnrollmentState.ACTIVE },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
