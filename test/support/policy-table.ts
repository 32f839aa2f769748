import { Role } from '../../src/platform/access/viewer.js';

/**
 * Who may what, written by hand beside the code that decides it: `test/laws/policy-matrix.test.ts` runs every cell of it.
 * A root field without a row here fails that test.
 */
const { ADMIN, MANAGER, REP, MARKETER, AUDITOR, WALLBOARD, PARTNER } = Role;
const DOERS = [ADMIN, MANAGER, REP];
const INSIDERS = [...DOERS, MARKETER, AUDITOR, WALLBOARD];
const EVERYBODY = [...INSIDERS, PARTNER];

/** What the object that a call is about is to the caller. */
export const RELATIONS = ['own', 'sameTeam', 'otherTeam', 'otherPartner', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Of which relations each role is served; a relation that is left out serves nobody. */
type Served = Partial<Record<Relation, readonly Role[]>>;

export interface PolicyRow {
  /** Whom the door lets in. */
  readonly may: readonly Role[];
  /** The kind of object that the call is about, and where among the arguments its id stands; absent: it is about none. */
  readonly on?: readonly [kind: 'lead' | 'rep' | 'team', ...path: string[]];
  /** Whom it answers with the object (queries), or whose call changes it (mutations). Another is told the same as if there were none. */
  readonly serves?: Served;
  /** Its answer names the leads that the caller itself named, also those that are as none to it. */
  readonly isEchoed?: true;
  /** False: being served shows in nothing that can be told apart, e.g. at a time before the object was, or where nothing is left to do. */
  readonly isShown?: boolean;
}

const SEEN_LEADS: Served = {
  own: EVERYBODY,
  sameTeam: [ADMIN, MANAGER, MARKETER, AUDITOR, WALLBOARD],
  otherTeam: [ADMIN, MARKETER, AUDITOR, WALLBOARD],
  otherPartner: INSIDERS,
};
const SEEN_PEOPLE: Served = { own: INSIDERS, sameTeam: INSIDERS, otherTeam: INSIDERS };
/** The lead of a partner is in a pool: its manager may do anything to it, a rep has to claim it first. */
const IN_CHARGE: Served = {
  own: DOERS,
  sameTeam: [ADMIN, MANAGER],
  otherTeam: [ADMIN],
  otherPartner: [ADMIN, MANAGER],
};
const NURSED: Served = {
  own: [...DOERS, MARKETER],
  sameTeam: [ADMIN, MANAGER, MARKETER],
  otherTeam: [ADMIN, MARKETER],
  otherPartner: [ADMIN, MANAGER, MARKETER],
};
const HELD: Served = { own: DOERS, sameTeam: [ADMIN, MANAGER], otherTeam: [ADMIN] };
const OF_MANAGERS: Served = { own: [ADMIN, MANAGER], sameTeam: [ADMIN, MANAGER], otherTeam: [ADMIN] };

export const POLICY: Readonly<Record<string, PolicyRow>> = {
  apiKeys: { may: [ADMIN] },
  attention: { may: INSIDERS, on: ['team', 'teamId'], serves: SEEN_PEOPLE },
  bulkChanges: { may: [...DOERS, MARKETER] },
  campaigns: { may: INSIDERS },
  companies: { may: INSIDERS },
  competitors: { may: INSIDERS },
  contacts: { may: [ADMIN, MARKETER, AUDITOR] },
  criteriaModels: { may: [...DOERS, MARKETER, AUDITOR] },
  customFields: { may: EVERYBODY },
  cycleProfiles: { may: INSIDERS },
  concentration: { may: INSIDERS, on: ['team', 'teamId'], serves: SEEN_PEOPLE },
  contentItems: { may: INSIDERS },
  contentSuggestions: {
    may: [...DOERS, MARKETER, AUDITOR],
    on: ['lead', 'leadId'],
    serves: SEEN_LEADS,
    isShown: false,
  },
  duplicateCandidates: { may: [ADMIN, MANAGER, MARKETER] },
  deliveriesDue: { may: [...DOERS, MARKETER, AUDITOR] },
  effectiveHoldingQuota: { may: INSIDERS, on: ['rep', 'repId'], serves: SEEN_PEOPLE },
  enumLabels: { may: EVERYBODY },
  evaluation: { may: [ADMIN, MANAGER, REP, MARKETER, AUDITOR] },
  findings: { may: INSIDERS },
  handoverFigures: { may: [ADMIN, MANAGER, REP, MARKETER, AUDITOR] },
  holdingQuotaAudit: { may: [ADMIN, MANAGER, AUDITOR] },
  holdingQuotaHistory: { may: INSIDERS },
  intakeCapHistory: { may: INSIDERS },
  interactions: { may: [...DOERS, MARKETER, AUDITOR, PARTNER] },
  lead: { may: EVERYBODY, on: ['lead', 'id'], serves: SEEN_LEADS },
  leadAt: { may: EVERYBODY, on: ['lead', 'id'], serves: SEEN_LEADS, isShown: false },
  leadCheck: { may: [...DOERS, MARKETER, PARTNER] },
  leadImport: { may: [ADMIN, MARKETER, PARTNER] },
  leadImports: { may: [ADMIN, MARKETER, PARTNER] },
  leads: { may: EVERYBODY },
  liveLeads: { may: [ADMIN, MANAGER, REP, MARKETER, AUDITOR] },
  loadStatistics: { may: INSIDERS },
  myDay: {
    may: DOERS,
    on: ['rep', 'repId'],
    serves: { own: DOERS, sameTeam: [ADMIN, MANAGER], otherTeam: [ADMIN] },
  },
  node: { may: EVERYBODY, on: ['lead', 'id'], serves: SEEN_LEADS },
  nodes: { may: EVERYBODY, on: ['lead', 'ids', '0'], serves: SEEN_LEADS },
  nurturePrograms: { may: INSIDERS },
  organisation: { may: INSIDERS },
  offers: { may: INSIDERS },
  ownerChanges: { may: [ADMIN, MANAGER, REP, MARKETER, AUDITOR] },
  partners: { may: [ADMIN, MANAGER, MARKETER, AUDITOR, PARTNER] },
  pipelines: { may: EVERYBODY },
  pools: { may: INSIDERS },
  products: { may: INSIDERS },
  rep: { may: INSIDERS, on: ['rep', 'id'], serves: SEEN_PEOPLE },
  repLoad: { may: INSIDERS, on: ['rep', 'repId'], serves: SEEN_PEOPLE, isShown: false },
  reps: { may: INSIDERS },
  search: { may: EVERYBODY },
  startingHoldingQuota: { may: INSIDERS },
  savedViews: { may: [...DOERS, MARKETER, AUDITOR] },
  segments: { may: INSIDERS },
  assignmentRules: { may: [ADMIN, MANAGER, MARKETER, AUDITOR] },
  assignmentPreview: { may: [ADMIN, MANAGER] },
  assignmentExplanation: { may: [...DOERS, MARKETER, AUDITOR], on: ['lead', 'leadId'], isShown: false },
  saveAssignmentRule: { may: [ADMIN] },
  sources: { may: INSIDERS },
  team: { may: INSIDERS, on: ['team', 'id'], serves: SEEN_PEOPLE },
  teams: { may: INSIDERS },
  viewer: { may: EVERYBODY },
  wallboard: { may: INSIDERS },
  wallboardAt: { may: INSIDERS },

  acceptOffer: { may: DOERS },
  addCollaborator: { may: DOERS, on: ['lead', 'input', 'id'], serves: IN_CHARGE },
  assignLead: { may: [ADMIN, MANAGER], on: ['lead', 'input', 'id'], serves: { otherPartner: [ADMIN, MANAGER] } },
  cancelLeadImport: { may: [ADMIN, MARKETER, PARTNER] },
  claimLead: { may: [REP], on: ['lead', 'input', 'id'], serves: { otherPartner: [REP] } },
  claimLeads: { may: [REP], on: ['lead', 'input', 'ids', '0'], serves: { otherPartner: [REP] }, isEchoed: true },
  claimNext: { may: [REP] },
  closeLead: { may: DOERS, on: ['lead', 'input', 'id'], serves: IN_CHARGE },
  createApiKey: { may: [ADMIN] },
  createLead: { may: [...DOERS, MARKETER, PARTNER] },
  createLeadImport: { may: [ADMIN, MARKETER, PARTNER] },
  createRep: { may: [ADMIN] },
  createTeam: { may: [ADMIN] },
  deactivateRep: { may: [ADMIN, MANAGER], on: ['rep', 'input', 'id'], serves: OF_MANAGERS },
  enrollLead: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'leadId'], serves: NURSED },
  leaveProgram: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'leadId'], serves: {} },
  logInteraction: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'leadId'], serves: NURSED },
  dismissDuplicate: { may: [ADMIN, MANAGER, MARKETER] },
  mergeCompanies: { may: [ADMIN, MANAGER, MARKETER] },
  mergeContacts: { may: [ADMIN, MARKETER] },
  mergeLeads: {
    may: [ADMIN, MANAGER],
    on: ['lead', 'input', 'duplicateIds', '0'],
    serves: { ...OF_MANAGERS, otherPartner: [ADMIN, MANAGER] },
  },
  moveLeads: { may: DOERS, on: ['lead', 'input', 'ids', '0'], serves: IN_CHARGE, isEchoed: true },
  moveLead: { may: DOERS, on: ['lead', 'input', 'id'], serves: IN_CHARGE },
  moveToPool: {
    may: DOERS,
    on: ['lead', 'input', 'ids', '0'],
    serves: { otherPartner: [ADMIN, MANAGER] },
    isEchoed: true,
  },
  moveTeam: { may: [ADMIN] },
  offerLead: {
    may: [ADMIN, MARKETER],
    on: ['lead', 'input', 'id'],
    serves: { otherPartner: [ADMIN, MARKETER] },
  },
  poolReview: { may: [...DOERS, AUDITOR] },
  applyPoolReview: { may: DOERS, on: ['lead', 'input', 'leads', '0', 'id'], serves: {}, isEchoed: true },
  regradeLeads: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'ids', '0'], serves: NURSED, isEchoed: true },
  reactivateRep: { may: [ADMIN, MANAGER], on: ['rep', 'input', 'id'], serves: OF_MANAGERS, isShown: false },
  recallLead: { may: [ADMIN, MANAGER], on: ['lead', 'input', 'id'], serves: OF_MANAGERS },
  recordDelivery: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'leadId'], serves: NURSED },
  rejectOffer: { may: DOERS },
  releaseLead: { may: DOERS, on: ['lead', 'input', 'id'], serves: HELD },
  removeCollaborator: { may: DOERS, on: ['lead', 'input', 'id'], serves: IN_CHARGE },
  reopenLead: { may: DOERS, on: ['lead', 'input', 'id'], serves: {} },
  retirePool: { may: [ADMIN, MANAGER] },
  revealLead: { may: [REP], on: ['lead', 'input', 'id'], serves: { own: [REP], otherPartner: [REP] }, isShown: false },
  revokeApiKey: { may: [ADMIN] },
  saveCampaign: { may: [ADMIN, MARKETER] },
  saveCompetitor: { may: [ADMIN, MARKETER] },
  saveCustomField: { may: [ADMIN] },
  saveCycleProfile: { may: [ADMIN] },
  saveContentItem: { may: [ADMIN, MARKETER] },
  saveNurtureProgram: { may: [ADMIN, MARKETER] },
  savePartner: { may: [ADMIN] },
  savePipeline: { may: [ADMIN] },
  savePool: { may: [ADMIN, MANAGER] },
  saveProduct: { may: [ADMIN, MARKETER] },
  saveSource: { may: [ADMIN, MARKETER] },
  setHoldingQuota: { may: [ADMIN, MANAGER], on: ['rep', 'input', 'repId'], serves: OF_MANAGERS },
  setIntakeCap: { may: [ADMIN, MANAGER], on: ['rep', 'input', 'repId'], serves: OF_MANAGERS },
  setTierWeights: { may: [ADMIN] },
  setNeeds: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'leadId'], serves: NURSED },
  saveTimeZone: { may: [ADMIN, MANAGER] },
  saveSegment: { may: [ADMIN, MARKETER] },
  saveCriteriaModel: { may: [ADMIN, MARKETER] },
  activateCriteriaModel: { may: [ADMIN, MARKETER] },
  saveTierMatrix: { may: [ADMIN, MARKETER] },
  screeningFigures: { may: [ADMIN, MANAGER, REP, MARKETER, AUDITOR] },
  screeningRules: { may: [...DOERS, MARKETER, AUDITOR] },
  gradingProgress: { may: [...DOERS, MARKETER, AUDITOR] },
  saveScreeningRule: { may: [ADMIN, MARKETER] },
  tierMatrix: { may: [...DOERS, MARKETER, AUDITOR] },
  saveView: { may: [...DOERS, MARKETER] },
  deleteView: { may: [...DOERS, MARKETER] },
  setPreferences: { may: [...DOERS, MARKETER, AUDITOR] },
  setPresence: { may: DOERS, on: ['rep', 'input', 'repId'], serves: HELD },
  setTemperature: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'id'], serves: NURSED },
  setTier: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'id'], serves: NURSED },
  setTiers: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'ids', '0'], serves: NURSED, isEchoed: true },
  setValidity: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'id'], serves: NURSED },
  transferLeads: { may: DOERS, on: ['lead', 'input', 'ids', '0'], serves: HELD, isEchoed: true },
  undoBulkChange: { may: [...DOERS, MARKETER] },
  transferLead: { may: DOERS, on: ['lead', 'input', 'id'], serves: HELD },
  updateCompany: { may: [...DOERS, MARKETER] },
  updateContact: { may: [ADMIN, MARKETER] },
  updateLead: { may: [...DOERS, MARKETER], on: ['lead', 'input', 'id'], serves: NURSED },
  updateRep: { may: [ADMIN, MANAGER], on: ['rep', 'input', 'id'], serves: OF_MANAGERS },
  updateTeam: { may: [ADMIN] },
  upsertLeads: { may: [...DOERS, MARKETER, PARTNER] },
  withdrawHoldingQuota: { may: [ADMIN, MANAGER] },
  withdrawIntakeCap: { may: [ADMIN, MANAGER] },
  withdrawOffer: { may: [ADMIN, MARKETER] },

  admissionRefused: { may: INSIDERS },
  findingRaised: { may: INSIDERS },
  inboxChanged: { may: DOERS },
  leadAssigned: { may: EVERYBODY },
  importProgressed: { may: [ADMIN, MARKETER, PARTNER] },
  leadStageChanged: { may: EVERYBODY },
  offerChanged: { may: INSIDERS },
  pipelineChanged: { may: INSIDERS },
  repLoadChanged: { may: INSIDERS },
  teamLoadChanged: { may: INSIDERS },
};

