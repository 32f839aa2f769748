/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Input of `acceptOffer`. */
export type AcceptOfferInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The offer. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Who is to hold the lead. A rep leaves it out; else obligatory where the offer is not made to one rep. */
  repId?: string | null | undefined;
};

/** Why a lead wants something done. Further kinds will come: show one that you do not know by its sentence. */
export type ActionKind =
  /** It was never touched (首次联系); due 24 hours after its holder got it. */
  | 'FIRST_TOUCH'
  /** Marketing offered it to the rep or its team, and nobody has decided (待接收). */
  | 'HAND_OVER_TO_ACCEPT'
  /** The customer wrote or left word and was not answered (待回复); due 1 hour after for a hot lead, 4 for a warm, 24 for a cold one. What is spoken is answered at once; clicks want no answer. */
  | 'HOT_REPLY'
  /** An open finding says that it is neglected (疏于跟进). */
  | 'NEGLECTED'
  /** Nobody reached out since it came to its stage, or to its holder, whichever was later (服务时限); due after the `slaHours` of the stage. */
  | 'SERVICE_LEVEL'
  /** The next step of its program is due (培育步骤). */
  | 'STEP_DUE';

/** Input of `activateCriteriaModel`. */
export type ActivateCriteriaModelInput = {
  /** The version. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** False takes it out of force. */
  isActive?: boolean;
};

/** Input of `addCollaborator`. */
export type AddCollaboratorInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The rep, of any team; not its owner. */
  repId: string;
  /** What the rep does for it. Said again, it is another role. */
  role: CollaboratorRole;
};

/** Which refusals a feed tells of. All given conditions must hold. Lists hold at most 100 values. */
export type AdmissionFeedFilter = {
  /** Only what these reps were to hold. */
  repIds?: Array<string> | null | undefined;
  /** Only what reps of these very teams were to hold. */
  teamIds?: Array<string> | null | undefined;
};

/** Conditions on keys. All given conditions must hold. At most 5 levels and 50 conditions. */
export type ApiKeyFilter = {
  /** All of these must hold. */
  and?: Array<ApiKeyFilter> | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: ApiKeyFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<ApiKeyFilter> | null | undefined;
  /** By partner. */
  partnerId?: IdFilter | null | undefined;
  /** By prefix, to find the key that somebody has found. */
  prefix?: StringFilter | null | undefined;
  /** By role. */
  role?: RoleFilter | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type ApiKeyOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: ApiKeyOrderField;
};

/** Fields that keys can be sorted by. */
export type ApiKeyOrderField =
  /** When the key was issued. */
  | 'CREATED_AT'
  /** Name. */
  | 'NAME';

/** What a key may be used for, within what its role may. */
export type ApiKeyScope =
  /** Subscriptions. */
  | 'FEEDS'
  /** Queries. */
  | 'LEADS_READ'
  /** Mutations, and what their payloads show. */
  | 'LEADS_WRITE';

/** Input of `applyPoolReview`. */
export type ApplyPoolReviewInput = {
  /** What becomes of them; left out with `nurturePoolId`: as the rule of the pool says. */
  action?: PoolReviewAction | null | undefined;
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** Due are leads with so many failed attempts since the customer last took part, 1 to 100. */
  failedAttempts?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** Due are leads that nobody was in touch with for so many days of 24 hours in pools, 1 to 3,650. Where neither this nor `failedAttempts` is said, the rule of the pool says both. */
  idleDays?: number | null | undefined;
  /** These leads, 1 to 500; one that is named twice counts once. Left out: all that are due, at most the 500 that nobody was in touch with for longest. */
  leads?: Array<PreviewedLeadInput> | null | undefined;
  /** With `NURTURE` the pool for nurturing. */
  nurturePoolId?: string | null | undefined;
  /** The pool. */
  poolId: string;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
};

/** Input of `assignLead`. */
export type AssignLeadInput = {
  /** Raise the line of the rep first, for a time. */
  boost?: BoostInput | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The rep who is to hold it. */
  repId: string;
};

/** How an automatic assignment ended for a lead. */
export type AssignmentOutcome =
  /** A rep got it (已分配). */
  | 'ASSIGNED'
  /** A rule wants it and nobody may have it (留在线索池). */
  | 'HELD_IN_POOL'
  /** No rule wants it (无规则匹配). */
  | 'REFUSED';

/** Conditions on assignment rules. All given conditions must hold. At most 5 levels and 50 conditions. */
export type AssignmentRuleFilter = {
  /** All of these must hold. */
  and?: Array<AssignmentRuleFilter> | null | undefined;
  /** By whether it is in force. */
  isActive?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: AssignmentRuleFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<AssignmentRuleFilter> | null | undefined;
  /** By the team that gets the leads. */
  teamId?: IdFilter | null | undefined;
};

/** The part of a rep in what a rule gives. */
export type AssignmentWeightInput = {
  /** The rep. */
  repId: string;
  /** Its part against the weights of the others, 0 to 1,000 in hundredths. */
  weight: number;
};

/** Conditions on a yes or no. All given conditions must hold. */
export type BooleanFilter = {
  /** Equal to. */
  eq?: boolean | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
};

/** Room beyond the line, for a time and for a reason; on record. */
export type BoostInput = {
  /** Until when; in the future. */
  expiresAt: string;
  /** Why, 1 to 1,000 characters. */
  reason: string;
  /** How much more, in leads or load units by the basis of the rep’s quota; above 0. */
  units: number;
};

/** Conditions on changes of many leads. All given conditions must hold. At most 5 levels and 50 conditions. */
export type BulkChangeFilter = {
  /** All of these must hold. */
  and?: Array<BulkChangeFilter> | null | undefined;
  /** By when it was done. */
  doneAt?: DateTimeFilter | null | undefined;
  /** By what was done. */
  kind?: BulkKindFilter | null | undefined;
  /** This must not hold. */
  not?: BulkChangeFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<BulkChangeFilter> | null | undefined;
  /** By until when it may be taken back. */
  undoableUntil?: DateTimeFilter | null | undefined;
  /** By when it was taken back. */
  undoneAt?: DateTimeFilter | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type BulkChangeOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: BulkChangeOrderField;
};

/** Fields that changes of many leads can be sorted by. */
export type BulkChangeOrderField =
  /** When it was done. */
  | 'DONE_AT';

/** What to do when some rows of a bulk mutation are bad. */
export type BulkErrorPolicy =
  /** Write nothing when any row is bad. */
  | 'REJECT_EVERYTHING'
  /** Write the good rows, report the bad ones. */
  | 'REJECT_FAILED_ROWS';

/** What was done to many leads at once. */
export type BulkKind =
  /** Moved to a stage: `moveLeads`. */
  | 'MOVE'
  /** Moved to another pool: `moveToPool`. */
  | 'POOL'
  /** Given up on after a review of their pool: `applyPoolReview`. */
  | 'REVIEW'
  /** Said to be of a tier: `setTiers`. */
  | 'TIER'
  /** Handed to another rep: `transferLeads`. */
  | 'TRANSFER';

/** Conditions on one of a list of values. All given conditions must hold. */
export type BulkKindFilter = {
  /** Equal to. */
  eq?: BulkKind | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<BulkKind> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: BulkKind | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<BulkKind> | null | undefined;
};

/** What became of a row. */
export type BulkRowStatus =
  /** A lead was made. */
  | 'CREATED'
  /** Nothing was written. */
  | 'REJECTED'
  /** The lead that matched was corrected. */
  | 'UPDATED';

/** What became of one lead of many. */
export type BulkStatus =
  /** It was changed. */
  | 'CHANGED'
  /** It was refused, and left as it was. */
  | 'REFUSED'
  /** It was as was asked for already. */
  | 'UNCHANGED';

/** What a contact means for the decision. */
export type BuyingRole =
  /** Is against it. */
  | 'BLOCKER'
  /** Wants it. */
  | 'CHAMPION'
  /** Decides. */
  | 'DECIDER'
  /** Is asked. */
  | 'INFLUENCER'
  /** Something else. */
  | 'OTHER'
  /** Will use it. */
  | 'USER';

/** Input of `cancelLeadImport`. */
export type CancelLeadImportInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The import. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** By which way people met. */
export type Channel =
  /** Chat (在线聊天). */
  | 'CHAT'
  /** E-mail (邮件). */
  | 'EMAIL'
  /** Fair or event (活动). */
  | 'EVENT'
  /** Meeting (会议). */
  | 'MEETING'
  /** Telephone (电话). */
  | 'PHONE'
  /** Text message (短信). */
  | 'SMS'
  /** Social network (社交). */
  | 'SOCIAL'
  /** Website (网站). */
  | 'WEB'
  /** WeChat (微信). */
  | 'WECHAT';

/** Conditions on a choice, by its key. All given conditions must hold. */
export type ChoiceFilter = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<string> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: string | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<string> | null | undefined;
};

/** Conditions on several choices, by their keys. All given conditions must hold. */
export type ChoicesFilter = {
  /** Has all of these. At most 100 values. */
  hasAll?: Array<string> | null | undefined;
  /** Has at least one of these. At most 100 values. */
  hasAny?: Array<string> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
};

/** Input of `claimLead`. */
export type ClaimLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `claimLeads`. */
export type ClaimLeadsInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids: Array<string>;
};

/** Input of `claimNext`. */
export type ClaimNextInput = {
  /** How many leads at most, 1 to 20. */
  count?: number;
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** The pool, of which you are a member. */
  poolId: string;
};

/** Input of `closeLead`. */
export type CloseLeadInput = {
  /** What was sold for. */
  amount?: MoneyInput | null | undefined;
  /** The competitor that it went to. */
  competitorId?: string | null | undefined;
  /** When it was decided: not before the lead came in, not in the future; now when left out. */
  decidedAt?: string | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** What is left of it after cost, in the same currency. */
  grossProfit?: MoneyInput | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why. `COMPETITOR` needs `competitorId`. */
  reason: OutcomeReason;
  /** How it was decided. */
  result: OutcomeResult;
};

/** What a rep does for a lead, as its collaborator or as one who is credited for it. */
export type CollaboratorRole =
  /** Sells (客户经理). */
  | 'AE'
  /** Something else (其他). */
  | 'OTHER'
  /** Won the first interest and qualified it (销售开发). */
  | 'SDR'
  /** Knows the product or the field (技术专家). */
  | 'SPECIALIST'
  /** Helps (支持). */
  | 'SUPPORT';

/** Conditions on companies. All given conditions must hold. At most 5 levels and 50 conditions. */
export type CompanyFilter = {
  /** All of these must hold. */
  and?: Array<CompanyFilter> | null | undefined;
  /** By when it came to be known. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By custom fields. All of these must hold. */
  custom?: Array<CustomFilter> | null | undefined;
  /** By internet domain. */
  domain?: StringFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: CompanyFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<CompanyFilter> | null | undefined;
};

/** Conditions on contacts. All given conditions must hold. At most 5 levels and 50 conditions. */
export type ContactFilter = {
  /** All of these must hold. */
  and?: Array<ContactFilter> | null | undefined;
  /** By where the person works. */
  companyId?: IdFilter | null | undefined;
  /** By when the person came to be known. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By custom fields. All of these must hold. */
  custom?: Array<CustomFilter> | null | undefined;
  /** By e-mail. */
  email?: StringFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: ContactFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<ContactFilter> | null | undefined;
  /** By telephone. */
  phone?: StringFilter | null | undefined;
};

/** Conditions on content. All given conditions must hold. At most 5 levels and 50 conditions. */
export type ContentItemFilter = {
  /** All of these must hold. */
  and?: Array<ContentItemFilter> | null | undefined;
  /** By whether it is suggested. */
  isActive?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** By kind. */
  kind?: ContentKindFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: ContentItemFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<ContentItemFilter> | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type ContentItemOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: ContentItemOrderField;
};

/** Fields that content can be sorted by. */
export type ContentItemOrderField =
  /** Key. */
  | 'KEY'
  /** Name. */
  | 'NAME'
  /** When it last changed. */
  | 'UPDATED_AT';

/** What kind of content an item is. */
export type ContentKind =
  /** How another customer did it (案例). */
  | 'CASE_STUDY'
  /** The product, shown (演示). */
  | 'DEMO'
  /** News for everybody (资讯). */
  | 'NEWSLETTER'
  /** What it costs (报价). */
  | 'PRICING'
  /** How a need is met (解决方案). */
  | 'SOLUTION'
  /** A talk to attend (线上研讨会). */
  | 'WEBINAR'
  /** Background to read (白皮书). */
  | 'WHITEPAPER';

/** Conditions on one of a list of values. All given conditions must hold. */
export type ContentKindFilter = {
  /** Equal to. */
  eq?: ContentKind | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<ContentKind> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: ContentKind | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<ContentKind> | null | undefined;
};

/** Input of `createApiKey`. */
export type CreateApiKeyInput = {
  /** When it ends. Left out: a year from now, and never for WALLBOARD, since a screen hangs for years. */
  expiresAt?: string | null | undefined;
  /** The same key and input within 7 days give the same object again, but not its `secret`: that is told once. */
  idempotencyKey?: string | null | undefined;
  /** What it is for, 1 to 200 characters. */
  name: string;
  /** The partner: given exactly for PARTNER. */
  partnerId?: string | null | undefined;
  /** The rep: given exactly for REP. */
  repId?: string | null | undefined;
  /** The role that it has. */
  role: Role;
  /** What it may be used for; at least one. */
  scopes: Array<ApiKeyScope>;
  /** The team that it is in charge of: given exactly for MANAGER. */
  teamId?: string | null | undefined;
};

/** Input of `createLeadImport`. */
export type CreateLeadImportInput = {
  /** For a plain list of leads: what each column says, 1 to 50. The source system is `api`, cells are parted by commas. */
  columns?: Array<LeadImportColumnInput> | null | undefined;
  /** True: say what would be done, and do nothing. */
  dryRun?: boolean;
  /** What is done about a row that is refused. */
  errorPolicy?: LeadImportErrorPolicy;
  /** The name of the file, 1 to 255 characters. */
  fileName: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** What the columns mean, declared as in the files of `examples/mappings`: kind, name, sourceSystem, and a cell for each value. Give this or `columns`. */
  mapping?: { [key: string]: unknown } | null | undefined;
  /** By what a row is taken for a lead that is known, beside its outside key, which always counts. Left out: by e-mail too. A known lead is corrected where a row says something else; a blank leaves it as it is. */
  matchBy?: Array<LeadImportMatch> | null | undefined;
  /** The size of the file in bytes, if it is known. Larger than the server takes: `TOO_LARGE`, before anything is sent. */
  sizeBytes?: number | null | undefined;
};

/** Input of `createLead`. At least one of name, e-mail, phone, company and external id is needed. */
export type CreateLeadInput = {
  /** The effort that brought it. */
  campaignId?: string | null | undefined;
  /** Values of custom fields of companies, at most 100, where the company is made by this; a known one is corrected by `updateCompany`. */
  companyCustomValues?: Array<CustomValueInput> | null | undefined;
  /** Its internet domain. */
  companyDomain?: string | null | undefined;
  /** The organisation, 1 to 200 characters; found by its name or made. */
  companyName?: string | null | undefined;
  /** Values of custom fields of contacts, at most 100, where the person is made by this; a known one is corrected by `updateContact`. */
  contactCustomValues?: Array<CustomValueInput> | null | undefined;
  /** Further people on the buying side, at most 10; found by e-mail or telephone, or made. Not looked at when a lead is corrected. */
  contacts?: Array<LeadContactInput> | null | undefined;
  /** Values of custom fields of leads, at most 100. */
  customValues?: Array<CustomValueInput> | null | undefined;
  /** E-mail of the person. Duplicates are matched by it. */
  email?: string | null | undefined;
  /** Your own key for the lead, 1 to 255 characters; unique in its source system. */
  externalId?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Full name of the person, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Free text, at most 10,000 characters. */
  note?: string | null | undefined;
  /** What to do where the contact already has a lead in play. */
  onDuplicate?: OnDuplicate;
  /** The rep who is to hold it, with room. A lead that a rep makes is its own when neither owner nor pool is named. */
  ownerId?: string | null | undefined;
  /** Telephone of the person. Duplicates are matched by it. */
  phone?: string | null | undefined;
  /** The pipeline; the default one when left out. The lead starts in its first stage. */
  pipelineId?: string | null | undefined;
  /** The pool that it is to go to; the default one when neither is named. */
  poolId?: string | null | undefined;
  /** What it is interested in. */
  productId?: string | null | undefined;
  /** Market segment, 1 to 100 characters. */
  segment?: string | null | undefined;
  /** Where it came from. */
  sourceId?: string | null | undefined;
  /** The system that `externalId` belongs to; `api` when left out. */
  sourceSystem?: string | null | undefined;
  /** How it behaves; cold when left out. */
  temperature?: Temperature | null | undefined;
  /** Fit and value. */
  tier?: Tier | null | undefined;
  /** Whether it is worth a rep’s time; unscreened when left out. */
  validity?: Validity | null | undefined;
  /** What the sale may be worth. */
  value?: MoneyInput | null | undefined;
};

/** Input of `createRep`. */
export type CreateRepInput = {
  /** Work e-mail. */
  email?: string | null | undefined;
  /** Your own key for the rep; unique. */
  externalId?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Leave that is known already; at most 50. */
  leaves?: Array<RepLeaveInput>;
  /** How experienced the rep is. */
  level?: RepLevel;
  /** Full name, 1 to 200 characters. */
  name: string;
  /** The market segments that the rep serves, in the words of `Lead.segment`; at most 50 of 1 to 100 characters; empty: all. */
  segments?: Array<string>;
  /** What the rep knows; at most 50 words of at most 100 characters. */
  skills?: Array<string>;
  /** First working day. */
  startedOn?: string | null | undefined;
  /** The team that the rep joins. */
  teamId: string;
};

/** Input of `createTeam`. */
export type CreateTeamInput = {
  /** Your own key for it; unique. */
  externalId?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** The team above; leave out for the top. */
  parentId?: string | null | undefined;
};

/** What a criteria model speaks of. */
export type CriteriaAxis =
  /** How well it suits us: who it is (匹配度). */
  | 'FIT'
  /** How much it wants: what it does (意向度). */
  | 'INTENT';

/** Conditions on one of a list of values. All given conditions must hold. */
export type CriteriaAxisFilter = {
  /** Equal to. */
  eq?: CriteriaAxis | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<CriteriaAxis> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: CriteriaAxis | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<CriteriaAxis> | null | undefined;
};

/** Conditions on criteria models. All given conditions must hold. At most 5 levels and 50 conditions. */
export type CriteriaModelFilter = {
  /** All of these must hold. */
  and?: Array<CriteriaModelFilter> | null | undefined;
  /** By axis. */
  axis?: CriteriaAxisFilter | null | undefined;
  /** By whether it is in force. */
  isActive?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: CriteriaModelFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<CriteriaModelFilter> | null | undefined;
};

/** A criterion of a model. */
export type CriterionInput = {
  /** Which leads it holds for. Whatever it names must be there and in use. It may not speak of `tier`, `validity` or `segmentId`, nor of custom fields that tell who somebody is. */
  filter: LeadFilter;
  /** What it is called, 1 to 200 characters; once in its model. */
  name: string;
  /** What it is worth where it holds, −1,000 to 1,000 points. */
  points: number;
};

/** A choice of a field. */
export type CustomChoiceInput = {
  /** True: objects that have it keep it, and it is not given anew. */
  isRetired?: boolean;
  /** Stable name, 1 to 63 letters, digits, `_`, `.` and `-`, beginning with a letter or digit. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  label: string;
  /** What it is called in Chinese, 1 to 200 characters. */
  labelZh?: string | null | undefined;
};

/** Conditions on custom fields. All given conditions must hold. */
export type CustomFieldFilter = {
  /** By whether they are archived. */
  isArchived?: BooleanFilter | null | undefined;
  /** By kind. */
  kind?: CustomFieldKindFilter | null | undefined;
  /** By what they are fields of. */
  on?: CustomFieldHolderFilter | null | undefined;
};

/** What a custom field is a field of. */
export type CustomFieldHolder =
  /** Companies (公司). */
  | 'COMPANY'
  /** Contacts (联系人). */
  | 'CONTACT'
  /** Leads (线索). */
  | 'LEAD';

/** Conditions on one of a list of values. All given conditions must hold. */
export type CustomFieldHolderFilter = {
  /** Equal to. */
  eq?: CustomFieldHolder | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<CustomFieldHolder> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: CustomFieldHolder | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<CustomFieldHolder> | null | undefined;
};

/** What the values of a custom field are, and by which member they are given, shown and asked for. */
export type CustomFieldKind =
  /** Yes or no: `boolean`. */
  | 'BOOLEAN'
  /** One of the choices, by its key: `choice`. */
  | 'CHOICE'
  /** A day: `date`. */
  | 'DATE'
  /** An instant: `dateTime`. */
  | 'DATETIME'
  /** A whole number below 10^15 in size: `number`. */
  | 'INTEGER'
  /** Some of the choices, by their keys: `choices`. */
  | 'MULTI_CHOICE'
  /** A number below 10^15 in size: `number`. */
  | 'NUMBER'
  /** Text of at most 1,000 characters: `text`. */
  | 'TEXT'
  /** A web address that begins with http:// or https://, at most 1,000 characters: `text`. */
  | 'URL';

/** Conditions on one of a list of values. All given conditions must hold. */
export type CustomFieldKindFilter = {
  /** Equal to. */
  eq?: CustomFieldKind | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<CustomFieldKind> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: CustomFieldKind | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<CustomFieldKind> | null | undefined;
};

/** A condition on one custom field: its key, and the operators of exactly one member, the one of its kind. `eq`, `in`, `hasAny` and `hasAll` are answered by an index; the others look at the rows that the rest of the filter leaves. */
export type CustomFilter = {
  /** For a yes or no. */
  boolean?: BooleanFilter | null | undefined;
  /** For a choice. */
  choice?: ChoiceFilter | null | undefined;
  /** For several choices. */
  choices?: ChoicesFilter | null | undefined;
  /** For a day. */
  date?: DateFilter | null | undefined;
  /** For an instant. */
  dateTime?: DateTimeFilter | null | undefined;
  /** The key of the field. */
  key: string;
  /** For a number or integer. */
  number?: NumberFilter | null | undefined;
  /** For a text or URL. */
  text?: StringFilter | null | undefined;
};

/** The value of one custom field: its key and exactly one member, the one of its kind. A member that is null clears. */
export type CustomValueInput = {
  /** For a yes or no. */
  boolean?: boolean | null | undefined;
  /** For a choice: its key. */
  choice?: string | null | undefined;
  /** For several choices: their keys, at most 100. */
  choices?: Array<string> | null | undefined;
  /** For a day. */
  date?: string | null | undefined;
  /** For an instant. */
  dateTime?: string | null | undefined;
  /** The key of the field. */
  key: string;
  /** For a number or integer. */
  number?: number | null | undefined;
  /** For a text or URL, at most 1,000 characters. */
  text?: string | null | undefined;
};

/** Conditions on a day. All given conditions must hold. */
export type DateFilter = {
  /** On that day. */
  eq?: string | null | undefined;
  /** Later. */
  gt?: string | null | undefined;
  /** On that day or later. */
  gte?: string | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Sooner. */
  lt?: string | null | undefined;
  /** On that day or sooner. */
  lte?: string | null | undefined;
};

/** Conditions on a date-time. All given conditions must hold. */
export type DateTimeFilter = {
  /** After. */
  gt?: string | null | undefined;
  /** At or after. */
  gte?: string | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Before. */
  lt?: string | null | undefined;
  /** At or before. */
  lte?: string | null | undefined;
};

/** Input of `deactivateRep`. */
export type DeactivateRepInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Where what the rep holds goes. */
  handover: Handover;
  /** Which one. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The pool for what goes into one; the default pool when left out. */
  poolId?: string | null | undefined;
  /** Why, 1 to 1,000 characters; kept with each lead. */
  reason?: string | null | undefined;
  /** Who gets it all: obligatory with `REP`, else left out. */
  repId?: string | null | undefined;
};

/** Input of `deleteView`. */
export type DeleteViewInput = {
  /** A view of yours; an administrator may delete any that is shared. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Who began it. */
export type Direction =
  /** The customer did. */
  | 'INBOUND'
  /** We did. */
  | 'OUTBOUND';

/** Input of `dismissDuplicate`. */
export type DismissDuplicateInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The pair. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why they are two, 1 to 500 characters. */
  reason: string;
};

/** What came of it. */
export type Disposition =
  /** They came. */
  | 'ATTENDED'
  /** It did not arrive. */
  | 'BOUNCED'
  /** Busy. */
  | 'BUSY'
  /** A link was followed. */
  | 'CLICKED'
  /** Both spoke. */
  | 'CONNECTED'
  /** They said no. */
  | 'DECLINED'
  /** Nobody answered. */
  | 'NO_ANSWER'
  /** They did not come. */
  | 'NO_SHOW'
  /** There was a reply. */
  | 'REPLIED'
  /** They want no more. */
  | 'UNSUBSCRIBED'
  /** A message was left. */
  | 'VOICEMAIL_LEFT'
  /** Wrong number. */
  | 'WRONG_NUMBER';

/** Conditions on pairs. All given conditions must hold. At most 5 levels and 50 conditions. */
export type DuplicateCandidateFilter = {
  /** All of these must hold. */
  and?: Array<DuplicateCandidateFilter> | null | undefined;
  /** By the lead that came first. */
  leadId?: IdFilter | null | undefined;
  /** This must not hold. */
  not?: DuplicateCandidateFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<DuplicateCandidateFilter> | null | undefined;
  /** By the lead that came later. */
  otherId?: IdFilter | null | undefined;
  /** By what became of it. */
  status?: DuplicateStatusFilter | null | undefined;
  /** By how much speaks for it. */
  strength?: DuplicateStrengthFilter | null | undefined;
};

/** By what two leads look like one. */
export type DuplicateRule =
  /** Companies of the same name, legal forms and punctuation aside, with at most ten other leads: in a crowd it says nothing (同一公司). */
  | 'SAME_COMPANY'
  /** Companies of the same internet domain, with at most ten other leads (同一域名). */
  | 'SAME_DOMAIN'
  /** Their primary contacts have the same e-mail (同一邮箱). */
  | 'SAME_EMAIL'
  /** Primary contacts of the same name at companies of the same name (同公司同名). */
  | 'SAME_PERSON_AT_COMPANY'
  /** Their primary contacts have the same telephone (同一电话). */
  | 'SAME_PHONE';

/** What became of a pair. */
export type DuplicateStatus =
  /** Somebody said that they are two; it is not proposed again. */
  | 'DISMISSED'
  /** One of the two was merged. */
  | 'MERGED'
  /** To be looked at. */
  | 'OPEN';

/** Conditions on one of a list of values. All given conditions must hold. */
export type DuplicateStatusFilter = {
  /** Equal to. */
  eq?: DuplicateStatus | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<DuplicateStatus> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: DuplicateStatus | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<DuplicateStatus> | null | undefined;
};

/** How much speaks for two leads being one. */
export type DuplicateStrength =
  /** The same person, by e-mail, telephone, or name and company. */
  | 'STRONG'
  /** The same company only. */
  | 'WEAK';

/** Conditions on one of a list of values. All given conditions must hold. */
export type DuplicateStrengthFilter = {
  /** Equal to. */
  eq?: DuplicateStrength | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<DuplicateStrength> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: DuplicateStrength | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<DuplicateStrength> | null | undefined;
};

/** Input of `enrollLead`. */
export type EnrollLeadInput = {
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
  /** The program. */
  programId: string;
};

/** What became of a lead in a program. */
export type EnrollmentState =
  /** A step is next. */
  | 'ACTIVE'
  /** Everything in it was delivered. */
  | 'COMPLETED'
  /** It was taken out, or the lead was decided. */
  | 'LEFT';

/** By what leads are told apart in an evaluation. Leads without a value are a group of their own. */
export type EvaluationDimension =
  /** By the channel of their first touch (渠道). */
  | 'CHANNEL'
  /** By the rep who holds them, or held them last (销售人员). */
  | 'REP'
  /** By market segment (细分市场). */
  | 'SEGMENT'
  /** By where they came from (来源). */
  | 'SOURCE'
  /** By the team of that rep; teams below are groups of their own (团队). */
  | 'TEAM';

/** An axis of which every value that a lead had is kept. */
export type FactAxis =
  /** Its owner. */
  | 'OWNER'
  /** Its stage. */
  | 'STAGE'
  /** Its temperature. */
  | 'TEMPERATURE'
  /** Its tier. */
  | 'TIER'
  /** Its validity. */
  | 'VALIDITY'
  /** What it weighs. */
  | 'WEIGHT';

/** What is found wrong. */
export type FindingCode =
  /** Neglected (疏于跟进): a held lead that is not won, closed or invalid had no two-way contact for `maxSilenceDays` of its stage, counted from the later of `ownerSince` and `lastTwoWayAt`. Closed when both sides spoke, or the lead went to another holder, stage or out of play. */
  | 'NEGLECTED'
  /** Contacted too often (过度触达): more than 5 outbound touches of one contact within 7 days, over all channels and all its leads (of the lead, where it has no contact). What bounced, was busy or went to a wrong number does not count. Stands with the lead of the newest touch; closed when few enough are left within 7 days. */
  | 'OVER_CONTACT';

/** Conditions on one of a list of values. All given conditions must hold. */
export type FindingCodeFilter = {
  /** Equal to. */
  eq?: FindingCode | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<FindingCode> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: FindingCode | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<FindingCode> | null | undefined;
};

/** Which findings a feed tells of. All given conditions must hold. Lists hold at most 100 values. */
export type FindingFeedFilter = {
  /** Only findings of these codes. */
  codes?: Array<FindingCode> | null | undefined;
  /** Only findings about these reps. */
  repIds?: Array<string> | null | undefined;
  /** Only findings about reps of these very teams. */
  teamIds?: Array<string> | null | undefined;
};

/** Conditions on findings. All given conditions must hold. At most 5 levels and 50 conditions. */
export type FindingFilter = {
  /** All of these must hold. */
  and?: Array<FindingFilter> | null | undefined;
  /** By when its cause was gone. */
  closedAt?: DateTimeFilter | null | undefined;
  /** By what is wrong. */
  code?: FindingCodeFilter | null | undefined;
  /** By whether its cause is still there. */
  isOpen?: BooleanFilter | null | undefined;
  /** By lead. */
  leadId?: IdFilter | null | undefined;
  /** This must not hold. */
  not?: FindingFilter | null | undefined;
  /** By when it was raised. */
  openedAt?: DateTimeFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<FindingFilter> | null | undefined;
  /** By whom it is about. */
  repId?: IdFilter | null | undefined;
  /** By how much is at stake. */
  severity?: FindingSeverityFilter | null | undefined;
  /** By the team of whom it is about, when it was raised. */
  teamId?: IdFilter | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type FindingOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: FindingOrderField;
};

/** Fields that findings can be sorted by. */
export type FindingOrderField =
  /** When it was raised. */
  | 'OPENED_AT';

/** How much is at stake, by the worth of the lead when it was raised. */
export type FindingSeverity =
  /** Any other lead. */
  | 'NOTICE'
  /** A lead of tier A or a hot one. */
  | 'SERIOUS'
  /** A lead of tier B or a warm one. */
  | 'WARNING';

/** Conditions on one of a list of values. All given conditions must hold. */
export type FindingSeverityFilter = {
  /** Equal to. */
  eq?: FindingSeverity | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<FindingSeverity> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: FindingSeverity | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<FindingSeverity> | null | undefined;
};

/** What became of a finding. */
export type FindingTurn =
  /** Its cause is gone. */
  | 'CLOSED'
  /** It was raised, or came into your sight while it was open. */
  | 'RAISED';

/** What a first holding quota is made from. */
export type FirstLineGround =
  /** The profile of the industry in the pipeline. */
  | 'INDUSTRY'
  /** The profile of the pipeline. */
  | 'PIPELINE'
  /** How long sales of the pipeline take (`Pipeline.salesCycle`), since no profile is known. */
  | 'SALES_CYCLE';

/** Where the tier or validity of a lead comes from. */
export type GradeSource =
  /** It follows from the criteria models, the matrix and the screening rules in force, and goes along with them; of a DUPLICATE, from whom the house knows already (模型). */
  | 'MODEL'
  /** It was said: by a person, a file or a program. It stays until it is said otherwise (人工). */
  | 'PERSON';

/** Where what a rep held goes when the rep leaves. */
export type Handover =
  /** Into a pool. */
  | 'POOL'
  /** To one rep, who must have room for all of it. */
  | 'REP'
  /** Over the reps of the same team who are not on leave and take leads, the heaviest lead first, each to whoever then holds least and has room. What nobody has room for goes into the pool. */
  | 'SPREAD';

