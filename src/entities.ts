import { AssignmentDecision } from './assignment/assignment-decision.js';
import { AssignmentRule } from './assignment/assignment-rule.js';
import { LeadOffer } from './assignment/lead-offer.js';
import { LeadReveal } from './assignment/lead-reveal.js';
import { BulkChange, BulkChangeLead } from './bulk/bulk-change.js';
import { DuplicateCandidate } from './duplicates/duplicate-candidate.js';
import { Finding } from './findings/finding.js';
import { Interaction } from './interactions/interaction.js';
import { Campaign, Competitor, LeadSource, Product } from './leads/catalogue.js';
import { Company } from './leads/company.js';
import { Contact } from './leads/contact.js';
import { CustomField } from './leads/custom-field.js';
import { CycleProfile } from './leads/cycle-profile.js';
import { Lead } from './leads/lead.js';
import { LeadCredit } from './leads/lead-credit.js';
import { LeadFact, LeadInterval } from './leads/lead-fact.js';
import { LeadOutcome } from './leads/lead-outcome.js';
import { LeadCollaborator, LeadContact } from './leads/lead-party.js';
import { Pipeline } from './leads/pipeline.js';
import { Pool } from './leads/pool.js';
import { SavedView } from './leads/saved-view.js';
import { Segment } from './leads/segment.js';
import { Stage, StageTransition } from './leads/stage.js';
import { ContentDelivery } from './nurturing/content-delivery.js';
import { ContentItem } from './nurturing/content-item.js';
import { Enrollment } from './nurturing/enrollment.js';
import { LeadNeeds } from './nurturing/lead-needs.js';
import { NurtureProgram, ProgramStep } from './nurturing/nurture-program.js';
import { ApiKey } from './partners/api-key.js';
import { LeadImport, LeadImportError } from './partners/lead-import.js';
import { Partner } from './partners/partner.js';
import { HoldingQuota } from './quotas/holding-quota.js';
import { IntakeCap } from './quotas/intake-cap.js';
import { RepLoad } from './quotas/rep-load.js';
import { TeamLoad } from './quotas/team-load.js';
import { Organisation } from './reps/organisation.js';
import { Preference } from './reps/preference.js';
import { Rep } from './reps/rep.js';
import { RepLeave } from './reps/rep-leave.js';
import { Team } from './reps/team.js';
import { CriteriaModel } from './scoring/criteria-model.js';
import { ScreeningRule } from './scoring/screening-rule.js';
import { TierMatrix } from './scoring/tier-matrix.js';

/** Every entity, by hand: no globs. */
export const ENTITIES = [
  Organisation,
  Team,
  Rep,
  RepLeave,
  Preference,
  Segment,
  SavedView,
  HoldingQuota,
  IntakeCap,
  RepLoad,
  TeamLoad,
  Pipeline,
  Stage,
  StageTransition,
  CycleProfile,
  CustomField,
  Company,
  Contact,
  Pool,
  LeadSource,
  Campaign,
  Product,
  Competitor,
  Lead,
  LeadContact,
  LeadCollaborator,
  LeadCredit,
  LeadOutcome,
  LeadFact,
  LeadInterval,
  DuplicateCandidate,
  Interaction,
  LeadOffer,
  LeadReveal,
  AssignmentRule,
  AssignmentDecision,
  BulkChange,
  BulkChangeLead,
  ContentItem,
  LeadNeeds,
  NurtureProgram,
  ProgramStep,
  Enrollment,
  ContentDelivery,
  CriteriaModel,
  TierMatrix,
  ScreeningRule,
  Partner,
  ApiKey,
  LeadImport,
  LeadImportError,
  Finding,
];
