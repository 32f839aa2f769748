import { Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ScreeningReason } from '../leads/lead.enums.js';
import { LeadFilter } from '../leads/lead-lists.graphql.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, enumFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime, StoredFilter } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { ofTheTrade } from './criteria.graphql.js';
import { ScreeningVerdict } from './screening.enums.js';
import { ScreeningRule } from './screening-rule.js';

registerEnumType(ScreeningVerdict, {
  name: 'ScreeningVerdict',
  description: 'What a screening rule finds.',
  valuesConfig: {
    VALID: { description: 'The lead is worth a rep’s time (有效).' },
    INVALID: { description: 'It is not, and weighs nothing (无效).' },
  },
});
label(ScreeningVerdict, { VALID: ['Valid', '有效'], INVALID: ['Invalid', '无效'] });

@ObjectType('ScreeningRule', {
  description:
    'A rule by which leads are found valid or invalid (筛选规则). Of the rules in force the first that holds decides, in the order of priority, then key; where none holds a lead is UNSCREENED.',
  implements: Node,
})
export class ScreeningRuleView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => StoredFilter, { description: 'Which leads it holds for.' })
  filter!: object;

  @Field(() => ScreeningVerdict, { description: 'What it finds of them.' })
  verdict!: ScreeningVerdict;

  @Field(() => ScreeningReason, { description: 'Why.' })
  reason!: ScreeningReason;

  @Field(() => Int, { description: 'Its place among the rules: the least comes first; of one priority by key.' })
  priority!: number;

  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isActive!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

const screeningRules = view(
  ScreeningRuleView,
  ScreeningRule,
  {},
  {
    id: 'screening',
    rows: ofTheTrade,
    masks: {
      version: open,
      key: open,
      name: open,
      filter: open,
      verdict: open,
      reason: open,
      priority: open,
      isActive: open,
      createdAt: open,
      updatedAt: open,
    },
  },
);
screeningRules.add({ problems: { mask: open } });
export const ScreeningRuleConnection = connectionOf(ScreeningRuleView, 'ScreeningRule');

/** Fields that screening rules can be sorted by. */
enum ScreeningRuleOrderField {
  PRIORITY = 'PRIORITY',
  KEY = 'KEY',
}
registerEnumType(ScreeningRuleOrderField, {
  name: 'ScreeningRuleOrderField',
  description: 'Fields that screening rules can be sorted by.',
  valuesConfig: { PRIORITY: { description: 'Its place among the rules.' }, KEY: { description: 'Stable name.' } },
});
label(ScreeningRuleOrderField, { PRIORITY: ['Priority', '优先级'], KEY: ['Key', '标识'] });
const ScreeningRuleOrder = orderInput(ScreeningRuleOrderField, 'ScreeningRuleOrder');
const ScreeningVerdictFilter = enumFilter(ScreeningVerdict, 'ScreeningVerdictFilter');

export const SCREENING_RULE_LIST: PageSpec<ScreeningRule, ScreeningRuleOrderField> = {
  view: screeningRules,
  orders: {
    PRIORITY: { property: 'priority', nullable: false },
    KEY: { property: 'key', nullable: false },
  },
  byDefault: [
    { field: ScreeningRuleOrderField.PRIORITY, direction: OrderDirection.ASC },
    { field: ScreeningRuleOrderField.KEY, direction: OrderDirection.ASC },
  ],
};

@InputType({
  description: 'Conditions on screening rules. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class ScreeningRuleFilter {
  @Field(() => [ScreeningRuleFilter], { nullable: true, description: 'All of these must hold.' })
  and?: ScreeningRuleFilter[] | null;

  @Field(() => [ScreeningRuleFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: ScreeningRuleFilter[] | null;

  @Field(() => ScreeningRuleFilter, { nullable: true, description: 'This must not hold.' })
  not?: ScreeningRuleFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => ScreeningVerdictFilter, { nullable: true, description: 'By what it finds.' })
  verdict?: InstanceType<typeof ScreeningVerdictFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is in force.' })
  isActive?: BooleanFilter | null;
}

export const SCREENING_RULE_CONDITIONS: Record<string, FieldCondition> = {
  key: 'key',
  verdict: 'verdict',
  isActive: 'isActive',
};

@ArgsType()
export class ScreeningRuleListArgs extends PageArgs {
  @Field(() => ScreeningRuleFilter, { nullable: true, description: 'Conditions.' })
  filter?: ScreeningRuleFilter | null;

  @Field(() => [ScreeningRuleOrder], {
    nullable: true,
    description: 'Sort keys; in the order in which they are asked when left out.',
  })
  orderBy?: InstanceType<typeof ScreeningRuleOrder>[] | null;
}

@InputType({ description: 'Input of `saveScreeningRule`.' })
export class SaveScreeningRuleInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. The rule of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @ValidateNested()
  @Field(() => LeadFilter, {
    description:
      'Which leads it holds for. Whatever it names must be there and in use. It may not speak of `tier`, `validity` or `segmentId`, nor of custom fields that tell who somebody is.',
  })
  filter!: LeadFilter;

  @Field(() => ScreeningVerdict, { description: 'What it finds of them.' })
  verdict!: ScreeningVerdict;

  @Field(() => ScreeningReason, { description: 'Why; a reason of that verdict.' })
  reason!: ScreeningReason;

  @Field(() => Int, {
    defaultValue: 100,
    description: 'Its place among the rules, 0 to 10,000; the least comes first.',
  })
  priority!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is in force; 50 are at most.' })
  isActive!: boolean;
}

@ObjectType({ description: 'Result of `saveScreeningRule`.' })
export class SaveScreeningRulePayload extends PayloadView {
  @Field(() => ScreeningRuleView, {
    nullable: true,
    description:
      'The rule after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  screeningRule?: object | null;
}

@ObjectType('GradingProgress', { description: 'How far leads are graded by what is in force.' })
export class GradingProgressView {
  @Field(() => Int, {
    description:
      'Leads that wait to be screened and graded; 0 where all are. Leads that came in or changed a moment ago may not be counted yet.',
  })
  waitingCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the first of them waits; null where none does.' })
  waitingSince!: Date | null;
}
shape(GradingProgressView, { waitingCount: open, waitingSince: open });
