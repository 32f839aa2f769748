import { ArrayMaxSize, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Ctx } from '../platform/context.js';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { DateTimeFilter, IDFilter, StringFilter } from '../platform/read/filter.graphql.js';
import { type FieldCondition, whereOf } from '../platform/read/filter.js';
import { connectionOf, type ListArgs, OrderDirection, PageArgs, type PageSpec } from '../platform/read/page.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { personal } from '../platform/read/view.js';
import type { Company } from './company.js';
import type { Contact } from './contact.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import { CustomValueInput } from './custom-field.graphql.js';
import { CustomFilter, customOrderInput } from './custom-lists.graphql.js';
import { findCustomCondition, findCustomOrder } from './find-custom-conditions.js';
import type { CustomColumn } from './find-custom-fields.js';
import { CompanyView, ContactView, companies, contacts } from './party.graphql.js';

/** Where companies and contacts keep the values of custom fields. */
export const COMPANY_CUSTOM: CustomColumn = { holder: CustomFieldHolder.COMPANY, personal };
export const CONTACT_CUSTOM: CustomColumn = { holder: CustomFieldHolder.CONTACT, personal };

/** Fields that companies and contacts can be sorted by. */
export enum PartyOrderField {
  NAME = 'NAME',
  CREATED_AT = 'CREATED_AT',
  CUSTOM = 'CUSTOM',
}
registerEnumType(PartyOrderField, {
  name: 'PartyOrderField',
  description: 'Fields that companies and contacts can be sorted by.',
  valuesConfig: {
    NAME: { description: 'Name; those without one last.' },
    CREATED_AT: { description: 'When they came to be known.' },
    CUSTOM: { description: 'The custom field that `customKey` names; those without a value last.' },
  },
});
label(PartyOrderField, {
  NAME: ['Name', '名称'],
  CREATED_AT: ['Known since', '建立时间'],
  CUSTOM: ['Custom field', '自定义字段'],
});
const PartyOrder = customOrderInput(PartyOrderField, 'PartyOrder');

@InputType({
  description: 'Conditions on companies. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class CompanyFilter {
  @Field(() => [CompanyFilter], { nullable: true, description: 'All of these must hold.' })
  and?: CompanyFilter[] | null;

  @Field(() => [CompanyFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: CompanyFilter[] | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'This must not hold.' })
  not?: CompanyFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By internet domain.' })
  domain?: StringFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it came to be known.' })
  createdAt?: DateTimeFilter | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [CustomFilter], { nullable: true, description: 'By custom fields. All of these must hold.' })
  custom?: CustomFilter[] | null;
}

@InputType({
  description: 'Conditions on contacts. All given conditions must hold. At most 5 levels and 50 conditions.',
})
export class ContactFilter {
  @Field(() => [ContactFilter], { nullable: true, description: 'All of these must hold.' })
  and?: ContactFilter[] | null;

  @Field(() => [ContactFilter], { nullable: true, description: 'At least one of these must hold.' })
  or?: ContactFilter[] | null;

  @Field(() => ContactFilter, { nullable: true, description: 'This must not hold.' })
  not?: ContactFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By name.' })
  name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By e-mail.' })
  email?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By telephone.' })
  phone?: StringFilter | null;

  @Field(() => IDFilter, { nullable: true, description: 'By where the person works.' })
  companyId?: IDFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when the person came to be known.' })
  createdAt?: DateTimeFilter | null;

  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [CustomFilter], { nullable: true, description: 'By custom fields. All of these must hold.' })
  custom?: CustomFilter[] | null;
}

@ArgsType()
export class CompanyListArgs extends PageArgs {
  @Field(() => CompanyFilter, { nullable: true, description: 'Conditions.' })
  filter?: CompanyFilter | null;

  @Field(() => [PartyOrder], { nullable: true, description: 'Sort keys, first one first; by name when left out.' })
  orderBy?: InstanceType<typeof PartyOrder>[] | null;
}