/** By what offers of leads to sales are told apart. Offers of leads without a value are a group of their own. */
export type HandoverDimension =
  /** By the effort that brought the lead (营销活动). */
  | 'CAMPAIGN'
  /** By who offered it (移交人). */
  | 'OFFERED_BY'
  /** By where the lead came from (来源). */
  | 'SOURCE'
  /** By the team that was asked; teams below are groups of their own (团队). */
  | 'TEAM';

/** How a line grows with a rep who is new. */
export type HoldingRampInput = {
  /** Days after which it is whole, 1 to 730. */
  days: number;
  /** The part of the line on the first day: above 0, below 1, with at most three decimals. */
  startShare: number;
};

/** Conditions on an ID. All given conditions must hold. */
export type IdFilter = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<string> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
};

/** Whether a lead is in a segment now. All given conditions must hold. */
export type InSegmentFilter = {
  /** In this one. */
  eq?: string | null | undefined;
  /** In at least one of these, at most 10. */
  in?: Array<string> | null | undefined;
};

/** Conditions on a whole number. All given conditions must hold. */
export type IntFilter = {
  /** Equal to. */
  eq?: number | null | undefined;
  /** More than. */
  gt?: number | null | undefined;
  /** At least. */
  gte?: number | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<number> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: number | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: number | null | undefined;
};

/** Over which days the leads of an intake cap are counted: always calendar days that end with today, by the time zone of the team, so a period slides on each midnight. */
export type IntakePeriod =
  /** One day (每日). */
  | 'DAY'
  /** Any number of days: `periodDays` (自定天数). */
  | 'DAYS'
  /** The days after the same day one month earlier, or after the last day of a shorter month (每月). */
  | 'MONTH'
  /** Seven days (每周). */
  | 'WEEK';

/** One row of `upsertLeads`. Matched by `externalId`, then by e-mail; what matches is corrected, else a lead is made. */
export type LeadBulkRowInput = {
  /** The effort that brought it. */
  campaignId?: string | null | undefined;
  /** Values of custom fields of companies, at most 100, where the company is made by this; a known one is corrected by `updateCompany`. */
  companyCustomValues?: Array<CustomValueInput> | null | undefined;
  /** Its internet domain. */
  companyDomain?: string | null | undefined;
  /** The organisation, 1 to 200 characters; found by its name or made. */
  companyName?: string | null | undefined;
  /** Values of custom fields of contacts, at most 100, where the person is made by this; a known one is corrected by `updateContact`. */
  contactCustomValues?: Array<CustomValueInput> | null | undefined;
  /** Further people on the buying side, at most 10; found by e-mail or telephone, or made. Not looked at when a lead is corrected. */
  contacts?: Array<LeadContactInput> | null | undefined;
  /** Values of custom fields of leads, at most 100. */
  customValues?: Array<CustomValueInput> | null | undefined;
  /** E-mail of the person. Duplicates are matched by it. */
  email?: string | null | undefined;
  /** Your own key for the lead, 1 to 255 characters; unique in its source system. */
  externalId?: string | null | undefined;
  /** Full name of the person, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Free text, at most 10,000 characters. */
  note?: string | null | undefined;
  /** The rep who is to hold it, with room. A lead that a rep makes is its own when neither owner nor pool is named. */
  ownerId?: string | null | undefined;
  /** Telephone of the person. Duplicates are matched by it. */
  phone?: string | null | undefined;
  /** The pipeline; the default one when left out. The lead starts in its first stage. */
  pipelineId?: string | null | undefined;
  /** The pool that it is to go to; the default one when neither is named. */
  poolId?: string | null | undefined;
  /** What it is interested in. */
  productId?: string | null | undefined;
  /** Market segment, 1 to 100 characters. */
  segment?: string | null | undefined;
  /** Where it came from. */
  sourceId?: string | null | undefined;
  /** The system that `externalId` belongs to; `api` when left out. */
  sourceSystem?: string | null | undefined;
  /** How it behaves; cold when left out. */
  temperature?: Temperature | null | undefined;
  /** Fit and value. */
  tier?: Tier | null | undefined;
  /** Whether it is worth a rep’s time; unscreened when left out. */
  validity?: Validity | null | undefined;
  /** What the sale may be worth. */
  value?: MoneyInput | null | undefined;
};

/** A further person on the buying side. At least one of name, e-mail and telephone is needed. */
export type LeadContactInput = {
  /** What the person means for the decision. */
  buyingRole: BuyingRole;
  /** E-mail. */
  email?: string | null | undefined;
  /** Full name, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Telephone. */
  phone?: string | null | undefined;
};

/** Which leads a feed tells of. All given conditions must hold; a lead that leaves them is told once with `isGone`. Lists hold at most 100 values. */
export type LeadFeedFilter = {
  /** Only changes that this import made. */
  importId?: string | null | undefined;
  /** Only leads of these pipelines. */
  pipelineIds?: Array<string> | null | undefined;
  /** Only leads in these pools. */
  poolIds?: Array<string> | null | undefined;
  /** Only leads that these reps hold. */
  repIds?: Array<string> | null | undefined;
  /** Only leads in these stages. */
  stageIds?: Array<string> | null | undefined;
  /** Only leads held by reps of these very teams. */
  teamIds?: Array<string> | null | undefined;
  /** Only leads of these temperatures. */
  temperatures?: Array<Temperature> | null | undefined;
  /** Only leads of these tiers. */
  tiers?: Array<Tier> | null | undefined;
};

/** Conditions on leads. All given conditions must hold. At most 5 levels and 50 conditions. */
export type LeadFilter = {
  /** All of these must hold. */
  and?: Array<LeadFilter> | null | undefined;
  /** By campaign. */
  campaignId?: IdFilter | null | undefined;
  /** By when it came in. */
  createdAt?: DateTimeFilter | null | undefined;
  /** By custom fields. All of these must hold. */
  custom?: Array<CustomFilter> | null | undefined;
  /** By label. */
  displayLabel?: StringFilter | null | undefined;
  /** By your own key. */
  externalId?: StringFilter | null | undefined;
  /** By its first touch. */
  firstTouchAt?: DateTimeFilter | null | undefined;
  /** By the owner before. */
  lastOwnerId?: IdFilter | null | undefined;
  /** By its latest touch. */
  lastTouchAt?: DateTimeFilter | null | undefined;
  /** By lifecycle. */
  lifecycle?: LifecycleFilter | null | undefined;
  /** This must not hold. */
  not?: LeadFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<LeadFilter> | null | undefined;
  /** By owner. */
  ownerId?: IdFilter | null | undefined;
  /** By pipeline. */
  pipelineId?: IdFilter | null | undefined;
  /** By where it is. */
  placement?: PlacementFilter | null | undefined;
  /** By pool. */
  poolId?: IdFilter | null | undefined;
  /** By product. */
  productId?: IdFilter | null | undefined;
  /** By the market segment that it was declared to be in: the text `Lead.segment`. */
  segment?: StringFilter | null | undefined;
  /** By the segments that are saved here: a lead is in one while its filter holds. A filter may name 10 at most. */
  segmentId?: InSegmentFilter | null | undefined;
  /** By source. */
  sourceId?: IdFilter | null | undefined;
  /** By the key of the source. */
  sourceKey?: StringFilter | null | undefined;
  /** By the system of your key. */
  sourceSystem?: StringFilter | null | undefined;
  /** By stage. */
  stageId?: IdFilter | null | undefined;
  /** By the key of the stage, in any pipeline. */
  stageKey?: StringFilter | null | undefined;
  /** By since when it stands in its stage. */
  stageSince?: DateTimeFilter | null | undefined;
  /** By the team of the owner. */
  teamId?: IdFilter | null | undefined;
  /** By temperature. */
  temperature?: TemperatureFilter | null | undefined;
  /** By tier. */
  tier?: TierFilter | null | undefined;
  /** By the number of touches. */
  touchCount?: IntFilter | null | undefined;
  /** By validity. */
  validity?: ValidityFilter | null | undefined;
  /** By value in minor units, whatever the currency. */
  value?: MoneyMinorFilter | null | undefined;
};

/** What one column of the file says about a lead. */
export type LeadImportColumnInput = {
  /** The column, as the header names it. */
  column: string;
  /** What it says. Each field at most once. */
  field: LeadImportField;
};

/** What is done about a row that is refused. */
export type LeadImportErrorPolicy =
  /** It is left out and told; all others are taken. */
  | 'SKIP_ROWS'
  /** The import ends. What the file alone tells is found before any row is taken; otherwise nothing of that batch of at most 1,000 rows is taken, and what was taken before stays. */
  | 'STOP';

/** Why an import failed as a whole. */
export type LeadImportFaultCode =
  /** A quote is not closed, or stands where none may stand. */
  | 'BROKEN_QUOTE'
  /** The file has no header, or no rows. */
  | 'EMPTY'
  /** The file is not UTF-8. */
  | 'ENCODING'
  /** Something went wrong here. Nothing is in twice: the same file may be sent again. */
  | 'INTERNAL'
  /** The mapping reads a column that the file has not. */
  | 'MISSING_COLUMN'
  /** The partner was switched off, or the mapping does not fit any more. */
  | 'NOT_ALLOWED'
  /** A row is longer than 4 MiB. */
  | 'RECORD_TOO_LONG'
  /** A row was refused and the policy is STOP, or every row was. */
  | 'ROW_REFUSED'
  /** The same file with the same mapping is being brought in already. */
  | 'SAME_FILE'
  /** More than 1,000 columns. */
  | 'TOO_MANY_COLUMNS'
  /** The file did not come in time. */
  | 'UPLOAD_EXPIRED'
  /** A column has no name, or two have the same. */
  | 'WRONG_HEADER';

/** What a column says about a lead. */
export type LeadImportField =
  /** The key of its campaign, made where it is new. Not for partners. */
  | 'CAMPAIGN'
  /** The domain of the company. */
  | 'COMPANY_DOMAIN'
  /** The name of the company. */
  | 'COMPANY_NAME'
  /** When it came in, RFC 3339. Left out: now. */
  | 'CREATED_AT'
  /** The e-mail address of the person. */
  | 'EMAIL'
  /** Its key in the system that it comes from. Left out: the e-mail address is it. */
  | 'EXTERNAL_ID'
  /** The name of the person. */
  | 'NAME'
  /** Free text. */
  | 'NOTE'
  /** The telephone number of the person, with its country code. */
  | 'PHONE'
  /** The key of its product, made where it is new. Not for partners. */
  | 'PRODUCT'
  /** Its segment. */
  | 'SEGMENT'
  /** The key of its source, made where it is new. Not for partners. */
  | 'SOURCE'
  /** Its tier: A, B, C or D. */
  | 'TIER';

/** Conditions on imports. All given conditions must hold. At most 5 levels and 50 conditions. */
export type LeadImportFilter = {
  /** All of these must hold. */
  and?: Array<LeadImportFilter> | null | undefined;
  /** By the name of the file. */
  fileName?: StringFilter | null | undefined;
  /** By whether it is a dry run. */
  isDryRun?: BooleanFilter | null | undefined;
  /** By what the file tells of. */
  kind?: LeadImportKindFilter | null | undefined;
  /** This must not hold. */
  not?: LeadImportFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<LeadImportFilter> | null | undefined;
  /** By partner. */
  partnerId?: IdFilter | null | undefined;
  /** By where the import stands. */
  status?: LeadImportStatusFilter | null | undefined;
};

/** What a file tells of. */
export type LeadImportKind =
  /** Touches, and the stages and owners that they tell. For administrators. */
  | 'INTERACTIONS'
  /** Leads. */
  | 'LEADS'
  /** Decisions: won, lost, disqualified. For administrators. */
  | 'OUTCOMES';

/** Conditions on one of a list of values. All given conditions must hold. */
export type LeadImportKindFilter = {
  /** Equal to. */
  eq?: LeadImportKind | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<LeadImportKind> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: LeadImportKind | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<LeadImportKind> | null | undefined;
};

/** By what a row is taken for a lead that is known. A partner is matched against its own leads only. */
export type LeadImportMatch =
  /** The same e-mail address; of several leads in play the newest. */
  | 'EMAIL'
  /** The same source system and outside key. */
  | 'EXTERNAL_ID'
  /** The same telephone number; of several leads in play the newest. */
  | 'PHONE';

/** Why a row is refused, or what is odd about one that is taken. */
export type LeadImportRowCode =
  /** A value must not be blank. */
  | 'BLANK'
  /** It was changed by hand since. */
  | 'CHANGED_SINCE'
  /** It has not as many cells as the header. */
  | 'COLUMN_COUNT'
  /** It was decided before it came in. */
  | 'DECIDED_BEFORE_CREATED'
  /** A value cannot be meant. */
  | 'INVALID'
  /** A number is not one, or out of range. */
  | 'INVALID_NUMBER'
  /** A time is not of the declared form. */
  | 'INVALID_TIME'
  /** It lies in the future. */
  | 'IN_THE_FUTURE'
  /** The lead was merged into another one. */
  | 'MERGED'
  /** It ends before it starts. */
  | 'NEGATIVE_DURATION'
  /** What it refers to is not known. */
  | 'NOT_FOUND'
  /** The rep who holds it, or a team of theirs, has no room for it. */
  | 'NO_ROOM'
  /** A cell holds a NUL character. */
  | 'NUL_CHARACTER'
  /** A won or ended stage is reached by an outcome. */
  | 'OUTCOME_REQUIRED'
  /** The rep who holds it is not active. */
  | 'REP_INACTIVE'
  /** It is taken by something else. */
  | 'TAKEN'
  /** A value is too long. */
  | 'TOO_LONG'
  /** The mapping does not say what a value means. */
  | 'UNKNOWN_VALUE';

/** Where an import stands. */
export type LeadImportStatus =
  /** Over: it was cancelled. What was taken before stays. */
  | 'CANCELLED'
  /** Over: see `fault`. What was taken before stays. */
  | 'FAILED'
  /** Over: some rows were refused, all others were taken. */
  | 'PARTIALLY_FAILED'
  /** It waits for its file. */
  | 'PENDING'
  /** Its rows are brought in. */
  | 'RUNNING'
  /** Over: every row was taken. */
  | 'SUCCEEDED'
  /** The file is here and is read through; nothing of it is used yet. */
  | 'VALIDATING';

/** Conditions on one of a list of values. All given conditions must hold. */
export type LeadImportStatusFilter = {
  /** Equal to. */
  eq?: LeadImportStatus | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<LeadImportStatus> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: LeadImportStatus | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<LeadImportStatus> | null | undefined;
};

/** Conditions on offers. All given conditions must hold. At most 5 levels and 50 conditions. */
export type LeadOfferFilter = {
  /** All of these must hold. */
  and?: Array<LeadOfferFilter> | null | undefined;
  /** By the effort that brought the lead. */
  campaignId?: IdFilter | null | undefined;
  /** By when it came to its end. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** By until when it is to be decided. */
  dueAt?: DateTimeFilter | null | undefined;
  /** By whether it is open and its time ran out. */
  isOverdue?: BooleanFilter | null | undefined;
  /** By lead. */
  leadId?: IdFilter | null | undefined;
  /** This must not hold. */
  not?: LeadOfferFilter | null | undefined;
  /** By when it was made. */
  offeredAt?: DateTimeFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<LeadOfferFilter> | null | undefined;
  /** By why sales did not want it. */
  rejectReason?: RejectReasonFilter | null | undefined;
  /** By the rep who is asked. */
  repId?: IdFilter | null | undefined;
  /** By where the lead came from. */
  sourceId?: IdFilter | null | undefined;
  /** By how far it has come. */
  status?: OfferStatusFilter | null | undefined;
  /** By the team that is asked. */
  teamId?: IdFilter | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type LeadOfferOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: LeadOfferOrderField;
};

/** Fields that offers can be sorted by. */
export type LeadOfferOrderField =
  /** Until when it is to be decided. */
  | 'DUE_AT'
  /** When it was made. */
  | 'OFFERED_AT';

/** How to sort. The ID is always added as the last key. */
export type LeadOrder = {
  /** With `CUSTOM`: the key of the custom field. */
  customKey?: string | null | undefined;
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: LeadOrderField;
};

/** Fields that leads can be sorted by. */
export type LeadOrderField =
  /** When it came in. */
  | 'CREATED_AT'
  /** The custom field that `customKey` names; leads without a value last. */
  | 'CUSTOM'
  /** Its label. */
  | 'DISPLAY_LABEL'
  /** Its latest touch; leads without one last. */
  | 'LAST_TOUCH_AT'
  /** Since when it stands in its stage. */
  | 'STAGE_SINCE'
  /** When it last changed. */
  | 'UPDATED_AT'
  /** Its value in minor units, whatever the currency; leads without one last. */
  | 'VALUE'
  /** Its chance of a sale; leads without one last. */
  | 'WIN_PROBABILITY';

/** How much of its leads a pool shows to reps before they are claimed. Its managers see all of it. */
export type LeadPoolVisibility =
  /** Its members see who somebody is; other reps see the lead without that (公开). */
  | 'FULL'
  /** Reps see the lead, but not who somebody is: no name, e-mail, telephone or free text (脱敏). */
  | 'MASKED'
  /** As MASKED for its members; other reps, and managers without a member in their teams, see none of its leads (仅成员可见). */
  | 'MEMBERS_ONLY';

/** Input of `leaveProgram`. */
export type LeaveProgramInput = {
  /** The version of the enrolment that you read. Leave out to end it whatever became of it. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
};

/** What a stage means in the life of a customer; follows the stage. */
export type Lifecycle =
  /** Has bought (成交客户). */
  | 'CUSTOMER'
  /** Lost or put aside (已终止). */
  | 'ENDED'
  /** Has shown that it does (意向客户). */
  | 'INTERESTED'
  /** Might need something (潜在客户). */
  | 'POTENTIAL'
  /** Stays (维护客户). */
  | 'RETAINED';

/** A figure for each lifecycle that has one: 0 to 1,000,000 with at most two decimals. */
export type LifecycleCapsInput = {
  /** Of CUSTOMER (成交客户). */
  customer?: number | null | undefined;
  /** Of INTERESTED (意向客户). */
  interested?: number | null | undefined;
  /** Of POTENTIAL (潜在客户). */
  potential?: number | null | undefined;
  /** Of RETAINED (维护客户). */
  retained?: number | null | undefined;
};

/** Conditions on one of a list of values. All given conditions must hold. */
export type LifecycleFilter = {
  /** Equal to. */
  eq?: Lifecycle | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Lifecycle> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Lifecycle | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Lifecycle> | null | undefined;
};

/** Whether there is a line. */
export type LimitMode =
  /** No lead is admitted beyond the line (限额). */
  | 'LIMITED'
  /** Takes no leads automatically; by hand the inherited line holds (不参与分配). */
  | 'OPT_OUT'
  /** There is no line (不限). */
  | 'UNLIMITED';

/** Whose load is told apart. */
export type LoadGrouping =
  /** Each rep (销售人员). */
  | 'REP'
  /** Each team, with the reps of the teams below it; a rep counts where it belongs today, also for the past (团队). */
  | 'TEAM';

/** What of a load is counted. A line has a basis of its own, whatever is counted beside it. */
export type LoadMeasure =
  /** Leads held while they weighed something: what `heldCount` counts (计入保有量的线索). */
  | 'HELD_LEADS'
  /** What these weighed, in load units (负载单位). */
  | 'HELD_UNITS'
  /** All leads held, also while they weighed nothing (持有的全部线索). */
  | 'OWNED_LEADS';

/** A language that people are spoken to in. */
export type Locale =
  /** English. */
  | 'EN'
  /** Chinese as written on the mainland (简体中文). */
  | 'ZH_CN';

/** Input of `logInteraction`. */
export type LogInteractionInput = {
  /** What kind of work it was, 1 to 200 characters. */
  activity?: string | null | undefined;
  /** By which way. */
  channel: Channel;
  /** What was said, at most 10,000 characters. */
  content?: string | null | undefined;
  /** Who began it. */
  direction: Direction;
  /** What came of it. */
  disposition?: Disposition | null | undefined;
  /** How long it took, 0 to 604,800 seconds. */
  durationSeconds?: number | null | undefined;
  /** Your own key for it. A touch of the same key is logged once. */
  externalId?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** What it was for. */
  intent?: TouchIntent | null | undefined;
  /** The lead. */
  leadId: string;
  /** When it happened, not in the future; now when left out. */
  occurredAt?: string | null | undefined;
  /** Whether a person did it. */
  origin?: Origin;
  /** The rep who took part; you, when left out and you are one. */
  repId?: string | null | undefined;
  /** How satisfied the customer was, 1 to 5. */
  satisfaction?: number | null | undefined;
  /** The system that `externalId` belongs to; `api` when left out. */
  sourceSystem?: string | null | undefined;
};

/** Input of `mergeCompanies`. */
export type MergeCompaniesInput = {
  /** Those that are the same, 1 to 20; what the one lacks it takes from the first that has it. */
  duplicateIds: Array<string>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The one that stays. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `mergeContacts`. */
export type MergeContactsInput = {
  /** Those that are the same, 1 to 20; what the one lacks it takes from the first that has it. */
  duplicateIds: Array<string>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The one that stays. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `mergeLeads`. */
export type MergeLeadsInput = {
  /** The leads that are the same one, 1 to 20. What the survivor lacks it takes from the first that has it. */
  duplicateIds: Array<string>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The versions of the duplicates that you read, in their order. Leave out to merge whatever is there. */
  expectedVersions?: Array<number> | null | undefined;
  /** The lead that stays. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** An amount of money. */
export type MoneyInput = {
  /** ISO 4217 code of the currency, e.g. `EUR`. */
  currency: string;
  /** The amount in the smallest unit of the currency, e.g. cents. */
  minorUnits: number;
};

/** Conditions on an amount in the smallest unit of its currency, e.g. cents. All given conditions must hold. */
export type MoneyMinorFilter = {
  /** Equal to. */
  eq?: number | null | undefined;
  /** More than. */
  gt?: number | null | undefined;
  /** At least. */
  gte?: number | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: number | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
};

/** Input of `moveLead`. */
export type MoveLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The stage that it goes to, in its own pipeline. */
  stageId: string;
};

/** Input of `moveLeads`. */
export type MoveLeadsInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** All leads in your sight that match. More than 500 are refused with how many there are. */
  filter?: LeadFilter | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids?: Array<string> | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The stage that they go to, in their own pipeline. */
  stageId: string;
};

/** Input of `moveTeam`. */
export type MoveTeamInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Which one. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The team above from now on; null: at the top. */
  parentId?: string | null | undefined;
};

/** Input of `moveToPool`. */
export type MoveToPoolInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** All leads in your sight that match. More than 500 are refused with how many there are. */
  filter?: LeadFilter | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids?: Array<string> | null | undefined;
  /** The pool that they go to; a rep looks after it as after the one that they leave. */
  poolId: string;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
};

/** Conditions on a number. All given conditions must hold. */
export type NumberFilter = {
  /** Equal to. */
  eq?: number | null | undefined;
  /** More than. */
  gt?: number | null | undefined;
  /** At least. */
  gte?: number | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<number> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: number | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: number | null | undefined;
};

/** Which offers a feed tells of. All given conditions must hold. Lists hold at most 100 values. */
export type OfferFeedFilter = {
  /** Only these changes. */
  changes?: Array<OfferTurn> | null | undefined;
  /** Only offers to these reps. */
  repIds?: Array<string> | null | undefined;
  /** Only offers to these very teams and to their reps. */
  teamIds?: Array<string> | null | undefined;
};

/** Input of `offerLead`. Either `teamId` or `repId` says to whom. */
export type OfferLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why sales should take it, 1 to 1,000 characters. */
  reason: string;
  /** The rep who is asked. */
  repId?: string | null | undefined;
  /** The team that is asked: each of its own reps may accept. */
  teamId?: string | null | undefined;
};

/** How far an offer of a lead to sales has come. */
export type OfferStatus =
  /** Sales took the lead (已接收). */
  | 'ACCEPTED'
  /** Sales has not decided (待处理). */
  | 'OPEN'
  /** Sales did not want it (已拒收). */
  | 'REJECTED'
  /** The lead got a holder by another door, was decided, or left play (已失效). */
  | 'SUPERSEDED'
  /** Marketing took it back (已撤回). */
  | 'WITHDRAWN';

/** Conditions on one of a list of values. All given conditions must hold. */
export type OfferStatusFilter = {
  /** Equal to. */
  eq?: OfferStatus | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<OfferStatus> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: OfferStatus | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<OfferStatus> | null | undefined;
};

/** What happened to an offer. */
export type OfferTurn =
  /** Sales took the lead. */
  | 'ACCEPTED'
  /** Its time ran out and sales had not decided. It may still be accepted. */
  | 'BREACHED'
  /** Marketing made it. */
  | 'OFFERED'
  /** Sales did not want it. */
  | 'REJECTED'
  /** The lead got a holder by another door, was decided, or left play. */
  | 'SUPERSEDED'
  /** Marketing took it back. */
  | 'WITHDRAWN';

/** What to do where the contact already has a lead in play. */
export type OnDuplicate =
  /** Make another lead for the same contact. */
  | 'CREATE'
  /** Answer with the lead that is there. */
  | 'LINK'
  /** Refuse with `TAKEN`. */
  | 'REFUSE';

/** What happens when a lead that is already held becomes heavier than the line allows. */
export type OnWeightIncrease =
  /** It may; the holder is over the line and admission is closed. */
  | 'ALLOW'
  /** The change is refused with `QUOTA_EXCEEDED`. */
  | 'REFUSE';

/** Sort direction. Nulls come last in both. */
export type OrderDirection =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** Whether a person did it. */
export type Origin =
  /** A person with the help of a machine. */
  | 'AI_ASSISTED'
  /** A machine. */
  | 'AUTOMATED'
  /** A person. */
  | 'HUMAN';

/** Why a lead was won, lost or put aside. */
export type OutcomeReason =
  /** A competitor; name it (竞争对手). */
  | 'COMPETITOR'
  /** Known already (重复). */
  | 'DUPLICATE'
  /** Something was missing (功能缺失). */
  | 'FEATURE_GAP'
  /** It fits what is needed (匹配需求). */
  | 'FIT'
  /** Nobody who may decide (无决策权). */
  | 'NO_AUTHORITY'
  /** No money (无预算). */
  | 'NO_BUDGET'
  /** No need (无需求). */
  | 'NO_NEED'
  /** No answer (无回应). */
  | 'NO_RESPONSE'
  /** Something else (其他). */
  | 'OTHER'
  /** The price (价格). */
  | 'PRICE'
  /** The relationship (客户关系). */
  | 'RELATIONSHIP'
  /** The time (时机). */
  | 'TIMING';

/** How a lead was decided. */
export type OutcomeResult =
  /** Should not have been pursued (不合格). */
  | 'DISQUALIFIED'
  /** Did not buy (流失). */
  | 'LOST'
  /** Bought (成交). */
  | 'WON';

/** What becomes of a lead for which nobody of a rule has room. */
export type OverflowPolicy =
  /** It stays where it is and is tried again every minute, and as soon as a line or cap is set (留在线索池). */
  | 'HOLD_IN_POOL'
  /** It goes into a pool where leads are nurtured (转入培育). */
  | 'NURTURE'
  /** The reps of another team get it, where they have room (转给其他团队). */
  | 'OVERFLOW_TEAM'
  /** The line of whoever has the best claim is raised for a time, on record (临时提额). */
  | 'TEMP_BOOST';

/** By which door a lead changed its holder. */
export type OwnershipChange =
  /** Sales took what marketing offered (接收). */
  | 'ACCEPTED'
  /** A manager or a rule gave it (分配). */
  | 'ASSIGNED'
  /** An assignment rule gave it (自动分配). */
  | 'AUTO_ASSIGNED'
  /** A rep took it from a pool (领取). */
  | 'CLAIMED'
  /** Left play (关闭). */
  | 'CLOSED'
  /** Came in (新建). */
  | 'CREATED'
  /** Its owner left (离职交接). */
  | 'HANDED_OVER'
  /** Read from another system (导入). */
  | 'IMPORTED'
  /** It turned out to be another lead and goes on as that one (合并). */
  | 'MERGED'
  /** It went from one pool to another, or its pool was retired (转池). */
  | 'POOL_CHANGED'
  /** A manager took it back (收回). */
  | 'RECALLED'
  /** A rule took it back (回收). */
  | 'RECLAIMED'
  /** Sales did not want what marketing offered (拒收). */
  | 'REJECTED'
  /** The rep gave it back (退回). */
  | 'RELEASED'
  /** Came back into play (重新打开). */
  | 'REOPENED'
  /** A pool review put it away: nobody had spoken with it for too long (公海清理). */
  | 'REVIEWED'
  /** It had been put away, and the customer got in touch (重新激活). */
  | 'REVIVED'
  /** Its owner went to another team and took it along (随归属人调岗). */
  | 'TEAM_CHANGED'
  /** Handed from one rep to another (转移). */
  | 'TRANSFERRED'
  /** A change of many was taken back (撤销). */
  | 'UNDONE';

/** Conditions on partners. All given conditions must hold. At most 5 levels and 50 conditions. */
export type PartnerFilter = {
  /** All of these must hold. */
  and?: Array<PartnerFilter> | null | undefined;
  /** By whether it is let in. */
  isActive?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: PartnerFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<PartnerFilter> | null | undefined;
};

/** How to sort. The ID is always added as the last key. */
export type PartnerOrder = {
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: PartnerOrderField;
};

/** Fields that partners can be sorted by. */
export type PartnerOrderField =
  /** When the partner was made. */
  | 'CREATED_AT'
  /** Name. */
  | 'NAME';

/** How to sort. The ID is always added as the last key. */
export type PartyOrder = {
  /** With `CUSTOM`: the key of the custom field. */
  customKey?: string | null | undefined;
  /** Direction. Nulls come last in both. */
  direction?: OrderDirection;
  /** Field to sort by. */
  field: PartyOrderField;
};

/** Fields that companies and contacts can be sorted by. */
export type PartyOrderField =
  /** When they came to be known. */
  | 'CREATED_AT'
  /** The custom field that `customKey` names; those without a value last. */
  | 'CUSTOM'
  /** Name; those without one last. */
  | 'NAME';

/** Where a lead is: exactly one of these, always. */
export type Placement =
  /** Out of play (已结束). */
  | 'ENDED'
  /** Held by a rep (已归属). */
  | 'OWNED'
  /** In a pool, free to claim (在线索池). */
  | 'POOLED'
  /** Waiting for a holder, with a reason (待分配). */
  | 'WAITING';

/** Conditions on one of a list of values. All given conditions must hold. */
export type PlacementFilter = {
  /** Equal to. */
  eq?: Placement | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Placement> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Placement | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Placement> | null | undefined;
};

/** What a pool is for. */
export type PoolPurpose =
  /** Reps take leads from it (公海). */
  | 'CLAIM'
  /** Leads are kept warm in it until they are offered to sales again; nobody claims from it (培育池). */
  | 'NURTURING';

/** What becomes of the leads of a pool that nobody gets through to. */
export type PoolReviewAction =
  /** They end as DISQUALIFIED for NO_RESPONSE (归档). */
  | 'ARCHIVE'
  /** They go into a pool where leads are nurtured (转入培育). */
  | 'NURTURE';

/** Why a lead of a pool is due for review. */
export type PoolReviewReason =
  /** Nobody got through to the customer too many times in a row (失联). */
  | 'FAILED_ATTEMPTS'
  /** Nobody was in touch with it for too long (长期未跟进). */
  | 'IDLE';

/** When a lead of a pool is given up on, and what becomes of it; at least one of the two must be said. */
export type PoolReviewRuleInput = {
  /** What becomes of it. */
  action: PoolReviewAction;
  /** After so many failed attempts since the customer last took part, 1 to 100; leave out for never. */
  failedAttempts?: number | null | undefined;
  /** After so many days of 24 hours in pools in which nobody was in touch with it, 1 to 3,650; leave out for never. */
  idleDays?: number | null | undefined;
  /** Whether it is carried out by itself, within the hour; else only `applyPoolReview` does. */
  isAutomatic?: boolean;
  /** With `NURTURE` the pool for nurturing, another one. */
  nurturePoolId?: string | null | undefined;
};

/** Whether a rep can take a lead now. */
export type Presence =
  /** Here and taking leads (在线). */
  | 'AVAILABLE'
  /** Away for a while (离开). */
  | 'AWAY'
  /** Here, but not for a new lead (忙碌). */
  | 'BUSY'
  /** Not at work (离线). */
  | 'OFFLINE'
  /** On leave (休假). */
  | 'ON_LEAVE';

