import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Placement } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { fate, Id, type Merge, VersionedRow } from '../platform/db/row.js';
import type { Tx } from '../platform/db/tx.js';
import { NurtureProgram } from './nurture-program.js';
import { EnrollmentState } from './nurturing.enums.js';
import { dueAtOf, type Step } from './program.rules.js';

/** That a lead goes through a program. A lead is in one program at a time. */
@Entity({ tableName: 'enrollment' })
export class Enrollment extends VersionedRow {
  @Id('enrollment')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('DEDUPE', 'KEEP') })
  lead!: Ref<Lead>;

  @ManyToOne({ entity: () => NurtureProgram, ref: true, fieldName: 'program_id' })
  program!: Ref<NurtureProgram>;

  @Enum({ items: () => EnrollmentState, type: 'text' })
  state!: EnrollmentState;

  /** Of the step that is next; set exactly while ACTIVE, as is `dueAt`. */
  @Property({ type: 'integer', nullable: true })
  position!: number | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  dueAt!: Date | null;

  @Property({ type: 'datetime', length: 3 })
  enrolledAt!: Date;

  @Property({ type: 'text' })
  enrolledBy!: string;

  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;

  /** Goes on to a step that is due some days after something that happened, or is done where there is none. */
  goOnTo(step: Step | null, when: { since: Date; now: Date }): void {
    if (!step) {
      this.end(EnrollmentState.COMPLETED, when.now);
      return;
    }
    this.position = step.position;
    this.dueAt = dueAtOf(step, when.since > this.enrolledAt ? when.since : this.enrolledAt);
    this.updatedAt = when.now;
  }

  /** Is over. */
  end(state: EnrollmentState, now: Date): void {
    this.state = state;
    this.position = null;
    this.dueAt = null;
    this.endedAt = now;
    this.updatedAt = now;
  }

  /** All go along; the survivor goes on in its own program, else in that of the first that is in one, while it is in play. */
  static async combine(tx: Tx, { into, from, now }: Merge): Promise<void> {
    const ids = [into, ...from];
    const survivor = await tx.em.findOneOrFail(Lead, { id: into });
    const active = await tx.em.find(Enrollment, { lead: { $in: ids }, state: EnrollmentState.ACTIVE });
    active.sort((a, b) => ids.indexOf(a.lead.id) - ids.indexOf(b.lead.id));
    const kept = survivor.placement === Placement.ENDED ? null : active[0];
    for (const one of active) {
      if (one !== kept) one.end(EnrollmentState.LEFT, now);
      if (one !== kept || one.lead.id !== into) recordEnrollment(tx, one, now);
    }
    await tx.em.flush();
    await tx.em.nativeUpdate(Enrollment, { lead: { $in: [...from] } }, { lead: into });
    for (const one of active) await tx.em.refresh(one);
  }
}

/** The event of an enrolment that began, went on or ended. */
export function recordEnrollment(tx: Tx, enrollment: Enrollment, at: Date): void {
  const lead = enrollment.lead.getEntity();
  tx.record(() => ({
    type: 'enrollmentChanged',
    subjectId: enrollment.id,
    subjectVersion: enrollment.version,
    leadId: lead.id,
    repId: lead.owner?.id ?? null,
    teamId: lead.team?.id ?? null,
    poolId: lead.pool?.id ?? null,
    body: { programId: enrollment.program.id, state: enrollment.state, position: enrollment.position },
    at,
  }));
}
