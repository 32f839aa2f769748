import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { ActionReasonResolver, AgendaResolver } from './agenda/agenda.resolver.js';
import { OverdueResolver } from './agenda/overdue.resolver.js';
import { AdmissionRefusalResolver, AdmissionResolver } from './assignment/admission.resolver.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import {
  AssignmentDecisionResolver,
  AssignmentJudgementResolver,
  AssignmentRuleResolver,
  AssignmentShareResolver,
  PlannedAssignmentResolver,
} from './assignment/assignment-rule.resolver.js';
import './assignment/assignment-labels.graphql.js';
import { LeadOfferResolver, LeadOffersResolver, OfferChangeResolver } from './assignment/lead-offer.resolver.js';
import { PoolClaimsResolver, PoolDayResolver } from './assignment/pool-claims.resolver.js';
import { WallboardWaitingResolver } from './assignment/waiting.resolver.js';
import { BulkLeadResultResolver, BulkLeadStateResolver, BulkResolver } from './bulk/bulk.resolver.js';
import { ClaimsResolver } from './bulk/claims.resolver.js';
import { PoolReviewLeadResolver, PoolReviewResolver } from './bulk/pool-review.resolver.js';
import { DuplicateResolver } from './duplicates/duplicate.resolver.js';
import { ConcentrationResolver } from './evaluation/concentration.resolver.js';
import { EvaluationResolver, StageConversionResolver } from './evaluation/evaluation.resolver.js';
import { HandoverFiguresResolver } from './evaluation/handover-figures.resolver.js';
import { LoadFiguresResolver, OwnershipFiguresResolver } from './evaluation/load-figures.resolver.js';
import { ScreeningFiguresResolver } from './evaluation/screening-figures.resolver.js';
import './evaluation/evaluation-labels.graphql.js';
import { AttentionResolver } from './findings/attention.resolver.js';
import {
  FindingEvidenceResolver,
  FindingResolver,
  LeadFindingsResolver,
  LoadNeglectResolver,
  RepNeglectResolver,
  WallboardFindingsResolver,
} from './findings/finding.resolver.js';
import { FindingFeedResolver } from './findings/finding-feed.resolver.js';
import './findings/finding-labels.graphql.js';
import {
  InteractionResolver,
  LeadInteractionsResolver,
  TimelineResolver,
} from './interactions/interaction.resolver.js';
import './interactions/interaction-labels.graphql.js';
import { CatalogueResolver } from './leads/catalogue.resolver.js';
import { CollaborationResolver, CreditedWinsResolver } from './leads/collaboration.resolver.js';
import {
  CompanyResolver,
  ContactResolver,
  CustomFieldResolver,
  LeadCustomResolver,
} from './leads/custom-field.resolver.js';
import { CycleProfileResolver } from './leads/cycle-profile.resolver.js';
import { GradeResolver } from './leads/grade.resolver.js';
import { IntakeResolver } from './leads/intake.resolver.js';
import { LeadResolver } from './leads/lead.resolver.js';
import './leads/lead-labels.graphql.js';
import './leads/lead-words.graphql.js';
import { LeadAssignmentResolver, LeadStageChangeResolver, LiveResolver } from './leads/live.resolver.js';
import { LoadOfStageResolver, LoadPartsResolver } from './leads/load-parts.resolver.js';
import { LeadAtResolver } from './leads/past.resolver.js';
import { PeopleResolver } from './leads/people.resolver.js';
import {
  HoldingQuotaPipelineResolver,
  IntakeCapPipelineResolver,
  PipelineKeepingResolver,
} from './leads/pipeline.resolver.js';
import { PoolKeepingResolver } from './leads/pool.resolver.js';
import { HoldingQuotaAuditResolver } from './leads/quota-audit.resolver.js';
import { SavedViewResolver } from './leads/saved-view.resolver.js';
import { SearchResolver } from './leads/search.resolver.js';
import { SegmentResolver } from './leads/segment.resolver.js';
import { TierWeightsResolver } from './leads/tier-weights.resolver.js';
import {
  PipelineResolver,
  PoolResolver,
  RepLeadsResolver,
  StageResolver,
  WallboardResolver,
} from './leads/wallboard.resolver.js';
import { LeadNeedsResolver } from './nurturing/needs.resolver.js';
import {
  ContentItemResolver,
  ContentSuggestionResolver,
  InteractionContentResolver,
  LeadNurturingResolver,
  SuggestionReasonResolver,
} from './nurturing/nurturing.resolver.js';
import './nurturing/nurturing-labels.graphql.js';
import { WallboardAtResolver } from './leads/wallboard-at.resolver.js';
import './partners/lead-import-labels.graphql.js';
import { EnrollmentResolver, LeadEnrollmentResolver, NurtureProgramResolver } from './nurturing/program.resolver.js';
import { LeadImportFilesResolver, LeadImportResolver } from './partners/lead-import.resolver.js';
import { ApiKeyResolver, LeadPartnerResolver, PartnerResolver } from './partners/partner.resolver.js';
import { authChecker } from './platform/access/auth-checker.js';
import { EnumLabelResolver } from './platform/read/enum-label.resolver.js';
import { NodeResolver } from './platform/read/node.resolver.js';
import { DateTime } from './platform/read/scalars.js';
import { validateArgument } from './platform/read/valid.js';
import { wireViews } from './platform/read/wire.js';
import { HoldingQuotaResolver } from './quotas/holding-quota.resolver.js';
import { IntakeCapResolver, RepIntakeResolver, TeamIntakeResolver } from './quotas/intake-cap.resolver.js';
import { RepLoadResolver, TeamLoadResolver } from './quotas/quota.resolver.js';
import './quotas/quota-labels.graphql.js';
import { OrganisationResolver } from './reps/organisation.resolver.js';
import { PreferenceResolver } from './reps/preference.resolver.js';
import { RepResolver, TeamResolver } from './reps/rep.resolver.js';
import './reps/rep-labels.graphql.js';
import { CriteriaResolver } from './scoring/criteria.resolver.js';
import { LeadScoreResolver } from './scoring/lead-score.resolver.js';
import { LiftedLoadResolver, RegradeResolver } from './scoring/regrade.resolver.js';
import { ScreeningResolver } from './scoring/screening.resolver.js';