/** A lead of a preview. */
export type PreviewedLeadInput = {
  /** The version that it had: where it has another one it is refused with `STALE_VERSION`. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
};

/** One step of a program. */
export type ProgramStepInput = {
  /** Days of 24 hours to wait after the step before it, or after the enrolment; 0 to 3,650. */
  afterDays?: number;
  /** What to send; each item once in a program. */
  contentItemId: string;
};

/** What is counted against the line. */
export type QuotaBasis =
  /** Each lead that consumes quota counts one (按条数). */
  | 'COUNT'
  /** Each lead counts what it weighs: the load units of its stage times the factor of its tier (按权重). */
  | 'WEIGHTED';

/** Whom a holding quota or an intake cap is for. */
export type QuotaScope =
  /** Every rep of a level without one of its own; goes before the organisation’s. */
  | 'LEVEL'
  /** Every rep of a level without one of its own, for what it holds or takes of a pipeline; goes before the pipeline’s. */
  | 'LEVEL_PIPELINE'
  /** Every rep for whom nothing closer is set. */
  | 'ORGANISATION'
  /** Every rep, for what it holds or takes of a pipeline: a wall beside its own. */
  | 'PIPELINE'
  /** Every rep, for what it holds or takes of a product line: a wall beside its own. */
  | 'PRODUCT_LINE'
  /** One rep; goes before its level’s and the organisation’s. */
  | 'REP'
  /** A team: its own for all reps of it and of the teams below, beside theirs. */
  | 'TEAM';

/** What came of a holding quota or an intake cap when the line or the number of a rep was looked for. */
export type QuotaVerdict =
  /** It is the closest one that says how much: the line or number comes from it. */
  | 'DRAWS_THE_LINE'
  /** None of this scope was in force. */
  | 'NOT_SET'
  /** It closes automatic assignment; the line is the one that is inherited. */
  | 'OPTS_OUT'
  /** A closer one goes before. */
  | 'OVERRULED'
  /** It is of a team, of a pipeline or of a product line, and counts beside the line: there must be room by each that a lead concerns. */
  | 'WALL';

/** Input of `reactivateRep`. */
export type ReactivateRepInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Which one. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `recallLead`. */
export type RecallLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The pool that it goes to; the default one when left out. */
  poolId?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason: string;
};

/** Input of `recordDelivery`. */
export type RecordDeliveryInput = {
  /** By which way. */
  channel: Channel;
  /** What it was sent. */
  contentItemId: string;
  /** Your own key for the touch. A delivery of the same key is recorded once. */
  externalId?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Say true to record an item that the lead was sent before; else that is refused with `ALREADY_DELIVERED`. */
  isRepeat?: boolean;
  /** The lead. */
  leadId: string;
  /** When it happened, not in the future; now when left out. */
  occurredAt?: string | null | undefined;
  /** Whether a person sent it. */
  origin?: Origin;
  /** The rep who sent it; you, when left out and you are one. */
  repId?: string | null | undefined;
  /** The system that `externalId` belongs to; `api` when left out. */
  sourceSystem?: string | null | undefined;
};

/** Input of `regradeLeads`. */
export type RegradeLeadsInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** All leads in your sight that match. More than 500 are refused with how many there are. */
  filter?: LeadFilter | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids?: Array<string> | null | undefined;
};

/** Input of `rejectOffer`. */
export type RejectOfferInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The offer. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** More about it, 1 to 1,000 characters. */
  note?: string | null | undefined;
  /** Why. `OTHER` needs `note`. */
  reason: RejectReason;
};

/** Why sales does not want a lead. */
export type RejectReason =
  /** Known already (重复). */
  | 'DUPLICATE'
  /** It does not fit what is sold (不匹配). */
  | 'NOT_A_FIT'
  /** Nobody who may decide (无决策权). */
  | 'NO_AUTHORITY'
  /** No money (无预算). */
  | 'NO_BUDGET'
  /** Sales has no time for it (无余力). */
  | 'NO_CAPACITY'
  /** No need (无需求). */
  | 'NO_NEED'
  /** Something else; the note says what (其他). */
  | 'OTHER'
  /** Not ready to buy yet (时机未到). */
  | 'TOO_EARLY'
  /** The contact is wrong or cannot be reached (联系人有误). */
  | 'WRONG_CONTACT';

/** Conditions on one of a list of values. All given conditions must hold. */
export type RejectReasonFilter = {
  /** Equal to. */
  eq?: RejectReason | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<RejectReason> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: RejectReason | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<RejectReason> | null | undefined;
};

/** Input of `releaseLead`. */
export type ReleaseLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The pool that it goes to; the default one when left out. */
  poolId?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason: string;
};

/** Input of `removeCollaborator`. */
export type RemoveCollaboratorInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The rep. */
  repId: string;
};

/** Input of `reopenLead`. */
export type ReopenLeadInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The pool that it is to go to. When left out: to its former owner if there is room, else to the default pool. */
  poolId?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
};

/** Which reps a feed tells of. */
export type RepFeedFilter = {
  /** Only these reps, at most 100. */
  repIds?: Array<string> | null | undefined;
  /** Only reps of these teams, at most 100. */
  teamIds?: Array<string> | null | undefined;
};

/** Days on which a rep will not work. */
export type RepLeaveInput = {
  /** First day of it. */
  fromOn: string;
  /** Free text, 1 to 200 characters. */
  note?: string | null | undefined;
  /** First day after it. */
  untilOn: string;
};

/** How much experience a rep has. */
export type RepLevel =
  /** Takes the hardest (专家). */
  | 'EXPERT'
  /** Learning (新手). */
  | 'NOVICE'
  /** Works alone (熟练). */
  | 'REGULAR'
  /** Carries more than most (资深). */
  | 'SENIOR';

/** How much of the line is kept for the higher tiers: 0 to 1,000,000 each, together at most the line. */
export type ReservedSlotsInput = {
  /** Kept for A. */
  a?: number | null | undefined;
  /** Kept for A and B. */
  b?: number | null | undefined;
  /** Kept for A, B and C. */
  c?: number | null | undefined;
};

/** Input of `retirePool`. */
export type RetirePoolInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The pool that takes no leads any more. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters; kept with each lead. */
  reason?: string | null | undefined;
  /** The pool that takes its place: another one that is not retired, for claiming where it is the default. */
  successorId: string;
};

/** Input of `revealLead`. */
export type RevealLeadInput = {
  /** The lead, in a pool of which you are a member. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `revokeApiKey`. */
export type RevokeApiKeyInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The key. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Who may see and do what. */
export type Role =
  /** Runs the organisation: sees and does everything but claiming. */
  | 'ADMIN'
  /** Sees everything but personal fields, changes nothing. */
  | 'AUDITOR'
  /** Is in charge of a team and of those below it. */
  | 'MANAGER'
  /** Brings leads in and nurtures them: sees all leads, holds none. */
  | 'MARKETER'
  /** An outside system: what it sent, and nothing else. */
  | 'PARTNER'
  /** Sells: its own leads, and those in pools without names. */
  | 'REP'
  /** A screen on the wall: loads, stages and changes, no personal fields. */
  | 'WALLBOARD';

/** Conditions on one of a list of values. All given conditions must hold. */
export type RoleFilter = {
  /** Equal to. */
  eq?: Role | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Role> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Role | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Role> | null | undefined;
};

/** How long a sale takes. */
export type SalesCycle =
  /** Months to years. */
  | 'LONG'
  /** Weeks to months. */
  | 'MEDIUM'
  /** Days to weeks. */
  | 'SHORT';

/** Input of `saveAssignmentRule`. */
export type SaveAssignmentRuleInput = {
  /** With `TEMP_BOOST` for how many hours, 1 to 8,760. */
  boostHours?: number | null | undefined;
  /** With `TEMP_BOOST` by how much a line is raised. */
  boostUnits?: number | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Which leads it wants; `{}` wants all. It may name no segment; whatever it names must be there and in use. */
  filter: LeadFilter;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is in force. */
  isActive?: boolean;
  /** Stable name, 1 to 100 characters. The rule of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** With `NURTURE` the pool for nurturing. */
  nurturePoolId?: string | null | undefined;
  /** What becomes of a lead for which nobody has room. */
  overflow?: OverflowPolicy;
  /** With `OVERFLOW_TEAM` the other team. */
  overflowTeamId?: string | null | undefined;
  /** 1 comes first, 1,000 last; of equals the older one. */
  priority?: number;
  /** Skills of which a rep must have all; 20 at most. */
  skills?: Array<string>;
  /** The team whose reps get the leads, with the teams below it. */
  teamId: string;
  /** Weights of reps; whoever is not named keeps its own, 1 at first. 500 at most. */
  weights?: Array<AssignmentWeightInput> | null | undefined;
};

/** Input of `saveCampaign`. */
export type SaveCampaignInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters. The row of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** The source that it belongs to; leave out for none. */
  sourceId?: string | null | undefined;
};

/** Input of `saveCompetitor`. */
export type SaveCompetitorInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters. The row of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `saveContentItem`. What is left out is empty afterwards, not as it was. */
export type SaveContentItemInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is to be suggested. */
  isActive?: boolean;
  /** Stable name, 1 to 100 characters. An item of this key is changed, else one is made. */
  key: string;
  /** What kind of content it is. */
  kind: ContentKind;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** The needs that it answers, at most 50 of 1 to 100 characters. */
  needTags?: Array<string>;
  /** The market segments that it was made for, at most 50 of 1 to 100 characters; empty: all. */
  segments?: Array<string>;
  /** Keys of the stages that it was made for, at most 50, of any pipeline; empty: all. */
  stageKeys?: Array<string>;
  /** The temperatures that it was made for; empty: all. */
  temperatures?: Array<Temperature>;
  /** Where it is: `http` or `https`, at most 2,000 characters. Plimsoll never opens it. */
  url?: string | null | undefined;
};

/** Input of `saveCriteriaModel`. */
export type SaveCriteriaModelInput = {
  /** What it speaks of; as in the versions before. */
  axis: CriteriaAxis;
  /** Its criteria, at most 30. */
  criteria: Array<CriterionInput>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** From so many points on a lead is HIGH; more than `mediumFrom`, at most 100,000. */
  highFrom: number;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters: a version of it is made, its first or the next. */
  key: string;
  /** From so many points on a lead is MEDIUM; −100,000 to 100,000. */
  mediumFrom: number;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `saveCustomField`. */
export type SaveCustomFieldInput = {
  /** The choices in their order, 1 to 100, exactly for the choice kinds. One that some object has cannot be left out. */
  choices?: Array<CustomChoiceInput> | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is out of use; its values are kept. */
  isArchived?: boolean;
  /** Whether partners see and write it on their own leads. */
  isForPartners?: boolean;
  /** Whether its values tell who somebody is: masked like a name. */
  isPersonal?: boolean;
  /** Whether what is made through the API must have it, and nobody may clear it. Imports of files need not. */
  isRequired?: boolean;
  /** Stable name: 1 to 63 letters, digits and `_`, beginning with a small letter. The field of this key is changed, else one is made. */
  key: string;
  /** What its values are; stays as it was first saved. */
  kind: CustomFieldKind;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** What it is a field of. */
  on: CustomFieldHolder;
  /** Its place, 0 to 10,000, smallest first; behind all others when left out. */
  position?: number | null | undefined;
};

/** Input of `saveCycleProfile`. The profile of this pipeline and industry is changed, else one is made. */
export type SaveCycleProfileInput = {
  /** Minutes that a held lead wants in a week, above 0 up to 10,000 with at most two decimals. */
  effortMinutesPerLeadPerWeek: number;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The industry, in your own words, 1 to 200 characters; leave out for whatever the industry. */
  industry?: string | null | undefined;
  /** Median days from the first contact to the sale, 1 to 3,650. */
  medianCycleDays: number;
  /** The pipeline. */
  pipelineId: string;
};

/** Input of `saveNurtureProgram`. */
export type SaveNurtureProgramInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether leads may be enrolled. */
  isActive?: boolean;
  /** Stable name, 1 to 100 characters. A program of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** Its steps in their order, 1 to 50. Other steps than it has are refused with `PROGRAM_IN_USE` while a lead is in it. */
  steps: Array<ProgramStepInput>;
};

/** Input of `savePartner`. */
export type SavePartnerInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** False: none of its keys and tokens lets it in any more, and its sockets are closed. */
  isActive?: boolean;
  /** Stable name, 1 to 100 characters. A partner of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `savePipeline`: the whole pipeline as it is to be. */
export type SavePipelineInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** True: leads that name no pipeline go here from now on, and to no other. Else it stays as it is. */
  isDefault?: boolean | null | undefined;
  /** Stable name, 1 to 100 characters. The pipeline of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** One for each stage that the pipeline has and `stages` leaves out: a stage in use cannot vanish. */
  retirements?: Array<StageRetirementInput>;
  /** How long its sales take. */
  salesCycle?: SalesCycle;
  /** Its stages in order, 3 to 50: the first one in play, at least one won and one ended. */
  stages: Array<StageInput>;
  /** The ways that leads may go; all others are refused. */
  transitions: Array<StageWayInput>;
};

/** Input of `savePool`. It says all that a pool is: what is left out is as if it had never been. */
export type SavePoolInput = {
  /** How many leads a rep may take here on a day in the time zone of the organisation, 1 to 10,000; leave out for no limit. */
  claimsPerDay?: number | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters. A pool of this key is changed, else one is made. */
  key: string;
  /** Reps who look after it (管理员): they see its leads in full and may claim as well. At most 100. */
  managerIds?: Array<string> | null | undefined;
  /** Members (成员): reps who may claim here. At most 100. */
  memberRepIds?: Array<string> | null | undefined;
  /** Members (成员): only the reps of these teams and of those below them may claim here, and those of `memberRepIds`. At most 100. */
  memberTeamIds?: Array<string> | null | undefined;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** How many hours a lead must have been in pools before it may be claimed, 1 to 8,760; leave out for none. */
  newLeadDelayHours?: number | null | undefined;
  /** For how many days a rep may not claim what it held (前归属人限制), 1 to 3,650; leave out for none. */
  ownerCooldownDays?: number | null | undefined;
  /** What it is for. The default pool is for claiming. */
  purpose?: PoolPurpose;
  /** When its leads are given up on (公海清理规则); leave out for never. */
  reviewRule?: PoolReviewRuleInput | null | undefined;
  /** The team that keeps it. Without members its reps, and those of the teams below, may claim here, and what it rejects is nurtured here; leave out for all. */
  teamId?: string | null | undefined;
  /** How many leads a rep may look at by `revealLead` on a day in the time zone of the organisation, 1 to 10,000; leave out for no limit. */
  viewsPerDay?: number | null | undefined;
  /** How much reps see of its leads before they are claimed. */
  visibility?: LeadPoolVisibility;
};

/** Input of `saveProduct`. */
export type SaveProductInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters. The row of this key is changed, else one is made. */
  key: string;
  /** The product line that it belongs to; leave out for none. */
  line?: string | null | undefined;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `saveScreeningRule`. */
export type SaveScreeningRuleInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Which leads it holds for. Whatever it names must be there and in use. It may not speak of `tier`, `validity` or `segmentId`, nor of custom fields that tell who somebody is. */
  filter: LeadFilter;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is in force; 50 are at most. */
  isActive?: boolean;
  /** Stable name, 1 to 100 characters. The rule of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
  /** Its place among the rules, 0 to 10,000; the least comes first. */
  priority?: number;
  /** Why; a reason of that verdict. */
  reason: ScreeningReason;
  /** What it finds of them. */
  verdict: ScreeningVerdict;
};

/** Input of `saveSegment`. */
export type SaveSegmentInput = {
  /** What it is for, 1 to 2,000 characters; leave out for nothing. */
  description?: string | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Who is in it. It may name no other segment; whatever it names must be there and in use. */
  filter: LeadFilter;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is not to be used for anything new. */
  isArchived?: boolean;
  /** Stable name, 1 to 100 characters. The segment of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `saveSource`. */
export type SaveSourceInput = {
  /** The channel that it belongs to, in your own words, e.g. `paid search`; leave out for none. */
  channel?: string | null | undefined;
  /** The pool where its leads go that name neither owner nor pool (默认线索池); leave out for the default pool. */
  defaultPoolId?: string | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Stable name, 1 to 100 characters. The row of this key is changed, else one is made. */
  key: string;
  /** What it is called, 1 to 200 characters. */
  name: string;
};

/** Input of `saveTierMatrix`. */
export type SaveTierMatrixInput = {
  /** All nine cells, each once. */
  cells: Array<TierCellInput>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `saveTimeZone`. `expectedVersion` is that of the team, or of the organisation. */
export type SaveTimeZoneInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The team that it is for; the whole organisation when left out. */
  teamId?: string | null | undefined;
  /** IANA name of a time zone, e.g. `Asia/Shanghai`; null: the team follows the one above it again. */
  timeZone?: string | null | undefined;
};

/** Input of `saveView`. */
export type SaveViewInput = {
  /** What a screen shows of each lead, in its own words; at most 50 of at most 100 characters. */
  columns?: Array<string>;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Which leads it shows. Whatever it names must be there and in use. */
  filter: LeadFilter;
  /** The view of yours that is changed; one is made when left out. */
  id?: string | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** What it is called, 1 to 200 characters; unique among yours. */
  name: string;
  /** Sort keys, first one first, at most 10; none: newest first. */
  orderBy?: Array<LeadOrder>;
  /** Who may use it; with a team only for whoever is in one. */
  sharedWith?: ViewSharing;
};

/** Conditions on saved views. All given conditions must hold. */
export type SavedViewFilter = {
  /** By name. */
  name?: StringFilter | null | undefined;
  /** By who may use it. */
  sharedWith?: ViewSharingFilter | null | undefined;
};

/** Where the points of a lead lie between the thresholds of a model. */
export type ScoreBand =
  /** From `highFrom` on. */
  | 'HIGH'
  /** Below `mediumFrom`. */
  | 'LOW'
  /** From `mediumFrom` on, below `highFrom`. */
  | 'MEDIUM';

/** Why a screening rule finds a lead valid or invalid. */
export type ScreeningReason =
  /** INVALID: it sells what we sell (竞争对手). */
  | 'COMPETITOR'
  /** VALID: what is known of it proves it (已核实). */
  | 'CONFIRMED'
  /** INVALID: a student, an applicant, a supplier (非采购方). */
  | 'NOT_A_BUYER'
  /** INVALID: nobody can be reached (缺少联系方式). */
  | 'NO_CONTACT_DATA'
  /** Another reason, for either (其他). */
  | 'OTHER'
  /** INVALID: where we do not sell (不在服务市场). */
  | 'OUT_OF_MARKET'
  /** INVALID: not whom we sell to (不符合客户画像). */
  | 'OUT_OF_PROFILE'
  /** INVALID: nobody meant it (测试或垃圾信息). */
  | 'TEST_OR_SPAM'
  /** VALID: it comes from where good ones come from (可信来源). */
  | 'TRUSTED_SOURCE';

/** Conditions on screening rules. All given conditions must hold. At most 5 levels and 50 conditions. */
export type ScreeningRuleFilter = {
  /** All of these must hold. */
  and?: Array<ScreeningRuleFilter> | null | undefined;
  /** By whether it is in force. */
  isActive?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: ScreeningRuleFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<ScreeningRuleFilter> | null | undefined;
  /** By what it finds. */
  verdict?: ScreeningVerdictFilter | null | undefined;
};

/** What a screening rule finds. */
export type ScreeningVerdict =
  /** It is not, and weighs nothing (无效). */
  | 'INVALID'
  /** The lead is worth a rep’s time (有效). */
  | 'VALID';

/** Conditions on one of a list of values. All given conditions must hold. */
export type ScreeningVerdictFilter = {
  /** Equal to. */
  eq?: ScreeningVerdict | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<ScreeningVerdict> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: ScreeningVerdict | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<ScreeningVerdict> | null | undefined;
};

/** Where words of a search were found; only fields that you may see on that object are searched. */
export type SearchField =
  /** The name of the company, also through its lead. */
  | 'COMPANY_NAME'
  /** The internet domain of the company, also through its lead. */
  | 'DOMAIN'
  /** The e-mail of the contact, also through its lead. */
  | 'EMAIL'
  /** Your own key of the lead. */
  | 'EXTERNAL_ID'
  /** The label of the lead. */
  | 'LABEL'
  /** The name of the lead or of the contact. */
  | 'NAME'
  /** The digits of the telephone of the contact, also through its lead. */
  | 'PHONE';

/** Kinds of objects that a search finds. */
export type SearchKind =
  /** Companies. */
  | 'COMPANY'
  /** Contacts. */
  | 'CONTACT'
  /** Leads. */
  | 'LEAD';

/** Conditions on segments. All given conditions must hold. At most 5 levels and 50 conditions. */
export type SegmentFilter = {
  /** All of these must hold. */
  and?: Array<SegmentFilter> | null | undefined;
  /** By whether it is not to be used any more. */
  isArchived?: BooleanFilter | null | undefined;
  /** By key. */
  key?: StringFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** This must not hold. */
  not?: SegmentFilter | null | undefined;
  /** At least one of these must hold. */
  or?: Array<SegmentFilter> | null | undefined;
};

/** Input of `setHoldingQuota`. Name a rep, a team, a level, a pipeline, a level and a pipeline, or a product line; or nothing, for every rep for whom nothing closer is set. */
export type SetHoldingQuotaInput = {
  /** What is counted against the line. */
  basis?: QuotaBasis;
  /** The line, 0 to 1,000,000 with at most two decimals: obligatory with `LIMITED`, else left out. */
  capacity?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The level: every rep of it without a quota of its own. */
  level?: RepLevel | null | undefined;
  /** How much of the leads of a lifecycle a rep may hold, beside the line and by `basis`; for a rep, a level or the organisation. */
  lifecycleCaps?: LifecycleCapsInput | null | undefined;
  /** Whether there is a line. `OPT_OUT` is for reps. */
  mode: LimitMode;
  /** What happens when a held lead becomes heavier than the line allows. A quota of a pipeline or product line only allows it. */
  onWeightIncrease?: OnWeightIncrease;
  /** The pipeline: what each rep may hold of it, beside its line. With `level` for the reps of that level alone. */
  pipelineId?: string | null | undefined;
  /** The product line, as at least one product names it: what each rep may hold of it, beside its line. */
  productLine?: string | null | undefined;
  /** How the line grows with a rep who is new, from `Rep.startedOn` on: whole leads, or hundredths of a unit, rounded down, and at least 1. A rep whose start is not known has the whole line. With `LIMITED`, for a rep, a level or the organisation; caps, walls and intake do not ramp. */
  ramp?: HoldingRampInput | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The rep. */
  repId?: string | null | undefined;
  /** How much of the line is kept for the higher tiers, so that a rep full of low leads still takes a high one; with `LIMITED`, for a rep, a level or the organisation. */
  reserved?: ReservedSlotsInput | null | undefined;
  /** The team. */
  teamId?: string | null | undefined;
  /** How much of the leads of a tier a rep may hold, beside the line and by `basis`; for a rep, a level or the organisation. */
  tierCaps?: TierCapsInput | null | undefined;
  /** In force from this instant, which is not in the past; from now on where it is left out. What is in force then ends; what was to begin at the same instant is replaced. */
  validFrom?: string | null | undefined;
  /** In force until just before this instant: later than its beginning, and not beyond the beginning of a version that is already set for later. Afterwards what is inherited holds. Left out: until another version follows. */
  validUntil?: string | null | undefined;
};

/** Input of `setIntakeCap`. Name a rep, a team, a level, a pipeline, a level and a pipeline, or a product line; or nothing, for every rep for whom nothing closer is set. */
export type SetIntakeCapInput = {
  /** Whole leads that may be saved up on days when none came, from one day’s share, rounded up, to `max`; that share where it is left out. With `max` the whole period may be taken at once. */
  burst?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The level: every rep of it without a cap of its own. */
  level?: RepLevel | null | undefined;
  /** Leads in a period, 0 to 100,000: obligatory with `LIMITED`, else left out. */
  max?: number | null | undefined;
  /** Whether there is a number. `OPT_OUT` is for reps. */
  mode: LimitMode;
  /** The period: obligatory with `LIMITED`, else left out. */
  period?: IntakePeriod | null | undefined;
  /** Days of the period, 1 to 366: obligatory with `DAYS`, else left out. */
  periodDays?: number | null | undefined;
  /** The pipeline: what each rep may take of it, beside its own cap. With `level` for the reps of that level alone. */
  pipelineId?: string | null | undefined;
  /** The product line, as at least one product names it: what each rep may take of it, beside its own cap. */
  productLine?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The rep. */
  repId?: string | null | undefined;
  /** The team: what all reps of it and of the teams below may take together, beside their own caps. */
  teamId?: string | null | undefined;
  /** In force from this instant, which is not in the past; from now on where it is left out. What is in force then ends; what was to begin at the same instant is replaced. */
  validFrom?: string | null | undefined;
  /** In force until just before this instant: later than its beginning, and not beyond the beginning of a version that is already set for later. Afterwards what is inherited holds. Left out: until another version follows. */
  validUntil?: string | null | undefined;
};

/** Input of `setNeeds`. */
export type SetNeedsInput = {
  /** The version of the lead that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
  /** All that it needs, in the words that content is tagged with; at most 50 of 1 to 100 characters. */
  tags: Array<string>;
};

/** Input of `setPreferences`. What is left out stays as it is. */
export type SetPreferencesInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** The language of messages where a request has no `Accept-Language`; null takes it back. */
  locale?: Locale | null | undefined;
  /** IANA name of a time zone, e.g. `Asia/Shanghai`; null takes it back. */
  timeZone?: string | null | undefined;
};

/** Input of `setPresence`. */
export type SetPresenceInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Where the rep is now. */
  presence: Presence;
  /** The rep. */
  repId: string;
};

/** Input of `setTemperature`. */
export type SetTemperatureInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters; kept with the fact. */
  reason?: string | null | undefined;
  /** How it behaves. */
  temperature: Temperature;
  /** Until when, in the future: then the temperature before comes back by itself. For good when left out. */
  until?: string | null | undefined;
};

/** Input of `setTier`. */
export type SetTierInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters; kept with the fact. */
  reason?: string | null | undefined;
  /** The tier: it stays until it is said otherwise, whatever criteria models make of the lead. Null where it is not known any more: so a tier is given back to the models in force. It must be said, so that nothing is cleared by chance. */
  tier?: Tier | null | undefined;
};

/** Input of `setTierWeights`. `expectedVersion` is that of the organisation. */
export type SetTierWeightsInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Each tier at most once, else `TAKEN`; one that is left out weighs what it did. */
  weights: Array<TierWeightInput>;
};

/** Input of `setTiers`. */
export type SetTiersInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** All leads in your sight that match. More than 500 are refused with how many there are. */
  filter?: LeadFilter | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids?: Array<string> | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The tier; null where it is not known any more. It must be said, so that nothing is cleared by chance. */
  tier?: Tier | null | undefined;
};

/** Input of `setValidity`. */
export type SetValidityInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters; kept with the fact. */
  reason?: string | null | undefined;
  /** Whether it is worth a rep’s time: it stays until it is said otherwise, whatever screening rules make of the lead. UNSCREENED gives it back to the rules in force. */
  validity: Validity;
};

/** As what two reps are credited for a lead that one hands to the other. */
export type SharedCreditInput = {
  /** What whoever hands it over did for it, and goes on doing as its collaborator. */
  fromRole?: CollaboratorRole;
  /** What whoever takes it does for it. */
  toRole?: CollaboratorRole;
};

/** A stage of a pipeline; its place in the list is its position. */
export type StageInput = {
  /** True where a lead is out of play: exactly with `ENDED`. */
  isTerminal?: boolean;
  /** True from the sale on. */
  isWon?: boolean;
  /** Stable name within the pipeline, e.g. `QUALIFIED`: at most 50 upper case letters, digits and `_`. Never used twice. */
  key: string;
  /** What it means in the life of a customer. Fixed once the stage is made, as are the next two. */
  lifecycle: Lifecycle;
  /** What a lead weighs here before its tier is taken into account, 0 to 1,000 load units with two decimals. */
  loadUnits?: number;
  /** Days without two-way contact after which a lead here is neglected, 1 to 3,650; leave out for never. */
  maxSilenceDays?: number | null | undefined;
  /** What it is called, 1 to 100 characters. */
  name: string;
  /** Hours within which a lead here is to be answered, 1 to 8,760; leave out for none. */
  slaHours?: number | null | undefined;
};

/** A stage that is left out from now on, and where its leads go. */
export type StageRetirementInput = {
  /** Key of the stage that is retired. */
  stageKey: string;
  /** Key of the stage that its leads go to: won where that was won, ended where that was ended. */
  successorKey: string;
};

/** A way that a lead may go, by the keys of the stages. */
export type StageWayInput = {
  /** Key of the stage that it leaves. */
  from: string;
  /** Key of the stage that it enters. */
  to: string;
};

/** Conditions on a string. All given conditions must hold. */
export type StringFilter = {
  /** Contains, ignoring case. */
  contains?: string | null | undefined;
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<string> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: string | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<string> | null | undefined;
  /** Starts with, ignoring case. */
  startsWith?: string | null | undefined;
};

/** Why content is suggested for a lead. New values may be added. */
export type SuggestionReasonCode =
  /** It answers a need of the lead: 30 points. */
  | 'NEED_FITS'
  /** The program that the lead is in has it next, whomever it was made for: 100 points, so it comes first. */
  | 'NEXT_IN_PROGRAM'
  /** The lead was not sent it before: 1 point. True of every suggestion. */
  | 'NOT_SENT_YET'
  /** It was made for the market segment of the lead: 25 points. */
  | 'SEGMENT_FITS'
  /** It was made for the stage where the lead stands: 20 points. */
  | 'STAGE_FITS'
  /** It was made for leads that behave as this one: 10 points. */
  | 'TEMPERATURE_FITS'
  /** Other leads answered it well: 10 points × `positiveCount` / (`deliveredCount` + 4), rounded, where that is not 0. */
  | 'WORKED_ELSEWHERE';

/** How a lead behaves. */
export type Temperature =
  /** Does not answer (冷线索). */
  | 'COLD'
  /** Comes by itself (热线索). */
  | 'HOT'
  /** Answers (温线索). */
  | 'WARM';

/** Conditions on one of a list of values. All given conditions must hold. */
export type TemperatureFilter = {
  /** Equal to. */
  eq?: Temperature | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Temperature> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Temperature | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Temperature> | null | undefined;
};

/** Fit and value (线索等级). */
export type Tier =
  /** Best. */
  | 'A'
  /** Good. */
  | 'B'
  /** Fair. */
  | 'C'
  /** Poor. */
  | 'D';

/** A figure for each tier that has one: 0 to 1,000,000 with at most two decimals. */
export type TierCapsInput = {
  /** Of tier A. */
  a?: number | null | undefined;
  /** Of tier B. */
  b?: number | null | undefined;
  /** Of tier C. */
  c?: number | null | undefined;
  /** Of tier D. */
  d?: number | null | undefined;
};

/** The tier of a fit and an intent. */
export type TierCellInput = {
  /** The band on the axis FIT. */
  fit: ScoreBand;
  /** The band on the axis INTENT. */
  intent: ScoreBand;
  /** What a lead of both is. */
  tier: Tier;
};

/** Conditions on one of a list of values. All given conditions must hold. */
export type TierFilter = {
  /** Equal to. */
  eq?: Tier | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Tier> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Tier | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Tier> | null | undefined;
};

/** What leads of a tier are to weigh. */
export type TierWeightInput = {
  /** The tier. */
  tier: Tier;
  /** A factor on the load units of the stage, 0.1 to 100 with at most two decimals. */
  weight: number;
};

/** What it was for. */
export type TouchIntent =
  /** To arrange something. */
  | 'ADMIN'
  /** To call back. */
  | 'CALLBACK'
  /** To learn what is needed. */
  | 'DISCOVERY'
  /** To sell. */
  | 'PITCH'
  /** To help. */
  | 'SERVICE'
  /** To ask how it was. */
  | 'SURVEY'
  /** To be of use. */
  | 'VALUE';

/** Input of `transferLead`. */
export type TransferLeadInput = {
  /** Credit both for what becomes of it, e.g. an SDR and an AE: the former owner stays as its collaborator. Only the new owner is credited, by holding it, when left out. */
  credit?: SharedCreditInput | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The rep who is to hold it. */
  repId: string;
};

