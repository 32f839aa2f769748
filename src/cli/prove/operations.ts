const ERRORS = 'userErrors { code }';
const LEAD = 'lead { id version placement stage { id } owner { id } }';
const MANY = `results { leadId status ${LEAD} } ${ERRORS}`;

/** The operations that the prover's clients send. */
export const OPERATIONS = {
  createTeam: `mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } ${ERRORS} } }`,
  createRep: `mutation ($input: CreateRepInput!) { createRep(input: $input) { rep { id } ${ERRORS} } }`,
  setHoldingQuota: `mutation ($input: SetHoldingQuotaInput!) { setHoldingQuota(input: $input) { holdingQuota { id } ${ERRORS} } }`,
  setIntakeCap: `mutation ($input: SetIntakeCapInput!) { setIntakeCap(input: $input) { intakeCap { id } ${ERRORS} } }`,
  updateRep: `mutation ($input: UpdateRepInput!) { updateRep(input: $input) { rep { id version } ${ERRORS} } }`,
  upsertLeads: `mutation ($input: UpsertLeadsInput!) { upsertLeads(input: $input) { results { ${LEAD} } ${ERRORS} } }`,
  stages: 'query { wallboard { pipelines { id stages { id key } } } }',
  createLead: `mutation ($input: CreateLeadInput!) { change: createLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  updateLead: `mutation ($input: UpdateLeadInput!) { change: updateLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  moveLead: `mutation ($input: MoveLeadInput!) { change: moveLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  closeLead: `mutation ($input: CloseLeadInput!) { change: closeLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  reopenLead: `mutation ($input: ReopenLeadInput!) { change: reopenLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  claimLead: `mutation ($input: ClaimLeadInput!) { change: claimLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  assignLead: `mutation ($input: AssignLeadInput!) { change: assignLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  transferLead: `mutation ($input: TransferLeadInput!) { change: transferLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  releaseLead: `mutation ($input: ReleaseLeadInput!) { change: releaseLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  recallLead: `mutation ($input: RecallLeadInput!) { change: recallLead(input: $input) { ${LEAD} ${ERRORS} } }`,
  claimLeads: `mutation ($input: ClaimLeadsInput!) { claimLeads(input: $input) { ${MANY} } }`,
  claimNext: `mutation ($input: ClaimNextInput!) { claimNext(input: $input) { ${MANY} } }`,
  transferLeads: `mutation ($input: TransferLeadsInput!) { transferLeads(input: $input) { ${MANY} } }`,
  moveToPool: `mutation ($input: MoveToPoolInput!) { moveToPool(input: $input) { ${MANY} } }`,
  moveLeads: `mutation ($input: MoveLeadsInput!) { moveLeads(input: $input) { ${MANY} } }`,
  setTiers: `mutation ($input: SetTiersInput!) { setTiers(input: $input) { ${MANY} } }`,
  setTier: `mutation ($input: SetTierInput!) { change: setTier(input: $input) { ${LEAD} ${ERRORS} } }`,
  mergeLeads: `mutation ($input: MergeLeadsInput!) { change: mergeLeads(input: $input) { ${LEAD} ${ERRORS} } }`,
  offerLead: `mutation ($input: OfferLeadInput!) { offerLead(input: $input) { offer { id toRep { id } } ${ERRORS} } }`,
  acceptOffer: `mutation ($input: AcceptOfferInput!) { acceptOffer(input: $input) { offer { id holder { id } ${LEAD} } ${ERRORS} } }`,
  deactivateRep: `mutation ($input: DeactivateRepInput!) { deactivateRep(input: $input) { rep { id version } ${ERRORS} } }`,
  reactivateRep: `mutation ($input: ReactivateRepInput!) { reactivateRep(input: $input) { rep { id version } ${ERRORS} } }`,
  moveTeam: `mutation ($input: MoveTeamInput!) { moveTeam(input: $input) { team { id version } ${ERRORS} } }`,
  savePipeline: `mutation ($input: SavePipelineInput!) { savePipeline(input: $input) { pipeline { id version stages { id key } } ${ERRORS} } }`,
  saveProduct: `mutation ($input: SaveProductInput!) { saveProduct(input: $input) { product { id version } ${ERRORS} } }`,
  setTierWeights: `mutation ($input: SetTierWeightsInput!) { setTierWeights(input: $input) { organisation { id version } ${ERRORS} } }`,
  savePool: `mutation ($input: SavePoolInput!) { savePool(input: $input) { pool { id } ${ERRORS} } }`,
  saveAssignmentRule: `mutation ($input: SaveAssignmentRuleInput!) { saveAssignmentRule(input: $input) { assignmentRule { id } ${ERRORS} } }`,
  pools: 'query { pools(first: 10) { nodes { id isDefault } } }',
  snapshot: `query { leads(first: 100) { cursor nodes { id version stage { id } owner { id } } } }`,
  cursor: 'query { leads(first: 1) { cursor } }',
} as const;

/** The feeds that the prover's clients follow. */
export const FEEDS = {
  leadStageChanged: `subscription ($after: Cursor, $filter: LeadFeedFilter) {
    leadStageChanged(after: $after, filter: $filter) { cursor isUpToDate events { cursor leadId isGone version toStage { id } } } }`,
  leadAssigned: `subscription ($after: Cursor, $filter: LeadFeedFilter) {
    leadAssigned(after: $after, filter: $filter) { cursor isUpToDate events { cursor leadId isGone version toRep { id } } } }`,
} as const;
