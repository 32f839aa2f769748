import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { committedOperations } from '../support/operations.js';
import { withApp } from '../support/with-app.js';

const { ADMIN, MANAGER, REP, MARKETER, AUDITOR, WALLBOARD, PARTNER } = Role;
const DOERS = [ADMIN, MANAGER, REP];
const INSIDERS = [...DOERS, MARKETER, AUDITOR, WALLBOARD];
const EVERYBODY = [...INSIDERS, PARTNER];
const id = newId('lead');
const repId = newId('rep');

/** For every operation its input and who may knock at its door; what stands behind the door is told elsewhere. */
const DOORS: Readonly<Record<string, { input?: object; variables?: object; may: readonly Role[] }>> = {
  EnumLabels: { variables: { locale: 'EN' }, may: EVERYBODY },
  SaveTimeZone: { input: { timeZone: 'UTC' }, may: [ADMIN, MANAGER] },
  Zones: { may: INSIDERS },
  SaveSegment: { input: { key: '', name: '', filter: {} }, may: [ADMIN, MARKETER] },
  Segments: { may: INSIDERS },
  AssignmentRules: { may: [ADMIN, MANAGER, MARKETER, AUDITOR] },
  AssignmentPreview: { may: [ADMIN, MANAGER] },
  AssignmentExplanation: { variables: { leadId: id }, may: [...DOERS, MARKETER, AUDITOR] },
  SaveAssignmentRule: { input: { key: '', name: '', filter: {}, teamId: newId('team') }, may: [ADMIN] },
  CriteriaModels: { may: [...DOERS, MARKETER, AUDITOR] },
  SaveCriteriaModel: {
    input: { key: '', name: '', axis: 'FIT', criteria: [], mediumFrom: 0, highFrom: 1 },
    may: [ADMIN, MARKETER],
  },
  ActivateCriteriaModel: { input: { id: newId('criteria') }, may: [ADMIN, MARKETER] },
  TierMatrix: { may: [...DOERS, MARKETER, AUDITOR] },
  SaveTierMatrix: { input: { cells: [] }, may: [ADMIN, MARKETER] },
  ScreeningFigures: { variables: { from: '2026-01-01', to: '2026-02-01' }, may: [...DOERS, MARKETER, AUDITOR] },
  ScreeningRules: { may: [...DOERS, MARKETER, AUDITOR] },
  SaveScreeningRule: {
    input: { key: '', name: '', filter: {}, verdict: 'INVALID', reason: 'OTHER' },
    may: [ADMIN, MARKETER],
  },
  GradingProgress: { may: [...DOERS, MARKETER, AUDITOR] },
  WhyThisTier: { variables: { id }, may: EVERYBODY },
  SaveView: { input: { name: '', filter: {} }, may: [...DOERS, MARKETER] },
  DeleteView: { input: { id: newId('view') }, may: [...DOERS, MARKETER] },
  LeadsOfView: { variables: { id }, may: EVERYBODY },
  SavedViews: { may: [...DOERS, MARKETER, AUDITOR] },
  SetPreferences: { input: {}, may: [...DOERS, MARKETER, AUDITOR] },
  MyPreferences: { may: EVERYBODY },
  CreateTeam: { input: { name: '' }, may: [ADMIN] },
  CreateRep: { input: { name: '', teamId: newId('team') }, may: [ADMIN] },
  UpdateTeam: { input: { id: newId('team') }, may: [ADMIN] },
  MoveTeam: { input: { id: newId('team'), parentId: null }, may: [ADMIN] },
  UpdateRep: { input: { id: repId }, may: [ADMIN, MANAGER] },
  DeactivateRep: { input: { id: repId, handover: 'POOL' }, may: [ADMIN, MANAGER] },
  ReactivateRep: { input: { id: repId }, may: [ADMIN, MANAGER] },
  SaveSource: { input: { key: '', name: '' }, may: [ADMIN, MARKETER] },
  SaveCampaign: { input: { key: '', name: '' }, may: [ADMIN, MARKETER] },
  SaveProduct: { input: { key: '', name: '' }, may: [ADMIN, MARKETER] },
  SaveCompetitor: { input: { key: '', name: '' }, may: [ADMIN, MARKETER] },
  Catalogues: { may: INSIDERS },
  SaveCustomField: { input: { on: 'LEAD', key: '', name: '', kind: 'TEXT' }, may: [ADMIN] },
  CustomFields: { may: EVERYBODY },
  LeadsByField: { may: EVERYBODY },
  Companies: { may: INSIDERS },
  Contacts: { may: [ADMIN, MARKETER, AUDITOR] },
  UpdateCompany: { input: { id: newId('company') }, may: [...DOERS, MARKETER] },
  UpdateContact: { input: { id: newId('contact') }, may: [ADMIN, MARKETER] },
  SetTierWeights: { input: { weights: [{ tier: 'A', weight: 0 }] }, may: [ADMIN] },
  TierWeights: { may: INSIDERS },
  SavePipeline: { input: { key: '', name: '', stages: [], transitions: [] }, may: [ADMIN] },
  Pipelines: { may: EVERYBODY },
  SavePool: { input: { key: '', name: '' }, may: [ADMIN, MANAGER] },
  SetPresence: { input: { repId, presence: 'AWAY' }, may: DOERS },
  SetHoldingQuota: { input: { repId, mode: 'UNLIMITED' }, may: [ADMIN, MANAGER] },
  WithdrawHoldingQuota: { input: { id: newId('quota') }, may: [ADMIN, MANAGER] },
  SetIntakeCap: { input: { repId, mode: 'UNLIMITED' }, may: [ADMIN, MANAGER] },
  WithdrawIntakeCap: { input: { id: newId('cap') }, may: [ADMIN, MANAGER] },
  IntakeCapHistory: { variables: { repId }, may: INSIDERS },
  RepIntake: { variables: { repId }, may: INSIDERS },
  TeamIntake: { variables: { teamId: newId('team') }, may: INSIDERS },
  SaveCycleProfile: {
    input: { pipelineId: newId('pipe'), medianCycleDays: 0, effortMinutesPerLeadPerWeek: 1 },
    may: [ADMIN],
  },
  CycleProfiles: { may: INSIDERS },
  StartingHoldingQuota: { variables: { pipelineId: newId('pipe') }, may: INSIDERS },
  HoldingQuotaHistory: { variables: { repId }, may: INSIDERS },
  EffectiveHoldingQuota: { variables: { repId }, may: INSIDERS },
  CreateLead: { input: { name: '' }, may: [...DOERS, MARKETER, PARTNER] },
  UpsertLeads: { input: { rows: [], idempotencyKey: 'k' }, may: [...DOERS, MARKETER, PARTNER] },
  UpdateLead: { input: { id }, may: [...DOERS, MARKETER] },
  AddCollaborator: { input: { id, repId, role: 'AE' }, may: DOERS },
  RemoveCollaborator: { input: { id, repId }, may: DOERS },
  WhoWorksOnIt: { variables: { id }, may: EVERYBODY },
  CreditedWins: { variables: { repId, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }, may: INSIDERS },
  TransferLeads: { input: { ids: [id], repId, idempotencyKey: 'k' }, may: DOERS },
  MoveLeads: { input: { ids: [id], stageId: newId('stage'), idempotencyKey: 'k' }, may: DOERS },
  SetTiers: { input: { ids: [id], tier: 'A', idempotencyKey: 'k' }, may: [...DOERS, MARKETER] },
  UndoBulkChange: { input: { id: newId('bulk'), idempotencyKey: 'k' }, may: [...DOERS, MARKETER] },
  BulkChanges: { may: [...DOERS, MARKETER] },
  SetTier: { input: { id, tier: 'A' }, may: [...DOERS, MARKETER] },
  SetTemperature: { input: { id, temperature: 'HOT' }, may: [...DOERS, MARKETER] },
  SetValidity: { input: { id, validity: 'VALID' }, may: [...DOERS, MARKETER] },
  MoveLead: { input: { id, stageId: newId('stage') }, may: DOERS },
  CloseLead: { input: { id, result: 'WON', reason: 'FIT' }, may: DOERS },
  MergeLeads: { input: { id, duplicateIds: [newId('lead')] }, may: [ADMIN, MANAGER] },
  DuplicateCandidates: { may: [ADMIN, MANAGER, MARKETER] },
  DismissDuplicate: { input: { id: newId('candidate'), reason: 'r' }, may: [ADMIN, MANAGER, MARKETER] },
  MergeCompanies: {
    input: { id: newId('company'), duplicateIds: [newId('company')] },
    may: [ADMIN, MANAGER, MARKETER],
  },
  MergeContacts: { input: { id: newId('contact'), duplicateIds: [newId('contact')] }, may: [ADMIN, MARKETER] },
  ReopenLead: { input: { id }, may: DOERS },
  ClaimLead: { input: { id }, may: [REP] },
  ClaimLeads: { input: { ids: [id], idempotencyKey: 'k' }, may: [REP] },
  ClaimNext: { input: { poolId: newId('pool'), idempotencyKey: 'k' }, may: [REP] },
  MoveToPool: { input: { ids: [id], poolId: newId('pool'), idempotencyKey: 'k' }, may: DOERS },
  PoolReview: { variables: { poolId: newId('pool'), idleDays: 30 }, may: [...DOERS, AUDITOR] },
  ApplyPoolReview: { input: { poolId: newId('pool'), idleDays: 30, idempotencyKey: 'k' }, may: DOERS },
  RegradeLeads: { input: { ids: [id], idempotencyKey: 'k' }, may: [...DOERS, MARKETER] },
  RetirePool: { input: { id: newId('pool'), successorId: newId('pool') }, may: [ADMIN, MANAGER] },
  PoolsOfToday: { may: INSIDERS },
  RevealLead: { input: { id }, may: [REP] },
  AssignLead: { input: { id, repId }, may: [ADMIN, MANAGER] },
  TransferLead: { input: { id, repId }, may: DOERS },
  ReleaseLead: { input: { id, reason: 'r' }, may: DOERS },
  HandoverFigures: { variables: { from: '2026-01-01', to: '2026-02-01' }, may: [...DOERS, MARKETER, AUDITOR] },
  MyDay: { variables: { repId }, may: DOERS },
  OfferLead: { input: { id, reason: 'r', teamId: newId('team') }, may: [ADMIN, MARKETER] },
  AcceptOffer: { input: { id: newId('offer') }, may: DOERS },
  RejectOffer: { input: { id: newId('offer'), reason: 'TOO_EARLY' }, may: DOERS },
  WithdrawOffer: { input: { id: newId('offer') }, may: [ADMIN, MARKETER] },
  Offers: { may: INSIDERS },
  OffersOfLead: { variables: { id }, may: EVERYBODY },
  RecallLead: { input: { id, reason: 'r' }, may: [ADMIN, MANAGER] },
  LogInteraction: { input: { leadId: id, channel: 'WEB', direction: 'INBOUND' }, may: [...DOERS, MARKETER] },
  SaveContentItem: { input: { key: '', name: '', kind: 'DEMO' }, may: [ADMIN, MARKETER] },
  RecordDelivery: {
    input: { leadId: id, contentItemId: newId('content'), channel: 'EMAIL' },
    may: [...DOERS, MARKETER],
  },
  SaveNurtureProgram: { input: { key: '', name: '', steps: [] }, may: [ADMIN, MARKETER] },
  EnrollLead: { input: { leadId: id, programId: newId('program') }, may: [...DOERS, MARKETER] },
  LeaveProgram: { input: { leadId: id }, may: [...DOERS, MARKETER] },
  SetNeeds: { input: { leadId: id, tags: [] }, may: [...DOERS, MARKETER] },
  Programs: { may: INSIDERS },
  WhatIsDue: { may: [...DOERS, MARKETER, AUDITOR] },
  LeadProgram: { variables: { id }, may: EVERYBODY },
  WhatNext: { variables: { leadId: id }, may: [...DOERS, MARKETER, AUDITOR] },
  Content: { may: INSIDERS },
  WhatWasSent: { variables: { id }, may: EVERYBODY },
  SavePartner: { input: { key: '', name: '' }, may: [ADMIN] },
  CreateApiKey: { input: { name: '', role: 'WALLBOARD', scopes: ['FEEDS'] }, may: [ADMIN] },
  RevokeApiKey: { input: { id: newId('key') }, may: [ADMIN] },
  ApiKeys: { may: [ADMIN] },
  CreateLeadImport: { input: { fileName: '', idempotencyKey: 'k' }, may: [ADMIN, MARKETER, PARTNER] },
  CancelLeadImport: { input: { id: newId('import') }, may: [ADMIN, MARKETER, PARTNER] },
  LeadImport: { variables: { id: newId('import') }, may: [ADMIN, MARKETER, PARTNER] },
  LeadImports: { may: [ADMIN, MARKETER, PARTNER] },
  WhatBecameOfMine: { may: EVERYBODY },
  Partners: { may: [ADMIN, MANAGER, MARKETER, AUDITOR, PARTNER] },
  LeadCheck: { variables: { company: 'A' }, may: [...DOERS, MARKETER, PARTNER] },
  Evaluation: { variables: { from: '2026-01-01', to: '2026-02-01' }, may: [...DOERS, MARKETER, AUDITOR] },
  AreWeAnswering: { variables: { from: '2026-01-01', to: '2026-02-01' }, may: [...DOERS, MARKETER, AUDITOR] },
  EvaluationBySource: { variables: { from: '2026-01-01', to: '2026-02-01' }, may: [...DOERS, MARKETER, AUDITOR] },
  OwnerChanges: {
    variables: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
    may: [...DOERS, MARKETER, AUDITOR],
  },
  Concentration: { variables: { teamId: newId('team') }, may: INSIDERS },
  Attention: { variables: { teamId: newId('team') }, may: INSIDERS },
  HoldingQuotaAudit: { may: [ADMIN, MANAGER, AUDITOR] },
  LiveLeads: { may: [...DOERS, MARKETER, AUDITOR] },
  LoadStatistics: {
    variables: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', groupBy: 'REP' },
    may: INSIDERS,
  },
  Search: { variables: { query: 'Acme' }, may: EVERYBODY },
  Leads: { may: EVERYBODY },
  CountLeads: { may: EVERYBODY },
  Lead: { variables: { id }, may: EVERYBODY },
  LeadTimeline: { variables: { id }, may: EVERYBODY },
  LeadThen: { variables: { id, at: '2026-01-01T00:00:00Z' }, may: EVERYBODY },
  WhereLeadsStand: { may: INSIDERS },
  WhyHers: { variables: { id }, may: EVERYBODY },
  WhatSheHolds: { variables: { repId }, may: INSIDERS },
  WhatTheyHold: { variables: { teamId: newId('team') }, may: INSIDERS },
  RepLoadThen: { variables: { repId, at: '2026-01-01T00:00:00Z' }, may: INSIDERS },
  Pools: { may: INSIDERS },
  People: { may: INSIDERS },
  WhoHasRoom: { variables: { teamId: newId('team') }, may: INSIDERS },
  Stages: { may: INSIDERS },
  Findings: { may: INSIDERS },
  TooOften: { may: INSIDERS },
  FindingsOfLead: { variables: { id }, may: EVERYBODY },
  NeglectOfRep: { variables: { id: repId }, may: INSIDERS },
  Viewer: { may: EVERYBODY },
  Node: { variables: { id }, may: EVERYBODY },
  Nodes: { variables: { ids: [id] }, may: EVERYBODY },
};

