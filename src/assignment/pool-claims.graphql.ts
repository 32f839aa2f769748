import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { PoolView, pools } from '../leads/pool.graphql.js';
import { RepeatableInput, VersionedInput } from '../platform/read/change-input.graphql.js';
import { DateTime, EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, shape } from '../platform/read/view.js';

@InputType({ description: 'Input of `revealLead`.' })
export class RevealLeadInput extends RepeatableInput {
  @Field(() => ID, { description: 'The lead, in a pool of which you are a member.' })
  id!: string;
}

@ObjectType('RevealedPerson', { description: 'Who somebody in a pool is, told to a rep who asked for it.' })
export class RevealedPersonView {
  @Field(() => String, { nullable: true, description: 'Full name; null where it is not known.' })
  name!: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail; null where it is not known.' })
  email!: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Telephone; null where it is not known.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Free text; null where there is none.' })
  note!: string | null;
}
// Whoever gets one has asked for it by `revealLead`, which judges and counts.
shape(RevealedPersonView, { name: open, email: open, phone: open, note: open });

@ObjectType({ description: 'Result of `revealLead`.' })
export class RevealLeadPayload extends PayloadView {
  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead, as masked as ever; null when `userErrors` is not empty.',
  })
  lead?: object | null;

  @Field(() => RevealedPersonView, { nullable: true, description: 'Who it is; null when `userErrors` is not empty.' })
  person?: RevealedPersonView | null;
}

@InputType({ description: 'Input of `retirePool`.' })
export class RetirePoolInput extends VersionedInput {
  @Field(() => ID, { description: 'The pool that takes no leads any more.' })
  id!: string;

  @Field(() => ID, {
    description:
      'The pool that takes its place: another one that is not retired, for claiming where it is the default.',
  })
  successorId!: string;

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'Why, 1 to 1,000 characters; kept with each lead.' })
  reason?: string | null;
}

@ObjectType({ description: 'Result of `retirePool`.' })
export class RetirePoolPayload extends PayloadView {
  @Field(() => PoolView, {
    nullable: true,
    description:
      'The pool after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  pool?: object | null;

  @Field(() => Int, { description: 'Leads that went to the successor.' })
  movedCount?: number;
}

@ObjectType('LeadPoolDay', {
  description: 'What you took from a pool and looked at in it on the present day of the organisation.',
})
export class PoolDayView {
  @Field(() => Int, { description: 'Leads that you claimed; what was given back counts.' })
  claimCount!: number;

  @Field(() => Int, { description: 'Leads that you looked at by `revealLead`.' })
  viewCount!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Leads that you may still claim; null: as many as there is room for.',
  })
  claimsLeft!: number | null;

  @Field(() => Int, { nullable: true, description: 'Leads that you may still look at; null: any number.' })
  viewsLeft!: number | null;

  @Field(() => DateTime, { description: 'When the day ends and counting begins anew.' })
  endsAt!: Date;
}
shape(PoolDayView, { claimCount: open, viewCount: open, claimsLeft: open, viewsLeft: open, endsAt: open });
// A caller is told of its own day alone.
pools.add({ yourDay: { mask: open } });
