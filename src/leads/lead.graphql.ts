import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import { Money, moneyOf } from '../platform/read/money.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf } from '../platform/read/page.js';
import { DateTime, EmailAddress, PhoneNumber } from '../platform/read/scalars.js';
import { computed, type Mask, open, personal, through, view } from '../platform/read/view.js';
import { UserErrorCode } from '../platform/refusal.js';
import { RepView, TeamView } from '../reps/rep.graphql.js';
import { CustomFieldHolder } from './custom-field.enums.js';
import type { CustomColumn } from './find-custom-fields.js';
import { GradeSource, Lifecycle, Placement, ScreeningReason, Temperature, Tier, Validity } from './lead.enums.js';
import { Lead } from './lead.js';
import { LeadCredit } from './lead-credit.js';
import { LeadCollaborator, LeadContact } from './lead-party.js';
import { LEAD_ROWS, unpicked } from './lead-rows.js';
import { CampaignView, CompanyView, ContactView, LeadSourceView, ProductView } from './party.graphql.js';
import { PipelineView, StageView } from './pipeline.graphql.js';
import { PoolView } from './pool.graphql.js';

/** A rep sees who somebody is once the lead has left the pool. */
const oncePicked: Mask = { ...personal, [Role.REP]: unpicked };
const ofTheHouse: Mask = { [Role.PARTNER]: true };

@ObjectType('Lead', {
  description: 'One chance of a sale (线索), from the first contact to the customer who stays.',
  implements: Node,
})
export class LeadView extends Node {
  @Field(() => Int, {
    description: 'Increases by one at every change. Send it back as `expectedVersion` to avoid lost updates.',
  })
  version!: number;

  @Field(() => String, { description: 'For everyone: the company, or initials where only a person is known.' })
  displayLabel!: string;

