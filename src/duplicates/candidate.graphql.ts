import { Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { enumFilter, IDFilter } from '../platform/read/filter.graphql.js';
import type { FieldCondition } from '../platform/read/filter.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, PageArgs, type PageSpec } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, view } from '../platform/read/view.js';
import { CANDIDATE_ROWS } from './candidate-rows.js';
import { DuplicateRule, DuplicateStatus, DuplicateStrength } from './duplicate.enums.js';
import { DuplicateCandidate } from './duplicate-candidate.js';

registerEnumType(DuplicateRule, {
  name: 'DuplicateRule',
  description: 'By what two leads look like one.',
  valuesConfig: {
    SAME_EMAIL: { description: 'Their primary contacts have the same e-mail (同一邮箱).' },
    SAME_PHONE: { description: 'Their primary contacts have the same telephone (同一电话).' },
    SAME_PERSON_AT_COMPANY: {
      description: 'Primary contacts of the same name at companies of the same name (同公司同名).',
    },
    SAME_COMPANY: {
      description:
        'Companies of the same name, legal forms and punctuation aside, with at most ten other leads: in a crowd it says nothing (同一公司).',
    },
    SAME_DOMAIN: {
      description: 'Companies of the same internet domain, with at most ten other leads (同一域名).',
    },
  },
});
registerEnumType(DuplicateStrength, {
  name: 'DuplicateStrength',
  description: 'How much speaks for two leads being one.',
  valuesConfig: {
    STRONG: { description: 'The same person, by e-mail, telephone, or name and company.' },
    WEAK: { description: 'The same company only.' },
  },
});
registerEnumType(DuplicateStatus, {
  name: 'DuplicateStatus',
  description: 'What became of a pair.',
  valuesConfig: {
    OPEN: { description: 'To be looked at.' },
    MERGED: { description: 'One of the two was merged.' },
    DISMISSED: { description: 'Somebody said that they are two; it is not proposed again.' },
  },
});
label(DuplicateRule, {
  SAME_EMAIL: ['Same e-mail', '同一邮箱'],
  SAME_PHONE: ['Same telephone', '同一电话'],
  SAME_PERSON_AT_COMPANY: ['Same person at the company', '同公司同名'],
  SAME_COMPANY: ['Same company', '同一公司'],
  SAME_DOMAIN: ['Same domain', '同一域名'],
});
label(DuplicateStrength, { STRONG: ['Strong', '强'], WEAK: ['Weak', '弱'] });
label(DuplicateStatus, { OPEN: ['Open', '待处理'], MERGED: ['Merged', '已合并'], DISMISSED: ['Dismissed', '已排除'] });

@ObjectType('DuplicateCandidate', { description: 'Two leads that may be one (疑似重复).', implements: Node })
class DuplicateCandidateView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => LeadView, { nullable: true, description: 'The one that came first.' })
  lead!: LeadView | null;

  @Field(() => LeadView, { nullable: true, description: 'The one that came later.' })
  other!: LeadView | null;

  @Field(() => [DuplicateRule], { description: 'By what they look like one.' })
  rules!: DuplicateRule[];

  @Field(() => DuplicateStrength, { description: 'How much speaks for it.' })
  strength!: DuplicateStrength;

  @Field(() => DuplicateStatus, { description: 'What became of it.' })
  status!: DuplicateStatus;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was merged or dismissed.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why they are two.' })
  reason!: string | null;
}

const candidates = view(
  DuplicateCandidateView,
  DuplicateCandidate,
  {},
  {
    id: 'candidate',
    rows: CANDIDATE_ROWS,
    masks: {
      version: open,
      lead: open,
      other: open,
      rules: open,
      strength: open,
      status: open,
      createdAt: open,
      decidedAt: open,
      reason: open,
    },
  },
);
export const DuplicateCandidateConnection = connectionOf(DuplicateCandidateView, 'DuplicateCandidate');

