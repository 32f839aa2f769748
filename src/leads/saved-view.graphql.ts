import { ArrayMaxSize, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role, type Viewer } from '../platform/access/viewer.js';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { enumFilter, StringFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime, StoredFilter } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { type Condition, open, shape, view } from '../platform/read/view.js';
import { TeamView } from '../reps/rep.graphql.js';
import { ViewSharing } from './lead.enums.js';
import { LeadFilter, LeadOrder, LeadOrderField } from './lead-lists.graphql.js';
import { SavedView } from './saved-view.js';

registerEnumType(ViewSharing, {
  name: 'ViewSharing',
  description: 'Who may use a saved view. What it shows follows from who looks, never from who saved it.',
  valuesConfig: {
    PRIVATE: { description: 'Whoever saved it.' },
    TEAM: { description: 'Those of the team of whoever saved it, and of the teams below; and its managers.' },
    EVERYONE: { description: 'Everybody of the house.' },
  },
});
label(ViewSharing, { PRIVATE: ['Private', '仅自己'], TEAM: ['Team', '团队'], EVERYONE: ['Everyone', '所有人'] });

@ObjectType('SavedOrder', { description: 'One sort key of a saved view.' })
export class SavedOrderView {
  @Field(() => LeadOrderField, { description: 'Field to sort by.' })
  field!: LeadOrderField;

  @Field(() => OrderDirection, { description: 'Direction.' })
  direction!: OrderDirection;

  @Field(() => String, { nullable: true, description: 'With `CUSTOM`: the key of the custom field.' })
  customKey!: string | null;
}
shape(SavedOrderView, { field: open, direction: open, customKey: open });

@ObjectType('SavedView', {
  description: 'A filter and an order of leads that somebody keeps under a name.',
  implements: Node,
})
export class SavedViewView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => StoredFilter, { description: 'Which leads it shows.' })
  filter!: object;

  @Field(() => [String], { description: 'What a screen shows of each lead, in the words of the screen that saved it.' })
  columns!: string[];

  @Field(() => ViewSharing, { description: 'Who may use it.' })
  sharedWith!: ViewSharing;

  @Field(() => TeamView, { nullable: true, description: 'The team that it is shared with, where it is with one.' })
  team!: TeamView | null;

  @Field(() => DateTime, { description: 'When it was first saved.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

/** One's own, those of the teams that one is in or in charge of, and everyone's. */
function usable({ subject, teamIds, teamIdsAbove = [] }: Viewer): Condition {
  const near = { sharedWith: ViewSharing.TEAM, team: { $in: [...teamIds, ...teamIdsAbove] } };
  return { $or: [{ subject }, { sharedWith: ViewSharing.EVERYONE }, near] };
}
const shared = ({ subject }: Viewer): Condition => ({
  $or: [{ subject }, { sharedWith: { $ne: ViewSharing.PRIVATE } }],
});

const savedViews = view(
  SavedViewView,
  SavedView,
  {},
  {
    id: 'view',
    rows: {
      [Role.ADMIN]: shared,
      [Role.MANAGER]: usable,
      [Role.REP]: usable,
      [Role.MARKETER]: usable,
      [Role.AUDITOR]: usable,
      [Role.WALLBOARD]: 'NONE',
      [Role.PARTNER]: 'NONE',
    },
    masks: {
      version: open,
      name: open,
      filter: open,
      columns: open,
      sharedWith: open,
      team: open,
      createdAt: open,
      updatedAt: open,
    },
  },
);
savedViews.add({
  isMine: { mask: open },
  orderBy: { mask: open },
  leads: { mask: open },
  problems: { mask: open },
});

/** Fields that saved views can be sorted by. */
enum SavedViewOrderField {
  NAME = 'NAME',
  UPDATED_AT = 'UPDATED_AT',
}
registerEnumType(SavedViewOrderField, {
  name: 'SavedViewOrderField',
  description: 'Fields that saved views can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, UPDATED_AT: { description: 'When it last changed.' } },
});
label(SavedViewOrderField, { NAME: ['Name', '名称'], UPDATED_AT: ['Last changed', '更新时间'] });
const SavedViewOrder = orderInput(SavedViewOrderField, 'SavedViewOrder');
const ViewSharingFilter = enumFilter(ViewSharing, 'ViewSharingFilter');
export const SavedViewConnection = connectionOf(SavedViewView, 'SavedView');

export const SAVED_VIEW_LIST: PageSpec<SavedView, SavedViewOrderField> = {
  view: savedViews,
  orders: { NAME: { property: 'name', nullable: false }, UPDATED_AT: { property: 'updatedAt', nullable: false } },
  byDefault: [{ field: SavedViewOrderField.NAME, direction: OrderDirection.ASC }],
};

@InputType({ description: 'Conditions on saved views. All given conditions must hold.' })
class SavedViewFilter {
  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => ViewSharingFilter, { nullable: true, description: 'By who may use it.' })
  sharedWith?: InstanceType<typeof ViewSharingFilter> | null;
}

export const SAVED_VIEW_CONDITIONS: Record<string, FieldCondition> = { name: 'name', sharedWith: 'sharedWith' };

@ArgsType()
export class SavedViewListArgs extends PageArgs {
  @Field(() => SavedViewFilter, { nullable: true, description: 'Conditions.' })
  filter?: SavedViewFilter | null;

  @Field(() => [SavedViewOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof SavedViewOrder>[] | null;
}

@InputType({ description: 'Input of `saveView`.' })
export class SaveViewInput extends VersionedInput {
  @Field(() => ID, { nullable: true, description: 'The view of yours that is changed; one is made when left out.' })
  id?: string | null;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters; unique among yours.' })
  name!: string;

  @Field(() => LeadFilter, { description: 'Which leads it shows. Whatever it names must be there and in use.' })
  filter!: LeadFilter;

  @ArrayMaxSize(10)
  @Field(() => [LeadOrder], {
    defaultValue: [],
    description: 'Sort keys, first one first, at most 10; none: newest first.',
  })
  orderBy!: InstanceType<typeof LeadOrder>[];

  @ArrayMaxSize(50)
  @Length(1, 100, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'What a screen shows of each lead, in its own words; at most 50 of at most 100 characters.',
  })
  columns!: string[];

  @Field(() => ViewSharing, {
    defaultValue: ViewSharing.PRIVATE,
    description: 'Who may use it; with a team only for whoever is in one.',
  })
  sharedWith!: ViewSharing;
}

@ObjectType({ description: 'Result of `saveView`.' })
export class SaveViewPayload extends PayloadView {
  @Field(() => SavedViewView, {
    nullable: true,
    description:
      'The view after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  savedView?: SavedView | null;
}

@InputType({ description: 'Input of `deleteView`.' })
export class DeleteViewInput extends RepeatableInput {
  @Field(() => ID, { description: 'A view of yours; an administrator may delete any that is shared.' })
  id!: string;
}

@ObjectType({ description: 'Result of `deleteView`.' })
export class DeleteViewPayload extends PayloadView {
  @Field(() => ID, { nullable: true, description: 'The view that is gone; null when `userErrors` is not empty.' })
  deletedId?: string | null;
}
