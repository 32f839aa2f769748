import { Field, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Node } from '../platform/read/node.graphql.js';
import { DateTime, EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { open, personal, view } from '../platform/read/view.js';
import { Campaign, LeadSource, Product } from './catalogue.js';
import { Company } from './company.js';
import { Contact } from './contact.js';
import { insiders } from './insiders.js';
import { PoolView } from './pool.graphql.js';

@ObjectType('Company', { description: 'An organisation that may buy.', implements: Node })
export class CompanyView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Internet domain.' })
  domain!: string | null;

  @Field(() => CompanyView, { nullable: true, description: 'The one that it turned out to be and goes on as.' })
  mergedInto!: CompanyView | null;

  @Field(() => DateTime, { description: 'When it came to be known.' })
  createdAt!: Date;
}

@ObjectType('Contact', {
  description:
    'A person on the buying side. Shown to ADMIN, MARKETER and (without personal fields) AUDITOR; others see the person through the lead.',
  implements: Node,
})
export class ContactView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Full name; null where your role may not see it.' })
  name!: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail; null where your role may not see it.' })
  email!: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'Telephone; null where your role may not see it.' })
  phone!: string | null;

  @Field(() => CompanyView, { nullable: true, description: 'Where the person works.' })
  company!: CompanyView | null;

  @Field(() => ContactView, { nullable: true, description: 'The one that it turned out to be and goes on as.' })
  mergedInto!: ContactView | null;

  @Field(() => DateTime, { description: 'When the person came to be known.' })
  createdAt!: Date;
}

@ObjectType('LeadSource', { description: 'Where leads come from.', implements: Node })
export class LeadSourceView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The channel that it belongs to.' })
  channel!: string | null;

  @Field(() => PoolView, {
    nullable: true,
    description: 'The pool where its leads go that name neither owner nor pool; null: the default pool.',
  })
  defaultPool!: PoolView | null;
}

@ObjectType('Campaign', { description: 'One effort of a source, e.g. a landing page or a fair.', implements: Node })
export class CampaignView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => LeadSourceView, { nullable: true, description: 'The source that it belongs to.' })
  source!: LeadSourceView | null;
}

@ObjectType('Product', { description: 'What is sold.', implements: Node })
export class ProductView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The product line that it belongs to.' })
  line!: string | null;
}

const named = { key: open, name: open };

export const companies = view(
  CompanyView,
  Company,
  {},
  {
    id: 'company',
    rows: insiders,
    masks: { version: open, name: open, domain: open, mergedInto: open, createdAt: open },
    telling: { custom: null },
  },
);
export const contacts = view(
  ContactView,
  Contact,
  {},
  {
    id: 'contact',
    // Those who see single leads only see the person through the lead: `Lead.email`, `Lead.phone`, `Lead.name`.
    rows: { ...insiders, [Role.WALLBOARD]: 'NONE', [Role.REP]: 'NONE', [Role.MANAGER]: 'NONE' },
    masks: {
      version: open,
      name: personal,
      email: personal,
      phone: personal,
      company: open,
      mergedInto: open,
      createdAt: open,
    },
    telling: { custom: null },
  },
);
export const sources = view(
  LeadSourceView,
  LeadSource,
  {},
  { id: 'source', rows: insiders, masks: { version: open, ...named, channel: open, defaultPool: open } },
);
export const campaigns = view(
  CampaignView,
  Campaign,
  {},
  { id: 'campaign', rows: insiders, masks: { version: open, ...named, source: open } },
);
export const products = view(
  ProductView,
  Product,
  {},
  { id: 'product', rows: insiders, masks: { version: open, ...named, line: open } },
);
companies.add({ customValues: { mask: open } });
contacts.add({ customValues: { mask: open } });
