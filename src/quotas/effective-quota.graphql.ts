import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, LocalDate } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { LimitMode, QuotaBasis, QuotaScope, QuotaVerdict, WallKind } from './quota.enums.js';
import { HoldingQuotaView } from './quota.graphql.js';

registerEnumType(QuotaVerdict, {
  name: 'QuotaVerdict',
  description: 'What came of a holding quota or an intake cap when the line or the number of a rep was looked for.',
  valuesConfig: {
    DRAWS_THE_LINE: { description: 'It is the closest one that says how much: the line or number comes from it.' },
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

registerEnumType(WallKind, {
  name: 'WallKind',
  description: 'What a wall counts of what a rep holds.',
  valuesConfig: {
    PIPELINE: { description: 'The leads of a pipeline.' },
    PRODUCT_LINE: { description: 'The leads of a product line.' },
    TIER: { description: 'The leads of a tier.' },
    LIFECYCLE: { description: 'The leads of a lifecycle.' },
    BELOW_TIER: {
      description: 'The leads of lower tiers than one that slots are reserved for, and those whose tier is not known.',
    },
  },
});

@ObjectType('HoldingWall', {
  description: 'A limit beside the line, on some of what a rep holds: no lead that it counts is admitted beyond it.',
})
class HoldingWallView {
  @Field(() => WallKind, { description: 'What it counts.' })
  kind!: WallKind;

  @Field(() => String, {
    description: 'Of which: the id of the pipeline, the product line, the tier (`A` to `D`), the lifecycle.',
  })
  of!: string;

  @Field(() => QuotaBasis, { description: 'What is counted against it.' })
  basis!: QuotaBasis;

  @Field(() => Float, { description: 'The limit, in leads or load units by `basis`.' })
  capacityUnits!: number;

  @Field(() => Float, { description: 'What the rep holds against it at present, in the same unit.' })
  heldUnits!: number;
}
shape(HoldingWallView, { kind: open, of: open, basis: open, capacityUnits: open, heldUnits: open });

@ObjectType('RampedLine', { description: 'How far a line has grown with a rep who is new.' })
class RampedLineView {
  @Field(() => Float, { description: 'The part of the line at the instant: between 0 and 1.' })
  share!: number;

  @Field(() => Float, { description: 'What it grows to, in leads or load units by `basis`, without boosts.' })
  fullCapacityUnits!: number;

  @Field(() => LocalDate, { description: 'The first day on which it is whole, in the time zone of the rep.' })
  endsOn!: string;
}
shape(RampedLineView, { share: open, fullCapacityUnits: open, endsOn: open });

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
      'The first instant later than `at` at which a quota or boost on record ends or begins, or a ramp goes on; null where none does. Until then this holds.',
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

  @Field(() => RampedLineView, {
    nullable: true,
    description: 'How far the line has grown, while it does; null where it is whole, or there is none.',
  })
  ramp!: RampedLineView | null;

  @Field(() => Boolean, {
    description: 'Whether a held lead may not become heavier than the line allows.',
  })
  refusesWeight!: boolean;

  @Field(() => [QuotaLookedAtView], {
    description:
      'What was looked at, from near to far: the rep’s own, its level’s, the organisation’s; then what stands beside: the teams above that have one, nearest first, pipelines and product lines.',
  })
  rules!: QuotaLookedAtView[];

  @Field(() => [HoldingWallView], {
    description:
      'The limits beside the line at the instant, by kind and by what they are of; a lead must find room in each that counts it.',
  })
  walls!: HoldingWallView[];
}
shape(EffectiveHoldingQuotaView, {
  at: open,
  until: open,
  mode: open,
  basis: open,
  boostUnits: open,
  capacityUnits: open,
  ramp: open,
  refusesWeight: open,
  rules: open,
  walls: open,
});