/** Input of `transferLeads`. */
export type TransferLeadsInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** All leads in your sight that match. More than 500 are refused with how many there are. */
  filter?: LeadFilter | null | undefined;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** These leads, 1 to 500; one that is named twice counts once. */
  ids?: Array<string> | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** The rep who is to hold them. */
  repId: string;
};

/** Input of `undoBulkChange`. */
export type UndoBulkChangeInput = {
  /** Answer as if, lead by lead, and change nothing. The key is not used up. */
  dryRun?: boolean;
  /** The change that is to be taken back. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
};

/** Input of `updateCompany`. What is left out stays; null clears. */
export type UpdateCompanyInput = {
  /** Values of custom fields, at most 100. Fields that are not named stay; a member that is null clears. */
  customValues?: Array<CustomValueInput> | null | undefined;
  /** Its internet domain, 1 to 253 characters. */
  domain?: string | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The company. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `updateContact`. What is left out stays; null clears. */
export type UpdateContactInput = {
  /** Values of custom fields, at most 100. Fields that are not named stay; a member that is null clears. */
  customValues?: Array<CustomValueInput> | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The contact. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Full name, 1 to 200 characters. */
  name?: string | null | undefined;
};

/** Input of `updateLead`. What is left out stays; null clears. */
export type UpdateLeadInput = {
  /** The effort that brought it. */
  campaignId?: string | null | undefined;
  /** The deal in another system that it became. */
  convertedRef?: string | null | undefined;
  /** Values of custom fields, at most 100. Fields that are not named stay; a member that is null clears. */
  customValues?: Array<CustomValueInput> | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Full name of the person, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Free text, at most 10,000 characters. */
  note?: string | null | undefined;
  /** What it is interested in. */
  productId?: string | null | undefined;
  /** Market segment, 1 to 100 characters. */
  segment?: string | null | undefined;
  /** Where it came from. */
  sourceId?: string | null | undefined;
  /** How it behaves. */
  temperature?: Temperature | null | undefined;
  /** Fit and value. Weighs the lead anew. */
  tier?: Tier | null | undefined;
  /** Whether it is worth a rep’s time. Weighs the lead anew. */
  validity?: Validity | null | undefined;
  /** What the sale may be worth. */
  value?: MoneyInput | null | undefined;
  /** Chance of a sale, 0 to 1. */
  winProbability?: number | null | undefined;
};

/** Input of `updateRep`. What is left out stays as it is. */
export type UpdateRepInput = {
  /** Work e-mail; null clears it. */
  email?: string | null | undefined;
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Your own key for the rep; unique; null clears it. */
  externalId?: string | null | undefined;
  /** Which one. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** All leave from today on, in place of what was known; at most 50. Past leave stays. */
  leaves?: Array<RepLeaveInput> | null | undefined;
  /** How experienced the rep is. */
  level?: RepLevel | null | undefined;
  /** Full name, 1 to 200 characters. */
  name?: string | null | undefined;
  /** The market segments that the rep serves, all of them, in the words of `Lead.segment`; at most 50 of 1 to 100 characters; empty: all. */
  segments?: Array<string> | null | undefined;
  /** What the rep knows, all of it; at most 50 words of at most 100 characters. */
  skills?: Array<string> | null | undefined;
  /** First working day; null clears it. */
  startedOn?: string | null | undefined;
  /** The team of the rep from now on; what it holds goes with it. */
  teamId?: string | null | undefined;
};

/** Input of `updateTeam`. What is left out stays as it is. */
export type UpdateTeamInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** Your own key for it; unique; null clears it. */
  externalId?: string | null | undefined;
  /** Which one. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** What it is called, 1 to 200 characters. */
  name?: string | null | undefined;
  /** Within how many hours an offer to this team is to be decided, 1 to 720; null: as the team above says. Offers that are open keep their `dueAt`. */
  offerHours?: number | null | undefined;
};

/** Input of `upsertLeads`. */
export type UpsertLeadsInput = {
  /** Answer as if, and write nothing. */
  dryRun?: boolean;
  /** What to do when some rows are bad. */
  errorPolicy?: BulkErrorPolicy;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey: string;
  /** 1 to 500 rows. */
  rows: Array<LeadBulkRowInput>;
};

/** What went wrong that the caller can put right. New values may be added: treat one that you do not know as `INVALID`. */
export type UserErrorCode =
  /** The lead was sent this content before. Say `isRepeat: true` where that was meant. */
  | 'ALREADY_DELIVERED'
  /** The lead is in a program already. It may leave it first. */
  | 'ALREADY_ENROLLED'
  /** The lead has an open offer already. Withdraw it first, or wait for its answer. */
  | 'ALREADY_OFFERED'
  /** The lead has an owner already. */
  | 'ALREADY_OWNED'
  /** It was undone before. */
  | 'ALREADY_UNDONE'
  /** The rep is away for a while (离开). */
  | 'AWAY'
  /** The rep is busy (忙碌). */
  | 'BUSY'
  /** A choice that some object has may be retired, not removed. */
  | 'CHOICE_IN_USE'
  /** A won lead cannot end as a duplicate: merge the other way round. */
  | 'DUPLICATE_WON'
  /** There are 100 custom fields of this kind of object already. */
  | 'FIELD_LIMIT_REACHED'
  /** The idempotency key was used with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The stage cannot be reached from the current one. */
  | 'ILLEGAL_TRANSITION'
  /** As many imports as there may be at a time are not over yet. */
  | 'IMPORT_LIMIT_REACHED'
  /** The import is over. */
  | 'IMPORT_OVER'
  /** The rep took as many leads as the period allows (领取上限). */
  | 'INTAKE_CAP_REACHED'
  /** The value is not valid. */
  | 'INVALID'
  /** The partner or rep has two live keys already: revoke one first. */
  | 'KEY_LIMIT_REACHED'
  /** The kind of a custom field stays as it was first saved. */
  | 'KIND_IS_FIXED'
  /** The lead is closed (已终止). */
  | 'LEAD_TERMINAL'
  /** The rep holds as many leads of this lifecycle as allowed. */
  | 'LIFECYCLE_QUOTA_EXCEEDED'
  /** It was merged into another one (已合并); the message names that one where you may see it. */
  | 'MERGED_INTO'
  /** The lead is too new to be claimed. */
  | 'NEW_LEAD_DELAY'
  /** Your role does not allow this on this object. */
  | 'NOT_ALLOWED'
  /** The lead is not due for review, or not any more: somebody was in touch with it. */
  | 'NOT_DUE'
  /** The lead is in no program. */
  | 'NOT_ENROLLED'
  /** The referred object does not exist or is not visible to you. */
  | 'NOT_FOUND'
  /** The rep may not claim from this pool (线索池). */
  | 'NOT_POOL_MEMBER'
  /** No assignment rule fits the lead. */
  | 'NO_RULE_MATCHED'
  /** The offer is not open any more. */
  | 'OFFER_ENDED'
  /** The rep is not at work (离线). */
  | 'OFFLINE'
  /** The rep is on leave (休假). */
  | 'ON_LEAVE'
  /** The rep takes no leads at the moment. */
  | 'OPTED_OUT'
  /** Closing needs `closeLead` with a reason. */
  | 'OUTCOME_REQUIRED'
  /** What goes along would be told to a partner who did not send it. */
  | 'PARTNER_MISMATCH'
  /** The rep holds as many leads of this pipeline as allowed. */
  | 'PIPELINE_QUOTA_EXCEEDED'
  /** The pool takes no leads any more; the message names the one that takes its place. */
  | 'POOL_RETIRED'
  /** The rep held the lead until lately and must wait (前归属人限制). */
  | 'PREVIOUS_OWNER_COOLDOWN'
  /** The rep holds as many leads of this product line as allowed. */
  | 'PRODUCT_LINE_QUOTA_EXCEEDED'
  /** The program takes no leads. */
  | 'PROGRAM_INACTIVE'
  /** The steps stay as they are while a lead is in the program. */
  | 'PROGRAM_IN_USE'
  /** The lead is protected for its owner (保护期). Kept for what takes held leads back by rule; nothing gives it yet, and `leadCheck` tells who is protected. */
  | 'PROTECTED'
  /** The rep holds as much as its holding quota allows (保有量). */
  | 'QUOTA_EXCEEDED'
  /** The rep has left (离职). */
  | 'REP_INACTIVE'
  /** The last places are kept for leads of a higher tier. */
  | 'RESERVED_FOR_HIGHER_TIER'
  /** The lead is outside the segments of the rep. */
  | 'SEGMENT_MISMATCH'
  /** The rep lacks a skill that the lead needs. */
  | 'SKILL_MISMATCH'
  /** `expectedVersion` is not the current version. Reload and retry. */
  | 'STALE_VERSION'
  /** Another object has this value already. */
  | 'TAKEN'
  /** The team holds as much as its holding quota allows (保有量). */
  | 'TEAM_QUOTA_EXCEEDED'
  /** The rep holds as many leads of this tier as allowed. */
  | 'TIER_QUOTA_EXCEEDED'
  /** The file is larger than is allowed. */
  | 'TOO_LARGE'
  /** More than one call or one object takes; how many there are and how many it may be. */
  | 'TOO_MANY'
  /** The time in which it could be undone is over. */
  | 'UNDO_EXPIRED'
  /** The rep looked at as many leads as the period allows. */
  | 'VIEW_LIMIT_REACHED';

/** Whether a lead is worth a rep’s time at all. */
export type Validity =
  /** Known already; consumes no quota (重复). */
  | 'DUPLICATE'
  /** Not worth it; consumes no quota (无效). */
  | 'INVALID'
  /** Not looked at yet (未筛选). */
  | 'UNSCREENED'
  /** Worth it (有效). */
  | 'VALID';

/** Conditions on one of a list of values. All given conditions must hold. */
export type ValidityFilter = {
  /** Equal to. */
  eq?: Validity | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<Validity> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: Validity | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<Validity> | null | undefined;
};

/** Who may use a saved view. What it shows follows from who looks, never from who saved it. */
export type ViewSharing =
  /** Everybody of the house. */
  | 'EVERYONE'
  /** Whoever saved it. */
  | 'PRIVATE'
  /** Those of the team of whoever saved it, and of the teams below; and its managers. */
  | 'TEAM';

/** Conditions on one of a list of values. All given conditions must hold. */
export type ViewSharingFilter = {
  /** Equal to. */
  eq?: ViewSharing | null | undefined;
  /** One of. At most 100 values. */
  in?: Array<ViewSharing> | null | undefined;
  /** True: is null. False: is not null. */
  isNull?: boolean | null | undefined;
  /** Not equal to. Nulls do not match. */
  neq?: ViewSharing | null | undefined;
  /** None of. Nulls do not match. At most 100 values. */
  notIn?: Array<ViewSharing> | null | undefined;
};

/** What a wall counts of what a rep holds. */
export type WallKind =
  /** The leads of lower tiers than one that slots are reserved for, and those whose tier is not known. */
  | 'BELOW_TIER'
  /** The leads of a lifecycle. */
  | 'LIFECYCLE'
  /** The leads of a pipeline. */
  | 'PIPELINE'
  /** The leads of a product line. */
  | 'PRODUCT_LINE'
  /** The leads of a tier. */
  | 'TIER';

/** Input of `withdrawHoldingQuota`. */
export type WithdrawHoldingQuotaInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The version: one that has not begun. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `withdrawIntakeCap`. */
export type WithdrawIntakeCapInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The version: one that has not begun. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
};

/** Input of `withdrawOffer`. */
export type WithdrawOfferInput = {
  /** The version that you read. Leave out to overwrite whatever is there. */
  expectedVersion?: number | null | undefined;
  /** The offer. */
  id: string;
  /** The same key and input within 7 days give the first result again. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 1,000 characters. */
  note?: string | null | undefined;
};

export type WhereLeadsStandQueryVariables = Exact<{ [key: string]: never; }>;


export type WhereLeadsStandQuery = { wallboard: { pipelines: Array<{ id: string, name: string, stages: Array<{ id: string, key: string, name: string, lifecycle: Lifecycle, leadCount: number, enteredTodayCount: number, departedTodayCount: number }> }> } };