@ArgsType()
export class ContactListArgs extends PageArgs {
  @Field(() => ContactFilter, { nullable: true, description: 'Conditions.' })
  filter?: ContactFilter | null;

  @Field(() => [PartyOrder], { nullable: true, description: 'Sort keys, first one first; newest first when left out.' })
  orderBy?: InstanceType<typeof PartyOrder>[] | null;
}

export const CompanyConnection = connectionOf(CompanyView, 'Company');
export const ContactConnection = connectionOf(ContactView, 'Contact');

const COMPANY_CONDITIONS: Record<string, FieldCondition> = { name: 'name', domain: 'domain', createdAt: 'createdAt' };
const CONTACT_CONDITIONS: Record<string, FieldCondition> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  companyId: { path: 'company', id: 'company' },
  createdAt: 'createdAt',
};
const CREATED_AND_CUSTOM = {
  CREATED_AT: { property: 'createdAt', nullable: false },
  CUSTOM: { property: 'custom', nullable: true },
};
export const COMPANY_LIST: PageSpec<Company, PartyOrderField> = {
  view: companies,
  orders: { NAME: { property: 'name', nullable: false }, ...CREATED_AND_CUSTOM },
  byDefault: [{ field: PartyOrderField.NAME, direction: OrderDirection.ASC }],
};
export const CONTACT_LIST: PageSpec<Contact, PartyOrderField> = {
  view: contacts,
  orders: { NAME: { property: 'name', nullable: true }, ...CREATED_AND_CUSTOM },
  byDefault: [{ field: PartyOrderField.CREATED_AT, direction: OrderDirection.DESC }],
};

/** What a client asks of the list of companies. */
export async function companiesAsked(ctx: Ctx, args: CompanyListArgs): Promise<ListArgs<PartyOrderField>> {
  const custom = await findCustomCondition(ctx, COMPANY_CUSTOM, args.filter);
  const orderBy = await findCustomOrder(ctx, COMPANY_CUSTOM, args.orderBy);
  return { ...args, orderBy, where: whereOf(args.filter, { ...COMPANY_CONDITIONS, custom }) };
}

/** What a client asks of the list of contacts. */
export async function contactsAsked(ctx: Ctx, args: ContactListArgs): Promise<ListArgs<PartyOrderField>> {
  const custom = await findCustomCondition(ctx, CONTACT_CUSTOM, args.filter);
  const orderBy = await findCustomOrder(ctx, CONTACT_CUSTOM, args.orderBy);
  return { ...args, orderBy, where: whereOf(args.filter, { ...CONTACT_CONDITIONS, custom }) };
}

const VALUES = 'Values of custom fields, at most 100. Fields that are not named stay; a member that is null clears.';

@InputType({ description: 'Input of `updateCompany`. What is left out stays; null clears.' })
export class UpdateCompanyInput extends VersionedInput {
  @Field(() => ID, { description: 'The company.' })
  id!: string;

  @Length(1, 253)
  @Field(() => String, { nullable: true, description: 'Its internet domain, 1 to 253 characters.' })
  domain?: string | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], { nullable: true, description: VALUES })
  customValues?: CustomValueInput[] | null;
}

@InputType({ description: 'Input of `updateContact`. What is left out stays; null clears.' })
export class UpdateContactInput extends VersionedInput {
  @Field(() => ID, { description: 'The contact.' })
  id!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Full name, 1 to 200 characters.' })
  name?: string | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CustomValueInput], { nullable: true, description: VALUES })
  customValues?: CustomValueInput[] | null;
}

@ObjectType({ description: 'Result of `updateCompany`.' })
export class UpdateCompanyPayload extends PayloadView {
  @Field(() => CompanyView, {
    nullable: true,
    description:
      'The company after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  company?: Company | null;
}

@ObjectType({ description: 'Result of `updateContact`.' })
export class UpdateContactPayload extends PayloadView {
  @Field(() => ContactView, {
    nullable: true,
    description:
      'The contact after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  contact?: Contact | null;
}
