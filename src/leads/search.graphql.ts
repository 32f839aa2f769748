import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { label } from '../platform/read/enum-label.js';
import { connectionOf, PageArgs } from '../platform/read/page.js';
import { open, shape } from '../platform/read/view.js';
import { LeadView } from './lead.graphql.js';
import { CompanyView, ContactView } from './party.graphql.js';
import { SearchField, SearchKind } from './search.enums.js';

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'Kinds of objects that a search finds.',
  valuesConfig: {
    LEAD: { description: 'Leads.' },
    COMPANY: { description: 'Companies.' },
    CONTACT: { description: 'Contacts.' },
  },
});
registerEnumType(SearchField, {
  name: 'SearchField',
  description: 'Where words of a search were found; only fields that you may see on that object are searched.',
  valuesConfig: {
    LABEL: { description: 'The label of the lead.' },
    NAME: { description: 'The name of the lead or of the contact.' },
    EMAIL: { description: 'The e-mail of the contact, also through its lead.' },
    PHONE: { description: 'The digits of the telephone of the contact, also through its lead.' },
    EXTERNAL_ID: { description: 'Your own key of the lead.' },
    COMPANY_NAME: { description: 'The name of the company, also through its lead.' },
    DOMAIN: { description: 'The internet domain of the company, also through its lead.' },
  },
});
label(SearchKind, { LEAD: ['Lead', '线索'], COMPANY: ['Company', '公司'], CONTACT: ['Contact', '联系人'] });
label(SearchField, {
  LABEL: ['Label', '标签'],
  NAME: ['Name', '姓名'],
  EMAIL: ['E-mail', '电子邮件'],
  PHONE: ['Telephone', '电话'],
  EXTERNAL_ID: ['Outside key', '外部编号'],
  COMPANY_NAME: ['Company name', '公司名称'],
  DOMAIN: ['Internet domain', '域名'],
});

@ObjectType('SearchHit', {
  description: 'An object that a search found. Exactly one of `lead`, `company` and `contact` is set, by its kind.',
})
class SearchHitView {
  @Field(() => SearchKind, { description: 'What was found.' })
  kind!: SearchKind;

  @Field(() => LeadView, { nullable: true, description: 'The lead, for kind `LEAD`.' })
  lead!: LeadView | null;

  @Field(() => CompanyView, { nullable: true, description: 'The company, for kind `COMPANY`.' })
  company!: CompanyView | null;

  @Field(() => ContactView, { nullable: true, description: 'The contact, for kind `CONTACT`.' })
  contact!: ContactView | null;

  @Field(() => [SearchField], { description: 'Every field that holds one of the words or more.' })
  matchedIn!: SearchField[];

  @Field(() => Int, {
    description:
      'How well it fits, by the word that fits worst: 4 a whole value, 3 a whole word, 2 the beginning of one, 1 inside one.',
  })
  score!: number;
}
shape(SearchHitView, { kind: open, lead: open, company: open, contact: open, matchedIn: open, score: open });
export const SearchHitConnection = connectionOf(SearchHitView, 'SearchHit');

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    description:
      'Words that must all be found, in any order and any case, with or without accents; 2 to 100 characters, one is enough in Chinese. Three digits or more also find telephone numbers, however they are written.',
  })
  query!: string;

  @Field(() => [SearchKind], { nullable: true, description: 'Only these kinds of objects; all of them when left out.' })
  kinds?: SearchKind[] | null;
}
