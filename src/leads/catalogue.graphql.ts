import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VersionedInput } from '../platform/read/change-input.graphql.js';
import { label } from '../platform/read/enum-label.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf, OrderDirection, orderInput, type PageSpec } from '../platform/read/page.js';
import { PayloadView } from '../platform/read/user-error.graphql.js';
import { open, type View, view } from '../platform/read/view.js';
import { Campaign, type CatalogueRow, Competitor, LeadSource, Product } from './catalogue.js';
import { insiders } from './insiders.js';
import { CampaignView, campaigns, LeadSourceView, ProductView, products, sources } from './party.graphql.js';

@ObjectType('Competitor', { description: 'Who else sells, as the outcomes of leads name it.', implements: Node })
export class CompetitorView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}
const competitors = view(
  CompetitorView,
  Competitor,
  {},
  { id: 'competitor', rows: insiders, masks: { version: open, key: open, name: open } },
);

export const SourceConnection = connectionOf(LeadSourceView, 'LeadSource');
export const CampaignConnection = connectionOf(CampaignView, 'Campaign');
export const ProductConnection = connectionOf(ProductView, 'Product');
export const CompetitorConnection = connectionOf(CompetitorView, 'Competitor');

/** Fields that the rows of a catalogue can be sorted by. */
export enum CatalogueOrderField {
  NAME = 'NAME',
  KEY = 'KEY',
}
registerEnumType(CatalogueOrderField, {
  name: 'CatalogueOrderField',
  description: 'Fields that sources, campaigns, products and competitors can be sorted by.',
  valuesConfig: { NAME: { description: 'Name.' }, KEY: { description: 'Stable name.' } },
});
label(CatalogueOrderField, { NAME: ['Name', '名称'], KEY: ['Key', '标识'] });
export const CatalogueOrder = orderInput(CatalogueOrderField, 'CatalogueOrder');

function listOf<V extends object, Row extends CatalogueRow>(of: View<V, Row>): PageSpec<Row, CatalogueOrderField> {
  return {
    view: of,
    orders: { NAME: { property: 'name', nullable: false }, KEY: { property: 'key', nullable: false } },
    byDefault: [{ field: CatalogueOrderField.NAME, direction: OrderDirection.ASC }],
  };
}
export const SOURCE_LIST = listOf<LeadSourceView, LeadSource>(sources);
export const CAMPAIGN_LIST = listOf<CampaignView, Campaign>(campaigns);
export const PRODUCT_LIST = listOf<ProductView, Product>(products);
export const COMPETITOR_LIST = listOf<CompetitorView, Competitor>(competitors);

@InputType({ description: 'A row of a catalogue to be made or changed.' })
abstract class SaveCatalogueInput extends VersionedInput {
  @Length(1, 100)
  @Field(() => String, {
    description: 'Stable name, 1 to 100 characters. The row of this key is changed, else one is made.',
  })
  key!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  name!: string;
}

@InputType({ description: 'Input of `saveSource`.' })
export class SaveSourceInput extends SaveCatalogueInput {
  @Length(1, 100)
  @Field(() => String, {
    nullable: true,
    description: 'The channel that it belongs to, in your own words, e.g. `paid search`; leave out for none.',
  })
  channel?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The pool where its leads go that name neither owner nor pool (默认线索池); leave out for the default pool.',
  })
  defaultPoolId?: string | null;
}

@InputType({ description: 'Input of `saveCampaign`.' })
export class SaveCampaignInput extends SaveCatalogueInput {
  @Field(() => ID, { nullable: true, description: 'The source that it belongs to; leave out for none.' })
  sourceId?: string | null;
}

@InputType({ description: 'Input of `saveProduct`.' })
export class SaveProductInput extends SaveCatalogueInput {
  @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The product line that it belongs to; leave out for none.' })
  line?: string | null;
}

@InputType({ description: 'Input of `saveCompetitor`.' })
export class SaveCompetitorInput extends SaveCatalogueInput {}

@ObjectType({ description: 'Result of `saveSource`.' })
export class SaveSourcePayload extends PayloadView {
  @Field(() => LeadSourceView, {
    nullable: true,
    description:
      'The source after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  source?: LeadSource | null;
}

@ObjectType({ description: 'Result of `saveCampaign`.' })
export class SaveCampaignPayload extends PayloadView {
  @Field(() => CampaignView, {
    nullable: true,
    description:
      'The campaign after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  campaign?: Campaign | null;
}

@ObjectType({ description: 'Result of `saveProduct`.' })
export class SaveProductPayload extends PayloadView {
  @Field(() => ProductView, {
    nullable: true,
    description:
      'The product after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  product?: Product | null;
}

@ObjectType({ description: 'Result of `saveCompetitor`.' })
export class SaveCompetitorPayload extends PayloadView {
  @Field(() => CompetitorView, {
    nullable: true,
    description:
      'The competitor after the change; on `STALE_VERSION` as it is now; else null when `userErrors` is not empty.',
  })
  competitor?: Competitor | null;
}
