import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { reps, teams } from '../reps/rep.graphql.js';
import { IntakePeriod } from './intake.enums.js';
import { IntakeCapView } from './intake-cap.graphql.js';
import { LimitMode, QuotaScope, QuotaVerdict } from './quota.enums.js';

@ObjectType('IntakeCapLookedAt', { description: 'An intake cap that was looked at for a rep or a team.' })
class IntakeCapLookedAtView {
  @Field(() => QuotaScope, { description: 'Whom it is for.' })
  scope!: QuotaScope;

  @Field(() => QuotaVerdict, {
    description: 'What came of it. The cap of a team, of a pipeline or of a product line is a wall.',
  })
  verdict!: QuotaVerdict;

  @Field(() => IntakeCapView, {
    nullable: true,
    description: 'The version in force; null where none is, or you may not see it.',
  })
  intakeCap!: IntakeCapView | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Leads that may still be taken now by this one alone; null where it sets no number or does not hold.',
  })
  remainingCount!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When by this one alone the next lead may be taken, or it ends; null where one may be taken now, and where none ever may.',
  })
  nextAllowedAt!: Date | null;
}
shape(IntakeCapLookedAtView, {
  scope: open,
  verdict: open,
  intakeCap: open,
  remainingCount: open,
  nextAllowedAt: open,
});

@ObjectType('Intake', {
  description:
    'How many leads a rep or a team may take in (领取上限), by calendar day in its time zone, and what it took. Two conditions hold at once: each day adds its share of `max`, of which whole leads up to `burst` may be saved up and no fraction is lost; and in any period at most `max` are taken. Claims, assignments by hand or by rule, accepted offers and reopenings count; transfers, hand-overs, imports and changes of team do not, nor do leads that consume no quota; what is released stays counted.',
})
export class IntakeView {
  @Field(() => LimitMode, {
    description:
      'Whether there is a number. `OPT_OUT` takes nothing automatically; by hand the inherited number holds.',
  })
  mode!: LimitMode;

  @Field(() => Int, { nullable: true, description: 'Leads in a period; null where there is no number.' })
  max!: number | null;

  @Field(() => IntakePeriod, { nullable: true, description: 'The period; null where there is no number.' })
  period!: IntakePeriod | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days of the period that ends today; null where there is no number.',
  })
  periodDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'Whole leads that may be saved up; null where there is no number.' })
  burst!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Leads taken in the period that ends today; null where there is no number. May be above `max` after a cut.',
  })
  takenCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Leads that may be taken now, by this and by the caps of all teams above; null where none has a number.',
  })
  remainingCount!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the next lead may be taken, or the cap that stands in the way ends; null where one may be taken now, and where none ever may.',
  })
  nextAllowedAt!: Date | null;

  @Field(() => [IntakeCapLookedAtView], {
    description:
      'What was looked at, from near to far: the rep’s own, its level’s, the organisation’s; then those that stand beside: of the teams, nearest first, and of pipelines and product lines, which count only the leads that are of them and are in no other figure here.',
  })
  rules!: IntakeCapLookedAtView[];
}
shape(IntakeView, {
  mode: open,
  max: open,
  period: open,
  periodDays: open,
  burst: open,
  takenCount: open,
  remainingCount: open,
  nextAllowedAt: open,
  rules: open,
});
reps.add({ intake: { mask: open, byId: true } });
teams.add({ intake: { mask: open, byId: true } });