/** Fields that pairs can be sorted by. */
export enum DuplicateCandidateOrderField {
  CREATED_AT = 'CREATED_AT',
  STRENGTH = 'STRENGTH',
}
registerEnumType(DuplicateCandidateOrderField, {
  name: 'DuplicateCandidateOrderField',
  description: 'Fields that pairs can be sorted by.',
  valuesConfig: {
    CREATED_AT: { description: 'When it was proposed.' },
    STRENGTH: { description: 'Strong before weak.' },
  },
});
label(DuplicateCandidateOrderField, { CREATED_AT: ['Proposed', '提出时间'], STRENGTH: ['Strength', '强度'] });
const DuplicateCandidateOrder = orderInput(DuplicateCandidateOrderField, 'DuplicateCandidateOrder');
const DuplicateStatusFilter = enumFilter(DuplicateStatus, 'DuplicateStatusFilter');
const DuplicateStrengthFilter = enumFilter(DuplicateStrength, 'DuplicateStrengthFilter');

@InputType({ description: 'Conditions on pairs. All given conditions must hold. At most 5 levels and 50 conditions.' })
class DuplicateCandidateFilter {
  @Field(() => [DuplicateCandidateFilter], { nullable: true, description: 'All of these must hold.' })
  and?: DuplicateCandidateFilter[] | null;

  @Field(() => [DuplicateCandidateFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: DuplicateCandidateFilter[] | null;

  @Field(() => DuplicateCandidateFilter, { nullable: true, description: 'This must not hold.' })
  not?: DuplicateCandidateFilter | null;

  @Field(() => DuplicateStatusFilter, { nullable: true, description: 'By what became of it.' })
  status?: InstanceType<typeof DuplicateStatusFilter> | null;

  @Field(() => DuplicateStrengthFilter, { nullable: true, description: 'By how much speaks for it.' })
  strength?: InstanceType<typeof DuplicateStrengthFilter> | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the lead that came first.' })
  leadId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By the lead that came later.' })
  otherId?: IDFilter | null;
}

@ArgsType()
export class DuplicateCandidateListArgs extends PageArgs {
  @Field(() => DuplicateCandidateFilter, { nullable: true, description: 'Conditions.' })
  filter?: DuplicateCandidateFilter | null;

  @Field(() => [DuplicateCandidateOrder], {
    nullable: true,
    description: 'Sort keys, first one first; strong ones first, then newest, when left out.',
  })
  orderBy?: InstanceType<typeof DuplicateCandidateOrder>[] | null;
}

export const CANDIDATE_CONDITIONS: Record<string, FieldCondition> = {
  status: 'status',
  strength: 'strength',
  leadId: { path: 'lead', id: 'lead' },
  otherId: { path: 'other', id: 'lead' },
};

export const CANDIDATE_LIST: PageSpec<DuplicateCandidate, DuplicateCandidateOrderField> = {
  view: candidates,
  orders: {
    CREATED_AT: { property: 'createdAt', nullable: false },
    STRENGTH: { property: 'strength', nullable: false },
  },
  byDefault: [
    { field: DuplicateCandidateOrderField.STRENGTH, direction: OrderDirection.ASC },
    { field: DuplicateCandidateOrderField.CREATED_AT, direction: OrderDirection.DESC },
  ],
};

@InputType({ description: 'Input of `dismissDuplicate`.' })
export class DismissDuplicateInput extends VersionedInput {
  @Field(() => ID, { description: 'The pair.' })
  id!: string;

  @Length(1, 500)
  @Field(() => String, { description: 'Why they are two, 1 to 500 characters.' })
  reason!: string;
}

@ObjectType({ description: 'Result of `dismissDuplicate`.' })
export class DismissDuplicatePayload extends PayloadView {
  @Field(() => DuplicateCandidateView, {
    nullable: true,
    description: 'The pair; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  duplicateCandidate?: DuplicateCandidate | null;
}
