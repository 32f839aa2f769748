import { ArrayMaxSize, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadFilter } from '../leads/lead-lists.graphql.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, enumFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime, StoredFilter } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { CriteriaAxis, ScoreBand } from './criteria.enums.js';
import { CriteriaModel } from './criteria-model.js';

registerEnumType(CriteriaAxis, {
  name: 'CriteriaAxis',
  description: 'What a criteria model speaks of.',
  valuesConfig: {
    FIT: { description: 'How well it suits us: who it is (匹配度).' },
    INTENT: { description: 'How much it wants: what it does (意向度).' },
  },
});
label(CriteriaAxis, { FIT: ['Fit', '匹配度'], INTENT: ['Intent', '意向度'] });
registerEnumType(ScoreBand, {
  name: 'ScoreBand',
  description: 'Where the points of a lead lie between the thresholds of a model.',
  valuesConfig: {
    HIGH: { description: 'From `highFrom` on.' },
    MEDIUM: { description: 'From `mediumFrom` on, below `highFrom`.' },
    LOW: { description: 'Below `mediumFrom`.' },
  },
});
label(ScoreBand, { HIGH: ['High', '高'], MEDIUM: ['Medium', '中'], LOW: ['Low', '低'] });

/** What leads are graded by is for those who work on them and those who look over them; not for screens on a wall, not for partners. */
export const ofTheTrade: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.REP]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.WALLBOARD]: 'NONE',
  [Role.PARTNER]: 'NONE',
};

@ObjectType('Criterion', { description: 'A condition on leads and what it is worth.' })
export class CriterionView {
  @Field(() => String, { description: 'What it is called; once in its model.' })
  name!: string;

  @Field(() => StoredFilter, { description: 'Which leads it holds for.' })
  filter!: object;

  @Field(() => Int, { description: 'What it adds to the score where it holds, in points; below 0 it takes away.' })
  points!: number;
}
shape(CriterionView, { name: open, filter: open, points: open });

@ObjectType('CriteriaModel', {
  description:
    'One version of a way to tell good leads from poor ones by criteria with points (评分模型). What a version says is never changed; of each axis one is in force at most.',
  implements: Node,
})
export class CriteriaModelView extends Node {
  @Field(() => String, { description: 'Stable name; the same for all versions.' })
  key!: string;

