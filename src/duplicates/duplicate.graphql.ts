import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LeadView } from '../leads/lead.graphql.js';
import { CompanyView, ContactView } from '../leads/party.graphql.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';

@InputType({ description: 'Input of `mergeLeads`.' })
export class MergeLeadsInput extends VersionedInput {
  @Field(() => ID, { description: 'The lead that stays.' })
  id!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [ID], {
    description:
      'The leads that are the same one, 1 to 20. What the survivor lacks it takes from the first that has it.',
  })
  duplicateIds!: string[];

  @ArrayMaxSize(20)
  @Field(() => [Int], {
    nullable: true,
    description: 'The versions of the duplicates that you read, in their order. Leave out to merge whatever is there.',
  })
  expectedVersions?: number[] | null;
}

@ObjectType({ description: 'Result of `mergeLeads`.' })
export class MergeLeadsPayload extends PayloadView {
  @Field(() => LeadView, {
    nullable: true,
    description:
      'The lead that stays; on `STALE_VERSION` of it as it is now; else null when `userErrors` is not empty.',
  })
  lead?: object | null;

  @Field(() => [LeadView], {
    description: 'Those that went into it, in the order of the input: ended, `DUPLICATE`, and merged into it.',
  })
  duplicates?: readonly object[];
}

@InputType({ description: 'Companies or contacts that are one.' })
abstract class MergePartiesInput extends VersionedInput {
  @Field(() => ID, { description: 'The one that stays.' })
  id!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [ID], {
    description: 'Those that are the same, 1 to 20; what the one lacks it takes from the first that has it.',
  })
  duplicateIds!: string[];
}

@InputType({ description: 'Input of `mergeCompanies`.' })
export class MergeCompaniesInput extends MergePartiesInput {}

@InputType({ description: 'Input of `mergeContacts`.' })
export class MergeContactsInput extends MergePartiesInput {}

@ObjectType({ description: 'Result of `mergeCompanies`.' })
export class MergeCompaniesPayload extends PayloadView {
  @Field(() => CompanyView, {
    nullable: true,
    description: 'The company that stays; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  company?: object | null;

  @Field(() => [CompanyView], { description: 'Those that went into it, in the order of the input.' })
  duplicates?: readonly object[];
}

@ObjectType({ description: 'Result of `mergeContacts`.' })
export class MergeContactsPayload extends PayloadView {
  @Field(() => ContactView, {
    nullable: true,
    description: 'The contact that stays; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  contact?: object | null;

  @Field(() => [ContactView], { description: 'Those that went into it, in the order of the input.' })
  duplicates?: readonly object[];
}