/** The leads of the matrix, by whose they are. */
export const HOLDERS = ['anna', 'dora', 'cleo', 'firstPartner', 'secondPartner'] as const;
export type Holder = (typeof HOLDERS)[number];

/** Whose lead stands in a relation to somebody of a role. */
export function holderOf(relation: Exclude<Relation, 'none'>, role: Role): Holder {
  if (relation === 'own') return role === PARTNER ? 'firstPartner' : 'anna';
  return ({ sameTeam: 'dora', otherTeam: 'cleo', otherPartner: 'secondPartner' } as const)[relation];
}

/** What a lead of the matrix has that could be told; each value is found nowhere else. */
export type Part = 'id' | 'name' | 'email' | 'phone' | 'note' | 'value' | 'content';

const ROWS: Readonly<Record<Holder, readonly Role[]>> = {
  anna: INSIDERS,
  dora: [ADMIN, MANAGER, MARKETER, AUDITOR, WALLBOARD],
  cleo: [ADMIN, MARKETER, AUDITOR, WALLBOARD],
  firstPartner: EVERYBODY,
  secondPartner: INSIDERS,
};
const NAMELESS = [WALLBOARD, AUDITOR];
const HIDDEN: Readonly<Record<Part, readonly Role[]>> = {
  id: [],
  name: NAMELESS,
  email: NAMELESS,
  phone: NAMELESS,
  note: [...NAMELESS, PARTNER],
  value: [WALLBOARD],
  content: [...NAMELESS, PARTNER],
};

/** Whether a role may be told a part of a lead, in whatever answer. A rep sees of a lead in a pool nothing that names somebody. */
export function mayBeTold(role: Role, holder: Holder, part: Part): boolean {
  if (!ROWS[holder].includes(role) || HIDDEN[part].includes(role)) return false;
  const isPooled = holder === 'firstPartner' || holder === 'secondPartner';
  return !(role === REP && isPooled) || part === 'id' || part === 'value';
}

/** What is secret whatever it hangs on: words of the matrix by who may be told them. */
export const WORDS: Readonly<Record<string, readonly Role[]>> = {
  'anna@house.example': INSIDERS.filter(role => role !== WALLBOARD),
  'dora@matrix.example': INSIDERS.filter(role => role !== WALLBOARD),
  'Dora Matrix': INSIDERS,
  'First Partner': [ADMIN, MANAGER, MARKETER, AUDITOR, PARTNER],
  'Second Partner': [ADMIN, MANAGER, MARKETER, AUDITOR],
  'matrix-key': [ADMIN],
};