  @Field(() => Int, { description: 'The number of this version among those of its key, from 1.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => CriteriaAxis, { description: 'What it speaks of; the same for all versions.' })
  axis!: CriteriaAxis;

  @Field(() => [CriterionView], { description: 'Its criteria, as they were said; 30 at most.' })
  criteria!: readonly CriterionView[];

  @Field(() => Int, { description: 'From so many points on a lead is MEDIUM, below it is LOW.' })
  mediumFrom!: number;

  @Field(() => Int, { description: 'From so many points on a lead is HIGH.' })
  highFrom!: number;

  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isActive!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it last came into force; null where it never was.' })
  activatedAt!: Date | null;

  @Field(() => DateTime, { description: 'When this version was made.' })
  createdAt!: Date;

  @Field(() => String, { description: 'Who made this version, by the stable name of the principal.' })
  createdBy!: string;
}

const criteriaModels = view(
  CriteriaModelView,
  CriteriaModel,
  {},
  {
    id: 'criteria',
    rows: ofTheTrade,
    masks: {
      key: open,
      version: open,
      name: open,
      axis: open,
      criteria: open,
      mediumFrom: open,
      highFrom: open,
      isActive: open,
      activatedAt: open,
      createdAt: open,
      createdBy: open,
    },
  },
);
criteriaModels.add({ problems: { mask: open } });
export const CriteriaModelConnection = connectionOf(CriteriaModelView, 'CriteriaModel');

/** Fields that criteria models can be sorted by. */
enum CriteriaModelOrderField {
  CREATED_AT = 'CREATED_AT',
  KEY = 'KEY',
}
registerEnumType(CriteriaModelOrderField, {
  name: 'CriteriaModelOrderField',
  description: 'Fields that criteria models can be sorted by.',
  valuesConfig: { CREATED_AT: { description: 'When the version was made.' }, KEY: { description: 'Stable name.' } },
});
label(CriteriaModelOrderField, { CREATED_AT: ['Created', '创建时间'], KEY: ['Key', '标识'] });
const CriteriaModelOrder = orderInput(CriteriaModelOrderField, 'CriteriaModelOrder');
const CriteriaAxisFilter = enumFilter(CriteriaAxis, 'CriteriaAxisFilter');

export const CRITERIA_MODEL_LIST: PageSpec<CriteriaModel, CriteriaModelOrderField> = {
  view: criteriaModels,
  orders: {
    CREATED_AT: { property: 'createdAt', nullable: false },
    KEY: { property: 'key', nullable: false },
  },
  byDefault: [{ field: CriteriaModelOrderField.CREATED_AT, direction: OrderDirection.DESC }],
};

@InputType({
  description: 'Conditions on criteria models. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class CriteriaModelFilter {
  @Field(() => [CriteriaModelFilter], { nullable: true, description: 'All of these must hold.' })
  and?: CriteriaModelFilter[] | null;

  @Field(() => [CriteriaModelFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: CriteriaModelFilter[] | null;

  @Field(() => CriteriaModelFilter, { nullable: true, description: 'This must not hold.' })
  not?: CriteriaModelFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => CriteriaAxisFilter, { nullable: true, description: 'By axis.' })
  axis?: InstanceType<typeof CriteriaAxisFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is in force.' })
  isActive?: BooleanFilter | null;
}

export const CRITERIA_MODEL_CONDITIONS: Record<string, FieldCondition> = {
  key: 'key',
  axis: 'axis',
  isActive: 'isActive',
};

@ArgsType()
export class CriteriaModelListArgs extends PageArgs {
  @Field(() => CriteriaModelFilter, { nullable: true, description: 'Conditions.' })
  filter?: CriteriaModelFilter | null;

  @Field(() => [CriteriaModelOrder], { nullable: true, description: 'Sort keys; the newest first when left out.' })
  orderBy?: InstanceType<typeof CriteriaModelOrder>[] | null;
}

@InputType({ description: 'A criterion of a model.' })
class CriterionInput {
  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters; once in its model.' })
  name!: string;

  @ValidateNested()
  @Field(() => LeadFilter, {
    description:
      'Which leads it holds for. Whatever it names must be there and in use. It may not speak of `tier`, `validity` or `segmentId`, nor of custom fields that tell who somebody is.',
  })
  filter!: LeadFilter;

  @Field(() => Int, { description: 'What it is worth where it holds, −1,000 to 1,000 points.' })
  points!: number;
}

@InputType({ description: 'Input of `saveCriteriaModel`.' })
export class SaveCriteriaModelInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters: a version of it is made, its first or the next.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Field(() => CriteriaAxis, { description: 'What it speaks of; as in the versions before.' })
  axis!: CriteriaAxis;

  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Field(() => [CriterionInput], { description: 'Its criteria, at most 30.' })
  criteria!: CriterionInput[];

  @Field(() => Int, { description: 'From so many points on a lead is MEDIUM; −100,000 to 100,000.' })
  mediumFrom!: number;

  @Field(() => Int, { description: 'From so many points on a lead is HIGH; more than `mediumFrom`, at most 100,000.' })
  highFrom!: number;
}

@ObjectType({ description: 'Result of `saveCriteriaModel`.' })
export class SaveCriteriaModelPayload extends PayloadView {
  @Field(() => CriteriaModelView, {
    nullable: true,
    description:
      'The new version; on `STALE_VERSION` the newest as it is now; else null when `userErrors` is not empty.',
  })
  criteriaModel?: object | null;
}

@InputType({ description: 'Input of `activateCriteriaModel`.' })
export class ActivateCriteriaModelInput extends RepeatableInput {
  @Field(() => ID, { description: 'The version.' })
  id!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False takes it out of force.' })
  isActive!: boolean;
}

@ObjectType({ description: 'Result of `activateCriteriaModel`.' })
export class ActivateCriteriaModelPayload extends PayloadView {
  @Field(() => CriteriaModelView, {
    nullable: true,
    description: 'The version after the change; null when `userErrors` is not empty.',
  })
  criteriaModel?: object | null;
}
