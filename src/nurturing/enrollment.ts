import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Lead } from '../leads/lead.js';
import { fate, Id, VersionedRow } from '../platform/db/row.js';
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
}
