import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { LimitMode, QuotaBasis, QuotaScope, QuotaVerdict } from './quota.enums.js';
import { HoldingQuotaView } from './quota.graphql.js';

registerEnumType(QuotaVerdict, {
  name: 'QuotaVerdict',
  description: 'What came of a holding quota when the line of a rep was looked for.',
  valuesConfig: {
    DRAWS_THE_LINE: { description: 'It is the closest one that says how much: the line comes from it.' },
    OVERRULED: { description: 'A closer one goes before.' },
    OPTS_OUT: { description: 'It closes automatic assignment; the line is the one that is inherited.' },
    WALL: {
      description:
        'It is of a team, of a pipeline or of a product line, and counts beside the line: there must be room by each that a lead concerns.',
    },
    NOT_SET: { description: 'None of this scope was in force.' },
  },
});

@ObjectType('QuotaLookedAt', { description: 'A holding quota that was looked at for the line of a rep.' })
class QuotaLookedAtView {
  @Field(() => QuotaScope, { description: 'Whom it is for.' })
  scope!: QuotaScope;

  @Field(() => QuotaVerdict, { description: 'What came of it.' })
  verdict!: QuotaVerdict;

  @Field(() => HoldingQuotaView, {
    nullable: true,
    description: 'The version in force at the instant; null where none was, or you may not see it.',
  })
  holdingQuota!: HoldingQuotaView | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the rep holds against it at present, in leads or load units by its basis; null unless it is the wall of a pipeline or product line that has a limit.',
  })
  heldUnits!: number | null;
}
shape(QuotaLookedAtView, { scope: open, verdict: open, holdingQuota: open, heldUnits: open });

@ObjectType('EffectiveHoldingQuota', {
  description:
    'The line of a rep at an instant and how it comes about. At present it equals `Rep.load`; of the past and of what is to come it goes by the quotas and boosts that are on record, and by the level and team of today.',
})
export class EffectiveHoldingQuotaView {
  @Field(() => DateTime, { description: 'The instant.' })
  at!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The first instant later than `at` at which a quota or boost on record ends or begins; null where none does. Until then this holds.',
  })
  until!: Date | null;

  @Field(() => LimitMode, { description: 'Whether there is a line.' })
  mode!: LimitMode;

  @Field(() => QuotaBasis, { description: 'What is counted against the line.' })
  basis!: QuotaBasis;

  @Field(() => Float, { description: 'What boosts add, in leads or load units by `basis`; 0 where there are none.' })
  boostUnits!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The line, in leads or load units by `basis`, boosts included; null where there is none.',
  })
  capacityUnits!: number | null;

  @Field(() => Boolean, {
    description: 'Whether a held lead may not become heavier than the line allows.',
  })
  refusesWeight!: boolean;

  @Field(() => [QuotaLookedAtView], {
    description:
      'What was looked at, from near to far: the rep’s own, its level’s, the organisation’s; then what stands beside: the teams above that have one, nearest first, pipelines and product lines.',
  })
  rules!: QuotaLookedAtView[];
}
shape(EffectiveHoldingQuotaView, {
  at: open,
  until: open,
  mode: open,
  basis: open,
  boostUnits: open,
  capacityUnits: open,
  refusesWeight: open,
  rules: open,
});
