import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, shape, view } from '../platform/read/view.js';
import { RepLevel } from '../reps/rep.enums.js';
import { RepView, reps, TeamView, teams } from '../reps/rep.graphql.js';
import { HoldingQuota } from './holding-quota.js';
import { LimitMode, OnWeightIncrease, QuotaBasis, QuotaScope } from './quota.enums.js';

registerEnumType(LimitMode, {
  name: 'LimitMode',
  description: 'Whether there is a line.',
  valuesConfig: {
    LIMITED: { description: 'No lead is admitted beyond the line (限额).' },
    UNLIMITED: { description: 'There is no line (不限).' },
    OPT_OUT: { description: 'Takes no leads automatically; by hand the inherited line holds (不参与分配).' },
  },
});

registerEnumType(QuotaBasis, {
  name: 'QuotaBasis',
  description: 'What is counted against the line.',
  valuesConfig: {
    COUNT: { description: 'Each lead that consumes quota counts one (按条数).' },
    WEIGHTED: {
      description:
        'Each lead counts what it weighs: the load units of its stage times the factor of its tier (按权重).',
    },
  },
});

registerEnumType(OnWeightIncrease, {
  name: 'OnWeightIncrease',
  description: 'What happens when a lead that is already held becomes heavier than the line allows.',
  valuesConfig: {
    ALLOW: { description: 'It may; the holder is over the line and admission is closed.' },
    REFUSE: { description: 'The change is refused with `QUOTA_EXCEEDED`.' },
  },
});

registerEnumType(QuotaScope, {
  name: 'QuotaScope',
  description: 'Whom a holding quota or an intake cap is for.',
  valuesConfig: {
    ORGANISATION: { description: 'Every rep for whom nothing closer is set.' },
    LEVEL: { description: 'Every rep of a level without one of its own; goes before the organisation’s.' },
    LEVEL_PIPELINE: {
      description:
        'Every rep of a level without one of its own, for what it holds or takes of a pipeline; goes before the pipeline’s.',
    },
    PIPELINE: { description: 'Every rep, for what it holds or takes of a pipeline: a wall beside its own.' },
    PRODUCT_LINE: { description: 'Every rep, for what it holds or takes of a product line: a wall beside its own.' },
    TEAM: { description: 'A team: its own for all reps of it and of the teams below, beside theirs.' },
    REP: { description: 'One rep; goes before its level’s and the organisation’s.' },
  },
});

@ObjectType('Load', {
  description:
    'How much a rep or a team holds (保有量), against its line. Leads and load units, never both in one figure.',
})
export class LoadView {
  @Field(() => Int, {
    description: 'Increases by one at every change of the load or of the line. 0 for a team without a line.',
  })
  version!: number;

  @Field(() => Int, { description: 'Leads held that consume quota.' })
  heldCount!: number;

  @Field(() => Float, { description: 'What they weigh together, in load units.' })
  heldUnits!: number;

  @Field(() => LimitMode, { description: 'Whether there is a line.' })
  mode!: LimitMode;

  @Field(() => QuotaBasis, { description: 'What is counted against the line.' })
  basis!: QuotaBasis;

  @Field(() => Float, {
    nullable: true,
    description: 'The line, in leads or load units by `basis`, boosts included; null where there is none.',
  })
  capacityUnits!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What may still be admitted, in the same unit: never below 0; null where there is no line.',
  })
  headroomUnits!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What is held as a share of the line: 1 is full; null where there is no line or it is 0.',
  })
  utilisation!: number | null;

  @Field(() => Boolean, { description: 'True when more is held than the line allows; then nothing is admitted.' })
  isOverloaded!: boolean;
}
export const loads = shape(LoadView, {
  version: open,
  heldCount: open,
  heldUnits: open,
  mode: open,
  basis: open,
  capacityUnits: open,
  headroomUnits: open,
  utilisation: open,
  isOverloaded: open,
});

@ObjectType('TierFigures', { description: 'A figure for each tier; null where there is none.' })
class TierFiguresView {
  @Field(() => Float, { nullable: true, description: 'Of tier A.' })
  a!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier B.' })
  b!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier C.' })
  c!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of tier D.' })
  d!: number | null;
}
shape(TierFiguresView, { a: open, b: open, c: open, d: open });

