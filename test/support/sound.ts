import { Role } from '../../src/platform/access/viewer.js';
import { newId } from '../../src/platform/ids.js';
import type { As } from './app.js';
import type { World } from './world.js';

/** A call of a root field that would be carried out. */
export interface SoundCall {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly as?: As;
}

let calls = 0;

/** A pipeline of three stages. */
function aPipeline(key: string): object {
  const stages = [
    { key: 'OPEN', name: 'Open', lifecycle: 'POTENTIAL' },
    { key: 'WON', name: 'Won', lifecycle: 'CUSTOMER', isWon: true, loadUnits: 0 },
    { key: 'LOST', name: 'Lost', lifecycle: 'ENDED', isTerminal: true, loadUnits: 0 },
  ];
  return { key, name: 'Way', stages, transitions: [{ from: 'OPEN', to: 'WON' }] };
}

/** A matrix in which everything is of one tier. */
function aMatrix(): object[] {
  const bands = ['HIGH', 'MEDIUM', 'LOW'];
  return bands.flatMap(fit => bands.map(intent => ({ fit, intent, tier: 'C' })));
}

/** For each query and mutation arguments that are right, to be spoilt in one place. */
export function soundCalls(world: World): Readonly<Record<string, () => SoundCall>> {
  const { leads, reps, teams, stages } = world;
  const lead =
    (id: string, more: object = {}) =>
    () => ({ variables: { input: { id, ...more } } });
  const many = (id: string, more: object) => () => ({
    variables: { input: { ids: [id], idempotencyKey: `many ${calls++}`, ...more } },
  });
  const none = () => ({ variables: {} });
  return {
    assignLead: lead(leads.pooled, { repId: reps.anna }),
    acceptOffer: lead(world.offerId, { repId: reps.cleo }),
    rejectOffer: lead(world.offerId, { reason: 'TOO_EARLY' }),
    withdrawOffer: lead(world.offerId),
    offerLead: lead(leads.pooled, { reason: 'asked for a demo', teamId: teams.north }),
    claimLead: () => ({ variables: { input: { id: leads.pooled } }, as: world.people.anna }),
    claimLeads: () => ({
      variables: { input: { ids: [leads.pooled], idempotencyKey: `claim ${calls++}` } },
      as: world.people.anna,
    }),
    claimNext: () => ({
      variables: { input: { poolId: world.pools.open, count: 1, idempotencyKey: `claim ${calls++}` } },
      as: world.people.anna,
    }),
    revealLead: () => ({ variables: { input: { id: leads.pooled } }, as: world.people.anna }),
    closeLead: lead(leads.ofAnna, { result: 'LOST', reason: 'PRICE' }),
    createLead: () => ({ variables: { input: { name: `New ${calls++}` } } }),
    createRep: () => ({ variables: { input: { name: 'Nina', teamId: teams.north } } }),
    deactivateRep: () => ({ variables: { input: { id: reps.cleo, handover: 'POOL' } } }),
    createTeam: () => ({ variables: { input: { name: 'West' } } }),
    saveContentItem: () => ({
      variables: { input: { key: `content-${calls++}`, name: 'A case', kind: 'CASE_STUDY' } },
    }),
    saveNurtureProgram: () => ({
      variables: {
        input: { key: `program-${calls++}`, name: 'A program', steps: [{ contentItemId: world.contentItemId }] },
      },
    }),
    enrollLead: () => ({ variables: { input: { leadId: leads.ofAnna, programId: world.programId } } }),
    leaveProgram: () => ({ variables: { input: { leadId: leads.ofAnna } } }),
    setNeeds: () => ({ variables: { input: { leadId: leads.ofAnna, tags: ['speed'] } } }),
    recordDelivery: () => ({
      variables: {
        input: { leadId: leads.ofAnna, contentItemId: world.contentItemId, channel: 'EMAIL', isRepeat: true },
      },
    }),
    logInteraction: () => ({ variables: { input: { leadId: leads.ofAnna, channel: 'PHONE', direction: 'OUTBOUND' } } }),
    moveTeam: () => ({ variables: { input: { id: teams.north, parentId: null } } }),
    reactivateRep: () => ({ variables: { input: { id: reps.cleo } } }),
    updateRep: () => ({ variables: { input: { id: reps.anna, level: 'SENIOR' } } }),
    updateTeam: () => ({ variables: { input: { id: teams.north, name: 'North' } } }),
    moveLead: lead(leads.ofAnna, { stageId: stages.CONTACTED }),
    recallLead: lead(leads.ofAnna, { reason: 'for this test' }),
    releaseLead: lead(leads.ofAnna, { reason: 'for this test' }),
    reopenLead: lead(leads.lostByAnna),
    saveCampaign: () => ({ variables: { input: { key: `fair-${calls++}`, name: 'Fair' } } }),
    saveCompetitor: () => ({ variables: { input: { key: `other-${calls++}`, name: 'Other' } } }),
    savePipeline: () => ({ variables: { input: aPipeline(`way-${calls++}`) } }),
    setTierWeights: () => ({ variables: { input: { weights: [{ tier: 'A', weight: 2.5 }] } } }),
    saveProduct: () => ({ variables: { input: { key: `pump-${calls++}`, name: 'Pump' } } }),
    saveSource: () => ({
      variables: { input: { key: `web-${calls++}`, name: 'Web', defaultPoolId: world.pools.open } },
    }),
    savePool: () => ({
      variables: {
        input: {
          key: `pool-${calls++}`,
          name: 'West',
          memberTeamIds: [teams.north],
          memberRepIds: [reps.bo],
          managerIds: [reps.anna],
        },
      },
    }),
    setHoldingQuota: () => ({ variables: { input: { mode: 'LIMITED', basis: 'COUNT', capacity: 10 } } }),
    holdingQuotaHistory: none,
    effectiveHoldingQuota: () => ({ variables: { repId: reps.anna } }),
    withdrawHoldingQuota: lead(newId('quota')),
    setIntakeCap: () => ({ variables: { input: { mode: 'LIMITED', max: 1000, period: 'DAY' } } }),
    intakeCapHistory: none,
    withdrawIntakeCap: lead(newId('cap')),
    cycleProfiles: none,
    saveCycleProfile: () => ({
      variables: { input: { pipelineId: world.pipelineId, medianCycleDays: 30, effortMinutesPerLeadPerWeek: 20 } },
    }),
    startingHoldingQuota: () => ({ variables: { pipelineId: world.pipelineId } }),
    organisation: none,
    saveTimeZone: () => ({ variables: { input: { timeZone: 'Asia/Shanghai', teamId: teams.north } } }),
    segments: none,
    assignmentRules: none,
    assignmentPreview: () => ({ variables: { filter: {}, first: 5 } }),
    assignmentExplanation: () => ({ variables: { leadId: leads.ofAnna } }),
    saveAssignmentRule: () => ({
      variables: {
        input: {
          key: `rule-${calls++}`,
          name: 'North',
          filter: { tier: { eq: 'A' } },
          teamId: teams.north,
          skills: ['solar'],
          weights: [{ repId: reps.anna, weight: 2 }],
          isActive: false,
        },
      },
    }),
    savedViews: none,
    criteriaModels: none,
    tierMatrix: none,
    saveCriteriaModel: () => ({
      variables: {
        input: {
          key: `model-${calls++}`,
          name: 'Fit',
          axis: 'FIT',
          criteria: [{ name: 'warm', filter: { temperature: { eq: 'WARM' } }, points: 10 }],
          mediumFrom: 5,
          highFrom: 10,
        },
      },
    }),
    activateCriteriaModel: lead(world.criteriaModelId),
    screeningRules: none,
    gradingProgress: none,
    saveScreeningRule: () => ({
      variables: {
        input: {
          key: `rule-${calls++}`,
          name: 'No fit',
          filter: { segment: { eq: 'nobody' } },
          verdict: 'INVALID',
          reason: 'OUT_OF_MARKET',
          isActive: false,
        },
      },
    }),
    saveTierMatrix: () => ({ variables: { input: { cells: aMatrix() } } }),
    saveSegment: () => ({
      variables: { input: { key: `segment-${calls++}`, name: 'Warm', filter: { tier: { eq: 'A' } } } },
    }),
    saveView: () => ({ variables: { input: { name: `View ${calls++}`, filter: {} } } }),
    deleteView: lead(newId('view')),
    setPreferences: () => ({ variables: { input: { locale: 'ZH_CN', timeZone: 'Asia/Shanghai' } } }),
    setPresence: () => ({ variables: { input: { repId: reps.anna, presence: 'BUSY' } } }),
    addCollaborator: lead(leads.ofAnna, { repId: reps.bo, role: 'SPECIALIST' }),
    removeCollaborator: lead(leads.ofAnna, { repId: reps.cleo }),
    transferLeads: many(leads.ofAnna, { repId: reps.bo }),
    moveToPool: many(leads.pooled, { poolId: world.pools.south }),
    poolReview: () => ({ variables: { poolId: world.pools.open, idleDays: 30 } }),
    applyPoolReview: () => ({
      variables: {
        input: {
          poolId: world.pools.open,
          leads: [{ id: leads.pooled }],
          idleDays: 3650,
          action: 'ARCHIVE',
          idempotencyKey: `review ${calls++}`,
        },
      },
    }),
    regradeLeads: many(leads.ofAnna, {}),
    retirePool: () => ({ variables: { input: { id: world.pools.south, successorId: world.pools.open } } }),
    moveLeads: many(leads.ofAnna, { stageId: stages.CONTACTED }),
    setTiers: many(leads.ofAnna, { tier: 'A' }),
    undoBulkChange: () => ({ variables: { input: { id: newId('bulk'), idempotencyKey: `undo ${calls++}` } } }),
    bulkChanges: none,
    setTier: lead(leads.ofAnna, { tier: 'A' }),
    setTemperature: lead(leads.ofAnna, { temperature: 'HOT' }),
    setValidity: lead(leads.ofAnna, { validity: 'VALID' }),
    dismissDuplicate: lead(newId('candidate'), { reason: 'two people' }),
    duplicateCandidates: none,
    mergeCompanies: lead(world.companies.ofAnna, { duplicateIds: [world.companies.ofBo] }),
    mergeContacts: lead(world.contacts.ofAnna, { duplicateIds: [world.contacts.ofBo] }),
    mergeLeads: lead(leads.pooled, { duplicateIds: [leads.ofAnna] }),
    transferLead: lead(leads.ofAnna, { repId: reps.bo }),
    updateLead: lead(leads.ofAnna),
    saveCustomField: () => ({
      variables: { input: { on: 'LEAD', key: `field${calls++}`, name: 'Field', kind: 'TEXT' } },
    }),
    updateCompany: lead(world.companyId),
    updateContact: lead(world.contactId),
    customFields: none,
    companies: none,
    contacts: none,
    upsertLeads: () => ({
      variables: { input: { rows: [{ name: `Row ${calls++}` }], idempotencyKey: `key ${calls}` } },
    }),
    evaluation: () => ({ variables: { from: '2026-01-01', to: '2026-02-01', timeZone: 'Asia/Shanghai' } }),
    screeningFigures: () => ({ variables: { from: '2026-01-01', to: '2026-02-01', by: 'SOURCE' } }),
    handoverFigures: () => ({ variables: { from: '2026-01-01', to: '2026-02-01', by: 'SOURCE' } }),
    concentration: () => ({ variables: { teamId: teams.north } }),
    attention: () => ({ variables: { teamId: teams.north } }),
    holdingQuotaAudit: none,
    liveLeads: none,
    ownerChanges: () => ({ variables: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' } }),
    loadStatistics: () => ({
      variables: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z', groupBy: 'REP' },
    }),
    savePartner: () => ({ variables: { input: { key: `partner-${calls++}`, name: 'A house' } } }),
    createApiKey: () => ({ variables: { input: { name: 'A screen', role: 'WALLBOARD', scopes: ['FEEDS'] } } }),
    revokeApiKey: lead(newId('key')),
    createLeadImport: () => ({
      variables: {
        input: {
          fileName: 'leads.csv',
          columns: [{ column: 'id', field: 'EXTERNAL_ID' }],
          idempotencyKey: `key ${calls++}`,
        },
      },
    }),
    cancelLeadImport: lead(newId('import')),
    leadImport: () => ({ variables: { id: newId('import') } }),
    leadImports: none,
    importProgressed: () => ({ variables: { id: newId('import') } }),
    apiKeys: none,
    enumLabels: () => ({ variables: { locale: 'ZH_CN' } }),
    partners: none,
    findings: none,
    interactions: none,
    contentItems: none,
    nurturePrograms: none,
    offers: none,
    myDay: () => ({ variables: { repId: reps.anna } }),
    inboxChanged: () => ({ variables: { repId: reps.anna } }),
    deliveriesDue: none,
    contentSuggestions: () => ({ variables: { leadId: leads.ofAnna } }),
    leads: none,
    campaigns: none,
    competitors: none,
    pipelines: none,
    pools: none,
    products: none,
    search: () => ({ variables: { query: 'Ada' } }),
    sources: none,
    reps: none,
    teams: none,
    viewer: none,
    wallboard: none,
    wallboardAt: () => ({ variables: { at: '2026-01-01T00:00:00.000Z' } }),
    lead: () => ({ variables: { id: leads.ofAnna } }),
    leadAt: () => ({ variables: { id: leads.ofAnna, at: '2026-01-01T00:00:00.000Z' } }),
    leadCheck: () => ({ variables: { company: 'Ada Ltd' } }),
    node: () => ({ variables: { id: leads.ofAnna } }),
    nodes: () => ({ variables: { ids: [leads.ofAnna] } }),
    rep: () => ({ variables: { id: reps.anna } }),
    repLoad: () => ({ variables: { repId: reps.anna, at: '2026-01-01T00:00:00.000Z' } }),
    team: () => ({ variables: { id: teams.north } }),
    findingRaised: none,
    admissionRefused: none,
    leadAssigned: none,
    leadStageChanged: none,
    offerChanged: none,
    pipelineChanged: none,
    repLoadChanged: none,
    teamLoadChanged: none,
  };
}

/** Whoever may carry the call out. */
export function callerOf(call: SoundCall): As {
  return call.as ?? Role.ADMIN;
}
