import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadOfferView } from '../assignment/lead-offer.graphql.js';
import { LeadView } from '../leads/lead.graphql.js';
import { Sized } from '../platform/http/sized.js';
import { connectionOf } from '../platform/read/page.js';
import { Cursor, DateTime } from '../platform/read/scalars.js';
import { open, shape } from '../platform/read/view.js';
import { ActionKind } from './agenda.enums.js';
import './agenda-labels.graphql.js';

registerEnumType(ActionKind, {
  name: 'ActionKind',
  description:
    'Why a lead wants something done. Further kinds will come: show one that you do not know by its sentence.',
  valuesConfig: {
    HOT_REPLY: {
      description:
        'The customer wrote or left word and was not answered (待回复); due 1 hour after for a hot lead, 4 for a warm, 24 for a cold one. What is spoken is answered at once; clicks want no answer.',
    },
    SERVICE_LEVEL: {
      description:
        'Nobody reached out since it came to its stage, or to its holder, whichever was later (服务时限); due after the `slaHours` of the stage.',
    },
    FIRST_TOUCH: { description: 'It was never touched (首次联系); due 24 hours after its holder got it.' },
    HAND_OVER_TO_ACCEPT: {
      description: 'Marketing offered it to the rep or its team, and nobody has decided (待接收).',
    },
    NEGLECTED: { description: 'An open finding says that it is neglected (疏于跟进).' },
    STEP_DUE: { description: 'The next step of its program is due (培育步骤).' },
  },
});

@ObjectType('ActionReason', { description: 'One reason to do something about a lead.' })
export class ActionReasonView {
  @Field(() => ActionKind, { description: 'Which.' })
  kind!: ActionKind;

  @Field(() => DateTime, { description: 'Since when it is so.' })
  since!: Date;

  @Field(() => DateTime, { description: 'By when something is to be done.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'Whether `dueAt` is past.' })
  isOverdue!: boolean;

  @Field(() => Int, {
    description:
      'What it is worth: 60, 50, 45, 40, 35 or 30 by its kind in the order of `ActionKind` by urgency (HOT_REPLY, SERVICE_LEVEL, FIRST_TOUCH, HAND_OVER_TO_ACCEPT, NEGLECTED, STEP_DUE); 15 more where overdue, and 1 more for each full hour since, at most 10; 40 less while the contact must rest, but for replies and offers.',
  })
  points!: number;
}
const actionReasons = shape(ActionReasonView, {
  kind: open,
  since: open,
  dueAt: open,
  isOverdue: open,
  points: open,
});

@ObjectType('DayItem', { description: 'What a rep should do next about one lead. A lead stands in a day once.' })
export class DayItemView {
  @Field(() => ID, { description: 'The lead: what tells items apart.' })
  leadId!: string;

  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead; null where you do not see it before you accept it.',
  })
  lead!: LeadView | null;

  @Field(() => ActionKind, { description: 'Its strongest reason.' })
  kind!: ActionKind;

  @Field(() => Int, {
    description:
      'What the order goes by: the points of the strongest reason, 10 more for tier A and 5 for B, 15 more for a hot lead and 5 for a warm one, 3 more for each further reason. Of equal points what is due first comes first, then the lower `leadId`.',
  })
  points!: number;

  @Field(() => DateTime, { description: 'By when the strongest reason wants something done.' })
  dueAt!: Date;

  @Field(() => Boolean, { description: 'Whether `dueAt` is past.' })
  isOverdue!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the contact may be touched again: it had 5 touches within 7 days, over all its leads, and then the oldest of these 5 is 7 days old. Null: now.',
  })
  nextAllowedAt!: Date | null;

  @Field(() => LeadOfferView, { nullable: true, description: 'The offer that is to be decided.' })
  offer!: LeadOfferView | null;

  @Field(() => [ActionReasonView], { description: 'All its reasons, the strongest first.' })
  reasons!: ActionReasonView[];
}
const dayItems = shape(DayItemView, {
  leadId: open,
  lead: open,
  kind: open,
  points: open,
  dueAt: open,
  isOverdue: open,
  nextAllowedAt: open,
  offer: open,
  reasons: open,
});
actionReasons.add({ sentence: { mask: open } });
dayItems.add({ sentence: { mask: open } });

export const DayConnection = connectionOf(DayItemView, 'Day');

@ArgsType()
export class DayArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose day: your own when left out. A manager may ask about the reps of its teams.',
  })
  repId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Page size, 1 to 100. Default 50.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor to continue after; the page is of the day as it was at the instant of the first page.',
  })
  after?: string | null;
}

@ArgsType()
export class InboxArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose inbox: your own when left out. A manager may ask about the reps of its teams.',
  })
  repId?: string | null;

  @Field(() => Int, { defaultValue: 50, description: 'How many items at most, the most urgent ones, 1 to 100.' })
  first!: number;

  @Field(() => Int, { defaultValue: 250, description: 'Least time between two states, 100 to 60,000 milliseconds.' })
  minIntervalMs!: number;
}

@ObjectType({
  description: 'What a rep should do next: the present state first, then the newest state of what changed.',
})
export class InboxBatch {
  @Field(() => Cursor, { description: 'Place in the log when the state was read, or before it.' })
  cursor!: string;

  // `first` of the feed counts them already.
  @Sized(1)
  @Field(() => [DayItemView], {
    description: 'Items that are new or changed, as they are now; sort by `points`, `dueAt`, `leadId`.',
  })
  items!: DayItemView[];

  @Field(() => [ID], { description: 'Leads whose items are gone, or not among the first any more.' })
  removedIds!: string[];

  @Field(() => Boolean, { description: 'True in the first frame, which is the whole truth.' })
  isSnapshot!: boolean;
}