@ObjectType('LifecycleFigures', { description: 'A figure for each lifecycle; null where there is none.' })
class LifecycleFiguresView {
  @Field(() => Float, { nullable: true, description: 'Of POTENTIAL (潜在客户).' })
  potential!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of INTERESTED (意向客户).' })
  interested!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of CUSTOMER (成交客户).' })
  customer!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of RETAINED (维护客户).' })
  retained!: number | null;
}
shape(LifecycleFiguresView, { potential: open, interested: open, customer: open, retained: open });

@ObjectType('HoldingRamp', {
  description:
    'How a line grows with a rep who is new: share + (1 − share) · days since `Rep.startedOn` / days, at most 1, by the days of the rep’s time zone.',
})
class HoldingRampView {
  @Field(() => Float, { description: 'The part of the line on the first day, between 0 and 1.' })
  startShare!: number;

  @Field(() => Int, { description: 'Days after which it is whole.' })
  days!: number;
}
shape(HoldingRampView, { startShare: open, days: open });

@ObjectType('HoldingQuota', {
  description: 'One version of a holding quota (保有量): how much may be held at once.',
  implements: Node,
})
export class HoldingQuotaView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => QuotaScope, { description: 'Whom it is for.' })
  scope!: QuotaScope;

  @Field(() => RepView, { nullable: true, description: 'The rep, with scope `REP`.' })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team, with scope `TEAM`.' })
  team!: TeamView | null;

  @Field(() => RepLevel, { nullable: true, description: 'The level, with scope `LEVEL` or `LEVEL_PIPELINE`.' })
  level!: RepLevel | null;

  @Field(() => String, { nullable: true, description: 'The product line, with scope `PRODUCT_LINE`.' })
  productLine!: string | null;

  @Field(() => LimitMode, { description: 'Whether there is a line.' })
  mode!: LimitMode;

  @Field(() => QuotaBasis, { description: 'What is counted against the line.' })
  basis!: QuotaBasis;

  @Field(() => Float, {
    nullable: true,
    description: 'The line, in leads or load units by `basis`; null unless limited. With a ramp what it grows to.',
  })
  capacity!: number | null;

  @Field(() => HoldingRampView, {
    nullable: true,
    description: 'How the line grows with a rep who is new; null where it is whole from the first day.',
  })
  ramp!: HoldingRampView | null;

  @Field(() => TierFiguresView, {
    description: 'How much of the leads of a tier may be held, beside the line and in the same unit.',
  })
  tierCaps!: TierFiguresView;

  @Field(() => LifecycleFiguresView, {
    description: 'How much of the leads of a lifecycle may be held, beside the line and in the same unit.',
  })
  lifecycleCaps!: LifecycleFiguresView;

  @Field(() => TierFiguresView, {
    description:
      'How much of the line is kept for leads of a tier and of those above it, in the same unit: leads of lower tiers, and those whose tier is not known, are not admitted into it.',
  })
  reserved!: TierFiguresView;

  @Field(() => OnWeightIncrease, { description: 'What happens when a held lead becomes heavier than the line allows.' })
  onWeightIncrease!: OnWeightIncrease;

  @Field(() => String, { nullable: true, description: 'Why it was set.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'In force from this instant; later than now where it is still to come.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'In force until just before this instant, when it ends or another version follows; null where neither is known. Equals `validFrom` where it was withdrawn.',
  })
  validUntil!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken back or replaced before it began; null otherwise.',
  })
  withdrawnAt!: Date | null;
}

export const holdingQuotas = view(
  HoldingQuotaView,
  HoldingQuota,
  { tierCaps: 'tierCaps', lifecycleCaps: 'lifecycleCaps', reserved: 'reserved' },
  {
    id: 'quota',
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MARKETER]: 'ALL',
      [Role.AUDITOR]: 'ALL',
      [Role.WALLBOARD]: 'ALL',
      [Role.PARTNER]: 'NONE',
      [Role.MANAGER]: 'ALL',
      [Role.REP]: me => ({ $or: [{ rep: me.repId }, { rep: null }] }),
    },
    masks: {
      version: open,
      scope: open,
      rep: open,
      team: open,
      level: open,
      productLine: open,
      mode: open,
      basis: open,
      capacity: open,
      ramp: open,
      tierCaps: open,
      lifecycleCaps: open,
      reserved: open,
      onWeightIncrease: open,
      reason: { WALLBOARD: true },
      validFrom: open,
      validUntil: open,
      withdrawnAt: open,
    },
    telling: { pipelineId: null },
  },
);

reps.add({ load: { mask: open, byId: true } });
teams.add({ load: { mask: open, byId: true } });