const RESOLVERS: NonEmptyArray<new () => object> = [
  NodeResolver,
  EnumLabelResolver,
  RepResolver,
  TeamResolver,
  PreferenceResolver,
  OrganisationResolver,
  SegmentResolver,
  CriteriaResolver,
  RegradeResolver,
  LiftedLoadResolver,
  LeadScoreResolver,
  ScreeningResolver,
  SavedViewResolver,
  RepLoadResolver,
  TeamLoadResolver,
  HoldingQuotaResolver,
  IntakeCapResolver,
  RepIntakeResolver,
  TeamIntakeResolver,
  LeadResolver,
  LeadAtResolver,
  GradeResolver,
  CollaborationResolver,
  CreditedWinsResolver,
  IntakeResolver,
  SearchResolver,
  CatalogueResolver,
  CustomFieldResolver,
  LeadCustomResolver,
  CompanyResolver,
  ContactResolver,
  WallboardResolver,
  WallboardAtResolver,
  PipelineResolver,
  PipelineKeepingResolver,
  TierWeightsResolver,
  CycleProfileResolver,
  HoldingQuotaPipelineResolver,
  IntakeCapPipelineResolver,
  PoolKeepingResolver,
  StageResolver,
  PoolResolver,
  RepLeadsResolver,
  LoadPartsResolver,
  LoadOfStageResolver,
  HoldingQuotaAuditResolver,
  PeopleResolver,
  LiveResolver,
  LeadStageChangeResolver,
  LeadAssignmentResolver,
  DuplicateResolver,
  LeadInteractionsResolver,
  InteractionResolver,
  TimelineResolver,
  AssignmentResolver,
  AssignmentRuleResolver,
  AssignmentShareResolver,
  AssignmentDecisionResolver,
  AssignmentJudgementResolver,
  PlannedAssignmentResolver,
  AdmissionResolver,
  WallboardWaitingResolver,
  AdmissionRefusalResolver,
  LeadOfferResolver,
  OfferChangeResolver,
  LeadOffersResolver,
  PoolClaimsResolver,
  PoolDayResolver,
  BulkResolver,
  ClaimsResolver,
  PoolReviewResolver,
  PoolReviewLeadResolver,
  BulkLeadResultResolver,
  BulkLeadStateResolver,
  EvaluationResolver,
  StageConversionResolver,
  HandoverFiguresResolver,
  ScreeningFiguresResolver,
  LoadFiguresResolver,
  OwnershipFiguresResolver,
  ConcentrationResolver,
  AgendaResolver,
  ActionReasonResolver,
  OverdueResolver,
  ContentItemResolver,
  ContentSuggestionResolver,
  SuggestionReasonResolver,
  LeadNurturingResolver,
  InteractionContentResolver,
  PartnerResolver,
  ApiKeyResolver,
  LeadPartnerResolver,
  LeadImportResolver,
  LeadImportFilesResolver,
  FindingResolver,
  FindingFeedResolver,
  FindingEvidenceResolver,
  LeadFindingsResolver,
  RepNeglectResolver,
  LoadNeglectResolver,
  AttentionResolver,
  WallboardFindingsResolver,
  LeadNeedsResolver,
  NurtureProgramResolver,
  EnrollmentResolver,
  LeadEnrollmentResolver,
];

/** The schema of the one endpoint: resolvers, policies and validation put together. */
export async function buildPlimsollSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: RESOLVERS,
    authChecker,
    validateFn: validateArgument,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    orphanedTypes: [],
    pubSub: NO_PUB_SUB,
  });
  schema.description = DESCRIPTION;
  return wireViews(lexicographicSortSchema(schema));
}

const DESCRIPTION =
  'Leads, who holds them, how many each may hold, and what of the work on them works. `viewer` says whom you speak for, `wallboard` and `leads` are where to begin. What a rule refuses is data: `userErrors`, with nothing changed. Every mutation takes an `idempotencyKey`; every feed goes on from a `cursor`.';

/** Subscriptions have a hub of their own; TypeGraphQL wants one of these all the same. */
const NO_PUB_SUB = {
  publish: () => {
    throw new Error('there is no pub-sub');
  },
  subscribe: () => {
    throw new Error('there is no pub-sub');
  },
};