describe('the door of', () => {
  const walk = withApp();

  test.each(Object.keys(DOORS))('%s opens for the roles that are named and for nobody else', async operation => {
    const { input, variables = input ? { input } : {}, may } = DOORS[operation] ?? { may: [] };
    const rep = await walk.aRep();
    const people = { [MANAGER]: walk.aManager(rep.teamId), [REP]: rep.as, [PARTNER]: await walk.aPartner() } as Partial<
      Record<Role, typeof rep.as>
    >;
    const opened: Role[] = [];
    for (const role of Object.values(Role)) {
      const { errors } = await walk.app.run(operation, variables as Record<string, unknown>, {
        as: people[role] ?? role,
      });
      const codes = (errors ?? []).map(error => error.extensions?.code);
      if (codes.length === 0) opened.push(role);
      else expect({ role, codes }).toEqual({ role, codes: ['FORBIDDEN'] });
    }
    expect(opened.sort()).toEqual([...may].sort());
    const { errors } = await walk.app.run(operation, variables as Record<string, unknown>, { as: null });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('every operation that is committed is named here, but for those of the wallboard and the feeds', () => {
    const committed = [...committedOperations().operations]
      .filter(([, { operation }]) => operation !== 'subscription')
      .map(([name]) => name);
    expect(committed.filter(name => !(name in DOORS) && !name.startsWith('Wallboard'))).toEqual([]);
  });
});
