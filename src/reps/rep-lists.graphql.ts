import { Field, InputType, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { BooleanFilter, enumFilter, IDFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { Presence, RepLevel } from './rep.enums.js';
import { reps, teams } from './rep.graphql.js';
import type { Rep } from './rep.js';
import type { Team } from './team.js';

/** Fields that people and teams can be sorted by. */
export enum RepOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
  STARTED_ON = 'STARTED_ON',
}
registerEnumType(RepOrderField, {
  name: 'RepOrderField',
  description: 'Fields that reps can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Name.' },
    CREATED_AT: { description: 'When the rep was made.' },
    STARTED_ON: { description: 'First working day.' },
  },
});
label(RepOrderField, {
  NAME: ['Name', '姓名'],
  CREATED_AT: ['Created', '创建时间'],
  STARTED_ON: ['First working day', '入职日期'],
});

/** Fields that teams can be sorted by. */
export enum TeamOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
}
registerEnumType(TeamOrderField, {
  name: 'TeamOrderField',
  description: 'Fields that teams can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, CREATED_AT: { description: 'When the team was made.' } },
});
label(TeamOrderField, { NAME: ['Name', '名称'], CREATED_AT: ['Created', '创建时间'] });

export const RepOrder = orderInput(RepOrderField, 'RepOrder');
export const TeamOrder = orderInput(TeamOrderField, 'TeamOrder');
const PresenceFilter = enumFilter(Presence, 'PresenceFilter');
const RepLevelFilter = enumFilter(RepLevel, 'RepLevelFilter');

@InputType({ description: 'Conditions on reps. All given conditions must hold. At most 5 levels and 50 conditions.' })
export class RepFilter {
  @Field(() => [RepFilter], { nullable: true, description: 'All of these must hold.' })
  and?: RepFilter[] | null;

  @Field(() => [RepFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: RepFilter[] | null;

  @Field(() => RepFilter, { nullable: true, description: 'This must not hold.' })
  not?: RepFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By team.' })
  teamId?: IDFilter | null;

  @Field(() => PresenceFilter, { nullable: true, description: 'By presence.' })
  presence?: InstanceType<typeof PresenceFilter> | null;

  @Field(() => RepLevelFilter, { nullable: true, description: 'By level.' })
  level?: InstanceType<typeof RepLevelFilter> | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether the rep is still here.' })
  isActive?: BooleanFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By your own key.' })
  externalId?: StringFilter | null;
}

@InputType({ description: 'Conditions on teams. All given conditions must hold. At most 5 levels and 50 conditions.' })
export class TeamFilter {
  @Field(() => [TeamFilter], { nullable: true, description: 'All of these must hold.' })
  and?: TeamFilter[] | null;

  @Field(() => [TeamFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: TeamFilter[] | null;

  @Field(() => TeamFilter, { nullable: true, description: 'This must not hold.' })
  not?: TeamFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the team above.' })
  parentId?: IDFilter | null;
}

export const REP_CONDITIONS: Record<string, FieldCondition> = {
  name: 'name',
  teamId: { path: 'team', id: 'team' },
  presence: 'presence',
  level: 'level',
  isActive: 'isActive',
  externalId: 'externalId',
};

export const TEAM_CONDITIONS: Record<string, FieldCondition> = {
  name: 'name',
  parentId: { path: 'parent', id: 'team' },
};

export const REP_LIST: PageSpec<Rep, RepOrderField> = {
  view: reps,
  orders: {
    NAME: { property: 'name', nullable: false },
    CREATED_AT: { property: 'createdAt', nullable: false },
    STARTED_ON: { property: 'startedOn', nullable: true },
  },
  byDefault: [{ field: RepOrderField.NAME, direction: OrderDirection.ASC }],
};

export const TEAM_LIST: PageSpec<Team, TeamOrderField> = {
  view: teams,
  orders: { NAME: { property: 'name', nullable: false }, CREATED_AT: { property: 'createdAt', nullable: false } },
  byDefault: [{ field: TeamOrderField.NAME, direction: OrderDirection.ASC }],
};
