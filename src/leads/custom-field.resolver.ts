import { Arg, Args, Authorized, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { Sized } from '../platform/http/sized.js';
import { whereOf } from '../platform/read/filter.js';
import { type Page, page } from '../platform/read/page.js';
import type { Company } from './company.js';
import type { Contact } from './contact.js';
import { CustomValueView, SaveCustomFieldInput, SaveCustomFieldPayload } from './custom-field.graphql.js';
import type { CustomField } from './custom-field.js';
import {
  CUSTOM_FIELD_CONDITIONS,
  CUSTOM_FIELD_LIST,
  CustomFieldConnection,
  CustomFieldListArgs,
} from './custom-lists.graphql.js';
import { findCustomValues } from './find-custom-fields.js';
import { LEAD_CUSTOM, LeadView } from './lead.graphql.js';
import type { Lead } from './lead.js';
import { CompanyView, ContactView } from './party.graphql.js';
import {
  COMPANY_CUSTOM,
  COMPANY_LIST,
  CONTACT_CUSTOM,
  CONTACT_LIST,
  CompanyConnection,
  CompanyListArgs,
  ContactConnection,
  ContactListArgs,
  companiesAsked,
  contactsAsked,
  UpdateCompanyInput,
  UpdateCompanyPayload,
  UpdateContactInput,
  UpdateContactPayload,
} from './party-lists.graphql.js';
import { saveCustomField } from './save-custom-field.js';
import { updateCompany } from './update-company.js';
import { updateContact } from './update-contact.js';

const DOERS = [Role.ADMIN, Role.MANAGER, Role.REP, Role.MARKETER];
const INSIDERS = [...DOERS, Role.AUDITOR, Role.WALLBOARD];
/** How many values an object is priced with. */
const VALUES = 5;

const SHOWN =
  'The values of its custom fields that you may see, by the places of the fields; fields without a value are left out.';

@Resolver()
export class CustomFieldResolver {
  @Authorized(...INSIDERS, Role.PARTNER)
  @Query(() => CustomFieldConnection.Connection, {
    description: 'Custom fields of leads, companies and contacts; to partners those that are for them.',
  })
  customFields(
    @Context() ctx: Ctx,
    @Args(() => CustomFieldListArgs) args: CustomFieldListArgs,
  ): Promise<Page<CustomField>> {
    return page(ctx, CUSTOM_FIELD_LIST, { ...args, where: whereOf(args.filter, CUSTOM_FIELD_CONDITIONS) });
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => SaveCustomFieldPayload, {
    description: 'Give leads, companies or contacts a field, or change the one of that key. Key and kind never change.',
  })
  async saveCustomField(
    @Context() ctx: Ctx,
    @Arg('input', () => SaveCustomFieldInput, { description: 'The input.' }) input: SaveCustomFieldInput,
  ): Promise<SaveCustomFieldPayload> {
    return { customField: await saveCustomField(ctx, input) };
  }
}

@Resolver(() => LeadView)
export class LeadCustomResolver {
  @Sized(VALUES)
  @FieldResolver(() => [CustomValueView], { description: SHOWN })
  customValues(@Root() lead: Lead, @Context() ctx: Ctx): Promise<object[]> {
    return findCustomValues(ctx, LEAD_CUSTOM, lead);
  }
}

@Resolver(() => CompanyView)
export class CompanyResolver {
  @Authorized(...INSIDERS)
  @Query(() => CompanyConnection.Connection, { description: 'Companies: the organisations that may buy.' })
  async companies(@Context() ctx: Ctx, @Args(() => CompanyListArgs) args: CompanyListArgs): Promise<Page<Company>> {
    return page(ctx, COMPANY_LIST, await companiesAsked(ctx, args));
  }

  @Sized(VALUES)
  @FieldResolver(() => [CustomValueView], { description: SHOWN })
  customValues(@Root() company: Company, @Context() ctx: Ctx): Promise<object[]> {
    return findCustomValues(ctx, COMPANY_CUSTOM, company);
  }

  @Authorized(...DOERS)
  @Mutation(() => UpdateCompanyPayload, { description: 'Correct a company: its domain and its custom fields.' })
  async updateCompany(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateCompanyInput, { description: 'The input.' }) input: UpdateCompanyInput,
  ): Promise<UpdateCompanyPayload> {
    return { company: await updateCompany(ctx, input) };
  }
}

@Resolver(() => ContactView)
export class ContactResolver {
  @Authorized(Role.ADMIN, Role.MARKETER, Role.AUDITOR)
  @Query(() => ContactConnection.Connection, { description: 'Contacts: the people on the buying side.' })
  async contacts(@Context() ctx: Ctx, @Args(() => ContactListArgs) args: ContactListArgs): Promise<Page<Contact>> {
    return page(ctx, CONTACT_LIST, await contactsAsked(ctx, args));
  }

  @Sized(VALUES)
  @FieldResolver(() => [CustomValueView], { description: SHOWN })
  customValues(@Root() contact: Contact, @Context() ctx: Ctx): Promise<object[]> {
    return findCustomValues(ctx, CONTACT_CUSTOM, contact);
  }

  @Authorized(Role.ADMIN, Role.MARKETER)
  @Mutation(() => UpdateContactPayload, { description: 'Correct a contact: its name and its custom fields.' })
  async updateContact(
    @Context() ctx: Ctx,
    @Arg('input', () => UpdateContactInput, { description: 'The input.' }) input: UpdateContactInput,
  ): Promise<UpdateContactPayload> {
    return { contact: await updateContact(ctx, input) };
  }
}