  @Field(() => String, { nullable: true, description: 'Full name; null where your role may not see it.' })
  name!: string | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description: 'E-mail of the primary contact; null where your role may not see it.',
  })
  email!: string | null;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'Telephone of the primary contact; null where your role may not see it.',
  })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Free text; null where your role may not see it.' })
  note!: string | null;

  @Field(() => CompanyView, { nullable: true, description: 'The organisation that may buy.' })
  company!: CompanyView | null;

  @Field(() => ContactView, {
    nullable: true,
    description: 'The primary contact; null where your role may not see it.',
  })
  contact!: ContactView | null;

  @Field(() => PipelineView, { nullable: true, description: 'The pipeline that it goes through.' })
  pipeline!: PipelineView | null;

  @Field(() => StageView, { nullable: true, description: 'Where it stands.' })
  stage!: StageView | null;

  @Field(() => Lifecycle, { description: 'What its stage means in the life of a customer.' })
  lifecycle!: Lifecycle;

  @Field(() => Temperature, { description: 'How it behaves.' })
  temperature!: Temperature;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when its temperature is set by hand, when the one before comes back; null where it is not, and for partners.',
  })
  temperatureUntil!: Date | null;

  @Field(() => Tier, { nullable: true, description: 'Fit and value; null until it is known.' })
  tier!: Tier | null;

  @Field(() => GradeSource, {
    nullable: true,
    description: 'Where its tier comes from; null while that is not known, and for partners.',
  })
  tierSource!: GradeSource | null;

  @Field(() => Validity, {
    nullable: true,
    description: 'Whether it is worth a rep’s time; null for partners, who would learn by it whom we know.',
  })
  validity!: Validity | null;

  @Field(() => GradeSource, {
    nullable: true,
    description: 'Where its validity comes from; null while it is UNSCREENED, and for partners.',
  })
  validitySource!: GradeSource | null;

  @Field(() => ScreeningReason, {
    nullable: true,
    description: 'Why a screening rule found it valid or invalid; null where none did, and for partners.',
  })
  screeningReason!: ScreeningReason | null;

  @Field(() => Placement, { description: 'Where it is.' })
  placement!: Placement;

  @Field(() => UserErrorCode, {
    nullable: true,
    description: 'Why nobody holds it yet; set exactly while it is waiting.',
  })
  waitingReason!: UserErrorCode | null;

  @Field(() => RepView, {
    nullable: true,
    description: 'The rep who holds it; null when nobody does or you may not see it.',
  })
  owner!: RepView | null;

  @Field(() => RepView, { nullable: true, description: 'The rep who held it before.' })
  lastOwner!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team of its owner.' })
  team!: TeamView | null;

  @Field(() => PoolView, { nullable: true, description: 'The pool that it is in.' })
  pool!: PoolView | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'What it weighs now, in load units: those of its stage times the factor of its tier; null for partners.',
  })
  loadUnits!: number | null;

  @Field(() => LeadSourceView, { nullable: true, description: 'Where it came from.' })
  source!: LeadSourceView | null;

  @Field(() => CampaignView, { nullable: true, description: 'The effort that brought it.' })
  campaign!: CampaignView | null;

  @Field(() => ProductView, { nullable: true, description: 'What it is interested in.' })
  product!: ProductView | null;

  @Field(() => String, { nullable: true, description: 'Market segment that it was declared to be in; free text.' })
  segment!: string | null;

  @Field(() => Money, { nullable: true, description: 'What the sale may be worth.' })
  value!: Money | null;

  @Field(() => Float, { nullable: true, description: 'Chance of a sale, 0 to 1; null until it is known.' })
  winProbability!: number | null;

  @Field(() => String, { nullable: true, description: 'The system that `externalId` belongs to.' })
  sourceSystem!: string | null;

  @Field(() => ID, { nullable: true, description: 'Your own key for it; unique in its source system.' })
  externalId!: string | null;

  @Field(() => String, { nullable: true, description: 'The deal in another system that it became.' })
  convertedRef!: string | null;

  @Field(() => LeadView, {
    nullable: true,
    description: 'The lead that it turned out to be and goes on as; null where there is none or you may not see it.',
  })
  mergedInto!: LeadView | null;

  @Field(() => DateTime, { description: 'Since when it stands in its stage.' })
  stageSince!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it has been in pools, one after another; null while it is in none.',
  })
  pooledSince!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when its owner holds it.' })
  ownerSince!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the first touch was.' })
  firstTouchAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the latest touch was.' })
  lastTouchAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the customer last took part in a touch.' })
  lastTwoWayAt!: Date | null;

  @Field(() => Int, { description: 'How many touches were logged.' })
  touchCount!: number;

  @Field(() => DateTime, { description: 'When it came in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;
}

export const leads = view(
  LeadView,
  Lead,
  {
    email: through('contact', 'email'),
    phone: through('contact', 'phone'),
    value: computed(['valueMinor', 'valueCurrency'], ({ valueMinor, valueCurrency }) =>
      moneyOf(valueMinor, valueCurrency),
    ),
    tierSource: computed(['tier', 'isTierByModel'], ({ tier, isTierByModel }) =>
      sourceOf(tier !== null, isTierByModel),
    ),
    validitySource: computed(['validity', 'isValidityByModel'], ({ validity, isValidityByModel }) =>
      sourceOf(validity !== Validity.UNSCREENED, isValidityByModel),
    ),
    waitingReason: computed(['waitingReason'], ({ waitingReason }) => waitingReason as UserErrorCode | null),
  },
  {
    id: 'lead',
    rows: LEAD_ROWS,
    masks: {
      version: open,
      displayLabel: open,
      name: oncePicked,
      email: oncePicked,
      phone: oncePicked,
      note: { ...oncePicked, ...ofTheHouse },
      company: open,
      contact: oncePicked,
      pipeline: open,
      stage: open,
      lifecycle: open,
      temperature: open,
      temperatureUntil: ofTheHouse,
      tier: ofTheHouse,
      tierSource: ofTheHouse,
      validity: ofTheHouse,
      validitySource: ofTheHouse,
      screeningReason: ofTheHouse,
      placement: open,
      waitingReason: ofTheHouse,
      owner: open,
      lastOwner: open,
      team: open,
      pool: open,
      loadUnits: ofTheHouse,
      source: open,
      campaign: open,
      product: open,
      segment: open,
      value: { [Role.WALLBOARD]: true },
      winProbability: ofTheHouse,
      sourceSystem: open,
      externalId: open,
      convertedRef: { [Role.WALLBOARD]: true },
      mergedInto: open,
      stageSince: open,
      pooledSince: open,
      ownerSince: open,
      firstTouchAt: open,
      lastTouchAt: open,
      lastTwoWayAt: open,
      touchCount: open,
      createdAt: open,
      updatedAt: open,
    },
    // What a custom field tells is judged field by field: see `findCustomCondition`.
    telling: { valueMinor: 'value', valueCurrency: 'value', custom: null },
  },
);

function sourceOf(isKnown: boolean, isByModel: boolean): GradeSource | null {
  if (!isKnown) return null;
  return isByModel ? GradeSource.MODEL : GradeSource.PERSON;
}

/** Where leads keep the values of custom fields. */
export const LEAD_CUSTOM: CustomColumn = { holder: CustomFieldHolder.LEAD, personal: oncePicked };

export const LeadConnection = connectionOf(LeadView, 'Lead', { opensFeeds: true });
leads.add({
  viewerCan: { mask: open },
  outcome: { mask: open, byId: true },
  customValues: { mask: open },
  contacts: { mask: oncePicked, far: { entity: LeadContact, by: 'lead' } },
  collaborators: { mask: ofTheHouse, far: { entity: LeadCollaborator, by: 'lead' } },
  credits: { mask: ofTheHouse, far: { entity: LeadCredit, by: 'lead' } },
});
