import { Field, Int, ObjectType } from 'type-graphql';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { PoolView } from '../leads/pool.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { open, personal, view } from '../platform/read/view.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { OfferStatus, RejectReason } from './lead-offer.enums.js';
import { LeadOffer } from './lead-offer.js';
import { OFFER_ROWS } from './lead-offer-rows.js';
import './lead-offer-words.graphql.js';

@ObjectType('LeadOffer', {
  description: 'That marketing offered a lead to sales (移交), and what sales said. Decided once; every offer is kept.',
  implements: Node,
})
export class LeadOfferView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => LeadView, { nullable: true, description: 'The lead; null where you may not see it.' })
  lead!: LeadView | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why marketing thinks that sales should take it; null where your role may not see it.',
  })
  reason!: string | null;

  @Field(() => TeamView, { nullable: true, description: 'The team that is asked; of an offer to one rep, its team.' })
  toTeam!: TeamView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep who is asked; null where the whole team is.' })
  toRep!: RepView | null;

  @Field(() => OfferStatus, { description: 'How far it has come.' })
  status!: OfferStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  offeredAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who made it: the name of a principal.' })
  offeredBy!: string | null;

  @Field(() => DateTime, {
    description: 'Until when sales is to decide, by the `offerHours` that the team had when it was offered.',
  })
  dueAt!: Date;

  @Field(() => Boolean, {
    description: 'Whether it is open and its time ran out; noted within about a second.',
  })
  isOverdue!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was noted that its time had run out; null where it was decided in time, or may be still.',
  })
  breachedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end; null while it is open.' })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who decided or withdrew it: the name of a principal; null while it is open, and where it was overtaken.',
  })
  decidedBy!: string | null;

  @Field(() => RepView, { nullable: true, description: 'Who became the owner by it.' })
  holder!: RepView | null;

  @Field(() => PoolView, {
    nullable: true,
    description: 'The pool for nurturing that the rejected lead went to; null where there was none and it stayed.',
  })
  pool!: PoolView | null;

  @Field(() => RejectReason, { nullable: true, description: 'Why sales did not want it; null unless it was rejected.' })
  rejectReason!: RejectReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said to its end; null where your role may not see it.',
  })
  note!: string | null;
}

export const offers = view(
  LeadOfferView,
  LeadOffer,
  {},
  {
    id: 'offer',
    rows: OFFER_ROWS,
    masks: {
      version: open,
      lead: open,
      reason: personal,
      toTeam: open,
      toRep: open,
      status: open,
      offeredAt: open,
      offeredBy: { WALLBOARD: true },
      dueAt: open,
      isOverdue: open,
      breachedAt: open,
      decidedAt: open,
      decidedBy: { WALLBOARD: true },
      holder: open,
      pool: open,
      rejectReason: open,
      note: personal,
    },
  },
);
leads.add({ offers: { mask: open, far: { entity: LeadOffer, by: 'lead' } } });

export const LeadOfferConnection = connectionOf(LeadOfferView, 'LeadOffer', { opensFeeds: true });
