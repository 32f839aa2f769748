import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, view } from '../platform/read/view.js';
import { intakeCaps } from '../quotas/intake-cap.graphql.js';
import { holdingQuotas } from '../quotas/quota.graphql.js';
import { Lifecycle, SalesCycle } from './lead.enums.js';
import { Pipeline } from './pipeline.js';
import { Stage } from './stage.js';

const everybody = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.REP]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'ALL',
  [Role.PARTNER]: 'ALL',
} as const;

@ObjectType('Pipeline', { description: 'A way from first contact to customer who stays.', implements: Node })
export class PipelineView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name, e.g. `default`.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => SalesCycle, { description: 'How long its sales take.' })
  salesCycle!: SalesCycle;

  @Field(() => Boolean, { description: 'Whether leads go here when no pipeline is named.' })
  isDefault!: boolean;
}

@ObjectType('Stage', {
  description: 'One stage of a pipeline. Stages are rows: read them, do not hard-code them.',
  implements: Node,
})
export class StageView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => PipelineView, { nullable: true, description: 'Its pipeline.' })
  pipeline!: PipelineView | null;

  @Field(() => String, { description: 'Stable name within the pipeline, e.g. `QUALIFIED`.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { description: 'Place in the pipeline, from 1.' })
  position!: number;

  @Field(() => Lifecycle, { description: 'What it means in the life of a customer.' })
  lifecycle!: Lifecycle;

  @Field(() => Boolean, { description: 'True where a lead is out of play.' })
  isTerminal!: boolean;

  @Field(() => Boolean, { description: 'True from the sale on.' })
  isWon!: boolean;

  @Field(() => Float, {
    description: 'What a lead of this stage weighs before its tier is taken into account, in load units.',
  })
  loadUnits!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Days without two-way contact after which a lead of this stage is neglected.',
  })
  maxSilenceDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'Hours within which a lead of this stage is to be answered.' })
  slaHours!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when no lead enters it any more: it is kept for the past alone. Null while it is in use.',
  })
  retiredAt!: Date | null;

  @Field(() => StageView, { nullable: true, description: 'Where its leads went when it was retired.' })
  successor!: StageView | null;
}

export const pipelines = view(
  PipelineView,
  Pipeline,
  {},
  {
    id: 'pipe',
    rows: everybody,
    masks: { version: open, key: open, name: open, salesCycle: open, isDefault: open },
  },
);

for (const versions of [holdingQuotas, intakeCaps]) versions.add({ pipeline: { mask: open } });

export const stages = view(
  StageView,
  Stage,
  {},
  {
    id: 'stage',
    rows: everybody,
    masks: {
      version: open,
      pipeline: open,
      key: open,
      name: open,
      position: open,
      lifecycle: open,
      isTerminal: open,
      isWon: open,
      loadUnits: open,
      maxSilenceDays: open,
      slaHours: open,
      retiredAt: open,
      successor: open,
    },
  },
);
