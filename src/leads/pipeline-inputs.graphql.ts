import { ArrayMaxSize, ArrayMinSize, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { Lifecycle, SalesCycle } from './lead.enums.js';
import { PipelineView, pipelines } from './pipeline.graphql.js';
import type { Pipeline } from './pipeline.js';

/** Fields that pipelines can be sorted by. */
export enum PipelineOrderField {
  NAME = 'NAME',
  KEY = 'KEY',
}
registerEnumType(PipelineOrderField, {
  name: 'PipelineOrderField',
  description: 'Fields that pipelines can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, KEY: { description: 'Stable name.' } },
});
label(PipelineOrderField, { NAME: ['Name', '名称'], KEY: ['Key', '标识'] });
export const PipelineOrder = orderInput(PipelineOrderField, 'PipelineOrder');
export const PipelineConnection = connectionOf(PipelineView, 'Pipeline');
export const PIPELINE_LIST: PageSpec<Pipeline, PipelineOrderField> = {
  view: pipelines,
  orders: { NAME: { property: 'name', nullable: false }, KEY: { property: 'key', nullable: false } },
  byDefault: [{ field: PipelineOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({ description: 'A stage of a pipeline; its place in the list is its position.' })
class StageInput {
  @Matches(/^[A-Z][A-Z0-9_]{0,49}$/, {
    message: 'key must be upper case letters, digits and _ and begin with a letter.',
  })
  @Field(() => String, {
    description:
      'Stable name within the pipeline, e.g. `QUALIFIED`: at most 50 upper case letters, digits and `_`. Never used twice.',
  })
  key!: string;

  @Length(1, 100)
  @Field(() => String, { description: 'What it is called, 1 to 100 characters.' })
  name!: string;

  @Field(() => Lifecycle, {
    description: 'What it means in the life of a customer. Fixed once the stage is made, as are the next two.',
  })
  lifecycle!: Lifecycle;

  @Field(() => Boolean, { defaultValue: false, description: 'True where a lead is out of play: exactly with `ENDED`.' })
  isTerminal!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'True from the sale on.' })
  isWon!: boolean;

  @Min(0)
  @Max(1000)
  @Field(() => Float, {
    defaultValue: 1,
    description:
      'What a lead weighs here before its tier is taken into account, 0 to 1,000 load units with two decimals.',
  })
  loadUnits!: number;

  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description: 'Days without two-way contact after which a lead here is neglected, 1 to 3,650; leave out for never.',
  })
  maxSilenceDays?: number | null;

  @Min(1)
  @Max(8760)
  @Field(() => Int, {
    nullable: true,
    description: 'Hours within which a lead here is to be answered, 1 to 8,760; leave out for none.',
  })
  slaHours?: number | null;
}

@InputType({ description: 'A way that a lead may go, by the keys of the stages.' })
class StageWayInput {
  @Length(1, 50)
  @Field(() => String, { description: 'Key of the stage that it leaves.' })
  from!: string;

  @Length(1, 50)
  @Field(() => String, { description: 'Key of the stage that it enters.' })
  to!: string;
}

@InputType({ description: 'A stage that is left out from now on, and where its leads go.' })
class StageRetirementInput {
  @Length(1, 50)
  @Field(() => String, { description: 'Key of the stage that is retired.' })
  stageKey!: string;

  @Length(1, 50)
  @Field(() => String, {
    description: 'Key of the stage that its leads go to: won where that was won, ended where that was ended.',
  })
  successorKey!: string;
}

@InputType({ description: 'Input of `savePipeline`: the whole pipeline as it is to be.' })
export class SavePipelineInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. The pipeline of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => SalesCycle, { defaultValue: SalesCycle.MEDIUM, description: 'How long its sales take.' })
  salesCycle!: SalesCycle;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: leads that name no pipeline go here from now on, and to no other. Else it stays as it is.',
  })
  isDefault?: boolean | null;

  @ArrayMinSize(3)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [StageInput], {
    description: 'Its stages in order, 3 to 50: the first one in play, at least one won and one ended.',
  })
  stages!: StageInput[];

  @ArrayMaxSize(2500)
  @ValidateNested({ each: true })
  @Field(() => [StageWayInput], { description: 'The ways that leads may go; all others are refused.' })
  transitions!: StageWayInput[];

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [StageRetirementInput], {
    defaultValue: [],
    description: 'One for each stage that the pipeline has and `stages` leaves out: a stage in use cannot vanish.',
  })
  retirements!: StageRetirementInput[];
}

@ObjectType({ description: 'Result of `savePipeline`.' })
export class SavePipelinePayload extends PayloadView {
  @Field(() => PipelineView, {
    nullable: true,
    description:
      'The pipeline after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  pipeline?: Pipeline | null;

  @Field(() => Int, { description: 'Leads that went to a successor or weigh something else now.' })
  changedLeadCount!: number;
}
