import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Tier } from '../leads/lead.enums.js';
import { LeadView } from '../leads/lead.graphql.js';
import { StageView } from '../leads/pipeline.graphql.js';
import { PoolView } from '../leads/pool.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { DateTimeFilter, enumFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { UserErrorView } from '../platform/read/user-error.graphql.js';
import { open, shape, view } from '../platform/read/view.js';
import { RepView } from '../reps/rep.graphql.js';
import { BulkKind, BulkStatus } from './bulk.enums.js';
import { BulkChange } from './bulk-change.js';
import { BULK_ROWS } from './bulk-rows.js';

registerEnumType(BulkKind, {
  name: 'BulkKind',
  description: 'What was done to many leads at once.',
  valuesConfig: {
    TRANSFER: { description: 'Handed to another rep: `transferLeads`.' },
    MOVE: { description: 'Moved to a stage: `moveLeads`.' },
    TIER: { description: 'Said to be of a tier: `setTiers`.' },
    POOL: { description: 'Moved to another pool: `moveToPool`.' },
    REVIEW: { description: 'Given up on after a review of their pool: `applyPoolReview`.' },
  },
});
label(BulkKind, {
  TRANSFER: ['Transfer', '批量转移'],
  MOVE: ['Move', '批量移动'],
  TIER: ['Tier', '批量定级'],
  POOL: ['Pool', '批量转池'],
  REVIEW: ['Pool review', '公海清理'],
});
registerEnumType(BulkStatus, {
  name: 'BulkStatus',
  description: 'What became of one lead of many.',
  valuesConfig: {
    CHANGED: { description: 'It was changed.' },
    UNCHANGED: { description: 'It was as was asked for already.' },
    REFUSED: { description: 'It was refused, and left as it was.' },
  },
});
label(BulkStatus, {
  CHANGED: ['Changed', '已变更'],
  UNCHANGED: ['Unchanged', '无变化'],
  REFUSED: ['Refused', '已拒绝'],
});

@ObjectType('BulkLeadState', { description: 'What a change of many leads may change of one.' })
export class BulkLeadStateView {
  @Field(() => StageView, { nullable: true, description: 'Where it stands.' })
  stage!: StageView | null;

  @Field(() => RepView, { nullable: true, description: 'Who holds it; null where nobody does.' })
  owner!: RepView | null;

  @Field(() => PoolView, { nullable: true, description: 'The pool that it is in; null where it is in none.' })
  pool!: PoolView | null;

  @Field(() => Tier, { nullable: true, description: 'Its tier; null where it is not known.' })
  tier!: Tier | null;

  @Field(() => Float, { description: 'What it weighs, in load units.' })
  loadUnits!: number;
}
shape(BulkLeadStateView, { stage: open, owner: open, pool: open, tier: open, loadUnits: open });

@ObjectType('BulkLeadResult', { description: 'What became of one lead of many.' })
export class BulkLeadResultView {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => LeadView, { nullable: true, description: 'The lead as it is now; null where it is not in your sight.' })
  lead!: LeadView | null;

  @Field(() => BulkStatus, { description: 'What became of it.' })
  status!: BulkStatus;

  @Field(() => BulkLeadStateView, {
    nullable: true,
    description: 'What it was before; null where you may not see or change it.',
  })
  before!: BulkLeadStateView | null;

  @Field(() => BulkLeadStateView, {
    nullable: true,
    description: 'What it is after, or with `dryRun` what it would be; null where you may not see or change it.',
  })
  after!: BulkLeadStateView | null;

  @Field(() => [UserErrorView], { description: 'Why it was refused; else empty.' })
  userErrors!: UserErrorView[];
}
shape(BulkLeadResultView, {
  leadId: open,
  lead: open,
  status: open,
  before: open,
  after: open,
  userErrors: open,
});

@ObjectType('BulkChange', {
  description: 'That many leads were changed at once. It may be taken back for ten minutes: `undoBulkChange`.',
  implements: Node,
})
export class BulkChangeView extends Node {
  @Field(() => BulkKind, { description: 'What was done.' })
  kind!: BulkKind;

  @Field(() => String, { description: 'Who did it, by the stable name of the principal, e.g. `rep_01…`.' })
  actor!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it.' })
  reason!: string | null;

  @Field(() => Int, { description: 'How many leads it changed.' })
  changedCount!: number;

  @Field(() => DateTime, { description: 'When it was done.' })
  doneAt!: Date;

  @Field(() => DateTime, { description: 'Until when it may be taken back.' })
  undoableUntil!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null where it was not.' })
  undoneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it back, by the stable name of the principal.' })
  undoneBy!: string | null;
}

export const bulkChanges = view(
  BulkChangeView,
  BulkChange,
  {},
  {
    id: 'bulk',
    rows: BULK_ROWS,
    masks: {
      kind: open,
      actor: open,
      reason: open,
      changedCount: open,
      doneAt: open,
      undoableUntil: open,
      undoneAt: open,
      undoneBy: open,
    },
  },
);
export const BulkChangeConnection = connectionOf(BulkChangeView, 'BulkChange');

/** Fields that changes of many leads can be sorted by. */
enum BulkChangeOrderField {
  DONE_AT = 'DONE_AT',
}
registerEnumType(BulkChangeOrderField, {
  name: 'BulkChangeOrderField',
  description: 'Fields that changes of many leads can be sorted by.',
  valuesConfig: { DONE_AT: { description: 'When it was done.' } },
});
label(BulkChangeOrderField, { DONE_AT: ['Done', '操作时间'] });
export const BulkChangeOrder = orderInput(BulkChangeOrderField, 'BulkChangeOrder');
const BulkKindFilter = enumFilter(BulkKind, 'BulkKindFilter');

@InputType({
  description:
    'Conditions on changes of many leads. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class BulkChangeFilter {
  @Field(() => [BulkChangeFilter], { nullable: true, description: 'All of these must hold.' })
  and?: BulkChangeFilter[] | null;

  @Field(() => [BulkChangeFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: BulkChangeFilter[] | null;

  @Field(() => BulkChangeFilter, { nullable: true, description: 'This must not hold.' })
  not?: BulkChangeFilter | null;

  @Field(() => BulkKindFilter, { nullable: true, description: 'By what was done.' })
  kind?: InstanceType<typeof BulkKindFilter> | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was done.' })
  doneAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By until when it may be taken back.' })
  undoableUntil?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was taken back.' })
  undoneAt?: DateTimeFilter | null;
}

export const BULK_CHANGE_CONDITIONS: Record<string, FieldCondition> = {
  kind: 'kind',
  doneAt: 'doneAt',
  undoableUntil: 'undoableUntil',
  undoneAt: 'undoneAt',
};

export const BULK_CHANGE_LIST: PageSpec<BulkChange, BulkChangeOrderField> = {
  view: bulkChanges,
  orders: { DONE_AT: { property: 'doneAt', nullable: false } },
  byDefault: [{ field: BulkChangeOrderField.DONE_AT, direction: OrderDirection.DESC }],
};
