import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Tier } from '../leads/lead.enums.js';
import { LeadView } from '../leads/lead.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape, view } from '../platform/read/view.js';
import { UserErrorCode } from '../platform/refusal.js';
import { RepView } from '../reps/rep.graphql.js';
import { AssignmentDecision } from './assignment-decision.js';
import { DECISION_ROWS } from './assignment-decision-rows.js';
import { AssignmentOutcome, OverflowPolicy } from './assignment-rule.enums.js';
import { AssignmentRuleView } from './assignment-rule.graphql.js';

@ObjectType('AssignmentJudgement', { description: 'What was found about one rep when a lead was assigned.' })
export class AssignmentJudgementView {
  @Field(() => RepView, { nullable: true, description: 'The rep.' })
  rep!: RepView | null;

  @Field(() => UserErrorCode, { nullable: true, description: 'Why it was not to have the lead; null where it might.' })
  refusal!: UserErrorCode | null;

  @Field(() => Float, {
    description:
      'How many leads it was below its part: (Σ taken + Σ calibration) · weight / Σ weight − (taken + calibration), over all reps of the rule.',
  })
  shortfall!: number;

  @Field(() => Float, { description: 'What it held as a share of its line; 0 without a line.' })
  utilisation!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it last got a lead by the rule; null where it never did.',
  })
  lastTakenAt!: Date | null;
}
shape(AssignmentJudgementView, { rep: open, refusal: open, shortfall: open, utilisation: open, lastTakenAt: open });

@ObjectType('AssignmentDecision', {
  description:
    'What an automatic assignment made of a lead, with everything that it was decided by (分配说明). It was written once and is never changed.',
  implements: Node,
})
class AssignmentDecisionView extends Node {
  @Field(() => LeadView, { nullable: true, description: 'The lead.' })
  lead!: LeadView | null;

  @Field(() => AssignmentRuleView, { nullable: true, description: 'The rule; null where none wanted it.' })
  rule!: AssignmentRuleView | null;

  @Field(() => Int, { nullable: true, description: 'The version of the rule then.' })
  ruleVersion!: number | null;

  @Field(() => RepView, { nullable: true, description: 'Who got it; null where nobody did.' })
  rep!: RepView | null;

  @Field(() => AssignmentOutcome, { description: 'How it ended.' })
  outcome!: AssignmentOutcome;

  @Field(() => UserErrorCode, { nullable: true, description: 'Why nobody got it; null where somebody did.' })
  reason!: UserErrorCode | null;

  @Field(() => OverflowPolicy, {
    nullable: true,
    description: 'What was done because nobody of the team of the rule had room; null where somebody had.',
  })
  overflow!: OverflowPolicy | null;

  @Field(() => Tier, { nullable: true, description: 'The tier of the lead then.' })
  tier!: Tier | null;

  @Field(() => Float, { description: 'What the lead weighed then, in load units.' })
  units!: number;

  @Field(() => DateTime, { description: 'When it was decided.' })
  decidedAt!: Date;
}

export const decisions = view(
  AssignmentDecisionView,
  AssignmentDecision,
  {},
  {
    id: 'decision',
    rows: DECISION_ROWS,
    masks: {
      lead: open,
      rule: open,
      ruleVersion: open,
      rep: open,
      outcome: open,
      reason: open,
      overflow: open,
      tier: open,
      units: open,
      decidedAt: open,
    },
  },
);
decisions.add({ judgements: { mask: open }, isReproduced: { mask: open } });

@ObjectType('PlannedAssignment', { description: 'What an automatic assignment would make of a lead now.' })
export class PlannedAssignmentView {
  @Field(() => LeadView, { nullable: true, description: 'The lead.' })
  lead!: LeadView | null;

  @Field(() => AssignmentRuleView, { nullable: true, description: 'The rule; null where none wants it.' })
  rule!: AssignmentRuleView | null;

  @Field(() => RepView, { nullable: true, description: 'Who would get it; null where nobody would.' })
  rep!: RepView | null;

  @Field(() => AssignmentOutcome, { description: 'How it would end.' })
  outcome!: AssignmentOutcome;

  @Field(() => UserErrorCode, { nullable: true, description: 'Why nobody would get it; null where somebody would.' })
  reason!: UserErrorCode | null;

  @Field(() => OverflowPolicy, { nullable: true, description: 'What would be done because nobody had room.' })
  overflow!: OverflowPolicy | null;
}
shape(PlannedAssignmentView, {
  lead: open,
  rule: open,
  rep: open,
  outcome: open,
  reason: open,
  overflow: open,
});
