import { ArrayMaxSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadFilter } from '../leads/lead-lists.graphql.js';
import { PoolView } from '../leads/pool.graphql.js';
import type { RowRule } from '../platform/access/row-rule.js';
import { Role } from '../platform/access/viewer.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, IDFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime, StoredFilter } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { OverflowPolicy } from './assignment-rule.enums.js';
import './assignment-rule-words.graphql.js';
import { AssignmentRule } from './assignment-rule.js';

@ObjectType('AssignmentShare', { description: 'The part that a rep has of what a rule gives.' })
export class AssignmentShareView {
  @Field(() => RepView, { nullable: true, description: 'The rep.' })
  rep!: RepView | null;

  @Field(() => Float, { description: 'Its part against the weights of the others; 0 gets nothing.' })
  weight!: number;

  @Field(() => Float, { description: 'Leads that it got by the rule; those of a week before count half, and so on.' })
  taken!: number;

  @Field(() => Float, {
    description: 'Leads that it is spared from catching up: from before it joined, and while it was away.',
  })
  calibration!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it last got one; null where it never did.' })
  lastTakenAt!: Date | null;
}
shape(AssignmentShareView, { rep: open, weight: open, taken: open, calibration: open, lastTakenAt: open });

@ObjectType('AssignmentRule', {
  description:
    'Which leads go to the reps of which team by themselves (分配规则). Of the rules that a lead matches the first by `priority` counts; of its reps whoever is furthest below its part gets it, then whoever is less utilised, then whoever waits longest.',
  implements: Node,
})
export class AssignmentRuleView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { description: '1 comes first; of equals the older one.' })
  priority!: number;

  @Field(() => StoredFilter, { description: 'Which leads it wants.' })
  filter!: object;

  @Field(() => [String], { description: 'Skills of which a rep must have all.' })
  skills!: string[];

  @Field(() => TeamView, { nullable: true, description: 'Its reps, and those of the teams below it, get the leads.' })
  team!: TeamView | null;

  @Field(() => OverflowPolicy, { description: 'What becomes of a lead for which nobody has room.' })
  overflow!: OverflowPolicy;

  @Field(() => TeamView, { nullable: true, description: 'The other team; set exactly with `OVERFLOW_TEAM`.' })
  overflowTeam!: TeamView | null;

  @Field(() => Float, {
    nullable: true,
    description: 'By how much a line is raised, in leads or load units by its basis; set exactly with `TEMP_BOOST`.',
  })
  boostUnits!: number | null;

  @Field(() => Int, { nullable: true, description: 'For how many hours it is raised; set exactly with `TEMP_BOOST`.' })
  boostHours!: number | null;

  @Field(() => PoolView, { nullable: true, description: 'The pool for nurturing; set exactly with `NURTURE`.' })
  nurturePool!: PoolView | null;

  @Field(() => Boolean, { description: 'Whether it is in force.' })
  isActive!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

/** Those who lead and those who look over their shoulders. */
const LEADERS: Record<Role, RowRule> = {
  [Role.ADMIN]: 'ALL',
  [Role.MANAGER]: 'ALL',
  [Role.AUDITOR]: 'ALL',
  [Role.MARKETER]: 'ALL',
  [Role.REP]: 'NONE',
  [Role.WALLBOARD]: 'NONE',
  [Role.PARTNER]: 'NONE',
};

const assignmentRules = view(
  AssignmentRuleView,
  AssignmentRule,
  {},
  {
    id: 'rule',
    rows: LEADERS,
    masks: {
      version: open,
      key: open,
      name: open,
      priority: open,
      filter: open,
      skills: open,
      team: open,
      overflow: open,
      overflowTeam: open,
      boostUnits: open,
      boostHours: open,
      nurturePool: open,
      isActive: open,
      createdAt: open,
      updatedAt: open,
    },
  },
);
assignmentRules.add({ shares: { mask: open }, problems: { mask: open } });

/** Fields that rules can be sorted by. */
enum AssignmentRuleOrderField {
  PRIORITY = 'PRIORITY',
  KEY = 'KEY',
}
registerEnumType(AssignmentRuleOrderField, {
  name: 'AssignmentRuleOrderField',
  description: 'Fields that assignment rules can be sorted by.',
  valuesConfig: { PRIORITY: { description: 'Which comes first.' }, KEY: { description: 'Stable name.' } },
});
label(AssignmentRuleOrderField, { PRIORITY: ['Priority', '优先级'], KEY: ['Key', '标识'] });
const AssignmentRuleOrder = orderInput(AssignmentRuleOrderField, 'AssignmentRuleOrder');
export const AssignmentRuleConnection = connectionOf(AssignmentRuleView, 'AssignmentRule');