export type WhyHersQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhyHersQuery = { lead: { id: string, displayLabel: string, owner: { id: string, name: string } | null, timeline: { nodes: Array<{ occurredAt: string, how: OwnershipChange | null, reason: string | null, actor: string | null, owner: { id: string, name: string } | null, actorRep: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type AreWeAnsweringQueryVariables = Exact<{
  from: string;
  to: string;
  by?: EvaluationDimension | null | undefined;
}>;


export type AreWeAnsweringQuery = { evaluation: { total: { key: string | null, label: string | null, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }, rows: Array<{ key: string | null, label: string | null, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }> } };

export type AnsweringFragment = { key: string | null, label: string | null, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } };

export type TooOftenQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TooOftenQuery = { findings: { nodes: Array<{ id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AssignmentRuleHeadFragment = { id: string, version: number, key: string, name: string, priority: number, filter: Record<string, unknown>, skills: Array<string>, overflow: OverflowPolicy, boostUnits: number | null, boostHours: number | null, isActive: boolean, team: { id: string, name: string } | null, overflowTeam: { id: string } | null, nurturePool: { id: string } | null };

export type AssignmentRulesQueryVariables = Exact<{
  filter?: AssignmentRuleFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type AssignmentRulesQuery = { assignmentRules: { totalCount: number, nodes: Array<{ id: string, version: number, key: string, name: string, priority: number, filter: Record<string, unknown>, skills: Array<string>, overflow: OverflowPolicy, boostUnits: number | null, boostHours: number | null, isActive: boolean, problems: Array<{ code: UserErrorCode, field: Array<string> | null }>, shares: Array<{ weight: number, taken: number, calibration: number, lastTakenAt: string | null, rep: { id: string, name: string } | null }>, team: { id: string, name: string } | null, overflowTeam: { id: string } | null, nurturePool: { id: string } | null }> } };

export type SaveAssignmentRuleMutationVariables = Exact<{
  input: SaveAssignmentRuleInput;
}>;


export type SaveAssignmentRuleMutation = { saveAssignmentRule: { assignmentRule: { id: string, version: number, key: string, name: string, priority: number, filter: Record<string, unknown>, skills: Array<string>, overflow: OverflowPolicy, boostUnits: number | null, boostHours: number | null, isActive: boolean, team: { id: string, name: string } | null, overflowTeam: { id: string } | null, nurturePool: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type AssignmentExplanationQueryVariables = Exact<{
  leadId: string;
}>;


export type AssignmentExplanationQuery = { assignmentExplanation: { id: string, ruleVersion: number | null, outcome: AssignmentOutcome, reason: UserErrorCode | null, overflow: OverflowPolicy | null, tier: Tier | null, units: number, isReproduced: boolean, decidedAt: string, rule: { id: string, key: string } | null, rep: { id: string, name: string } | null, judgements: Array<{ refusal: UserErrorCode | null, shortfall: number, utilisation: number, lastTakenAt: string | null, rep: { id: string, name: string } | null }> } | null };

export type AssignmentPreviewQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  first?: number;
}>;


export type AssignmentPreviewQuery = { assignmentPreview: Array<{ outcome: AssignmentOutcome, reason: UserErrorCode | null, overflow: OverflowPolicy | null, lead: { id: string, displayLabel: string, tier: Tier | null } | null, rule: { id: string, key: string } | null, rep: { id: string, name: string } | null }> };

export type UpsertLeadsMutationVariables = Exact<{
  input: UpsertLeadsInput;
}>;


export type UpsertLeadsMutation = { upsertLeads: { createdCount: number, updatedCount: number, rejectedCount: number, results: Array<{ index: number, status: BulkRowStatus, lead: { id: string, version: number, displayLabel: string, externalId: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type LeadCheckQueryVariables = Exact<{
  email?: string | null | undefined;
  phone?: string | null | undefined;
  company?: string | null | undefined;
}>;


export type LeadCheckQuery = { leadCheck: { exists: boolean, isProtected: boolean, protectedUntil: string | null, heldBy: string | null } };

export type LeadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: LeadFilter | null | undefined;
  orderBy?: Array<LeadOrder> | LeadOrder | null | undefined;
}>;


export type LeadsQuery = { leads: { edges: Array<{ cursor: string, node: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CountLeadsQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
}>;


export type CountLeadsQuery = { leads: { totalCount: number, cursor: string } };

export type PoolsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type PoolsQuery = { pools: { totalCount: number, nodes: Array<{ id: string, key: string, name: string, isDefault: boolean, tiers: Array<{ tier: Tier | null, leadCount: number }> }> } };

export type StagesQueryVariables = Exact<{ [key: string]: never; }>;


export type StagesQuery = { wallboard: { pipelines: Array<{ id: string, key: string, name: string, stages: Array<{ id: string, key: string, name: string, position: number, lifecycle: Lifecycle, isTerminal: boolean, isWon: boolean, leadCount: number }> }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, repId: string | null, teamId: string | null, partnerId: string | null } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AssignmentDecision', id: string }
    | { __typename: 'AssignmentRule', id: string }
    | { __typename: 'BulkChange', id: string }
    | { __typename: 'Campaign', id: string }
    | { __typename: 'Company', id: string }
    | { __typename: 'Competitor', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'ContentDelivery', id: string }
    | { __typename: 'ContentItem', id: string }
    | { __typename: 'CriteriaModel', id: string }
    | { __typename: 'CustomField', id: string }
    | { __typename: 'CycleProfile', id: string }
    | { __typename: 'DuplicateCandidate', id: string }
    | { __typename: 'Enrollment', id: string }
    | { __typename: 'Finding', id: string }
    | { __typename: 'HoldingQuota', id: string }
    | { __typename: 'IntakeCap', id: string }
    | { __typename: 'Interaction', id: string }
    | { __typename: 'Lead', id: string }
    | { __typename: 'LeadImport', id: string }
    | { __typename: 'LeadOffer', id: string }
    | { __typename: 'LeadPool', id: string }
    | { __typename: 'LeadSource', id: string }
    | { __typename: 'NurtureProgram', id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Partner', id: string }
    | { __typename: 'Pipeline', id: string }
    | { __typename: 'Preferences', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'Rep', id: string }
    | { __typename: 'RepLeave', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'ScreeningRule', id: string }
    | { __typename: 'Segment', id: string }
    | { __typename: 'Stage', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TierMatrix', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AssignmentDecision', id: string }
    | { __typename: 'AssignmentRule', id: string }
    | { __typename: 'BulkChange', id: string }
    | { __typename: 'Campaign', id: string }
    | { __typename: 'Company', id: string }
    | { __typename: 'Competitor', id: string }
    | { __typename: 'Contact', id: string }
    | { __typename: 'ContentDelivery', id: string }
    | { __typename: 'ContentItem', id: string }
    | { __typename: 'CriteriaModel', id: string }
    | { __typename: 'CustomField', id: string }
    | { __typename: 'CycleProfile', id: string }
    | { __typename: 'DuplicateCandidate', id: string }
    | { __typename: 'Enrollment', id: string }
    | { __typename: 'Finding', id: string }
    | { __typename: 'HoldingQuota', id: string }
    | { __typename: 'IntakeCap', id: string }
    | { __typename: 'Interaction', id: string }
    | { __typename: 'Lead', id: string }
    | { __typename: 'LeadImport', id: string }
    | { __typename: 'LeadOffer', id: string }
    | { __typename: 'LeadPool', id: string }
    | { __typename: 'LeadSource', id: string }
    | { __typename: 'NurtureProgram', id: string }
    | { __typename: 'Organisation', id: string }
    | { __typename: 'Partner', id: string }
    | { __typename: 'Pipeline', id: string }
    | { __typename: 'Preferences', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'Rep', id: string }
    | { __typename: 'RepLeave', id: string }
    | { __typename: 'SavedView', id: string }
    | { __typename: 'ScreeningRule', id: string }
    | { __typename: 'Segment', id: string }
    | { __typename: 'Stage', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'TierMatrix', id: string }
   | null> };

export type CreateTeamMutationVariables = Exact<{
  input: CreateTeamInput;
}>;


export type CreateTeamMutation = { createTeam: { team: { id: string, version: number, name: string, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CreateRepMutationVariables = Exact<{
  input: CreateRepInput;
}>;


export type CreateRepMutation = { createRep: { rep: { id: string, version: number, name: string, level: RepLevel, skills: Array<string>, segments: Array<string>, team: { id: string, name: string } | null, load: { mode: LimitMode, capacityUnits: number | null, heldCount: number } } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SavePoolMutationVariables = Exact<{
  input: SavePoolInput;
}>;


export type SavePoolMutation = { savePool: { pool: { id: string, version: number, key: string, name: string, purpose: PoolPurpose, visibility: LeadPoolVisibility, claimsPerDay: number | null, viewsPerDay: number | null, ownerCooldownDays: number | null, newLeadDelayHours: number | null, team: { id: string } | null, reviewRule: { idleDays: number | null, failedAttempts: number | null, action: PoolReviewAction, isAutomatic: boolean, nurturePool: { id: string } | null } | null, memberTeams: Array<{ id: string }>, memberReps: Array<{ id: string }>, managers: Array<{ id: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SetPresenceMutationVariables = Exact<{
  input: SetPresenceInput;
}>;


export type SetPresenceMutation = { setPresence: { rep: { id: string, version: number, presence: Presence, presenceSince: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SetHoldingQuotaMutationVariables = Exact<{
  input: SetHoldingQuotaInput;
}>;


export type SetHoldingQuotaMutation = { setHoldingQuota: { holdingQuota: { id: string, version: number, scope: QuotaScope, mode: LimitMode, basis: QuotaBasis, capacity: number | null, validFrom: string, validUntil: string | null, rep: { id: string, load: { capacityUnits: number | null, isOverloaded: boolean } } | null, team: { id: string, load: { capacityUnits: number | null, isOverloaded: boolean } } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WithdrawHoldingQuotaMutationVariables = Exact<{
  input: WithdrawHoldingQuotaInput;
}>;


export type WithdrawHoldingQuotaMutation = { withdrawHoldingQuota: { holdingQuota: { id: string, version: number, validFrom: string, validUntil: string | null, withdrawnAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type HoldingQuotaHistoryQueryVariables = Exact<{
  repId?: string | null | undefined;
  teamId?: string | null | undefined;
  level?: RepLevel | null | undefined;
  pipelineId?: string | null | undefined;
  productLine?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type HoldingQuotaHistoryQuery = { holdingQuotaHistory: { nodes: Array<{ id: string, version: number, scope: QuotaScope, mode: LimitMode, basis: QuotaBasis, capacity: number | null, reason: string | null, validFrom: string, validUntil: string | null, withdrawnAt: string | null, ramp: { startShare: number, days: number } | null, tierCaps: { a: number | null, b: number | null, c: number | null, d: number | null }, reserved: { a: number | null, b: number | null, c: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EffectiveHoldingQuotaQueryVariables = Exact<{
  repId: string;
  at?: string | null | undefined;
}>;


export type EffectiveHoldingQuotaQuery = { effectiveHoldingQuota: { at: string, until: string | null, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null, boostUnits: number, ramp: { share: number, fullCapacityUnits: number, endsOn: string } | null, walls: Array<{ kind: WallKind, of: string, basis: QuotaBasis, capacityUnits: number, heldUnits: number }>, rules: Array<{ scope: QuotaScope, verdict: QuotaVerdict, heldUnits: number | null, holdingQuota: { id: string, mode: LimitMode, capacity: number | null, reason: string | null, validFrom: string, validUntil: string | null, productLine: string | null, pipeline: { id: string, name: string } | null } | null }> } | null };

export type PeopleQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { reps: { totalCount: number, nodes: Array<{ id: string, name: string, presence: Presence, team: { id: string, name: string } | null, load: { heldCount: number, capacityUnits: number | null, headroomUnits: number | null, utilisation: number | null, isOverloaded: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateTeamMutationVariables = Exact<{
  input: UpdateTeamInput;
}>;


export type UpdateTeamMutation = { updateTeam: { team: { id: string, version: number, name: string, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MoveTeamMutationVariables = Exact<{
  input: MoveTeamInput;
}>;


export type MoveTeamMutation = { moveTeam: { team: { id: string, version: number, name: string, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdateRepMutationVariables = Exact<{
  input: UpdateRepInput;
}>;


export type UpdateRepMutation = { updateRep: { rep: { id: string, version: number, name: string, level: RepLevel, skills: Array<string>, segments: Array<string>, startedOn: string | null, externalId: string | null, team: { id: string, name: string } | null, leaves: Array<{ fromOn: string, untilOn: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type DeactivateRepMutationVariables = Exact<{
  input: DeactivateRepInput;
}>;


export type DeactivateRepMutation = { deactivateRep: { handedOverCount: number, pooledCount: number, rep: { id: string, version: number, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ReactivateRepMutationVariables = Exact<{
  input: ReactivateRepInput;
}>;


export type ReactivateRepMutation = { reactivateRep: { rep: { id: string, version: number, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RetirePoolMutationVariables = Exact<{
  input: RetirePoolInput;
}>;


export type RetirePoolMutation = { retirePool: { movedCount: number, pool: { id: string, version: number, retiredAt: string | null, successor: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type BulkHeadFragment = { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null };

export type BulkLeadFragment = { leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> };

export type BulkStateFragment = { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null };

export type BulkChangesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: BulkChangeFilter | null | undefined;
  orderBy?: Array<BulkChangeOrder> | BulkChangeOrder | null | undefined;
}>;


export type BulkChangesQuery = { bulkChanges: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null }> } };

export type TransferLeadsMutationVariables = Exact<{
  input: TransferLeadsInput;
}>;


export type TransferLeadsMutation = { transferLeads: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MoveLeadsMutationVariables = Exact<{
  input: MoveLeadsInput;
}>;


export type MoveLeadsMutation = { moveLeads: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SetTiersMutationVariables = Exact<{
  input: SetTiersInput;
}>;


export type SetTiersMutation = { setTiers: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MoveToPoolMutationVariables = Exact<{
  input: MoveToPoolInput;
}>;


export type MoveToPoolMutation = { moveToPool: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UndoBulkChangeMutationVariables = Exact<{
  input: UndoBulkChangeInput;
}>;


export type UndoBulkChangeMutation = { undoBulkChange: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ClaimLeadsMutationVariables = Exact<{
  input: ClaimLeadsInput;
}>;


export type ClaimLeadsMutation = { claimLeads: { claimedCount: number, refusedCount: number, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> } };

export type ClaimNextMutationVariables = Exact<{
  input: ClaimNextInput;
}>;


export type ClaimNextMutation = { claimNext: { claimedCount: number, refusedCount: number, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> } };

export type SaveCustomFieldMutationVariables = Exact<{
  input: SaveCustomFieldInput;
}>;


export type SaveCustomFieldMutation = { saveCustomField: { customField: { id: string, version: number, on: CustomFieldHolder, key: string, name: string, kind: CustomFieldKind, position: number, isRequired: boolean, isPersonal: boolean, isForPartners: boolean, isArchived: boolean, choices: Array<{ key: string, label: string, labelZh: string | null, isRetired: boolean }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CustomFieldsQueryVariables = Exact<{
  filter?: CustomFieldFilter | null | undefined;
}>;


export type CustomFieldsQuery = { customFields: { totalCount: number, nodes: Array<{ id: string, on: CustomFieldHolder, key: string, name: string, kind: CustomFieldKind, isRequired: boolean, isPersonal: boolean, isArchived: boolean, choices: Array<{ key: string, label: string, isRetired: boolean }> }> } };

export type CustomPartsFragment = { key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null };

export type LeadsByFieldQueryVariables = Exact<{
  filter?: LeadFilter | null | undefined;
  orderBy?: Array<LeadOrder> | LeadOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadsByFieldQuery = { leads: { totalCount: number, nodes: Array<{ id: string, displayLabel: string, customValues: Array<{ key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CompaniesQueryVariables = Exact<{
  filter?: CompanyFilter | null | undefined;
  orderBy?: Array<PartyOrder> | PartyOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CompaniesQuery = { companies: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, domain: string | null, customValues: Array<{ key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContactsQueryVariables = Exact<{
  filter?: ContactFilter | null | undefined;
  orderBy?: Array<PartyOrder> | PartyOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ContactsQuery = { contacts: { totalCount: number, nodes: Array<{ id: string, version: number, name: string | null, email: string | null, phone: string | null, company: { id: string, name: string } | null, customValues: Array<{ key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateCompanyMutationVariables = Exact<{
  input: UpdateCompanyInput;
}>;


export type UpdateCompanyMutation = { updateCompany: { company: { id: string, version: number, name: string, domain: string | null, customValues: Array<{ key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { updateContact: { contact: { id: string, version: number, name: string | null, customValues: Array<{ key: string, name: string, kind: CustomFieldKind, text: string | null, number: number | null, boolean: boolean | null, date: string | null, dateTime: string | null, choice: { key: string, label: string } | null, choices: Array<{ key: string, label: string }> | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ShareFragment = { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number };

export type SpreadFragment = { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } };

export type EvaluationFiguresFragment = { key: string | null, label: string | null, leadCount: number, immatureCount: number, decidedEarlyCount: number, leftOutCount: number, conversion: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, timeToWinDays: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, winRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, cycleDays: { won: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, lost: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, closed: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } } }, revenue: Array<{ n: number, amount: { minorUnits: number, currency: string }, mean: { value: number | null } }>, coldToHot: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, satisfaction: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } };

export type EvaluationQueryVariables = Exact<{
  from: string;
  to: string;
  by?: EvaluationDimension | null | undefined;
  horizonDays?: number | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type EvaluationQuery = { evaluation: { from: string, to: string, timeZone: string, horizonDays: number, asOf: string, definitionVersion: number, total: { key: string | null, label: string | null, leadCount: number, immatureCount: number, decidedEarlyCount: number, leftOutCount: number, stages: Array<{ immatureCount: number, reentryCount: number, from: { key: string } | null, to: { key: string } | null, rate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }>, conversion: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, timeToWinDays: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, winRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, cycleDays: { won: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, lost: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, closed: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } } }, revenue: Array<{ n: number, amount: { minorUnits: number, currency: string }, mean: { value: number | null } }>, coldToHot: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, satisfaction: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }, rows: Array<{ key: string | null, label: string | null, leadCount: number, immatureCount: number, decidedEarlyCount: number, leftOutCount: number, conversion: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, timeToWinDays: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, winRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, cycleDays: { won: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, lost: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } }, closed: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } } }, revenue: Array<{ n: number, amount: { minorUnits: number, currency: string }, mean: { value: number | null } }>, coldToHot: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, responseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchResponseRate: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, touchesPerWeek: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, satisfaction: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }> } };

export type EvaluationBySourceQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type EvaluationBySourceQuery = { evaluation: { asOf: string, horizonDays: number, rows: Array<{ leadCount: number, immatureCount: number, source: { key: string, name: string } | null, conversion: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number } }> } };

export type FindingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: FindingFilter | null | undefined;
  orderBy?: Array<FindingOrder> | FindingOrder | null | undefined;
}>;


export type FindingsQuery = { findings: { cursor: string, totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } }> } };

export type FindingsOfLeadQueryVariables = Exact<{
  id: string;
  filter?: FindingFilter | null | undefined;
}>;


export type FindingsOfLeadQuery = { lead: { id: string, findings: { totalCount: number, nodes: Array<{ id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } }> } } | null };

export type NeglectOfRepQueryVariables = Exact<{
  id: string;
}>;


export type NeglectOfRepQuery = { rep: { id: string, neglectedLeadCount: number, neglectedUnits: number } | null };

export type WallboardFindingsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type WallboardFindingsQuery = { wallboard: { cursor: string, neglectedCount: number, findings: Array<{ id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } }> } };

export type FindingHeadFragment = { id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } };

export type FindingRaisedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: FindingFeedFilter | null | undefined;
}>;


export type FindingRaisedSubscription = { findingRaised: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, findingId: string, isGone: boolean, change: FindingTurn | null, version: number, occurredAt: string, finding: { id: string, version: number, code: FindingCode, severity: FindingSeverity, isOpen: boolean, openedAt: string, closedAt: string | null, summary: string, lead: { id: string, displayLabel: string } | null, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, evidence: { limit: number, measured: number, windowDays: number | null, since: string, interactions: Array<{ id: string, channel: Channel, direction: Direction, occurredAt: string }> } } | null }> } };

export type AttentionQueryVariables = Exact<{
  teamId: string;
}>;


export type AttentionQuery = { attention: { asOf: string, team: { id: string, name: string } | null, byLifecycle: Array<{ lifecycle: Lifecycle, heldCount: number, silentCount: number, neglectedCount: number, oldestSilenceSince: string | null }> } | null };

export type LeadHeadFragment = { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null };

export type CreateLeadMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type CreateLeadMutation = { createLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type UpdateLeadMutationVariables = Exact<{
  input: UpdateLeadInput;
}>;


export type UpdateLeadMutation = { updateLead: { lead: { name: string | null, segment: string | null, id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, value: { minorUnits: number, currency: string } | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MoveLeadMutationVariables = Exact<{
  input: MoveLeadInput;
}>;


export type MoveLeadMutation = { moveLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type LogInteractionMutationVariables = Exact<{
  input: LogInteractionInput;
}>;


export type LogInteractionMutation = { logInteraction: { interaction: { id: string, channel: Channel, direction: Direction, disposition: Disposition | null, occurredAt: string, lead: { id: string, version: number, touchCount: number, lastTouchAt: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CloseLeadMutationVariables = Exact<{
  input: CloseLeadInput;
}>;


export type CloseLeadMutation = { closeLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, outcome: { result: OutcomeResult, reason: OutcomeReason, competitor: string | null, decidedAt: string, amount: { minorUnits: number, currency: string } | null } | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ReopenLeadMutationVariables = Exact<{
  input: ReopenLeadInput;
}>;


export type ReopenLeadMutation = { reopenLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type LeadQueryVariables = Exact<{
  id: string;
}>;


export type LeadQuery = { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, viewerCan: { move: boolean, claim: boolean, transfer: boolean, release: boolean, recall: boolean, assign: boolean, close: boolean, reopen: boolean, log: boolean, update: boolean }, interactions: { totalCount: number, nodes: Array<{ id: string, channel: Channel, direction: Direction, disposition: Disposition | null, occurredAt: string, rep: { id: string, name: string } | null }> }, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null };

export type LeadTimelineQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadTimelineQuery = { lead: { id: string, timeline: { edges: Array<{ cursor: string, node: { occurredAt: string, axis: FactAxis | null, value: string | null, how: OwnershipChange | null, reason: string | null, stage: { id: string, name: string } | null, owner: { id: string, name: string } | null, interaction: { id: string, channel: Channel, direction: Direction } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type LeadThenQueryVariables = Exact<{
  id: string;
  at: string;
}>;


export type LeadThenQuery = { leadAt: { at: string, temperature: Temperature | null, tier: Tier | null, loadUnits: number | null, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null } | null };

export type SetTierMutationVariables = Exact<{
  input: SetTierInput;
}>;


export type SetTierMutation = { setTier: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SetTemperatureMutationVariables = Exact<{
  input: SetTemperatureInput;
}>;


export type SetTemperatureMutation = { setTemperature: { lead: { temperatureUntil: string | null, id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SetValidityMutationVariables = Exact<{
  input: SetValidityInput;
}>;


export type SetValidityMutation = { setValidity: { lead: { validity: Validity | null, id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type OfferHeadFragment = { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null };

export type OfferLeadMutationVariables = Exact<{
  input: OfferLeadInput;
}>;


export type OfferLeadMutation = { offerLead: { offer: { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type AcceptOfferMutationVariables = Exact<{
  input: AcceptOfferInput;
}>;


export type AcceptOfferMutation = { acceptOffer: { offer: { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RejectOfferMutationVariables = Exact<{
  input: RejectOfferInput;
}>;


export type RejectOfferMutation = { rejectOffer: { offer: { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WithdrawOfferMutationVariables = Exact<{
  input: WithdrawOfferInput;
}>;


export type WithdrawOfferMutation = { withdrawOffer: { offer: { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type OffersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LeadOfferFilter | null | undefined;
  orderBy?: Array<LeadOfferOrder> | LeadOfferOrder | null | undefined;
}>;


export type OffersQuery = { offers: { cursor: string, nodes: Array<{ id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OffersOfLeadQueryVariables = Exact<{
  id: string;
}>;


export type OffersOfLeadQuery = { lead: { id: string, offers: { totalCount: number, nodes: Array<{ id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null }> } } | null };

export type OfferChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: OfferFeedFilter | null | undefined;
}>;


export type OfferChangedSubscription = { offerChanged: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, offerId: string, change: OfferTurn, version: number, occurredAt: string, offer: { id: string, version: number, status: OfferStatus, reason: string | null, offeredAt: string, offeredBy: string | null, dueAt: string, isOverdue: boolean, breachedAt: string | null, decidedAt: string | null, rejectReason: RejectReason | null, note: string | null, toTeam: { id: string, name: string } | null, toRep: { id: string, name: string } | null, holder: { id: string, name: string } | null, pool: { id: string, name: string, purpose: PoolPurpose } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null } | null }> } };

export type HandoverFiguresQueryVariables = Exact<{
  from: string;
  to: string;
  by?: HandoverDimension | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type HandoverFiguresQuery = { handoverFigures: { timeZone: string, asOf: string, definitionVersion: number, total: { key: string | null, label: string | null, offeredCount: number, openCount: number, withdrawnCount: number, supersededCount: number, breachCount: number, acceptance: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, hoursToDecision: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, rejections: Array<{ reason: RejectReason, count: number }> }, rows: Array<{ key: string | null, label: string | null, offeredCount: number, openCount: number, withdrawnCount: number, supersededCount: number, breachCount: number, acceptance: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, hoursToDecision: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, rejections: Array<{ reason: RejectReason, count: number }> }> } };

export type HandoverRowPartsFragment = { key: string | null, label: string | null, offeredCount: number, openCount: number, withdrawnCount: number, supersededCount: number, breachCount: number, acceptance: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, hoursToDecision: { value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, rejections: Array<{ reason: RejectReason, count: number }> };

export type ClaimLeadMutationVariables = Exact<{
  input: ClaimLeadInput;
}>;


export type ClaimLeadMutation = { claimLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> } };

export type PoolsOfTodayQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PoolsOfTodayQuery = { pools: { nodes: Array<{ id: string, name: string, yourDay: { claimCount: number, viewCount: number, claimsLeft: number | null, viewsLeft: number | null, endsAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RevealLeadMutationVariables = Exact<{
  input: RevealLeadInput;
}>;


export type RevealLeadMutation = { revealLead: { lead: { id: string, displayLabel: string } | null, person: { name: string | null, email: string | null, phone: string | null, note: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> } };

export type AssignLeadMutationVariables = Exact<{
  input: AssignLeadInput;
}>;


export type AssignLeadMutation = { assignLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type TransferLeadMutationVariables = Exact<{
  input: TransferLeadInput;
}>;


export type TransferLeadMutation = { transferLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ReleaseLeadMutationVariables = Exact<{
  input: ReleaseLeadInput;
}>;


export type ReleaseLeadMutation = { releaseLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RecallLeadMutationVariables = Exact<{
  input: RecallLeadInput;
}>;


export type RecallLeadMutation = { recallLead: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WhoHasRoomQueryVariables = Exact<{
  teamId: string;
}>;


export type WhoHasRoomQuery = { team: { id: string, name: string, load: { heldCount: number, capacityUnits: number | null, headroomUnits: number | null, isOverloaded: boolean }, reps: { nodes: Array<{ id: string, name: string, presence: Presence, load: { heldCount: number, capacityUnits: number | null, headroomUnits: number | null, isOverloaded: boolean, mode: LimitMode } }> } } | null };

export type RepLoadThenQueryVariables = Exact<{
  repId: string;
  at: string;
}>;


export type RepLoadThenQuery = { repLoad: { at: string, heldCount: number, heldUnits: number, ownedCount: number } | null };

export type WhatSheHoldsQueryVariables = Exact<{
  repId: string;
}>;


export type WhatSheHoldsQuery = { rep: { id: string, load: { heldCount: number, heldUnits: number, overdueCount: number, neglectedCount: number, byTier: Array<{ tier: Tier | null, leadCount: number, units: number }>, byLifecycle: Array<{ lifecycle: Lifecycle, leadCount: number, units: number }>, byTemperature: Array<{ temperature: Temperature, leadCount: number, units: number }>, byStage: Array<{ leadCount: number, units: number, stage: { id: string, key: string } | null }> } } | null };

export type WhatTheyHoldQueryVariables = Exact<{
  teamId: string;
}>;


export type WhatTheyHoldQuery = { team: { id: string, load: { heldCount: number, heldUnits: number, overdueCount: number, neglectedCount: number, byTier: Array<{ tier: Tier | null, leadCount: number, units: number }>, byLifecycle: Array<{ lifecycle: Lifecycle, leadCount: number, units: number }>, byTemperature: Array<{ temperature: Temperature, leadCount: number, units: number }>, byStage: Array<{ leadCount: number, units: number, stage: { id: string, key: string } | null }> } } | null };

export type LoadPartsFragment = { heldCount: number, heldUnits: number, overdueCount: number, neglectedCount: number, byTier: Array<{ tier: Tier | null, leadCount: number, units: number }>, byLifecycle: Array<{ lifecycle: Lifecycle, leadCount: number, units: number }>, byTemperature: Array<{ temperature: Temperature, leadCount: number, units: number }>, byStage: Array<{ leadCount: number, units: number, stage: { id: string, key: string } | null }> };

export type CreateLeadImportMutationVariables = Exact<{
  input: CreateLeadImportInput;
}>;


export type CreateLeadImportMutation = { createLeadImport: { leadImport: { uploadUrl: string | null, uploadExpiresAt: string, id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CancelLeadImportMutationVariables = Exact<{
  input: CancelLeadImportInput;
}>;


export type CancelLeadImportMutation = { cancelLeadImport: { leadImport: { id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type LeadImportQueryVariables = Exact<{
  id: string;
  firstErrors?: number | null | undefined;
}>;


export type LeadImportQuery = { leadImport: { errorsUrl: string | null, id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, columnSamples: Array<{ column: string, values: Array<string> }>, errors: { totalCount: number, nodes: Array<{ line: number, column: string | null, code: LeadImportRowCode, message: string, isWarning: boolean }> }, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null } | null };

export type LeadImportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: LeadImportFilter | null | undefined;
}>;


export type LeadImportsQuery = { leadImports: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null }> } };

export type ImportProgressedSubscriptionVariables = Exact<{
  id: string;
  minIntervalMs?: number | null | undefined;
}>;


export type ImportProgressedSubscription = { importProgressed: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, imports: Array<{ id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null }> } };

export type LeadImportPartsFragment = { id: string, version: number, kind: LeadImportKind, status: LeadImportStatus, fileName: string, isDryRun: boolean, sizeBytes: number | null, uploadedBytes: number, totalRows: number | null, processedRows: number, createdCount: number, updatedCount: number, unchangedCount: number, leftOutCount: number, failedCount: number, warningCount: number, fault: { code: LeadImportFaultCode, message: string, line: number | null, column: string | null } | null };

export type SaveSourceMutationVariables = Exact<{
  input: SaveSourceInput;
}>;


export type SaveSourceMutation = { saveSource: { source: { id: string, version: number, key: string, name: string, channel: string | null, defaultPool: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SaveCampaignMutationVariables = Exact<{
  input: SaveCampaignInput;
}>;


export type SaveCampaignMutation = { saveCampaign: { campaign: { id: string, version: number, key: string, name: string, source: { id: string, key: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SaveProductMutationVariables = Exact<{
  input: SaveProductInput;
}>;


export type SaveProductMutation = { saveProduct: { product: { id: string, version: number, key: string, name: string, line: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SaveCompetitorMutationVariables = Exact<{
  input: SaveCompetitorInput;
}>;


export type SaveCompetitorMutation = { saveCompetitor: { competitor: { id: string, version: number, key: string, name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CataloguesQueryVariables = Exact<{ [key: string]: never; }>;


export type CataloguesQuery = { sources: { nodes: Array<{ id: string, key: string, name: string, channel: string | null }> }, campaigns: { nodes: Array<{ id: string, key: string, name: string, source: { id: string } | null }> }, products: { nodes: Array<{ id: string, key: string, name: string, line: string | null }> }, competitors: { nodes: Array<{ id: string, key: string, name: string }> } };

export type SavePipelineMutationVariables = Exact<{
  input: SavePipelineInput;
}>;


export type SavePipelineMutation = { savePipeline: { changedLeadCount: number, pipeline: { id: string, version: number, key: string, name: string, isDefault: boolean, stages: Array<{ id: string, key: string, position: number, loadUnits: number, leadsTo: Array<{ key: string }> }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { pipelines: { nodes: Array<{ id: string, version: number, key: string, name: string, salesCycle: SalesCycle, isDefault: boolean, stages: Array<{ id: string, key: string, name: string, position: number, lifecycle: Lifecycle, isTerminal: boolean, isWon: boolean, loadUnits: number, maxSilenceDays: number | null, slaHours: number | null, leadsTo: Array<{ id: string, key: string }> }> }> } };

export type SetTierWeightsMutationVariables = Exact<{
  input: SetTierWeightsInput;
}>;


export type SetTierWeightsMutation = { setTierWeights: { changedLeadCount: number, organisation: { id: string, version: number, tierWeights: Array<{ tier: Tier, weight: number }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type TierWeightsQueryVariables = Exact<{ [key: string]: never; }>;


export type TierWeightsQuery = { organisation: { id: string, version: number, tierWeights: Array<{ tier: Tier, weight: number }> } };

export type SaveCycleProfileMutationVariables = Exact<{
  input: SaveCycleProfileInput;
}>;


export type SaveCycleProfileMutation = { saveCycleProfile: { cycleProfile: { id: string, version: number, industry: string | null, medianCycleDays: number, effortMinutesPerLeadPerWeek: number, pipeline: { id: string, key: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CycleProfilesQueryVariables = Exact<{
  pipelineId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CycleProfilesQuery = { cycleProfiles: { nodes: Array<{ id: string, version: number, industry: string | null, medianCycleDays: number, effortMinutesPerLeadPerWeek: number, pipeline: { id: string, key: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartingHoldingQuotaQueryVariables = Exact<{
  pipelineId: string;
  industry?: string | null | undefined;
  weeklyHours?: number | null | undefined;
  focusShare?: number | null | undefined;
}>;


export type StartingHoldingQuotaQuery = { startingHoldingQuota: { capacity: number, ground: FirstLineGround, salesCycle: SalesCycle, weeklyMinutes: number, effortMinutes: number, weeklyIntake: number | null, profile: { id: string, industry: string | null, medianCycleDays: number } | null } | null };

export type SavePartnerMutationVariables = Exact<{
  input: SavePartnerInput;
}>;


export type SavePartnerMutation = { savePartner: { partner: { id: string, version: number, key: string, name: string, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string | null, apiKey: { id: string, version: number, name: string, prefix: string, role: Role, scopes: Array<ApiKeyScope>, expiresAt: string | null, partner: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, version: number, revokedAt: string | null, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ApiKeyFilter | null | undefined;
  orderBy?: Array<ApiKeyOrder> | ApiKeyOrder | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { nodes: Array<{ id: string, version: number, name: string, prefix: string, role: Role, scopes: Array<ApiKeyScope>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, isActive: boolean, partner: { id: string, name: string } | null, team: { id: string, name: string } | null, rep: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PartnersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PartnerFilter | null | undefined;
  orderBy?: Array<PartnerOrder> | PartnerOrder | null | undefined;
}>;


export type PartnersQuery = { partners: { nodes: Array<{ id: string, version: number, key: string, name: string, isActive: boolean, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LoadStatisticsQueryVariables = Exact<{
  from: string;
  to: string;
  groupBy: LoadGrouping;
  measure?: LoadMeasure;
  repIds?: Array<string> | string | null | undefined;
  teamIds?: Array<string> | string | null | undefined;
  breachLimits?: Array<number> | number;
}>;


export type LoadStatisticsQuery = { loadStatistics: Array<{ from: string, to: string, measure: LoadMeasure, mean: number, definitionVersion: number, rep: { id: string, name: string, externalId: string | null } | null, team: { id: string, name: string } | null, peak: { at: string, value: number }, timeOverQuota: { hours: number, limitedHours: number, share: number | null }, breaches: Array<{ limit: number, hours: number, share: number, episodeCount: number }> }> };

export type OwnerChangesQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type OwnerChangesQuery = { ownerChanges: { from: string, to: string, leadCount: number, changeCount: number, definitionVersion: number, perLead: { n: number, least: number | null, p90: number | null, greatest: number | null, median: { value: number | null, ciLow: number | null, ciHigh: number | null }, mean: { value: number | null, ciLow: number | null, ciHigh: number | null } } } };

export type LiveLeadsQueryVariables = Exact<{
  at?: string | null | undefined;
  staleAfterDays?: number;
}>;


export type LiveLeadsQuery = { liveLeads: { at: string, staleAfterDays: number, liveCount: number, staleCount: number, definitionVersion: number, staleShare: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number } } };

export type ConcentrationQueryVariables = Exact<{
  teamId: string;
  at?: string | null | undefined;
  measure?: LoadMeasure;
}>;


export type ConcentrationQuery = { concentration: { at: string, measure: LoadMeasure, repCount: number, total: number, definitionVersion: number, team: { id: string, name: string } | null, hhi: { value: number | null, n: number }, gini: { value: number | null, n: number }, maxToMean: { value: number | null, n: number }, idleShare: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number } } | null };

export type HoldingQuotaAuditQueryVariables = Exact<{
  onlyDrifted?: boolean;
}>;


export type HoldingQuotaAuditQuery = { holdingQuotaAudit: { asOf: string, holderCount: number, wallCount: number, driftedCount: number, rows: Array<{ isDrifted: boolean, rep: { id: string, name: string } | null, team: { id: string, name: string } | null, wall: { kind: WallKind, of: string } | null, counter: { leadCount: number, units: number }, counted: { leadCount: number, units: number }, drift: { leadCount: number, units: number } }> } };

export type LoadSumPartsFragment = { leadCount: number, units: number };

export type MergeLeadsMutationVariables = Exact<{
  input: MergeLeadsInput;
}>;


export type MergeLeadsMutation = { mergeLeads: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, duplicates: Array<{ id: string, version: number, placement: Placement, validity: Validity | null, mergedInto: { id: string } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MergeCompaniesMutationVariables = Exact<{
  input: MergeCompaniesInput;
}>;


export type MergeCompaniesMutation = { mergeCompanies: { company: { id: string, version: number, name: string, domain: string | null } | null, duplicates: Array<{ id: string, version: number, mergedInto: { id: string } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type MergeContactsMutationVariables = Exact<{
  input: MergeContactsInput;
}>;


export type MergeContactsMutation = { mergeContacts: { contact: { id: string, version: number, name: string | null, email: string | null, phone: string | null } | null, duplicates: Array<{ id: string, version: number, mergedInto: { id: string } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type DuplicateCandidatesQueryVariables = Exact<{
  filter?: DuplicateCandidateFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DuplicateCandidatesQuery = { duplicateCandidates: { nodes: Array<{ id: string, version: number, rules: Array<DuplicateRule>, strength: DuplicateStrength, status: DuplicateStatus, reason: string | null, lead: { id: string, displayLabel: string } | null, other: { id: string, displayLabel: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DismissDuplicateMutationVariables = Exact<{
  input: DismissDuplicateInput;
}>;


export type DismissDuplicateMutation = { dismissDuplicate: { duplicateCandidate: { id: string, version: number, status: DuplicateStatus, reason: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type DayItemPartsFragment = { leadId: string, kind: ActionKind, points: number, dueAt: string, isOverdue: boolean, nextAllowedAt: string | null, sentence: string, reasons: Array<{ kind: ActionKind, since: string, dueAt: string, isOverdue: boolean, points: number, sentence: string }>, offer: { id: string, version: number, dueAt: string } | null, lead: { id: string, displayLabel: string, tier: Tier | null, temperature: Temperature } | null };

export type MyDayQueryVariables = Exact<{
  repId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyDayQuery = { myDay: { totalCount: number, nodes: Array<{ leadId: string, kind: ActionKind, points: number, dueAt: string, isOverdue: boolean, nextAllowedAt: string | null, sentence: string, reasons: Array<{ kind: ActionKind, since: string, dueAt: string, isOverdue: boolean, points: number, sentence: string }>, offer: { id: string, version: number, dueAt: string } | null, lead: { id: string, displayLabel: string, tier: Tier | null, temperature: Temperature } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type InboxChangedSubscriptionVariables = Exact<{
  repId?: string | null | undefined;
  first?: number | null | undefined;
  minIntervalMs?: number | null | undefined;
}>;


export type InboxChangedSubscription = { inboxChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, items: Array<{ leadId: string, kind: ActionKind, points: number, dueAt: string, isOverdue: boolean, nextAllowedAt: string | null, sentence: string, reasons: Array<{ kind: ActionKind, since: string, dueAt: string, isOverdue: boolean, points: number, sentence: string }>, offer: { id: string, version: number, dueAt: string } | null, lead: { id: string, displayLabel: string, tier: Tier | null, temperature: Temperature } | null }> } };

export type ContentHeadFragment = { id: string, version: number, key: string, name: string, kind: ContentKind, segments: Array<string>, stageKeys: Array<string>, temperatures: Array<Temperature>, isGeneric: boolean, isActive: boolean };

export type SaveContentItemMutationVariables = Exact<{
  input: SaveContentItemInput;
}>;


export type SaveContentItemMutation = { saveContentItem: { contentItem: { url: string | null, needTags: Array<string>, id: string, version: number, key: string, name: string, kind: ContentKind, segments: Array<string>, stageKeys: Array<string>, temperatures: Array<Temperature>, isGeneric: boolean, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RecordDeliveryMutationVariables = Exact<{
  input: RecordDeliveryInput;
}>;


export type RecordDeliveryMutation = { recordDelivery: { delivery: { id: string, isRepeat: boolean, occurredAt: string, stepPosition: number | null, enrollment: { id: string, state: EnrollmentState, dueAt: string | null } | null, contentItem: { id: string, key: string } | null, interaction: { id: string, channel: Channel, direction: Direction, intent: TouchIntent | null, origin: Origin } | null, lead: { id: string, version: number, touchCount: number } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WhatNextQueryVariables = Exact<{
  leadId: string;
  first?: number | null | undefined;
}>;


export type WhatNextQuery = { contentSuggestions: Array<{ score: number, item: { id: string, version: number, key: string, name: string, kind: ContentKind, segments: Array<string>, stageKeys: Array<string>, temperatures: Array<Temperature>, isGeneric: boolean, isActive: boolean }, reasons: Array<{ code: SuggestionReasonCode, points: number, text: string }> }> };

export type ContentQueryVariables = Exact<{
  filter?: ContentItemFilter | null | undefined;
  orderBy?: Array<ContentItemOrder> | ContentItemOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ContentQuery = { contentItems: { nodes: Array<{ deliveredCount: number, positiveCount: number, id: string, version: number, key: string, name: string, kind: ContentKind, segments: Array<string>, stageKeys: Array<string>, temperatures: Array<Temperature>, isGeneric: boolean, isActive: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WhatWasSentQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatWasSentQuery = { lead: { id: string, deliveries: { nodes: Array<{ id: string, isRepeat: boolean, occurredAt: string, contentItem: { id: string, key: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SetNeedsMutationVariables = Exact<{
  input: SetNeedsInput;
}>;


export type SetNeedsMutation = { setNeeds: { lead: { id: string, version: number, needTags: Array<string> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type EnrollmentHeadFragment = { id: string, version: number, state: EnrollmentState, dueAt: string | null, program: { id: string, key: string, name: string } | null, step: { position: number, afterDays: number } | null, nextItem: { id: string, key: string, name: string } | null };

export type SaveNurtureProgramMutationVariables = Exact<{
  input: SaveNurtureProgramInput;
}>;


export type SaveNurtureProgramMutation = { saveNurtureProgram: { program: { id: string, version: number, key: string, name: string, isActive: boolean, steps: Array<{ position: number, afterDays: number, contentItem: { id: string, key: string } | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type EnrollLeadMutationVariables = Exact<{
  input: EnrollLeadInput;
}>;


export type EnrollLeadMutation = { enrollLead: { enrollment: { id: string, version: number, state: EnrollmentState, dueAt: string | null, program: { id: string, key: string, name: string } | null, step: { position: number, afterDays: number } | null, nextItem: { id: string, key: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type LeaveProgramMutationVariables = Exact<{
  input: LeaveProgramInput;
}>;


export type LeaveProgramMutation = { leaveProgram: { enrollment: { endedAt: string | null, id: string, version: number, state: EnrollmentState, dueAt: string | null, program: { id: string, key: string, name: string } | null, step: { position: number, afterDays: number } | null, nextItem: { id: string, key: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ProgramsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProgramsQuery = { nurturePrograms: { nodes: Array<{ id: string, key: string, name: string, isActive: boolean, enrolledCount: number, steps: Array<{ position: number, afterDays: number, contentItem: { id: string, name: string } | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WhatIsDueQueryVariables = Exact<{
  dueUntil?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatIsDueQuery = { deliveriesDue: { nodes: Array<{ id: string, version: number, state: EnrollmentState, dueAt: string | null, lead: { id: string, displayLabel: string, owner: { id: string, name: string } | null } | null, program: { id: string, key: string, name: string } | null, step: { position: number, afterDays: number } | null, nextItem: { id: string, key: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LeadProgramQueryVariables = Exact<{
  id: string;
}>;


export type LeadProgramQuery = { lead: { id: string, needTags: Array<string> | null, enrollment: { enrolledAt: string, endedAt: string | null, id: string, version: number, state: EnrollmentState, dueAt: string | null, program: { id: string, key: string, name: string } | null, step: { position: number, afterDays: number } | null, nextItem: { id: string, key: string, name: string } | null } | null } | null };

export type PoolReviewQueryVariables = Exact<{
  poolId: string;
  idleDays?: number | null | undefined;
  failedAttempts?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PoolReviewQuery = { poolReview: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ leadId: string, version: number, reasons: Array<PoolReviewReason>, idleSince: string, idleDays: number, failedAttemptCount: number, lastTwoWayAt: string | null, lead: { id: string, displayLabel: string, tier: Tier | null } | null }> } | null };

export type ApplyPoolReviewMutationVariables = Exact<{
  input: ApplyPoolReviewInput;
}>;


export type ApplyPoolReviewMutation = { applyPoolReview: { changedCount: number, refusedCount: number, bulkChange: { id: string, kind: BulkKind, actor: string, reason: string | null, changedCount: number, doneAt: string, undoableUntil: string, undoneAt: string | null } | null, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SegmentsQueryVariables = Exact<{
  filter?: SegmentFilter | null | undefined;
}>;


export type SegmentsQuery = { segments: { nodes: Array<{ id: string, version: number, key: string, name: string, filter: Record<string, unknown> | null, isArchived: boolean, leadCount: number | null, problems: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }> } };

export type SaveSegmentMutationVariables = Exact<{
  input: SaveSegmentInput;
}>;


export type SaveSegmentMutation = { saveSegment: { segment: { id: string, version: number, key: string, name: string, filter: Record<string, unknown> | null, isArchived: boolean, leadCount: number | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SavedViewsQueryVariables = Exact<{
  filter?: SavedViewFilter | null | undefined;
}>;


export type SavedViewsQuery = { savedViews: { nodes: Array<{ id: string, version: number, name: string, filter: Record<string, unknown>, columns: Array<string>, sharedWith: ViewSharing, isMine: boolean, orderBy: Array<{ field: LeadOrderField, direction: OrderDirection }>, problems: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }> } };

export type LeadsOfViewQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadsOfViewQuery = { node:
    | { id: string, leads: { totalCount: number, nodes: Array<{ id: string, displayLabel: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null }
    | Record<PropertyKey, never>
   | null };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { saveView: { savedView: { id: string, version: number, name: string, filter: Record<string, unknown>, columns: Array<string>, sharedWith: ViewSharing, isMine: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type DeleteViewMutationVariables = Exact<{
  input: DeleteViewInput;
}>;


export type DeleteViewMutation = { deleteView: { deletedId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type CriteriaModelsQueryVariables = Exact<{
  filter?: CriteriaModelFilter | null | undefined;
}>;


export type CriteriaModelsQuery = { criteriaModels: { nodes: Array<{ id: string, key: string, version: number, name: string, axis: CriteriaAxis, mediumFrom: number, highFrom: number, isActive: boolean, activatedAt: string | null, criteria: Array<{ name: string, filter: Record<string, unknown>, points: number }>, problems: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }> } };

export type SaveCriteriaModelMutationVariables = Exact<{
  input: SaveCriteriaModelInput;
}>;


export type SaveCriteriaModelMutation = { saveCriteriaModel: { criteriaModel: { id: string, key: string, version: number, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ActivateCriteriaModelMutationVariables = Exact<{
  input: ActivateCriteriaModelInput;
}>;


export type ActivateCriteriaModelMutation = { activateCriteriaModel: { criteriaModel: { id: string, key: string, version: number, isActive: boolean, activatedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type TierMatrixQueryVariables = Exact<{ [key: string]: never; }>;


export type TierMatrixQuery = { tierMatrix: { id: string, version: number, cells: Array<{ fit: ScoreBand, intent: ScoreBand, tier: Tier }> } };

export type SaveTierMatrixMutationVariables = Exact<{
  input: SaveTierMatrixInput;
}>;


export type SaveTierMatrixMutation = { saveTierMatrix: { tierMatrix: { id: string, version: number, cells: Array<{ fit: ScoreBand, intent: ScoreBand, tier: Tier }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WhyThisTierQueryVariables = Exact<{
  id: string;
}>;


export type WhyThisTierQuery = { lead: { id: string, tier: Tier | null, tierSource: GradeSource | null, validity: Validity | null, validitySource: GradeSource | null, screeningReason: ScreeningReason | null, loadUnits: number | null, score: { fit: number | null, fitBand: ScoreBand | null, intent: number | null, intentBand: ScoreBand | null, tier: Tier | null, matrixVersion: number, fitModel: { id: string, key: string, version: number } | null, intentModel: { id: string, key: string, version: number } | null, contributions: Array<{ axis: CriteriaAxis, criterion: string, points: number, held: boolean | null }>, screenedBy: { id: string, key: string, version: number, verdict: ScreeningVerdict, reason: ScreeningReason } | null } | null } | null };

export type ScreeningRulesQueryVariables = Exact<{
  filter?: ScreeningRuleFilter | null | undefined;
}>;


export type ScreeningRulesQuery = { screeningRules: { nodes: Array<{ id: string, version: number, key: string, name: string, filter: Record<string, unknown>, verdict: ScreeningVerdict, reason: ScreeningReason, priority: number, isActive: boolean, problems: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> }> } };

export type SaveScreeningRuleMutationVariables = Exact<{
  input: SaveScreeningRuleInput;
}>;


export type SaveScreeningRuleMutation = { saveScreeningRule: { screeningRule: { id: string, version: number, key: string, isActive: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type GradingProgressQueryVariables = Exact<{ [key: string]: never; }>;


export type GradingProgressQuery = { gradingProgress: { waitingCount: number, waitingSince: string | null } };

export type ScreeningFiguresQueryVariables = Exact<{
  from: string;
  to: string;
  by?: EvaluationDimension | null | undefined;
  timeZone?: string | null | undefined;
}>;


export type ScreeningFiguresQuery = { screeningFigures: { timeZone: string, asOf: string, definitionVersion: number, total: { key: string | null, label: string | null, leadCount: number, unscreenedCount: number, duplicateCount: number, invalid: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, reasons: Array<{ reason: ScreeningReason | null, count: number }>, tiers: Array<{ tier: Tier | null, share: { numerator: number, denominator: number, value: number | null } }> }, rows: Array<{ key: string | null, label: string | null, leadCount: number, unscreenedCount: number, duplicateCount: number, invalid: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, reasons: Array<{ reason: ScreeningReason | null, count: number }>, tiers: Array<{ tier: Tier | null, share: { numerator: number, denominator: number, value: number | null } }> }> } };

export type ScreeningRowPartsFragment = { key: string | null, label: string | null, leadCount: number, unscreenedCount: number, duplicateCount: number, invalid: { numerator: number, denominator: number, value: number | null, ciLow: number | null, ciHigh: number | null, n: number }, reasons: Array<{ reason: ScreeningReason | null, count: number }>, tiers: Array<{ tier: Tier | null, share: { numerator: number, denominator: number, value: number | null } }> };

export type RegradeLeadsMutationVariables = Exact<{
  input: RegradeLeadsInput;
}>;


export type RegradeLeadsMutation = { regradeLeads: { changedCount: number, refusedCount: number, tierChanges: Array<{ from: Tier | null, to: Tier | null, leadCount: number }>, liftedLoads: Array<{ heldBefore: number, heldAfter: number, capacity: number, rep: { id: string, name: string } | null }>, results: Array<{ leadId: string, status: BulkStatus, before: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, after: { tier: Tier | null, loadUnits: number, stage: { id: string, key: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null, nextAllowedAt: string | null }> }>, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type SearchQueryVariables = Exact<{
  query: string;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ cursor: string, node: { kind: SearchKind, score: number, matchedIn: Array<SearchField>, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, company: { id: string, name: string, domain: string | null } | null, contact: { id: string, name: string | null, email: string | null, phone: string | null } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type WhatBecameOfMineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatBecameOfMineQuery = { leads: { totalCount: number, nodes: Array<{ id: string, externalId: string | null, displayLabel: string, lifecycle: Lifecycle, placement: Placement, stageSince: string, firstTouchAt: string | null, touchCount: number, stage: { key: string, name: string } | null, outcome: { result: OutcomeResult, reason: OutcomeReason, decidedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SetIntakeCapMutationVariables = Exact<{
  input: SetIntakeCapInput;
}>;


export type SetIntakeCapMutation = { setIntakeCap: { intakeCap: { id: string, version: number, scope: QuotaScope, level: RepLevel | null, productLine: string | null, mode: LimitMode, max: number | null, period: IntakePeriod | null, periodDays: number | null, burst: number | null, validFrom: string, validUntil: string | null, pipeline: { id: string } | null, rep: { id: string, intake: { remainingCount: number | null, nextAllowedAt: string | null } } | null, team: { id: string, intake: { remainingCount: number | null, nextAllowedAt: string | null } } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WithdrawIntakeCapMutationVariables = Exact<{
  input: WithdrawIntakeCapInput;
}>;


export type WithdrawIntakeCapMutation = { withdrawIntakeCap: { intakeCap: { id: string, version: number, validFrom: string, validUntil: string | null, withdrawnAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type IntakeCapHistoryQueryVariables = Exact<{
  repId?: string | null | undefined;
  teamId?: string | null | undefined;
  level?: RepLevel | null | undefined;
  pipelineId?: string | null | undefined;
  productLine?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IntakeCapHistoryQuery = { intakeCapHistory: { nodes: Array<{ id: string, version: number, scope: QuotaScope, mode: LimitMode, max: number | null, period: IntakePeriod | null, periodDays: number | null, burst: number | null, reason: string | null, validFrom: string, validUntil: string | null, withdrawnAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RepIntakeQueryVariables = Exact<{
  repId: string;
}>;


export type RepIntakeQuery = { rep: { id: string, name: string, intake: { mode: LimitMode, max: number | null, period: IntakePeriod | null, periodDays: number | null, burst: number | null, takenCount: number | null, remainingCount: number | null, nextAllowedAt: string | null, rules: Array<{ scope: QuotaScope, verdict: QuotaVerdict, remainingCount: number | null, nextAllowedAt: string | null, intakeCap: { id: string, max: number | null, period: IntakePeriod | null, periodDays: number | null, productLine: string | null, pipeline: { id: string, name: string } | null } | null }> } } | null };

export type TeamIntakeQueryVariables = Exact<{
  teamId: string;
}>;


export type TeamIntakeQuery = { team: { id: string, name: string, intake: { mode: LimitMode, max: number | null, period: IntakePeriod | null, periodDays: number | null, burst: number | null, takenCount: number | null, remainingCount: number | null, nextAllowedAt: string | null, rules: Array<{ scope: QuotaScope, verdict: QuotaVerdict, remainingCount: number | null, intakeCap: { id: string, team: { id: string } | null } | null }> } } | null };

export type WallboardLoadFragment = { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null };

export type WallboardRepFragment = { id: string, name: string, presence: Presence, takenTodayCount: number, neglectedLeadCount: number, neglectedUnits: number, intake: { remainingCount: number | null }, team: { id: string } | null, leaves: Array<{ id: string, untilOn: string }>, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } };

export type WallboardTeamFragment = { id: string, name: string, parent: { id: string } | null, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } };

export type WallboardStageFragment = { id: string, key: string, name: string, position: number, isTerminal: boolean, isWon: boolean, slaHours: number | null, leadCount: number, enteredTodayCount: number, departedTodayCount: number, pipeline: { id: string } | null };

export type WallboardFindingFragment = { id: string, code: FindingCode, rep: { id: string, name: string } | null, lead: { id: string, version: number, tier: Tier | null, segment: string | null } | null, evidence: { limit: number, measured: number, since: string } };

export type WallboardQueryVariables = Exact<{
  withFleet?: boolean;
}>;


export type WallboardQuery = { wallboard: { cursor: string, asOf: string, name: string, timeZone: string, wonTodayCount: number, neglectedCount: number, findings: Array<{ id: string, code: FindingCode, rep: { id: string, name: string } | null, lead: { id: string, version: number, tier: Tier | null, segment: string | null } | null, evidence: { limit: number, measured: number, since: string } }>, waiting: Array<{ reason: UserErrorCode, leadCount: number, oldestSince: string, tiers: Array<{ tier: Tier | null, leadCount: number }> }>, pools: Array<{ id: string, name: string, purpose: PoolPurpose, oldestSince: string | null, tiers: Array<{ tier: Tier | null, leadCount: number }> }>, pipelines: Array<{ id: string, name: string, isDefault: boolean }>, teams?: Array<{ id: string, name: string, parent: { id: string } | null, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } }>, reps?: Array<{ id: string, name: string, presence: Presence, takenTodayCount: number, neglectedLeadCount: number, neglectedUnits: number, intake: { remainingCount: number | null }, team: { id: string } | null, leaves: Array<{ id: string, untilOn: string }>, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } }> } };

export type WallboardRepLoadsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WallboardRepLoadsSubscription = { repLoadChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, reps: Array<{ id: string, name: string, presence: Presence, takenTodayCount: number, neglectedLeadCount: number, neglectedUnits: number, intake: { remainingCount: number | null }, team: { id: string } | null, leaves: Array<{ id: string, untilOn: string }>, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } }> } };

export type WallboardTeamLoadsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WallboardTeamLoadsSubscription = { teamLoadChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, teams: Array<{ id: string, name: string, parent: { id: string } | null, load: { version: number, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null } }> } };

export type WallboardPipelineSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WallboardPipelineSubscription = { pipelineChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, stages: Array<{ id: string, key: string, name: string, position: number, isTerminal: boolean, isWon: boolean, slaHours: number | null, leadCount: number, enteredTodayCount: number, departedTodayCount: number, pipeline: { id: string } | null }> } };

export type WallboardStageChangesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WallboardStageChangesSubscription = { leadStageChanged: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, isGone: boolean, version: number, occurredAt: string, fromStage: { id: string, key: string, name: string, isTerminal: boolean, isWon: boolean } | null, toStage: { id: string, key: string, name: string, isTerminal: boolean, isWon: boolean } | null, lead: { id: string, version: number, tier: Tier | null, segment: string | null, owner: { id: string, name: string } | null } | null }> } };

export type WallboardOwnershipSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WallboardOwnershipSubscription = { leadAssigned: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, isGone: boolean, version: number, occurredAt: string, how: OwnershipChange, fromRep: { id: string, name: string } | null, toRep: { id: string, name: string } | null, fromPool: { id: string, name: string } | null, toPool: { id: string, name: string } | null, lead: { id: string, version: number, tier: Tier | null, segment: string | null } | null }> } };

export type WallboardRefusalsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WallboardRefusalsSubscription = { admissionRefused: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, occurredAt: string, held: number | null, capacity: number | null, rep: { id: string, name: string } | null, lead: { id: string, tier: Tier | null, segment: string | null } | null }> } };

export type WallboardFindingRaisedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WallboardFindingRaisedSubscription = { findingRaised: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, findingId: string, isGone: boolean, version: number, change: FindingTurn | null, occurredAt: string, finding: { id: string, code: FindingCode, rep: { id: string, name: string } | null, lead: { id: string, version: number, tier: Tier | null, segment: string | null } | null, evidence: { limit: number, measured: number, since: string } } | null }> } };

export type WallboardThenQueryVariables = Exact<{
  at: string;
}>;


export type WallboardThenQuery = { wallboardAt: { at: string, timeZone: string, knownSince: string | null, unheldCount: number, wonThatDayCount: number, stages: Array<{ stageId: string, key: string, name: string, pipelineName: string, position: number, isTerminal: boolean, isWon: boolean, leadCount: number }>, reps: Array<{ repId: string, name: string, teamName: string, heldCount: number, heldUnits: number, mode: LimitMode, basis: QuotaBasis, capacityUnits: number | null, isOverloaded: boolean }> } };

export type WallboardLostLeadQueryVariables = Exact<{
  id: string;
}>;


export type WallboardLostLeadQuery = { lead: { id: string, owner: { id: string } | null, lastOwner: { id: string } | null, outcome: { decidedAt: string } | null } | null };

export type LeadStageChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: LeadFeedFilter | null | undefined;
}>;


export type LeadStageChangedSubscription = { leadStageChanged: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, isGone: boolean, version: number, occurredAt: string, fromStage: { id: string, key: string } | null, toStage: { id: string, key: string } | null, lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null }> } };

export type LeadAssignedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: LeadFeedFilter | null | undefined;
}>;


export type LeadAssignedSubscription = { leadAssigned: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, isGone: boolean, version: number, occurredAt: string, how: OwnershipChange, reason: string | null, units: number | null, heldAfter: number | null, capacity: number | null, fromRep: { id: string, name: string } | null, toRep: { id: string, name: string } | null, fromPool: { id: string } | null, toPool: { id: string } | null, lead: { id: string, version: number } | null }> } };

export type RepLoadChangedSubscriptionVariables = Exact<{
  filter?: RepFeedFilter | null | undefined;
  minIntervalMs?: number | null | undefined;
}>;


export type RepLoadChangedSubscription = { repLoadChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, reps: Array<{ id: string, version: number, name: string, presence: Presence, load: { version: number, heldCount: number, heldUnits: number, capacityUnits: number | null, isOverloaded: boolean } }> } };

export type TeamLoadChangedSubscriptionVariables = Exact<{
  minIntervalMs?: number | null | undefined;
}>;


export type TeamLoadChangedSubscription = { teamLoadChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, teams: Array<{ id: string, name: string, load: { version: number, heldCount: number, heldUnits: number, capacityUnits: number | null, isOverloaded: boolean } }> } };

export type PipelineChangedSubscriptionVariables = Exact<{
  minIntervalMs?: number | null | undefined;
}>;


export type PipelineChangedSubscription = { pipelineChanged: { cursor: string, isSnapshot: boolean, removedIds: Array<string>, stages: Array<{ id: string, key: string, leadCount: number, enteredTodayCount: number, departedTodayCount: number }> } };

export type AdmissionRefusedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: AdmissionFeedFilter | null | undefined;
}>;


export type AdmissionRefusedSubscription = { admissionRefused: { cursor: string, isUpToDate: boolean, events: Array<{ cursor: string, leadId: string, how: OwnershipChange, code: UserErrorCode, message: string, held: number | null, capacity: number | null, occurredAt: string, rep: { id: string, name: string } | null, lead: { id: string, tier: Tier | null, segment: string | null } | null }> } };

export type EnumLabelsQueryVariables = Exact<{
  locale: Locale;
}>;


export type EnumLabelsQuery = { enumLabels: { locale: Locale, hash: string, enums: Array<{ name: string, values: Array<{ value: string, label: string }> }> } };

export type MyPreferencesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPreferencesQuery = { viewer: { role: Role, preferences: { id: string, version: number, locale: Locale | null, timeZone: string | null } | null } };

export type SetPreferencesMutationVariables = Exact<{
  input: SetPreferencesInput;
}>;


export type SetPreferencesMutation = { setPreferences: { preferences: { id: string, version: number, locale: Locale | null, timeZone: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type ZonesQueryVariables = Exact<{ [key: string]: never; }>;


export type ZonesQuery = { organisation: { id: string, version: number, name: string, timeZone: string, currency: string }, teams: { nodes: Array<{ id: string, version: number, timeZone: string, ownTimeZone: string | null }> } };

export type SaveTimeZoneMutationVariables = Exact<{
  input: SaveTimeZoneInput;
}>;


export type SaveTimeZoneMutation = { saveTimeZone: { organisation: { id: string, version: number, timeZone: string } | null, team: { id: string, version: number, timeZone: string, ownTimeZone: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type AddCollaboratorMutationVariables = Exact<{
  input: AddCollaboratorInput;
}>;


export type AddCollaboratorMutation = { addCollaborator: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, collaborators: Array<{ role: CollaboratorRole, rep: { id: string, name: string } | null }> | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type RemoveCollaboratorMutationVariables = Exact<{
  input: RemoveCollaboratorInput;
}>;


export type RemoveCollaboratorMutation = { removeCollaborator: { lead: { id: string, version: number, displayLabel: string, placement: Placement, tier: Tier | null, temperature: Temperature, loadUnits: number | null, collaborators: Array<{ role: CollaboratorRole, rep: { id: string, name: string } | null }> | null, stage: { id: string, key: string, name: string } | null, owner: { id: string, name: string } | null, pool: { id: string, name: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, field: Array<string> | null }> } };

export type WhoWorksOnItQueryVariables = Exact<{
  id: string;
}>;


export type WhoWorksOnItQuery = { lead: { id: string, owner: { id: string, name: string } | null, collaborators: Array<{ role: CollaboratorRole, since: string, rep: { id: string, name: string } | null }> | null, credits: Array<{ role: CollaboratorRole, creditedAt: string, rep: { id: string, name: string } | null }> | null } | null };

export type CreditedWinsQueryVariables = Exact<{
  repId: string;
  from: string;
  to: string;
}>;


export type CreditedWinsQuery = { rep: { id: string, name: string, creditedWinCount: number } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ShareFragmentDoc = new TypedDocumentString(`
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}
    `, {"fragmentName":"Share"}) as unknown as TypedDocumentString<ShareFragment, unknown>;
export const AnsweringFragmentDoc = new TypedDocumentString(`
    fragment Answering on EvaluationRow {
  key
  label
  responseRate {
    ...Share
  }
  touchResponseRate {
    ...Share
  }
  touchesPerWeek {
    value
    ciLow
    ciHigh
    n
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}`, {"fragmentName":"Answering"}) as unknown as TypedDocumentString<AnsweringFragment, unknown>;
export const AssignmentRuleHeadFragmentDoc = new TypedDocumentString(`
    fragment AssignmentRuleHead on AssignmentRule {
  id
  version
  key
  name
  priority
  filter
  skills
  team {
    id
    name
  }
  overflow
  overflowTeam {
    id
  }
  boostUnits
  boostHours
  nurturePool {
    id
  }
  isActive
}
    `, {"fragmentName":"AssignmentRuleHead"}) as unknown as TypedDocumentString<AssignmentRuleHeadFragment, unknown>;
export const BulkHeadFragmentDoc = new TypedDocumentString(`
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
    `, {"fragmentName":"BulkHead"}) as unknown as TypedDocumentString<BulkHeadFragment, unknown>;
export const BulkStateFragmentDoc = new TypedDocumentString(`
    fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}
    `, {"fragmentName":"BulkState"}) as unknown as TypedDocumentString<BulkStateFragment, unknown>;
export const BulkLeadFragmentDoc = new TypedDocumentString(`
    fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
    fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`, {"fragmentName":"BulkLead"}) as unknown as TypedDocumentString<BulkLeadFragment, unknown>;
export const CustomPartsFragmentDoc = new TypedDocumentString(`
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}
    `, {"fragmentName":"CustomParts"}) as unknown as TypedDocumentString<CustomPartsFragment, unknown>;
export const SpreadFragmentDoc = new TypedDocumentString(`
    fragment Spread on Spread {
  n
  least
  median {
    value
    ciLow
    ciHigh
  }
  mean {
    value
    ciLow
    ciHigh
  }
  p90
  greatest
}
    `, {"fragmentName":"Spread"}) as unknown as TypedDocumentString<SpreadFragment, unknown>;
export const EvaluationFiguresFragmentDoc = new TypedDocumentString(`
    fragment EvaluationFigures on EvaluationRow {
  key
  label
  leadCount
  immatureCount
  decidedEarlyCount
  leftOutCount
  conversion {
    ...Share
  }
  timeToWinDays {
    value
    ciLow
    ciHigh
    n
  }
  winRate {
    ...Share
  }
  cycleDays {
    won {
      ...Spread
    }
    lost {
      ...Spread
    }
    closed {
      ...Spread
    }
  }
  revenue {
    amount {
      minorUnits
      currency
    }
    n
    mean {
      value
    }
  }
  coldToHot {
    ...Share
  }
  responseRate {
    ...Share
  }
  touchResponseRate {
    ...Share
  }
  touchesPerWeek {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  satisfaction {
    value
    ciLow
    ciHigh
    n
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}
fragment Spread on Spread {
  n
  least
  median {
    value
    ciLow
    ciHigh
  }
  mean {
    value
    ciLow
    ciHigh
  }
  p90
  greatest
}`, {"fragmentName":"EvaluationFigures"}) as unknown as TypedDocumentString<EvaluationFiguresFragment, unknown>;
export const FindingHeadFragmentDoc = new TypedDocumentString(`
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}
    `, {"fragmentName":"FindingHead"}) as unknown as TypedDocumentString<FindingHeadFragment, unknown>;
export const LeadHeadFragmentDoc = new TypedDocumentString(`
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
    `, {"fragmentName":"LeadHead"}) as unknown as TypedDocumentString<LeadHeadFragment, unknown>;
export const OfferHeadFragmentDoc = new TypedDocumentString(`
    fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`, {"fragmentName":"OfferHead"}) as unknown as TypedDocumentString<OfferHeadFragment, unknown>;
export const HandoverRowPartsFragmentDoc = new TypedDocumentString(`
    fragment HandoverRowParts on HandoverRow {
  key
  label
  offeredCount
  openCount
  withdrawnCount
  supersededCount
  breachCount
  acceptance {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  hoursToDecision {
    value
    ciLow
    ciHigh
    n
  }
  rejections {
    reason
    count
  }
}
    `, {"fragmentName":"HandoverRowParts"}) as unknown as TypedDocumentString<HandoverRowPartsFragment, unknown>;
export const LoadPartsFragmentDoc = new TypedDocumentString(`
    fragment LoadParts on Load {
  heldCount
  heldUnits
  overdueCount
  neglectedCount
  byTier {
    tier
    leadCount
    units
  }
  byLifecycle {
    lifecycle
    leadCount
    units
  }
  byTemperature {
    temperature
    leadCount
    units
  }
  byStage {
    stage {
      id
      key
    }
    leadCount
    units
  }
}
    `, {"fragmentName":"LoadParts"}) as unknown as TypedDocumentString<LoadPartsFragment, unknown>;
export const LeadImportPartsFragmentDoc = new TypedDocumentString(`
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}
    `, {"fragmentName":"LeadImportParts"}) as unknown as TypedDocumentString<LeadImportPartsFragment, unknown>;
export const LoadSumPartsFragmentDoc = new TypedDocumentString(`
    fragment LoadSumParts on LoadSum {
  leadCount
  units
}
    `, {"fragmentName":"LoadSumParts"}) as unknown as TypedDocumentString<LoadSumPartsFragment, unknown>;
export const DayItemPartsFragmentDoc = new TypedDocumentString(`
    fragment DayItemParts on DayItem {
  leadId
  kind
  points
  dueAt
  isOverdue
  nextAllowedAt
  sentence
  reasons {
    kind
    since
    dueAt
    isOverdue
    points
    sentence
  }
  offer {
    id
    version
    dueAt
  }
  lead {
    id
    displayLabel
    tier
    temperature
  }
}
    `, {"fragmentName":"DayItemParts"}) as unknown as TypedDocumentString<DayItemPartsFragment, unknown>;
export const ContentHeadFragmentDoc = new TypedDocumentString(`
    fragment ContentHead on ContentItem {
  id
  version
  key
  name
  kind
  segments
  stageKeys
  temperatures
  isGeneric
  isActive
}
    `, {"fragmentName":"ContentHead"}) as unknown as TypedDocumentString<ContentHeadFragment, unknown>;
export const EnrollmentHeadFragmentDoc = new TypedDocumentString(`
    fragment EnrollmentHead on Enrollment {
  id
  version
  state
  dueAt
  program {
    id
    key
    name
  }
  step {
    position
    afterDays
  }
  nextItem {
    id
    key
    name
  }
}
    `, {"fragmentName":"EnrollmentHead"}) as unknown as TypedDocumentString<EnrollmentHeadFragment, unknown>;
export const ScreeningRowPartsFragmentDoc = new TypedDocumentString(`
    fragment ScreeningRowParts on ScreeningRow {
  key
  label
  leadCount
  unscreenedCount
  duplicateCount
  invalid {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  reasons {
    reason
    count
  }
  tiers {
    tier
    share {
      numerator
      denominator
      value
    }
  }
}
    `, {"fragmentName":"ScreeningRowParts"}) as unknown as TypedDocumentString<ScreeningRowPartsFragment, unknown>;
export const WallboardLoadFragmentDoc = new TypedDocumentString(`
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}
    `, {"fragmentName":"WallboardLoad"}) as unknown as TypedDocumentString<WallboardLoadFragment, unknown>;
export const WallboardRepFragmentDoc = new TypedDocumentString(`
    fragment WallboardRep on Rep {
  id
  name
  presence
  takenTodayCount
  intake {
    remainingCount
  }
  neglectedLeadCount
  neglectedUnits
  team {
    id
  }
  leaves {
    id
    untilOn
  }
  load {
    ...WallboardLoad
  }
}
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}`, {"fragmentName":"WallboardRep"}) as unknown as TypedDocumentString<WallboardRepFragment, unknown>;
export const WallboardTeamFragmentDoc = new TypedDocumentString(`
    fragment WallboardTeam on Team {
  id
  name
  parent {
    id
  }
  load {
    ...WallboardLoad
  }
}
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}`, {"fragmentName":"WallboardTeam"}) as unknown as TypedDocumentString<WallboardTeamFragment, unknown>;
export const WallboardStageFragmentDoc = new TypedDocumentString(`
    fragment WallboardStage on Stage {
  id
  key
  name
  position
  isTerminal
  isWon
  slaHours
  leadCount
  enteredTodayCount
  departedTodayCount
  pipeline {
    id
  }
}
    `, {"fragmentName":"WallboardStage"}) as unknown as TypedDocumentString<WallboardStageFragment, unknown>;
export const WallboardFindingFragmentDoc = new TypedDocumentString(`
    fragment WallboardFinding on Finding {
  id
  code
  rep {
    id
    name
  }
  lead {
    id
    version
    tier
    segment
  }
  evidence {
    limit
    measured
    since
  }
}
    `, {"fragmentName":"WallboardFinding"}) as unknown as TypedDocumentString<WallboardFindingFragment, unknown>;
export const WhereLeadsStandDocument = new TypedDocumentString(`
    query WhereLeadsStand {
  wallboard {
    pipelines {
      id
      name
      stages {
        id
        key
        name
        lifecycle
        leadCount
        enteredTodayCount
        departedTodayCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhereLeadsStandQuery, WhereLeadsStandQueryVariables>;
export const WhyHersDocument = new TypedDocumentString(`
    query WhyHers($id: ID!, $first: Int = 20, $after: String) {
  lead(id: $id) {
    id
    displayLabel
    owner {
      id
      name
    }
    timeline(axes: [OWNER], first: $first, after: $after) {
      nodes {
        occurredAt
        owner {
          id
          name
        }
        how
        reason
        actor
        actorRep {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhyHersQuery, WhyHersQueryVariables>;
export const AreWeAnsweringDocument = new TypedDocumentString(`
    query AreWeAnswering($from: Date!, $to: Date!, $by: EvaluationDimension = REP) {
  evaluation(from: $from, to: $to, by: $by) {
    total {
      ...Answering
    }
    rows {
      ...Answering
    }
  }
}
    fragment Answering on EvaluationRow {
  key
  label
  responseRate {
    ...Share
  }
  touchResponseRate {
    ...Share
  }
  touchesPerWeek {
    value
    ciLow
    ciHigh
    n
  }
}
fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}`) as unknown as TypedDocumentString<AreWeAnsweringQuery, AreWeAnsweringQueryVariables>;
export const TooOftenDocument = new TypedDocumentString(`
    query TooOften($first: Int = 50, $after: String) {
  findings(
    first: $first
    after: $after
    filter: {code: {eq: OVER_CONTACT}, isOpen: {eq: true}}
  ) {
    nodes {
      ...FindingHead
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}`) as unknown as TypedDocumentString<TooOftenQuery, TooOftenQueryVariables>;
export const AssignmentRulesDocument = new TypedDocumentString(`
    query AssignmentRules($filter: AssignmentRuleFilter, $first: Int) {
  assignmentRules(filter: $filter, first: $first) {
    nodes {
      ...AssignmentRuleHead
      problems {
        code
        field
      }
      shares {
        rep {
          id
          name
        }
        weight
        taken
        calibration
        lastTakenAt
      }
    }
    totalCount
  }
}
    fragment AssignmentRuleHead on AssignmentRule {
  id
  version
  key
  name
  priority
  filter
  skills
  team {
    id
    name
  }
  overflow
  overflowTeam {
    id
  }
  boostUnits
  boostHours
  nurturePool {
    id
  }
  isActive
}`) as unknown as TypedDocumentString<AssignmentRulesQuery, AssignmentRulesQueryVariables>;
export const SaveAssignmentRuleDocument = new TypedDocumentString(`
    mutation SaveAssignmentRule($input: SaveAssignmentRuleInput!) {
  saveAssignmentRule(input: $input) {
    assignmentRule {
      ...AssignmentRuleHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment AssignmentRuleHead on AssignmentRule {
  id
  version
  key
  name
  priority
  filter
  skills
  team {
    id
    name
  }
  overflow
  overflowTeam {
    id
  }
  boostUnits
  boostHours
  nurturePool {
    id
  }
  isActive
}`) as unknown as TypedDocumentString<SaveAssignmentRuleMutation, SaveAssignmentRuleMutationVariables>;
export const AssignmentExplanationDocument = new TypedDocumentString(`
    query AssignmentExplanation($leadId: ID!) {
  assignmentExplanation(leadId: $leadId) {
    id
    rule {
      id
      key
    }
    ruleVersion
    rep {
      id
      name
    }
    outcome
    reason
    overflow
    tier
    units
    isReproduced
    decidedAt
    judgements {
      rep {
        id
        name
      }
      refusal
      shortfall
      utilisation
      lastTakenAt
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentExplanationQuery, AssignmentExplanationQueryVariables>;
export const AssignmentPreviewDocument = new TypedDocumentString(`
    query AssignmentPreview($filter: LeadFilter, $first: Int! = 50) {
  assignmentPreview(filter: $filter, first: $first) {
    lead {
      id
      displayLabel
      tier
    }
    rule {
      id
      key
    }
    rep {
      id
      name
    }
    outcome
    reason
    overflow
  }
}
    `) as unknown as TypedDocumentString<AssignmentPreviewQuery, AssignmentPreviewQueryVariables>;
export const UpsertLeadsDocument = new TypedDocumentString(`
    mutation UpsertLeads($input: UpsertLeadsInput!) {
  upsertLeads(input: $input) {
    createdCount
    updatedCount
    rejectedCount
    results {
      index
      status
      lead {
        id
        version
        displayLabel
        externalId
      }
      userErrors {
        code
        message
        field
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UpsertLeadsMutation, UpsertLeadsMutationVariables>;
export const LeadCheckDocument = new TypedDocumentString(`
    query LeadCheck($email: EmailAddress, $phone: PhoneNumber, $company: String) {
  leadCheck(email: $email, phone: $phone, company: $company) {
    exists
    isProtected
    protectedUntil
    heldBy
  }
}
    `) as unknown as TypedDocumentString<LeadCheckQuery, LeadCheckQueryVariables>;
export const LeadsDocument = new TypedDocumentString(`
    query Leads($first: Int, $after: String, $last: Int, $before: String, $filter: LeadFilter, $orderBy: [LeadOrder!]) {
  leads(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    edges {
      cursor
      node {
        ...LeadHead
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<LeadsQuery, LeadsQueryVariables>;
export const CountLeadsDocument = new TypedDocumentString(`
    query CountLeads($filter: LeadFilter) {
  leads(first: 1, filter: $filter) {
    totalCount
    cursor
  }
}
    `) as unknown as TypedDocumentString<CountLeadsQuery, CountLeadsQueryVariables>;
export const PoolsDocument = new TypedDocumentString(`
    query Pools($first: Int) {
  pools(first: $first) {
    nodes {
      id
      key
      name
      isDefault
      tiers {
        tier
        leadCount
      }
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<PoolsQuery, PoolsQueryVariables>;
export const StagesDocument = new TypedDocumentString(`
    query Stages {
  wallboard {
    pipelines {
      id
      key
      name
      stages {
        id
        key
        name
        position
        lifecycle
        isTerminal
        isWon
        leadCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StagesQuery, StagesQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    role
    repId
    teamId
    partnerId
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const CreateTeamDocument = new TypedDocumentString(`
    mutation CreateTeam($input: CreateTeamInput!) {
  createTeam(input: $input) {
    team {
      id
      version
      name
      parent {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTeamMutation, CreateTeamMutationVariables>;
export const CreateRepDocument = new TypedDocumentString(`
    mutation CreateRep($input: CreateRepInput!) {
  createRep(input: $input) {
    rep {
      id
      version
      name
      level
      skills
      segments
      team {
        id
        name
      }
      load {
        mode
        capacityUnits
        heldCount
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRepMutation, CreateRepMutationVariables>;
export const SavePoolDocument = new TypedDocumentString(`
    mutation SavePool($input: SavePoolInput!) {
  savePool(input: $input) {
    pool {
      id
      version
      key
      name
      team {
        id
      }
      purpose
      visibility
      claimsPerDay
      viewsPerDay
      ownerCooldownDays
      newLeadDelayHours
      reviewRule {
        idleDays
        failedAttempts
        action
        nurturePool {
          id
        }
        isAutomatic
      }
      memberTeams {
        id
      }
      memberReps {
        id
      }
      managers {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SavePoolMutation, SavePoolMutationVariables>;
export const SetPresenceDocument = new TypedDocumentString(`
    mutation SetPresence($input: SetPresenceInput!) {
  setPresence(input: $input) {
    rep {
      id
      version
      presence
      presenceSince
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetPresenceMutation, SetPresenceMutationVariables>;
export const SetHoldingQuotaDocument = new TypedDocumentString(`
    mutation SetHoldingQuota($input: SetHoldingQuotaInput!) {
  setHoldingQuota(input: $input) {
    holdingQuota {
      id
      version
      scope
      mode
      basis
      capacity
      validFrom
      validUntil
      rep {
        id
        load {
          capacityUnits
          isOverloaded
        }
      }
      team {
        id
        load {
          capacityUnits
          isOverloaded
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetHoldingQuotaMutation, SetHoldingQuotaMutationVariables>;
export const WithdrawHoldingQuotaDocument = new TypedDocumentString(`
    mutation WithdrawHoldingQuota($input: WithdrawHoldingQuotaInput!) {
  withdrawHoldingQuota(input: $input) {
    holdingQuota {
      id
      version
      validFrom
      validUntil
      withdrawnAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawHoldingQuotaMutation, WithdrawHoldingQuotaMutationVariables>;
export const HoldingQuotaHistoryDocument = new TypedDocumentString(`
    query HoldingQuotaHistory($repId: ID, $teamId: ID, $level: RepLevel, $pipelineId: ID, $productLine: String, $first: Int, $after: String) {
  holdingQuotaHistory(
    repId: $repId
    teamId: $teamId
    level: $level
    pipelineId: $pipelineId
    productLine: $productLine
    first: $first
    after: $after
  ) {
    nodes {
      id
      version
      scope
      mode
      basis
      capacity
      ramp {
        startShare
        days
      }
      tierCaps {
        a
        b
        c
        d
      }
      reserved {
        a
        b
        c
      }
      reason
      validFrom
      validUntil
      withdrawnAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HoldingQuotaHistoryQuery, HoldingQuotaHistoryQueryVariables>;
export const EffectiveHoldingQuotaDocument = new TypedDocumentString(`
    query EffectiveHoldingQuota($repId: ID!, $at: DateTime) {
  effectiveHoldingQuota(repId: $repId, at: $at) {
    at
    until
    mode
    basis
    capacityUnits
    boostUnits
    ramp {
      share
      fullCapacityUnits
      endsOn
    }
    walls {
      kind
      of
      basis
      capacityUnits
      heldUnits
    }
    rules {
      scope
      verdict
      heldUnits
      holdingQuota {
        id
        mode
        capacity
        reason
        validFrom
        validUntil
        productLine
        pipeline {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EffectiveHoldingQuotaQuery, EffectiveHoldingQuotaQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($first: Int, $after: String) {
  reps(
    first: $first
    after: $after
    filter: {isActive: {eq: true}}
    orderBy: [{field: NAME, direction: ASC}]
  ) {
    nodes {
      id
      name
      presence
      team {
        id
        name
      }
      load {
        heldCount
        capacityUnits
        headroomUnits
        utilisation
        isOverloaded
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const UpdateTeamDocument = new TypedDocumentString(`
    mutation UpdateTeam($input: UpdateTeamInput!) {
  updateTeam(input: $input) {
    team {
      id
      version
      name
      parent {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateTeamMutation, UpdateTeamMutationVariables>;
export const MoveTeamDocument = new TypedDocumentString(`
    mutation MoveTeam($input: MoveTeamInput!) {
  moveTeam(input: $input) {
    team {
      id
      version
      name
      parent {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MoveTeamMutation, MoveTeamMutationVariables>;
export const UpdateRepDocument = new TypedDocumentString(`
    mutation UpdateRep($input: UpdateRepInput!) {
  updateRep(input: $input) {
    rep {
      id
      version
      name
      level
      skills
      segments
      startedOn
      externalId
      team {
        id
        name
      }
      leaves {
        fromOn
        untilOn
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRepMutation, UpdateRepMutationVariables>;
export const DeactivateRepDocument = new TypedDocumentString(`
    mutation DeactivateRep($input: DeactivateRepInput!) {
  deactivateRep(input: $input) {
    rep {
      id
      version
      isActive
    }
    handedOverCount
    pooledCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeactivateRepMutation, DeactivateRepMutationVariables>;
export const ReactivateRepDocument = new TypedDocumentString(`
    mutation ReactivateRep($input: ReactivateRepInput!) {
  reactivateRep(input: $input) {
    rep {
      id
      version
      isActive
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ReactivateRepMutation, ReactivateRepMutationVariables>;
export const RetirePoolDocument = new TypedDocumentString(`
    mutation RetirePool($input: RetirePoolInput!) {
  retirePool(input: $input) {
    pool {
      id
      version
      retiredAt
      successor {
        id
        name
      }
    }
    movedCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RetirePoolMutation, RetirePoolMutationVariables>;
export const BulkChangesDocument = new TypedDocumentString(`
    query BulkChanges($first: Int, $after: String, $filter: BulkChangeFilter, $orderBy: [BulkChangeOrder!]) {
  bulkChanges(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...BulkHead
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}`) as unknown as TypedDocumentString<BulkChangesQuery, BulkChangesQueryVariables>;
export const TransferLeadsDocument = new TypedDocumentString(`
    mutation TransferLeads($input: TransferLeadsInput!) {
  transferLeads(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<TransferLeadsMutation, TransferLeadsMutationVariables>;
export const MoveLeadsDocument = new TypedDocumentString(`
    mutation MoveLeads($input: MoveLeadsInput!) {
  moveLeads(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<MoveLeadsMutation, MoveLeadsMutationVariables>;
export const SetTiersDocument = new TypedDocumentString(`
    mutation SetTiers($input: SetTiersInput!) {
  setTiers(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<SetTiersMutation, SetTiersMutationVariables>;
export const MoveToPoolDocument = new TypedDocumentString(`
    mutation MoveToPool($input: MoveToPoolInput!) {
  moveToPool(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<MoveToPoolMutation, MoveToPoolMutationVariables>;
export const UndoBulkChangeDocument = new TypedDocumentString(`
    mutation UndoBulkChange($input: UndoBulkChangeInput!) {
  undoBulkChange(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<UndoBulkChangeMutation, UndoBulkChangeMutationVariables>;
export const ClaimLeadsDocument = new TypedDocumentString(`
    mutation ClaimLeads($input: ClaimLeadsInput!) {
  claimLeads(input: $input) {
    claimedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
      nextAllowedAt
    }
  }
}
    fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<ClaimLeadsMutation, ClaimLeadsMutationVariables>;
export const ClaimNextDocument = new TypedDocumentString(`
    mutation ClaimNext($input: ClaimNextInput!) {
  claimNext(input: $input) {
    claimedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
      nextAllowedAt
    }
  }
}
    fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<ClaimNextMutation, ClaimNextMutationVariables>;
export const SaveCustomFieldDocument = new TypedDocumentString(`
    mutation SaveCustomField($input: SaveCustomFieldInput!) {
  saveCustomField(input: $input) {
    customField {
      id
      version
      on
      key
      name
      kind
      choices {
        key
        label
        labelZh
        isRetired
      }
      position
      isRequired
      isPersonal
      isForPartners
      isArchived
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCustomFieldMutation, SaveCustomFieldMutationVariables>;
export const CustomFieldsDocument = new TypedDocumentString(`
    query CustomFields($filter: CustomFieldFilter) {
  customFields(filter: $filter, first: 100) {
    nodes {
      id
      on
      key
      name
      kind
      choices {
        key
        label
        isRetired
      }
      isRequired
      isPersonal
      isArchived
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CustomFieldsQuery, CustomFieldsQueryVariables>;
export const LeadsByFieldDocument = new TypedDocumentString(`
    query LeadsByField($filter: LeadFilter, $orderBy: [LeadOrder!], $first: Int, $after: String) {
  leads(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      displayLabel
      customValues {
        ...CustomParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}`) as unknown as TypedDocumentString<LeadsByFieldQuery, LeadsByFieldQueryVariables>;
export const CompaniesDocument = new TypedDocumentString(`
    query Companies($filter: CompanyFilter, $orderBy: [PartyOrder!], $first: Int, $after: String) {
  companies(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      version
      name
      domain
      customValues {
        ...CustomParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}`) as unknown as TypedDocumentString<CompaniesQuery, CompaniesQueryVariables>;
export const ContactsDocument = new TypedDocumentString(`
    query Contacts($filter: ContactFilter, $orderBy: [PartyOrder!], $first: Int, $after: String) {
  contacts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      version
      name
      email
      phone
      company {
        id
        name
      }
      customValues {
        ...CustomParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}`) as unknown as TypedDocumentString<ContactsQuery, ContactsQueryVariables>;
export const UpdateCompanyDocument = new TypedDocumentString(`
    mutation UpdateCompany($input: UpdateCompanyInput!) {
  updateCompany(input: $input) {
    company {
      id
      version
      name
      domain
      customValues {
        ...CustomParts
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}`) as unknown as TypedDocumentString<UpdateCompanyMutation, UpdateCompanyMutationVariables>;
export const UpdateContactDocument = new TypedDocumentString(`
    mutation UpdateContact($input: UpdateContactInput!) {
  updateContact(input: $input) {
    contact {
      id
      version
      name
      customValues {
        ...CustomParts
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment CustomParts on CustomValue {
  key
  name
  kind
  text
  number
  boolean
  date
  dateTime
  choice {
    key
    label
  }
  choices {
    key
    label
  }
}`) as unknown as TypedDocumentString<UpdateContactMutation, UpdateContactMutationVariables>;
export const EvaluationDocument = new TypedDocumentString(`
    query Evaluation($from: Date!, $to: Date!, $by: EvaluationDimension, $horizonDays: Int, $timeZone: String) {
  evaluation(
    from: $from
    to: $to
    by: $by
    horizonDays: $horizonDays
    timeZone: $timeZone
  ) {
    from
    to
    timeZone
    horizonDays
    asOf
    definitionVersion
    total {
      ...EvaluationFigures
      stages {
        from {
          key
        }
        to {
          key
        }
        rate {
          ...Share
        }
        immatureCount
        reentryCount
      }
    }
    rows {
      ...EvaluationFigures
    }
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}
fragment Spread on Spread {
  n
  least
  median {
    value
    ciLow
    ciHigh
  }
  mean {
    value
    ciLow
    ciHigh
  }
  p90
  greatest
}
fragment EvaluationFigures on EvaluationRow {
  key
  label
  leadCount
  immatureCount
  decidedEarlyCount
  leftOutCount
  conversion {
    ...Share
  }
  timeToWinDays {
    value
    ciLow
    ciHigh
    n
  }
  winRate {
    ...Share
  }
  cycleDays {
    won {
      ...Spread
    }
    lost {
      ...Spread
    }
    closed {
      ...Spread
    }
  }
  revenue {
    amount {
      minorUnits
      currency
    }
    n
    mean {
      value
    }
  }
  coldToHot {
    ...Share
  }
  responseRate {
    ...Share
  }
  touchResponseRate {
    ...Share
  }
  touchesPerWeek {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  satisfaction {
    value
    ciLow
    ciHigh
    n
  }
}`) as unknown as TypedDocumentString<EvaluationQuery, EvaluationQueryVariables>;
export const EvaluationBySourceDocument = new TypedDocumentString(`
    query EvaluationBySource($from: Date!, $to: Date!) {
  evaluation(from: $from, to: $to, by: SOURCE) {
    asOf
    horizonDays
    rows {
      source {
        key
        name
      }
      leadCount
      immatureCount
      conversion {
        ...Share
      }
    }
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}`) as unknown as TypedDocumentString<EvaluationBySourceQuery, EvaluationBySourceQueryVariables>;
export const FindingsDocument = new TypedDocumentString(`
    query Findings($first: Int, $after: String, $filter: FindingFilter, $orderBy: [FindingOrder!]) {
  findings(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    cursor
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FindingHead
    }
  }
}
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}`) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;
export const FindingsOfLeadDocument = new TypedDocumentString(`
    query FindingsOfLead($id: ID!, $filter: FindingFilter) {
  lead(id: $id) {
    id
    findings(filter: $filter) {
      totalCount
      nodes {
        ...FindingHead
      }
    }
  }
}
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}`) as unknown as TypedDocumentString<FindingsOfLeadQuery, FindingsOfLeadQueryVariables>;
export const NeglectOfRepDocument = new TypedDocumentString(`
    query NeglectOfRep($id: ID!) {
  rep(id: $id) {
    id
    neglectedLeadCount
    neglectedUnits
  }
}
    `) as unknown as TypedDocumentString<NeglectOfRepQuery, NeglectOfRepQueryVariables>;
export const WallboardFindingsDocument = new TypedDocumentString(`
    query WallboardFindings($first: Int) {
  wallboard {
    cursor
    neglectedCount
    findings(first: $first) {
      ...FindingHead
    }
  }
}
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}`) as unknown as TypedDocumentString<WallboardFindingsQuery, WallboardFindingsQueryVariables>;
export const FindingRaisedDocument = new TypedDocumentString(`
    subscription FindingRaised($after: Cursor, $filter: FindingFeedFilter) {
  findingRaised(after: $after, filter: $filter) {
    cursor
    isUpToDate
    events {
      cursor
      findingId
      isGone
      change
      version
      occurredAt
      finding {
        ...FindingHead
      }
    }
  }
}
    fragment FindingHead on Finding {
  id
  version
  code
  severity
  isOpen
  openedAt
  closedAt
  summary
  lead {
    id
    displayLabel
  }
  rep {
    id
    name
  }
  team {
    id
    name
  }
  evidence {
    limit
    measured
    windowDays
    since
    interactions {
      id
      channel
      direction
      occurredAt
    }
  }
}`) as unknown as TypedDocumentString<FindingRaisedSubscription, FindingRaisedSubscriptionVariables>;
export const AttentionDocument = new TypedDocumentString(`
    query Attention($teamId: ID!) {
  attention(teamId: $teamId) {
    team {
      id
      name
    }
    asOf
    byLifecycle {
      lifecycle
      heldCount
      silentCount
      neglectedCount
      oldestSilenceSince
    }
  }
}
    `) as unknown as TypedDocumentString<AttentionQuery, AttentionQueryVariables>;
export const CreateLeadDocument = new TypedDocumentString(`
    mutation CreateLead($input: CreateLeadInput!) {
  createLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<CreateLeadMutation, CreateLeadMutationVariables>;
export const UpdateLeadDocument = new TypedDocumentString(`
    mutation UpdateLead($input: UpdateLeadInput!) {
  updateLead(input: $input) {
    lead {
      ...LeadHead
      name
      segment
      value {
        minorUnits
        currency
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<UpdateLeadMutation, UpdateLeadMutationVariables>;
export const MoveLeadDocument = new TypedDocumentString(`
    mutation MoveLead($input: MoveLeadInput!) {
  moveLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<MoveLeadMutation, MoveLeadMutationVariables>;
export const LogInteractionDocument = new TypedDocumentString(`
    mutation LogInteraction($input: LogInteractionInput!) {
  logInteraction(input: $input) {
    interaction {
      id
      channel
      direction
      disposition
      occurredAt
      lead {
        id
        version
        touchCount
        lastTouchAt
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<LogInteractionMutation, LogInteractionMutationVariables>;
export const CloseLeadDocument = new TypedDocumentString(`
    mutation CloseLead($input: CloseLeadInput!) {
  closeLead(input: $input) {
    lead {
      ...LeadHead
      outcome {
        result
        reason
        competitor
        amount {
          minorUnits
          currency
        }
        decidedAt
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<CloseLeadMutation, CloseLeadMutationVariables>;
export const ReopenLeadDocument = new TypedDocumentString(`
    mutation ReopenLead($input: ReopenLeadInput!) {
  reopenLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<ReopenLeadMutation, ReopenLeadMutationVariables>;
export const LeadDocument = new TypedDocumentString(`
    query Lead($id: ID!) {
  lead(id: $id) {
    ...LeadHead
    viewerCan {
      move
      claim
      transfer
      release
      recall
      assign
      close
      reopen
      log
      update
    }
    interactions(first: 5) {
      nodes {
        id
        channel
        direction
        disposition
        occurredAt
        rep {
          id
          name
        }
      }
      totalCount
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<LeadQuery, LeadQueryVariables>;
export const LeadTimelineDocument = new TypedDocumentString(`
    query LeadTimeline($id: ID!, $first: Int, $after: String) {
  lead(id: $id) {
    id
    timeline(first: $first, after: $after) {
      edges {
        cursor
        node {
          occurredAt
          axis
          value
          stage {
            id
            name
          }
          owner {
            id
            name
          }
          how
          reason
          interaction {
            id
            channel
            direction
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadTimelineQuery, LeadTimelineQueryVariables>;
export const LeadThenDocument = new TypedDocumentString(`
    query LeadThen($id: ID!, $at: DateTime!) {
  leadAt(id: $id, at: $at) {
    at
    stage {
      id
      key
    }
    owner {
      id
      name
    }
    temperature
    tier
    loadUnits
  }
}
    `) as unknown as TypedDocumentString<LeadThenQuery, LeadThenQueryVariables>;
export const SetTierDocument = new TypedDocumentString(`
    mutation SetTier($input: SetTierInput!) {
  setTier(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<SetTierMutation, SetTierMutationVariables>;
export const SetTemperatureDocument = new TypedDocumentString(`
    mutation SetTemperature($input: SetTemperatureInput!) {
  setTemperature(input: $input) {
    lead {
      ...LeadHead
      temperatureUntil
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<SetTemperatureMutation, SetTemperatureMutationVariables>;
export const SetValidityDocument = new TypedDocumentString(`
    mutation SetValidity($input: SetValidityInput!) {
  setValidity(input: $input) {
    lead {
      ...LeadHead
      validity
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<SetValidityMutation, SetValidityMutationVariables>;
export const OfferLeadDocument = new TypedDocumentString(`
    mutation OfferLead($input: OfferLeadInput!) {
  offerLead(input: $input) {
    offer {
      ...OfferHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<OfferLeadMutation, OfferLeadMutationVariables>;
export const AcceptOfferDocument = new TypedDocumentString(`
    mutation AcceptOffer($input: AcceptOfferInput!) {
  acceptOffer(input: $input) {
    offer {
      ...OfferHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<AcceptOfferMutation, AcceptOfferMutationVariables>;
export const RejectOfferDocument = new TypedDocumentString(`
    mutation RejectOffer($input: RejectOfferInput!) {
  rejectOffer(input: $input) {
    offer {
      ...OfferHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<RejectOfferMutation, RejectOfferMutationVariables>;
export const WithdrawOfferDocument = new TypedDocumentString(`
    mutation WithdrawOffer($input: WithdrawOfferInput!) {
  withdrawOffer(input: $input) {
    offer {
      ...OfferHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<WithdrawOfferMutation, WithdrawOfferMutationVariables>;
export const OffersDocument = new TypedDocumentString(`
    query Offers($first: Int, $after: String, $filter: LeadOfferFilter, $orderBy: [LeadOfferOrder!]) {
  offers(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...OfferHead
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    cursor
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<OffersQuery, OffersQueryVariables>;
export const OffersOfLeadDocument = new TypedDocumentString(`
    query OffersOfLead($id: ID!) {
  lead(id: $id) {
    id
    offers {
      nodes {
        ...OfferHead
      }
      totalCount
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<OffersOfLeadQuery, OffersOfLeadQueryVariables>;
export const OfferChangedDocument = new TypedDocumentString(`
    subscription OfferChanged($after: Cursor, $filter: OfferFeedFilter) {
  offerChanged(after: $after, filter: $filter) {
    cursor
    isUpToDate
    events {
      cursor
      offerId
      change
      version
      occurredAt
      offer {
        ...OfferHead
      }
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}
fragment OfferHead on LeadOffer {
  id
  version
  status
  reason
  offeredAt
  offeredBy
  dueAt
  isOverdue
  breachedAt
  decidedAt
  rejectReason
  note
  toTeam {
    id
    name
  }
  toRep {
    id
    name
  }
  holder {
    id
    name
  }
  pool {
    id
    name
    purpose
  }
  lead {
    ...LeadHead
  }
}`) as unknown as TypedDocumentString<OfferChangedSubscription, OfferChangedSubscriptionVariables>;
export const HandoverFiguresDocument = new TypedDocumentString(`
    query HandoverFigures($from: Date!, $to: Date!, $by: HandoverDimension, $timeZone: String) {
  handoverFigures(from: $from, to: $to, by: $by, timeZone: $timeZone) {
    timeZone
    asOf
    definitionVersion
    total {
      ...HandoverRowParts
    }
    rows {
      ...HandoverRowParts
    }
  }
}
    fragment HandoverRowParts on HandoverRow {
  key
  label
  offeredCount
  openCount
  withdrawnCount
  supersededCount
  breachCount
  acceptance {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  hoursToDecision {
    value
    ciLow
    ciHigh
    n
  }
  rejections {
    reason
    count
  }
}`) as unknown as TypedDocumentString<HandoverFiguresQuery, HandoverFiguresQueryVariables>;
export const ClaimLeadDocument = new TypedDocumentString(`
    mutation ClaimLead($input: ClaimLeadInput!) {
  claimLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
      nextAllowedAt
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<ClaimLeadMutation, ClaimLeadMutationVariables>;
export const PoolsOfTodayDocument = new TypedDocumentString(`
    query PoolsOfToday($first: Int, $after: String) {
  pools(first: $first, after: $after) {
    nodes {
      id
      name
      yourDay {
        claimCount
        viewCount
        claimsLeft
        viewsLeft
        endsAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PoolsOfTodayQuery, PoolsOfTodayQueryVariables>;
export const RevealLeadDocument = new TypedDocumentString(`
    mutation RevealLead($input: RevealLeadInput!) {
  revealLead(input: $input) {
    lead {
      id
      displayLabel
    }
    person {
      name
      email
      phone
      note
    }
    userErrors {
      code
      message
      field
      nextAllowedAt
    }
  }
}
    `) as unknown as TypedDocumentString<RevealLeadMutation, RevealLeadMutationVariables>;
export const AssignLeadDocument = new TypedDocumentString(`
    mutation AssignLead($input: AssignLeadInput!) {
  assignLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<AssignLeadMutation, AssignLeadMutationVariables>;
export const TransferLeadDocument = new TypedDocumentString(`
    mutation TransferLead($input: TransferLeadInput!) {
  transferLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<TransferLeadMutation, TransferLeadMutationVariables>;
export const ReleaseLeadDocument = new TypedDocumentString(`
    mutation ReleaseLead($input: ReleaseLeadInput!) {
  releaseLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<ReleaseLeadMutation, ReleaseLeadMutationVariables>;
export const RecallLeadDocument = new TypedDocumentString(`
    mutation RecallLead($input: RecallLeadInput!) {
  recallLead(input: $input) {
    lead {
      ...LeadHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<RecallLeadMutation, RecallLeadMutationVariables>;
export const WhoHasRoomDocument = new TypedDocumentString(`
    query WhoHasRoom($teamId: ID!) {
  team(id: $teamId) {
    id
    name
    load {
      heldCount
      capacityUnits
      headroomUnits
      isOverloaded
    }
    reps(first: 100) {
      nodes {
        id
        name
        presence
        load {
          heldCount
          capacityUnits
          headroomUnits
          isOverloaded
          mode
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhoHasRoomQuery, WhoHasRoomQueryVariables>;
export const RepLoadThenDocument = new TypedDocumentString(`
    query RepLoadThen($repId: ID!, $at: DateTime!) {
  repLoad(repId: $repId, at: $at) {
    at
    heldCount
    heldUnits
    ownedCount
  }
}
    `) as unknown as TypedDocumentString<RepLoadThenQuery, RepLoadThenQueryVariables>;
export const WhatSheHoldsDocument = new TypedDocumentString(`
    query WhatSheHolds($repId: ID!) {
  rep(id: $repId) {
    id
    load {
      ...LoadParts
    }
  }
}
    fragment LoadParts on Load {
  heldCount
  heldUnits
  overdueCount
  neglectedCount
  byTier {
    tier
    leadCount
    units
  }
  byLifecycle {
    lifecycle
    leadCount
    units
  }
  byTemperature {
    temperature
    leadCount
    units
  }
  byStage {
    stage {
      id
      key
    }
    leadCount
    units
  }
}`) as unknown as TypedDocumentString<WhatSheHoldsQuery, WhatSheHoldsQueryVariables>;
export const WhatTheyHoldDocument = new TypedDocumentString(`
    query WhatTheyHold($teamId: ID!) {
  team(id: $teamId) {
    id
    load {
      ...LoadParts
    }
  }
}
    fragment LoadParts on Load {
  heldCount
  heldUnits
  overdueCount
  neglectedCount
  byTier {
    tier
    leadCount
    units
  }
  byLifecycle {
    lifecycle
    leadCount
    units
  }
  byTemperature {
    temperature
    leadCount
    units
  }
  byStage {
    stage {
      id
      key
    }
    leadCount
    units
  }
}`) as unknown as TypedDocumentString<WhatTheyHoldQuery, WhatTheyHoldQueryVariables>;
export const CreateLeadImportDocument = new TypedDocumentString(`
    mutation CreateLeadImport($input: CreateLeadImportInput!) {
  createLeadImport(input: $input) {
    leadImport {
      ...LeadImportParts
      uploadUrl
      uploadExpiresAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}`) as unknown as TypedDocumentString<CreateLeadImportMutation, CreateLeadImportMutationVariables>;
export const CancelLeadImportDocument = new TypedDocumentString(`
    mutation CancelLeadImport($input: CancelLeadImportInput!) {
  cancelLeadImport(input: $input) {
    leadImport {
      ...LeadImportParts
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}`) as unknown as TypedDocumentString<CancelLeadImportMutation, CancelLeadImportMutationVariables>;
export const LeadImportDocument = new TypedDocumentString(`
    query LeadImport($id: ID!, $firstErrors: Int = 20) {
  leadImport(id: $id) {
    ...LeadImportParts
    columnSamples {
      column
      values
    }
    errorsUrl
    errors(first: $firstErrors) {
      totalCount
      nodes {
        line
        column
        code
        message
        isWarning
      }
    }
  }
}
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}`) as unknown as TypedDocumentString<LeadImportQuery, LeadImportQueryVariables>;
export const LeadImportsDocument = new TypedDocumentString(`
    query LeadImports($first: Int = 20, $after: String, $filter: LeadImportFilter) {
  leadImports(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...LeadImportParts
    }
  }
}
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}`) as unknown as TypedDocumentString<LeadImportsQuery, LeadImportsQueryVariables>;
export const ImportProgressedDocument = new TypedDocumentString(`
    subscription ImportProgressed($id: ID!, $minIntervalMs: Int = 250) {
  importProgressed(id: $id, minIntervalMs: $minIntervalMs) {
    cursor
    isSnapshot
    removedIds
    imports {
      ...LeadImportParts
    }
  }
}
    fragment LeadImportParts on LeadImport {
  id
  version
  kind
  status
  fileName
  isDryRun
  sizeBytes
  uploadedBytes
  totalRows
  processedRows
  createdCount
  updatedCount
  unchangedCount
  leftOutCount
  failedCount
  warningCount
  fault {
    code
    message
    line
    column
  }
}`) as unknown as TypedDocumentString<ImportProgressedSubscription, ImportProgressedSubscriptionVariables>;
export const SaveSourceDocument = new TypedDocumentString(`
    mutation SaveSource($input: SaveSourceInput!) {
  saveSource(input: $input) {
    source {
      id
      version
      key
      name
      channel
      defaultPool {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSourceMutation, SaveSourceMutationVariables>;
export const SaveCampaignDocument = new TypedDocumentString(`
    mutation SaveCampaign($input: SaveCampaignInput!) {
  saveCampaign(input: $input) {
    campaign {
      id
      version
      key
      name
      source {
        id
        key
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCampaignMutation, SaveCampaignMutationVariables>;
export const SaveProductDocument = new TypedDocumentString(`
    mutation SaveProduct($input: SaveProductInput!) {
  saveProduct(input: $input) {
    product {
      id
      version
      key
      name
      line
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveProductMutation, SaveProductMutationVariables>;
export const SaveCompetitorDocument = new TypedDocumentString(`
    mutation SaveCompetitor($input: SaveCompetitorInput!) {
  saveCompetitor(input: $input) {
    competitor {
      id
      version
      key
      name
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCompetitorMutation, SaveCompetitorMutationVariables>;
export const CataloguesDocument = new TypedDocumentString(`
    query Catalogues {
  sources {
    nodes {
      id
      key
      name
      channel
    }
  }
  campaigns {
    nodes {
      id
      key
      name
      source {
        id
      }
    }
  }
  products {
    nodes {
      id
      key
      name
      line
    }
  }
  competitors {
    nodes {
      id
      key
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CataloguesQuery, CataloguesQueryVariables>;
export const SavePipelineDocument = new TypedDocumentString(`
    mutation SavePipeline($input: SavePipelineInput!) {
  savePipeline(input: $input) {
    pipeline {
      id
      version
      key
      name
      isDefault
      stages {
        id
        key
        position
        loadUnits
        leadsTo {
          key
        }
      }
    }
    changedLeadCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SavePipelineMutation, SavePipelineMutationVariables>;
export const PipelinesDocument = new TypedDocumentString(`
    query Pipelines {
  pipelines {
    nodes {
      id
      version
      key
      name
      salesCycle
      isDefault
      stages {
        id
        key
        name
        position
        lifecycle
        isTerminal
        isWon
        loadUnits
        maxSilenceDays
        slaHours
        leadsTo {
          id
          key
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PipelinesQuery, PipelinesQueryVariables>;
export const SetTierWeightsDocument = new TypedDocumentString(`
    mutation SetTierWeights($input: SetTierWeightsInput!) {
  setTierWeights(input: $input) {
    organisation {
      id
      version
      tierWeights {
        tier
        weight
      }
    }
    changedLeadCount
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetTierWeightsMutation, SetTierWeightsMutationVariables>;
export const TierWeightsDocument = new TypedDocumentString(`
    query TierWeights {
  organisation {
    id
    version
    tierWeights {
      tier
      weight
    }
  }
}
    `) as unknown as TypedDocumentString<TierWeightsQuery, TierWeightsQueryVariables>;
export const SaveCycleProfileDocument = new TypedDocumentString(`
    mutation SaveCycleProfile($input: SaveCycleProfileInput!) {
  saveCycleProfile(input: $input) {
    cycleProfile {
      id
      version
      pipeline {
        id
        key
      }
      industry
      medianCycleDays
      effortMinutesPerLeadPerWeek
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCycleProfileMutation, SaveCycleProfileMutationVariables>;
export const CycleProfilesDocument = new TypedDocumentString(`
    query CycleProfiles($pipelineId: ID, $first: Int, $after: String) {
  cycleProfiles(pipelineId: $pipelineId, first: $first, after: $after) {
    nodes {
      id
      version
      pipeline {
        id
        key
      }
      industry
      medianCycleDays
      effortMinutesPerLeadPerWeek
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CycleProfilesQuery, CycleProfilesQueryVariables>;
export const StartingHoldingQuotaDocument = new TypedDocumentString(`
    query StartingHoldingQuota($pipelineId: ID!, $industry: String, $weeklyHours: Float, $focusShare: Float) {
  startingHoldingQuota(
    pipelineId: $pipelineId
    industry: $industry
    weeklyHours: $weeklyHours
    focusShare: $focusShare
  ) {
    capacity
    ground
    salesCycle
    weeklyMinutes
    effortMinutes
    weeklyIntake
    profile {
      id
      industry
      medianCycleDays
    }
  }
}
    `) as unknown as TypedDocumentString<StartingHoldingQuotaQuery, StartingHoldingQuotaQueryVariables>;
export const SavePartnerDocument = new TypedDocumentString(`
    mutation SavePartner($input: SavePartnerInput!) {
  savePartner(input: $input) {
    partner {
      id
      version
      key
      name
      isActive
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SavePartnerMutation, SavePartnerMutationVariables>;
export const CreateApiKeyDocument = new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    secret
    apiKey {
      id
      version
      name
      prefix
      role
      scopes
      expiresAt
      partner {
        id
        name
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      id
      version
      revokedAt
      isActive
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int, $after: String, $filter: ApiKeyFilter, $orderBy: [ApiKeyOrder!]) {
  apiKeys(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      version
      name
      prefix
      role
      scopes
      partner {
        id
        name
      }
      team {
        id
        name
      }
      rep {
        id
        name
      }
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
      isActive
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const PartnersDocument = new TypedDocumentString(`
    query Partners($first: Int, $after: String, $filter: PartnerFilter, $orderBy: [PartnerOrder!]) {
  partners(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      version
      key
      name
      isActive
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PartnersQuery, PartnersQueryVariables>;
export const LoadStatisticsDocument = new TypedDocumentString(`
    query LoadStatistics($from: DateTime!, $to: DateTime!, $groupBy: LoadGrouping!, $measure: LoadMeasure! = HELD_LEADS, $repIds: [ID!], $teamIds: [ID!], $breachLimits: [Float!]! = []) {
  loadStatistics(
    from: $from
    to: $to
    groupBy: $groupBy
    measure: $measure
    repIds: $repIds
    teamIds: $teamIds
    breachLimits: $breachLimits
  ) {
    rep {
      id
      name
      externalId
    }
    team {
      id
      name
    }
    from
    to
    measure
    peak {
      at
      value
    }
    mean
    timeOverQuota {
      hours
      limitedHours
      share
    }
    breaches {
      limit
      hours
      share
      episodeCount
    }
    definitionVersion
  }
}
    `) as unknown as TypedDocumentString<LoadStatisticsQuery, LoadStatisticsQueryVariables>;
export const OwnerChangesDocument = new TypedDocumentString(`
    query OwnerChanges($from: DateTime!, $to: DateTime!) {
  ownerChanges(from: $from, to: $to) {
    from
    to
    leadCount
    changeCount
    perLead {
      ...Spread
    }
    definitionVersion
  }
}
    fragment Spread on Spread {
  n
  least
  median {
    value
    ciLow
    ciHigh
  }
  mean {
    value
    ciLow
    ciHigh
  }
  p90
  greatest
}`) as unknown as TypedDocumentString<OwnerChangesQuery, OwnerChangesQueryVariables>;
export const LiveLeadsDocument = new TypedDocumentString(`
    query LiveLeads($at: DateTime, $staleAfterDays: Int! = 7) {
  liveLeads(at: $at, staleAfterDays: $staleAfterDays) {
    at
    staleAfterDays
    liveCount
    staleCount
    staleShare {
      ...Share
    }
    definitionVersion
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}`) as unknown as TypedDocumentString<LiveLeadsQuery, LiveLeadsQueryVariables>;
export const ConcentrationDocument = new TypedDocumentString(`
    query Concentration($teamId: ID!, $at: DateTime, $measure: LoadMeasure! = HELD_LEADS) {
  concentration(teamId: $teamId, at: $at, measure: $measure) {
    team {
      id
      name
    }
    at
    measure
    repCount
    total
    hhi {
      value
      n
    }
    gini {
      value
      n
    }
    maxToMean {
      value
      n
    }
    idleShare {
      ...Share
    }
    definitionVersion
  }
}
    fragment Share on Rate {
  numerator
  denominator
  value
  ciLow
  ciHigh
  n
}`) as unknown as TypedDocumentString<ConcentrationQuery, ConcentrationQueryVariables>;
export const HoldingQuotaAuditDocument = new TypedDocumentString(`
    query HoldingQuotaAudit($onlyDrifted: Boolean! = false) {
  holdingQuotaAudit(onlyDrifted: $onlyDrifted) {
    asOf
    holderCount
    wallCount
    driftedCount
    rows {
      rep {
        id
        name
      }
      team {
        id
        name
      }
      wall {
        kind
        of
      }
      counter {
        ...LoadSumParts
      }
      counted {
        ...LoadSumParts
      }
      drift {
        ...LoadSumParts
      }
      isDrifted
    }
  }
}
    fragment LoadSumParts on LoadSum {
  leadCount
  units
}`) as unknown as TypedDocumentString<HoldingQuotaAuditQuery, HoldingQuotaAuditQueryVariables>;
export const MergeLeadsDocument = new TypedDocumentString(`
    mutation MergeLeads($input: MergeLeadsInput!) {
  mergeLeads(input: $input) {
    lead {
      ...LeadHead
    }
    duplicates {
      id
      version
      placement
      validity
      mergedInto {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<MergeLeadsMutation, MergeLeadsMutationVariables>;
export const MergeCompaniesDocument = new TypedDocumentString(`
    mutation MergeCompanies($input: MergeCompaniesInput!) {
  mergeCompanies(input: $input) {
    company {
      id
      version
      name
      domain
    }
    duplicates {
      id
      version
      mergedInto {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MergeCompaniesMutation, MergeCompaniesMutationVariables>;
export const MergeContactsDocument = new TypedDocumentString(`
    mutation MergeContacts($input: MergeContactsInput!) {
  mergeContacts(input: $input) {
    contact {
      id
      version
      name
      email
      phone
    }
    duplicates {
      id
      version
      mergedInto {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<MergeContactsMutation, MergeContactsMutationVariables>;
export const DuplicateCandidatesDocument = new TypedDocumentString(`
    query DuplicateCandidates($filter: DuplicateCandidateFilter, $first: Int, $after: String) {
  duplicateCandidates(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      version
      rules
      strength
      status
      reason
      lead {
        id
        displayLabel
      }
      other {
        id
        displayLabel
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DuplicateCandidatesQuery, DuplicateCandidatesQueryVariables>;
export const DismissDuplicateDocument = new TypedDocumentString(`
    mutation DismissDuplicate($input: DismissDuplicateInput!) {
  dismissDuplicate(input: $input) {
    duplicateCandidate {
      id
      version
      status
      reason
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DismissDuplicateMutation, DismissDuplicateMutationVariables>;
export const MyDayDocument = new TypedDocumentString(`
    query MyDay($repId: ID, $first: Int, $after: String) {
  myDay(repId: $repId, first: $first, after: $after) {
    nodes {
      ...DayItemParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    fragment DayItemParts on DayItem {
  leadId
  kind
  points
  dueAt
  isOverdue
  nextAllowedAt
  sentence
  reasons {
    kind
    since
    dueAt
    isOverdue
    points
    sentence
  }
  offer {
    id
    version
    dueAt
  }
  lead {
    id
    displayLabel
    tier
    temperature
  }
}`) as unknown as TypedDocumentString<MyDayQuery, MyDayQueryVariables>;
export const InboxChangedDocument = new TypedDocumentString(`
    subscription InboxChanged($repId: ID, $first: Int, $minIntervalMs: Int) {
  inboxChanged(repId: $repId, first: $first, minIntervalMs: $minIntervalMs) {
    cursor
    isSnapshot
    removedIds
    items {
      ...DayItemParts
    }
  }
}
    fragment DayItemParts on DayItem {
  leadId
  kind
  points
  dueAt
  isOverdue
  nextAllowedAt
  sentence
  reasons {
    kind
    since
    dueAt
    isOverdue
    points
    sentence
  }
  offer {
    id
    version
    dueAt
  }
  lead {
    id
    displayLabel
    tier
    temperature
  }
}`) as unknown as TypedDocumentString<InboxChangedSubscription, InboxChangedSubscriptionVariables>;
export const SaveContentItemDocument = new TypedDocumentString(`
    mutation SaveContentItem($input: SaveContentItemInput!) {
  saveContentItem(input: $input) {
    contentItem {
      ...ContentHead
      url
      needTags
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment ContentHead on ContentItem {
  id
  version
  key
  name
  kind
  segments
  stageKeys
  temperatures
  isGeneric
  isActive
}`) as unknown as TypedDocumentString<SaveContentItemMutation, SaveContentItemMutationVariables>;
export const RecordDeliveryDocument = new TypedDocumentString(`
    mutation RecordDelivery($input: RecordDeliveryInput!) {
  recordDelivery(input: $input) {
    delivery {
      id
      isRepeat
      occurredAt
      stepPosition
      enrollment {
        id
        state
        dueAt
      }
      contentItem {
        id
        key
      }
      interaction {
        id
        channel
        direction
        intent
        origin
      }
      lead {
        id
        version
        touchCount
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<RecordDeliveryMutation, RecordDeliveryMutationVariables>;
export const WhatNextDocument = new TypedDocumentString(`
    query WhatNext($leadId: ID!, $first: Int) {
  contentSuggestions(leadId: $leadId, first: $first) {
    item {
      ...ContentHead
    }
    score
    reasons {
      code
      points
      text
    }
  }
}
    fragment ContentHead on ContentItem {
  id
  version
  key
  name
  kind
  segments
  stageKeys
  temperatures
  isGeneric
  isActive
}`) as unknown as TypedDocumentString<WhatNextQuery, WhatNextQueryVariables>;
export const ContentDocument = new TypedDocumentString(`
    query Content($filter: ContentItemFilter, $orderBy: [ContentItemOrder!], $first: Int, $after: String) {
  contentItems(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      ...ContentHead
      deliveredCount
      positiveCount
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ContentHead on ContentItem {
  id
  version
  key
  name
  kind
  segments
  stageKeys
  temperatures
  isGeneric
  isActive
}`) as unknown as TypedDocumentString<ContentQuery, ContentQueryVariables>;
export const WhatWasSentDocument = new TypedDocumentString(`
    query WhatWasSent($id: ID!, $first: Int, $after: String) {
  lead(id: $id) {
    id
    deliveries(first: $first, after: $after) {
      nodes {
        id
        isRepeat
        occurredAt
        contentItem {
          id
          key
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatWasSentQuery, WhatWasSentQueryVariables>;
export const SetNeedsDocument = new TypedDocumentString(`
    mutation SetNeeds($input: SetNeedsInput!) {
  setNeeds(input: $input) {
    lead {
      id
      version
      needTags
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetNeedsMutation, SetNeedsMutationVariables>;
export const SaveNurtureProgramDocument = new TypedDocumentString(`
    mutation SaveNurtureProgram($input: SaveNurtureProgramInput!) {
  saveNurtureProgram(input: $input) {
    program {
      id
      version
      key
      name
      isActive
      steps {
        position
        afterDays
        contentItem {
          id
          key
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveNurtureProgramMutation, SaveNurtureProgramMutationVariables>;
export const EnrollLeadDocument = new TypedDocumentString(`
    mutation EnrollLead($input: EnrollLeadInput!) {
  enrollLead(input: $input) {
    enrollment {
      ...EnrollmentHead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment EnrollmentHead on Enrollment {
  id
  version
  state
  dueAt
  program {
    id
    key
    name
  }
  step {
    position
    afterDays
  }
  nextItem {
    id
    key
    name
  }
}`) as unknown as TypedDocumentString<EnrollLeadMutation, EnrollLeadMutationVariables>;
export const LeaveProgramDocument = new TypedDocumentString(`
    mutation LeaveProgram($input: LeaveProgramInput!) {
  leaveProgram(input: $input) {
    enrollment {
      ...EnrollmentHead
      endedAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment EnrollmentHead on Enrollment {
  id
  version
  state
  dueAt
  program {
    id
    key
    name
  }
  step {
    position
    afterDays
  }
  nextItem {
    id
    key
    name
  }
}`) as unknown as TypedDocumentString<LeaveProgramMutation, LeaveProgramMutationVariables>;
export const ProgramsDocument = new TypedDocumentString(`
    query Programs($first: Int, $after: String) {
  nurturePrograms(first: $first, after: $after) {
    nodes {
      id
      key
      name
      isActive
      enrolledCount
      steps {
        position
        afterDays
        contentItem {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProgramsQuery, ProgramsQueryVariables>;
export const WhatIsDueDocument = new TypedDocumentString(`
    query WhatIsDue($dueUntil: DateTime, $first: Int, $after: String) {
  deliveriesDue(dueUntil: $dueUntil, first: $first, after: $after) {
    nodes {
      ...EnrollmentHead
      lead {
        id
        displayLabel
        owner {
          id
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EnrollmentHead on Enrollment {
  id
  version
  state
  dueAt
  program {
    id
    key
    name
  }
  step {
    position
    afterDays
  }
  nextItem {
    id
    key
    name
  }
}`) as unknown as TypedDocumentString<WhatIsDueQuery, WhatIsDueQueryVariables>;
export const LeadProgramDocument = new TypedDocumentString(`
    query LeadProgram($id: ID!) {
  lead(id: $id) {
    id
    needTags
    enrollment {
      ...EnrollmentHead
      enrolledAt
      endedAt
    }
  }
}
    fragment EnrollmentHead on Enrollment {
  id
  version
  state
  dueAt
  program {
    id
    key
    name
  }
  step {
    position
    afterDays
  }
  nextItem {
    id
    key
    name
  }
}`) as unknown as TypedDocumentString<LeadProgramQuery, LeadProgramQueryVariables>;
export const PoolReviewDocument = new TypedDocumentString(`
    query PoolReview($poolId: ID!, $idleDays: Int, $failedAttempts: Int, $first: Int, $after: String, $last: Int, $before: String) {
  poolReview(
    poolId: $poolId
    idleDays: $idleDays
    failedAttempts: $failedAttempts
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      leadId
      version
      reasons
      idleSince
      idleDays
      failedAttemptCount
      lastTwoWayAt
      lead {
        id
        displayLabel
        tier
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PoolReviewQuery, PoolReviewQueryVariables>;
export const ApplyPoolReviewDocument = new TypedDocumentString(`
    mutation ApplyPoolReview($input: ApplyPoolReviewInput!) {
  applyPoolReview(input: $input) {
    bulkChange {
      ...BulkHead
    }
    changedCount
    refusedCount
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  kind
  actor
  reason
  changedCount
  doneAt
  undoableUntil
  undoneAt
}
fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<ApplyPoolReviewMutation, ApplyPoolReviewMutationVariables>;
export const SegmentsDocument = new TypedDocumentString(`
    query Segments($filter: SegmentFilter) {
  segments(filter: $filter) {
    nodes {
      id
      version
      key
      name
      filter
      isArchived
      leadCount
      problems {
        code
        message
        field
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SegmentsQuery, SegmentsQueryVariables>;
export const SaveSegmentDocument = new TypedDocumentString(`
    mutation SaveSegment($input: SaveSegmentInput!) {
  saveSegment(input: $input) {
    segment {
      id
      version
      key
      name
      filter
      isArchived
      leadCount
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSegmentMutation, SaveSegmentMutationVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews($filter: SavedViewFilter) {
  savedViews(filter: $filter) {
    nodes {
      id
      version
      name
      filter
      orderBy {
        field
        direction
      }
      columns
      sharedWith
      isMine
      problems {
        code
        message
        field
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const LeadsOfViewDocument = new TypedDocumentString(`
    query LeadsOfView($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    ... on SavedView {
      id
      leads(first: $first, after: $after) {
        nodes {
          id
          displayLabel
        }
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadsOfViewQuery, LeadsOfViewQueryVariables>;
export const SaveViewDocument = new TypedDocumentString(`
    mutation SaveView($input: SaveViewInput!) {
  saveView(input: $input) {
    savedView {
      id
      version
      name
      filter
      columns
      sharedWith
      isMine
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveViewMutation, SaveViewMutationVariables>;
export const DeleteViewDocument = new TypedDocumentString(`
    mutation DeleteView($input: DeleteViewInput!) {
  deleteView(input: $input) {
    deletedId
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteViewMutation, DeleteViewMutationVariables>;
export const CriteriaModelsDocument = new TypedDocumentString(`
    query CriteriaModels($filter: CriteriaModelFilter) {
  criteriaModels(filter: $filter) {
    nodes {
      id
      key
      version
      name
      axis
      criteria {
        name
        filter
        points
      }
      mediumFrom
      highFrom
      isActive
      activatedAt
      problems {
        code
        message
        field
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CriteriaModelsQuery, CriteriaModelsQueryVariables>;
export const SaveCriteriaModelDocument = new TypedDocumentString(`
    mutation SaveCriteriaModel($input: SaveCriteriaModelInput!) {
  saveCriteriaModel(input: $input) {
    criteriaModel {
      id
      key
      version
      isActive
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveCriteriaModelMutation, SaveCriteriaModelMutationVariables>;
export const ActivateCriteriaModelDocument = new TypedDocumentString(`
    mutation ActivateCriteriaModel($input: ActivateCriteriaModelInput!) {
  activateCriteriaModel(input: $input) {
    criteriaModel {
      id
      key
      version
      isActive
      activatedAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<ActivateCriteriaModelMutation, ActivateCriteriaModelMutationVariables>;
export const TierMatrixDocument = new TypedDocumentString(`
    query TierMatrix {
  tierMatrix {
    id
    version
    cells {
      fit
      intent
      tier
    }
  }
}
    `) as unknown as TypedDocumentString<TierMatrixQuery, TierMatrixQueryVariables>;
export const SaveTierMatrixDocument = new TypedDocumentString(`
    mutation SaveTierMatrix($input: SaveTierMatrixInput!) {
  saveTierMatrix(input: $input) {
    tierMatrix {
      id
      version
      cells {
        fit
        intent
        tier
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveTierMatrixMutation, SaveTierMatrixMutationVariables>;
export const WhyThisTierDocument = new TypedDocumentString(`
    query WhyThisTier($id: ID!) {
  lead(id: $id) {
    id
    tier
    tierSource
    validity
    validitySource
    screeningReason
    loadUnits
    score {
      fit
      fitBand
      intent
      intentBand
      tier
      fitModel {
        id
        key
        version
      }
      intentModel {
        id
        key
        version
      }
      matrixVersion
      contributions {
        axis
        criterion
        points
        held
      }
      screenedBy {
        id
        key
        version
        verdict
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhyThisTierQuery, WhyThisTierQueryVariables>;
export const ScreeningRulesDocument = new TypedDocumentString(`
    query ScreeningRules($filter: ScreeningRuleFilter) {
  screeningRules(filter: $filter) {
    nodes {
      id
      version
      key
      name
      filter
      verdict
      reason
      priority
      isActive
      problems {
        code
        message
        field
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScreeningRulesQuery, ScreeningRulesQueryVariables>;
export const SaveScreeningRuleDocument = new TypedDocumentString(`
    mutation SaveScreeningRule($input: SaveScreeningRuleInput!) {
  saveScreeningRule(input: $input) {
    screeningRule {
      id
      version
      key
      isActive
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveScreeningRuleMutation, SaveScreeningRuleMutationVariables>;
export const GradingProgressDocument = new TypedDocumentString(`
    query GradingProgress {
  gradingProgress {
    waitingCount
    waitingSince
  }
}
    `) as unknown as TypedDocumentString<GradingProgressQuery, GradingProgressQueryVariables>;
export const ScreeningFiguresDocument = new TypedDocumentString(`
    query ScreeningFigures($from: Date!, $to: Date!, $by: EvaluationDimension, $timeZone: String) {
  screeningFigures(from: $from, to: $to, by: $by, timeZone: $timeZone) {
    timeZone
    asOf
    definitionVersion
    total {
      ...ScreeningRowParts
    }
    rows {
      ...ScreeningRowParts
    }
  }
}
    fragment ScreeningRowParts on ScreeningRow {
  key
  label
  leadCount
  unscreenedCount
  duplicateCount
  invalid {
    numerator
    denominator
    value
    ciLow
    ciHigh
    n
  }
  reasons {
    reason
    count
  }
  tiers {
    tier
    share {
      numerator
      denominator
      value
    }
  }
}`) as unknown as TypedDocumentString<ScreeningFiguresQuery, ScreeningFiguresQueryVariables>;
export const RegradeLeadsDocument = new TypedDocumentString(`
    mutation RegradeLeads($input: RegradeLeadsInput!) {
  regradeLeads(input: $input) {
    changedCount
    refusedCount
    tierChanges {
      from
      to
      leadCount
    }
    liftedLoads {
      rep {
        id
        name
      }
      heldBefore
      heldAfter
      capacity
    }
    results {
      ...BulkLead
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment BulkLead on BulkLeadResult {
  leadId
  status
  before {
    ...BulkState
  }
  after {
    ...BulkState
  }
  userErrors {
    code
    message
    field
    nextAllowedAt
  }
}
fragment BulkState on BulkLeadState {
  stage {
    id
    key
  }
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  loadUnits
}`) as unknown as TypedDocumentString<RegradeLeadsMutation, RegradeLeadsMutationVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $kinds: [SearchKind!], $first: Int, $after: String, $last: Int, $before: String) {
  search(
    query: $query
    kinds: $kinds
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    edges {
      cursor
      node {
        kind
        score
        matchedIn
        lead {
          ...LeadHead
        }
        company {
          id
          name
          domain
        }
        contact {
          id
          name
          email
          phone
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const WhatBecameOfMineDocument = new TypedDocumentString(`
    query WhatBecameOfMine($first: Int, $after: String) {
  leads(
    first: $first
    after: $after
    orderBy: [{field: CREATED_AT, direction: ASC}]
  ) {
    nodes {
      id
      externalId
      displayLabel
      lifecycle
      placement
      stage {
        key
        name
      }
      stageSince
      firstTouchAt
      touchCount
      outcome {
        result
        reason
        decidedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<WhatBecameOfMineQuery, WhatBecameOfMineQueryVariables>;
export const SetIntakeCapDocument = new TypedDocumentString(`
    mutation SetIntakeCap($input: SetIntakeCapInput!) {
  setIntakeCap(input: $input) {
    intakeCap {
      id
      version
      scope
      level
      productLine
      pipeline {
        id
      }
      mode
      max
      period
      periodDays
      burst
      validFrom
      validUntil
      rep {
        id
        intake {
          remainingCount
          nextAllowedAt
        }
      }
      team {
        id
        intake {
          remainingCount
          nextAllowedAt
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetIntakeCapMutation, SetIntakeCapMutationVariables>;
export const WithdrawIntakeCapDocument = new TypedDocumentString(`
    mutation WithdrawIntakeCap($input: WithdrawIntakeCapInput!) {
  withdrawIntakeCap(input: $input) {
    intakeCap {
      id
      version
      validFrom
      validUntil
      withdrawnAt
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawIntakeCapMutation, WithdrawIntakeCapMutationVariables>;
export const IntakeCapHistoryDocument = new TypedDocumentString(`
    query IntakeCapHistory($repId: ID, $teamId: ID, $level: RepLevel, $pipelineId: ID, $productLine: String, $first: Int, $after: String) {
  intakeCapHistory(
    repId: $repId
    teamId: $teamId
    level: $level
    pipelineId: $pipelineId
    productLine: $productLine
    first: $first
    after: $after
  ) {
    nodes {
      id
      version
      scope
      mode
      max
      period
      periodDays
      burst
      reason
      validFrom
      validUntil
      withdrawnAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<IntakeCapHistoryQuery, IntakeCapHistoryQueryVariables>;
export const RepIntakeDocument = new TypedDocumentString(`
    query RepIntake($repId: ID!) {
  rep(id: $repId) {
    id
    name
    intake {
      mode
      max
      period
      periodDays
      burst
      takenCount
      remainingCount
      nextAllowedAt
      rules {
        scope
        verdict
        remainingCount
        nextAllowedAt
        intakeCap {
          id
          max
          period
          periodDays
          productLine
          pipeline {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepIntakeQuery, RepIntakeQueryVariables>;
export const TeamIntakeDocument = new TypedDocumentString(`
    query TeamIntake($teamId: ID!) {
  team(id: $teamId) {
    id
    name
    intake {
      mode
      max
      period
      periodDays
      burst
      takenCount
      remainingCount
      nextAllowedAt
      rules {
        scope
        verdict
        remainingCount
        intakeCap {
          id
          team {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamIntakeQuery, TeamIntakeQueryVariables>;
export const WallboardDocument = new TypedDocumentString(`
    query Wallboard($withFleet: Boolean! = true) {
  wallboard {
    cursor
    asOf
    name
    timeZone
    wonTodayCount
    neglectedCount
    findings(first: 8) {
      ...WallboardFinding
    }
    waiting {
      reason
      leadCount
      oldestSince
      tiers {
        tier
        leadCount
      }
    }
    pools {
      id
      name
      purpose
      oldestSince
      tiers {
        tier
        leadCount
      }
    }
    pipelines {
      id
      name
      isDefault
    }
    teams @include(if: $withFleet) {
      ...WallboardTeam
    }
    reps @include(if: $withFleet) {
      ...WallboardRep
    }
  }
}
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}
fragment WallboardRep on Rep {
  id
  name
  presence
  takenTodayCount
  intake {
    remainingCount
  }
  neglectedLeadCount
  neglectedUnits
  team {
    id
  }
  leaves {
    id
    untilOn
  }
  load {
    ...WallboardLoad
  }
}
fragment WallboardTeam on Team {
  id
  name
  parent {
    id
  }
  load {
    ...WallboardLoad
  }
}
fragment WallboardFinding on Finding {
  id
  code
  rep {
    id
    name
  }
  lead {
    id
    version
    tier
    segment
  }
  evidence {
    limit
    measured
    since
  }
}`) as unknown as TypedDocumentString<WallboardQuery, WallboardQueryVariables>;
export const WallboardRepLoadsDocument = new TypedDocumentString(`
    subscription WallboardRepLoads {
  repLoadChanged {
    cursor
    isSnapshot
    removedIds
    reps {
      ...WallboardRep
    }
  }
}
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}
fragment WallboardRep on Rep {
  id
  name
  presence
  takenTodayCount
  intake {
    remainingCount
  }
  neglectedLeadCount
  neglectedUnits
  team {
    id
  }
  leaves {
    id
    untilOn
  }
  load {
    ...WallboardLoad
  }
}`) as unknown as TypedDocumentString<WallboardRepLoadsSubscription, WallboardRepLoadsSubscriptionVariables>;
export const WallboardTeamLoadsDocument = new TypedDocumentString(`
    subscription WallboardTeamLoads {
  teamLoadChanged {
    cursor
    isSnapshot
    removedIds
    teams {
      ...WallboardTeam
    }
  }
}
    fragment WallboardLoad on Load {
  version
  heldCount
  heldUnits
  mode
  basis
  capacityUnits
}
fragment WallboardTeam on Team {
  id
  name
  parent {
    id
  }
  load {
    ...WallboardLoad
  }
}`) as unknown as TypedDocumentString<WallboardTeamLoadsSubscription, WallboardTeamLoadsSubscriptionVariables>;
export const WallboardPipelineDocument = new TypedDocumentString(`
    subscription WallboardPipeline {
  pipelineChanged {
    cursor
    isSnapshot
    removedIds
    stages {
      ...WallboardStage
    }
  }
}
    fragment WallboardStage on Stage {
  id
  key
  name
  position
  isTerminal
  isWon
  slaHours
  leadCount
  enteredTodayCount
  departedTodayCount
  pipeline {
    id
  }
}`) as unknown as TypedDocumentString<WallboardPipelineSubscription, WallboardPipelineSubscriptionVariables>;
export const WallboardStageChangesDocument = new TypedDocumentString(`
    subscription WallboardStageChanges($after: Cursor) {
  leadStageChanged(after: $after) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      isGone
      version
      occurredAt
      fromStage {
        id
        key
        name
        isTerminal
        isWon
      }
      toStage {
        id
        key
        name
        isTerminal
        isWon
      }
      lead {
        id
        version
        tier
        segment
        owner {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WallboardStageChangesSubscription, WallboardStageChangesSubscriptionVariables>;
export const WallboardOwnershipDocument = new TypedDocumentString(`
    subscription WallboardOwnership($after: Cursor) {
  leadAssigned(after: $after) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      isGone
      version
      occurredAt
      how
      fromRep {
        id
        name
      }
      toRep {
        id
        name
      }
      fromPool {
        id
        name
      }
      toPool {
        id
        name
      }
      lead {
        id
        version
        tier
        segment
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WallboardOwnershipSubscription, WallboardOwnershipSubscriptionVariables>;
export const WallboardRefusalsDocument = new TypedDocumentString(`
    subscription WallboardRefusals($after: Cursor) {
  admissionRefused(after: $after) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      occurredAt
      held
      capacity
      rep {
        id
        name
      }
      lead {
        id
        tier
        segment
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WallboardRefusalsSubscription, WallboardRefusalsSubscriptionVariables>;
export const WallboardFindingRaisedDocument = new TypedDocumentString(`
    subscription WallboardFindingRaised($after: Cursor) {
  findingRaised(after: $after) {
    cursor
    isUpToDate
    events {
      cursor
      findingId
      isGone
      version
      change
      occurredAt
      finding {
        ...WallboardFinding
      }
    }
  }
}
    fragment WallboardFinding on Finding {
  id
  code
  rep {
    id
    name
  }
  lead {
    id
    version
    tier
    segment
  }
  evidence {
    limit
    measured
    since
  }
}`) as unknown as TypedDocumentString<WallboardFindingRaisedSubscription, WallboardFindingRaisedSubscriptionVariables>;
export const WallboardThenDocument = new TypedDocumentString(`
    query WallboardThen($at: DateTime!) {
  wallboardAt(at: $at) {
    at
    timeZone
    knownSince
    unheldCount
    wonThatDayCount
    stages {
      stageId
      key
      name
      pipelineName
      position
      isTerminal
      isWon
      leadCount
    }
    reps {
      repId
      name
      teamName
      heldCount
      heldUnits
      mode
      basis
      capacityUnits
      isOverloaded
    }
  }
}
    `) as unknown as TypedDocumentString<WallboardThenQuery, WallboardThenQueryVariables>;
export const WallboardLostLeadDocument = new TypedDocumentString(`
    query WallboardLostLead($id: ID!) {
  lead(id: $id) {
    id
    owner {
      id
    }
    lastOwner {
      id
    }
    outcome {
      decidedAt
    }
  }
}
    `) as unknown as TypedDocumentString<WallboardLostLeadQuery, WallboardLostLeadQueryVariables>;
export const LeadStageChangedDocument = new TypedDocumentString(`
    subscription LeadStageChanged($after: Cursor, $filter: LeadFeedFilter) {
  leadStageChanged(after: $after, filter: $filter) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      isGone
      version
      occurredAt
      fromStage {
        id
        key
      }
      toStage {
        id
        key
      }
      lead {
        ...LeadHead
      }
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<LeadStageChangedSubscription, LeadStageChangedSubscriptionVariables>;
export const LeadAssignedDocument = new TypedDocumentString(`
    subscription LeadAssigned($after: Cursor, $filter: LeadFeedFilter) {
  leadAssigned(after: $after, filter: $filter) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      isGone
      version
      occurredAt
      how
      reason
      units
      heldAfter
      capacity
      fromRep {
        id
        name
      }
      toRep {
        id
        name
      }
      fromPool {
        id
      }
      toPool {
        id
      }
      lead {
        id
        version
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadAssignedSubscription, LeadAssignedSubscriptionVariables>;
export const RepLoadChangedDocument = new TypedDocumentString(`
    subscription RepLoadChanged($filter: RepFeedFilter, $minIntervalMs: Int) {
  repLoadChanged(filter: $filter, minIntervalMs: $minIntervalMs) {
    cursor
    isSnapshot
    removedIds
    reps {
      id
      version
      name
      presence
      load {
        version
        heldCount
        heldUnits
        capacityUnits
        isOverloaded
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepLoadChangedSubscription, RepLoadChangedSubscriptionVariables>;
export const TeamLoadChangedDocument = new TypedDocumentString(`
    subscription TeamLoadChanged($minIntervalMs: Int) {
  teamLoadChanged(minIntervalMs: $minIntervalMs) {
    cursor
    isSnapshot
    removedIds
    teams {
      id
      name
      load {
        version
        heldCount
        heldUnits
        capacityUnits
        isOverloaded
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamLoadChangedSubscription, TeamLoadChangedSubscriptionVariables>;
export const PipelineChangedDocument = new TypedDocumentString(`
    subscription PipelineChanged($minIntervalMs: Int) {
  pipelineChanged(minIntervalMs: $minIntervalMs) {
    cursor
    isSnapshot
    removedIds
    stages {
      id
      key
      leadCount
      enteredTodayCount
      departedTodayCount
    }
  }
}
    `) as unknown as TypedDocumentString<PipelineChangedSubscription, PipelineChangedSubscriptionVariables>;
export const AdmissionRefusedDocument = new TypedDocumentString(`
    subscription AdmissionRefused($after: Cursor, $filter: AdmissionFeedFilter) {
  admissionRefused(after: $after, filter: $filter) {
    cursor
    isUpToDate
    events {
      cursor
      leadId
      how
      code
      message
      held
      capacity
      occurredAt
      rep {
        id
        name
      }
      lead {
        id
        tier
        segment
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdmissionRefusedSubscription, AdmissionRefusedSubscriptionVariables>;
export const EnumLabelsDocument = new TypedDocumentString(`
    query EnumLabels($locale: Locale!) {
  enumLabels(locale: $locale) {
    locale
    hash
    enums {
      name
      values {
        value
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EnumLabelsQuery, EnumLabelsQueryVariables>;
export const MyPreferencesDocument = new TypedDocumentString(`
    query MyPreferences {
  viewer {
    role
    preferences {
      id
      version
      locale
      timeZone
    }
  }
}
    `) as unknown as TypedDocumentString<MyPreferencesQuery, MyPreferencesQueryVariables>;
export const SetPreferencesDocument = new TypedDocumentString(`
    mutation SetPreferences($input: SetPreferencesInput!) {
  setPreferences(input: $input) {
    preferences {
      id
      version
      locale
      timeZone
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SetPreferencesMutation, SetPreferencesMutationVariables>;
export const ZonesDocument = new TypedDocumentString(`
    query Zones {
  organisation {
    id
    version
    name
    timeZone
    currency
  }
  teams {
    nodes {
      id
      version
      timeZone
      ownTimeZone
    }
  }
}
    `) as unknown as TypedDocumentString<ZonesQuery, ZonesQueryVariables>;
export const SaveTimeZoneDocument = new TypedDocumentString(`
    mutation SaveTimeZone($input: SaveTimeZoneInput!) {
  saveTimeZone(input: $input) {
    organisation {
      id
      version
      timeZone
    }
    team {
      id
      version
      timeZone
      ownTimeZone
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `) as unknown as TypedDocumentString<SaveTimeZoneMutation, SaveTimeZoneMutationVariables>;
export const AddCollaboratorDocument = new TypedDocumentString(`
    mutation AddCollaborator($input: AddCollaboratorInput!) {
  addCollaborator(input: $input) {
    lead {
      ...LeadHead
      collaborators {
        role
        rep {
          id
          name
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<AddCollaboratorMutation, AddCollaboratorMutationVariables>;
export const RemoveCollaboratorDocument = new TypedDocumentString(`
    mutation RemoveCollaborator($input: RemoveCollaboratorInput!) {
  removeCollaborator(input: $input) {
    lead {
      ...LeadHead
      collaborators {
        role
        rep {
          id
          name
        }
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    fragment LeadHead on Lead {
  id
  version
  displayLabel
  stage {
    id
    key
    name
  }
  placement
  owner {
    id
    name
  }
  pool {
    id
    name
  }
  tier
  temperature
  loadUnits
}`) as unknown as TypedDocumentString<RemoveCollaboratorMutation, RemoveCollaboratorMutationVariables>;
export const WhoWorksOnItDocument = new TypedDocumentString(`
    query WhoWorksOnIt($id: ID!) {
  lead(id: $id) {
    id
    owner {
      id
      name
    }
    collaborators {
      role
      since
      rep {
        id
        name
      }
    }
    credits {
      role
      creditedAt
      rep {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhoWorksOnItQuery, WhoWorksOnItQueryVariables>;
export const CreditedWinsDocument = new TypedDocumentString(`
    query CreditedWins($repId: ID!, $from: DateTime!, $to: DateTime!) {
  rep(id: $repId) {
    id
    name
    creditedWinCount(from: $from, to: $to)
  }
}
    `) as unknown as TypedDocumentString<CreditedWinsQuery, CreditedWinsQueryVariables>;