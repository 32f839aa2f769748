import { DecimalType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Tier } from '../leads/lead.enums.js';
import { Lead } from '../leads/lead.js';
import { fate, Id } from '../platform/db/row.js';
import type { UserErrorCode } from '../platform/refusal.js';
import { Rep } from '../reps/rep.js';
import { AssignmentOutcome, OverflowPolicy } from './assignment-rule.enums.js';
import { AssignmentRule } from './assignment-rule.js';
import type { Judgement } from './choice.rules.js';
import type { Step } from './round.rules.js';

/** What an automatic assignment made of a lead, with everything that it was decided by. Written once, never changed. */
@Entity({ tableName: 'assignment_decision', readonly: true })
export class AssignmentDecision {
  @Id('decision')
  id!: string;

  @ManyToOne({ entity: () => Lead, ref: true, fieldName: 'lead_id', ...fate('KEEP', 'KEEP') })
  lead!: Ref<Lead>;

  /** Null where no rule matched. */
  @ManyToOne({ entity: () => AssignmentRule, ref: true, nullable: true, fieldName: 'rule_id' })
  rule!: Ref<AssignmentRule> | null;

  @Property({ type: 'integer', nullable: true })
  ruleVersion!: number | null;

  @ManyToOne({ entity: () => Rep, ref: true, nullable: true, fieldName: 'rep_id' })
  rep!: Ref<Rep> | null;

  @Enum({ items: () => AssignmentOutcome, type: 'text' })
  outcome!: AssignmentOutcome;

  /** Why nobody got it; null where somebody did. */
  @Property({ type: 'text', nullable: true })
  reason!: UserErrorCode | null;

  /** What was done because nobody of the rule's team had room. */
  @Enum({ items: () => OverflowPolicy, type: 'text', nullable: true })
  overflow!: OverflowPolicy | null;

  @Enum({ items: () => Tier, type: 'text', nullable: true })
  tier!: Tier | null;

  @Property({ type: new DecimalType('number'), columnType: 'numeric(12,2)' })
  units!: number;

  /** The leads that were decided together, of which it is this one; null for one of before there were rounds. */
  @Property({ type: 'uuid', nullable: true })
  roundId!: string | null;

  /** Its place among them. */
  @Property({ type: 'integer', nullable: true })
  place!: number | null;

  /** What was found about everybody, beside what the round has of them. */
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  step!: Step | null;

  /** What was found about everybody, whole: only in one of before there were rounds. */
  @Property({ type: 'json', columnType: 'jsonb', nullable: true })
  judgements!: readonly Judgement[] | null;

  @Property({ type: 'datetime', length: 3 })
  decidedAt!: Date;
}