export const ASSIGNMENT_RULE_LIST: PageSpec<AssignmentRule, AssignmentRuleOrderField> = {
  view: assignmentRules,
  orders: {
    PRIORITY: { property: 'priority', nullable: false },
    KEY: { property: 'key', nullable: false },
  },
  byDefault: [{ field: AssignmentRuleOrderField.PRIORITY, direction: OrderDirection.ASC }],
};

@InputType({
  description: 'Conditions on assignment rules. All given conditions must hold. At most 5 levels and 50 conditions.',
})
class AssignmentRuleFilter {
  @Field(() => [AssignmentRuleFilter], { nullable: true, description: 'All of these must hold.' })
  and?: AssignmentRuleFilter[] | null;

  @Field(() => [AssignmentRuleFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: AssignmentRuleFilter[] | null;

  @Field(() => AssignmentRuleFilter, { nullable: true, description: 'This must not hold.' })
  not?: AssignmentRuleFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By key.' })
  key?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the team that gets the leads.' })
  teamId?: IDFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is in force.' })
  isActive?: BooleanFilter | null;
}

export const ASSIGNMENT_RULE_CONDITIONS: Record<string, FieldCondition> = {
  key: 'key',
  teamId: { path: 'team', id: 'team' },
  isActive: 'isActive',
};

@ArgsType()
export class AssignmentRuleListArgs extends PageArgs {
  @Field(() => AssignmentRuleFilter, { nullable: true, description: 'Conditions.' })
  filter?: AssignmentRuleFilter | null;

  @Field(() => [AssignmentRuleOrder], { nullable: true, description: 'Sort keys; by priority when left out.' })
  orderBy?: InstanceType<typeof AssignmentRuleOrder>[] | null;
}

@InputType({ description: 'The part of a rep in what a rule gives.' })
class AssignmentWeightInput {
  @Field(() => ID, { description: 'The rep.' })
  repId!: string;

  @Field(() => Float, { description: 'Its part against the weights of the others, 0 to 1,000 in hundredths.' })
  weight!: number;
}

@InputType({ description: 'Input of `saveAssignmentRule`.' })
export class SaveAssignmentRuleInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. The rule of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;

  @Min(1)
  @Max(1000)
  @Field(() => Int, { defaultValue: 100, description: '1 comes first, 1,000 last; of equals the older one.' })
  priority!: number;

  @Field(() => LeadFilter, {
    description:
      'Which leads it wants; `{}` wants all. It may name no segment; whatever it names must be there and in use.',
  })
  filter!: LeadFilter;

  @ArrayMaxSize(20)
  @MaxLength(100, { each: true })
  @Field(() => [String], { defaultValue: [], description: 'Skills of which a rep must have all; 20 at most.' })
  skills!: string[];

  @Field(() => ID, { description: 'The team whose reps get the leads, with the teams below it.' })
  teamId!: string;

  @Field(() => OverflowPolicy, {
    defaultValue: OverflowPolicy.HOLD_IN_POOL,
    description: 'What becomes of a lead for which nobody has room.',
  })
  overflow!: OverflowPolicy;

  @Field(() => ID, { nullable: true, description: 'With `OVERFLOW_TEAM` the other team.' })
  overflowTeamId?: string | null;

  @Field(() => Float, { nullable: true, description: 'With `TEMP_BOOST` by how much a line is raised.' })
  boostUnits?: number | null;

  @Min(1)
  @Max(8760)
  @Field(() => Int, { nullable: true, description: 'With `TEMP_BOOST` for how many hours, 1 to 8,760.' })
  boostHours?: number | null;

  @Field(() => ID, { nullable: true, description: 'With `NURTURE` the pool for nurturing.' })
  nurturePoolId?: string | null;

  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Field(() => [AssignmentWeightInput], {
    nullable: true,
    description: 'Weights of reps; whoever is not named keeps its own, 1 at first. 500 at most.',
  })
  weights?: AssignmentWeightInput[] | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is in force.' })
  isActive!: boolean;
}

@ObjectType({ description: 'Result of `saveAssignmentRule`.' })
export class SaveAssignmentRulePayload extends PayloadView {
  @Field(() => AssignmentRuleView, {
    nullable: true,
    description:
      'The rule after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  assignmentRule?: AssignmentRule | null;
}
