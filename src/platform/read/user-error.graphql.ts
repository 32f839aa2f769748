import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { UserErrorCode } from '../refusal.js';
import { DateTime } from './scalars.js';

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description:
    'What went wrong that the caller can put right. New values may be added: treat one that you do not know as `INVALID`.',
  valuesConfig: {
    INVALID: { description: 'The value is not valid.' },
    TAKEN: { description: 'Another object has this value already.' },
    NOT_FOUND: { description: 'The referred object does not exist or is not visible to you.' },
    STALE_VERSION: { description: '`expectedVersion` is not the current version. Reload and retry.' },
    ILLEGAL_TRANSITION: { description: 'The stage cannot be reached from the current one.' },
    OUTCOME_REQUIRED: { description: 'Closing needs `closeLead` with a reason.' },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used with other input.' },
    UNDO_EXPIRED: { description: 'The time in which it could be undone is over.' },
    POOL_RETIRED: { description: 'The pool takes no leads any more; the message names the one that takes its place.' },
    NOT_DUE: { description: 'The lead is not due for review, or not any more: somebody was in touch with it.' },
    ALREADY_UNDONE: { description: 'It was undone before.' },
    TOO_MANY: { description: 'More than one call or one object takes; how many there are and how many it may be.' },
    NOT_ALLOWED: { description: 'Your role does not allow this on this object.' },
    MERGED_INTO: {
      description: 'It was merged into another one (已合并); the message names that one where you may see it.',
    },
    DUPLICATE_WON: { description: 'A won lead cannot end as a duplicate: merge the other way round.' },
    PARTNER_MISMATCH: { description: 'What goes along would be told to a partner who did not send it.' },
    ALREADY_ENROLLED: { description: 'The lead is in a program already. It may leave it first.' },
    NOT_ENROLLED: { description: 'The lead is in no program.' },
    ALREADY_OFFERED: { description: 'The lead has an open offer already. Withdraw it first, or wait for its answer.' },
    OFFER_ENDED: { description: 'The offer is not open any more.' },
    PROGRAM_INACTIVE: { description: 'The program takes no leads.' },
    KIND_IS_FIXED: { description: 'The kind of a custom field stays as it was first saved.' },
    CHOICE_IN_USE: { description: 'A choice that some object has may be retired, not removed.' },
    FIELD_LIMIT_REACHED: { description: 'There are 100 custom fields of this kind of object already.' },
    PROGRAM_IN_USE: { description: 'The steps stay as they are while a lead is in the program.' },
    TOO_LARGE: { description: 'The file is larger than is allowed.' },
    IMPORT_LIMIT_REACHED: { description: 'As many imports as there may be at a time are not over yet.' },
    IMPORT_OVER: { description: 'The import is over.' },
    ALREADY_DELIVERED: {
      description: 'The lead was sent this content before. Say `isRepeat: true` where that was meant.',
    },
    KEY_LIMIT_REACHED: { description: 'The partner or rep has two live keys already: revoke one first.' },
    REP_INACTIVE: { description: 'The rep has left (离职).' },
    ON_LEAVE: { description: 'The rep is on leave (休假).' },
    OFFLINE: { description: 'The rep is not at work (离线).' },
    BUSY: { description: 'The rep is busy (忙碌).' },
    AWAY: { description: 'The rep is away for a while (离开).' },
    OPTED_OUT: { description: 'The rep takes no leads at the moment.' },
    NOT_POOL_MEMBER: { description: 'The rep may not claim from this pool (线索池).' },
    SKILL_MISMATCH: { description: 'The rep lacks a skill that the lead needs.' },
    SEGMENT_MISMATCH: { description: 'The lead is outside the segments of the rep.' },
    QUOTA_EXCEEDED: { description: 'The rep holds as much as its holding quota allows (保有量).' },
    TEAM_QUOTA_EXCEEDED: { description: 'The team holds as much as its holding quota allows (保有量).' },
    TIER_QUOTA_EXCEEDED: { description: 'The rep holds as many leads of this tier as allowed.' },
    LIFECYCLE_QUOTA_EXCEEDED: { description: 'The rep holds as many leads of this lifecycle as allowed.' },
    PIPELINE_QUOTA_EXCEEDED: { description: 'The rep holds as many leads of this pipeline as allowed.' },
    PRODUCT_LINE_QUOTA_EXCEEDED: { description: 'The rep holds as many leads of this product line as allowed.' },
    RESERVED_FOR_HIGHER_TIER: { description: 'The last places are kept for leads of a higher tier.' },
    INTAKE_CAP_REACHED: { description: 'The rep took as many leads as the period allows (领取上限).' },
    PREVIOUS_OWNER_COOLDOWN: { description: 'The rep held the lead until lately and must wait (前归属人限制).' },
    NEW_LEAD_DELAY: { description: 'The lead is too new to be claimed.' },
    VIEW_LIMIT_REACHED: { description: 'The rep looked at as many leads as the period allows.' },
    PROTECTED: {
      description:
        'The lead is protected for its owner (保护期). Kept for what takes held leads back by rule; nothing gives it yet, and `leadCheck` tells who is protected.',
    },
    ALREADY_OWNED: { description: 'The lead has an owner already.' },
    LEAD_TERMINAL: { description: 'The lead is closed (已终止).' },
    NO_RULE_MATCHED: { description: 'No assignment rule fits the lead.' },
  },
});

/** A problem that the user can put right. */
@ObjectType('UserError', { description: 'A problem that the user can fix.', simpleResolvers: true })
export class UserErrorView {
  @Field(() => UserErrorCode, { description: 'Stable, machine-readable.' })
  code!: UserErrorCode;

  @Field(() => String, {
    description:
      'For people, in the language of `Accept-Language`: English, or Chinese for `zh`. Without that, in the one that you have set.',
  })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path to the input value, e.g. `["input", "email"]`. Null when no single value is to blame.',
  })
  field?: readonly string[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the same may be tried again, where a wait is all that is missing; else null.',
  })
  nextAllowedAt?: Date | null;
}

/** What every payload of a mutation has. Left out by a resolver, it is the empty list. */
@ObjectType({ description: 'What every payload has.' })
export abstract class PayloadView {
  @Field(() => [UserErrorView], { description: 'Empty when the mutation succeeded.' })
  userErrors?: readonly UserErrorView[];
}
