import type { Rep } from '../reps/rep.js';
import type { Campaign, LeadSource, Product } from './catalogue.js';
import type { GivenValue } from './custom-field.rules.js';
import type { BuyingRole, Temperature, Tier, Validity } from './lead.enums.js';
import type { Pipeline } from './pipeline.js';
import type { Pool } from './pool.js';
import type { Stage } from './stage.js';

/** What to do where the contact already has a lead in play. */
export enum OnDuplicate {
  REFUSE = 'REFUSE',
  LINK = 'LINK',
  CREATE = 'CREATE',
}

/** A further person, as a caller describes them. */
export interface DraftContact {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  buyingRole: BuyingRole;
}

/** A lead to be made, as a caller describes it. Every value is optional but one that tells it from others. */
export interface LeadDraft {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  companyName?: string | null;
  companyDomain?: string | null;
  pipelineId?: string | null;
  ownerId?: string | null;
  poolId?: string | null;
  sourceId?: string | null;
  campaignId?: string | null;
  productId?: string | null;
  segment?: string | null;
  tier?: Tier | null;
  temperature?: Temperature | null;
  validity?: Validity | null;
  value?: { minorUnits: number; currency: string } | null;
  note?: string | null;
  /** Values of custom fields of the lead, and of the company and contact where they are made with it. */
  customValues?: readonly GivenValue[] | null;
  companyCustomValues?: readonly GivenValue[] | null;
  contactCustomValues?: readonly GivenValue[] | null;
  /** Further people on the buying side. */
  contacts?: readonly DraftContact[] | null;
  sourceSystem?: string | null;
  externalId?: string | null;
}

/** The rows that a draft refers to, found. */
export interface DraftTargets {
  readonly pipeline: Pipeline;
  readonly stage: Stage;
  readonly owner: Rep | null;
  readonly pool: Pool | null;
  readonly source: LeadSource | null;
  readonly campaign: Campaign | null;
  readonly product: Product | null;
}
