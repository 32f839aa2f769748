import { Role } from '../../src/platform/access/viewer.js';
import { type IdPrefix, idFromUuid } from '../../src/platform/ids.js';
import {
  everybody,
  inHouse,
  isAmong,
  isOf,
  leadOf,
  mayFindDecision,
  mayFindFinding,
  mayFindImport,
  mayFindLead,
  mayFindOffer,
  mayFindSavedView,
  type On,
  ofHouseOrOwn,
  ofWorked,
  oversees,
  to,
} from './sight-oracle.js';

/** What a condition is given where it never holds, not even that nothing is there. */
export const NEVER = Symbol('never');

/** A kind of rows as a reader knows it from the descriptions of the schema, not from the views. */
export interface KindOf {
  readonly table: string;
  readonly prefix: IdPrefix;
  readonly mayFind: (on: On) => boolean;
  /** The roles that never see a field. */
  readonly masks?: Readonly<Record<string, readonly Role[]>>;
  /** Whether a field is hidden on a row from somebody who sees it on others. */
  readonly hides?: (on: On, field: string) => boolean;
  /** Fields of its own that are not the column of the same name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Fields that are worked out, by name. */
  readonly worked?: Readonly<Record<string, (on: On) => unknown>>;
  /** What filters speak of, where it is not the column of the same name. */
  readonly tests?: Readonly<Record<string, (on: On) => unknown>>;
  /** Lists under it: of what kind, by which column of theirs. */
  readonly lists?: Readonly<Record<string, readonly [kind: string, by: string]>>;
  /** How its lists are sorted where nothing is said. */
  readonly order?: readonly (readonly [field: string, direction: 'ASC' | 'DESC'])[];
}

const { ADMIN, MANAGER, REP, MARKETER, AUDITOR, WALLBOARD, PARTNER } = Role;
const NAMELESS = [WALLBOARD, AUDITOR];
const PERSONAL = new Set(['name', 'email', 'phone', 'note', 'contact']);

/** The offered lead, where the viewer sees it. */
const leadOfOffer = (on: On, column: string, prefix: IdPrefix) => {
  const lead = leadOf(on);
  if (!mayFindLead({ ...on, row: lead })) return NEVER;
  return lead[column] === null ? null : idFromUuid(prefix, String(lead[column]));
};
const id =
  (prefix: IdPrefix, column: string) =>
  ({ row }: On) =>
    row[column] === null ? null : idFromUuid(prefix, String(row[column]));
const source = (isThere: boolean, isByModel: unknown) => (isThere ? (isByModel ? 'MODEL' : 'PERSON') : null);
const byName = [['NAME', 'ASC']] as const;
const newestFirst = [['CREATED_AT', 'DESC']] as const;
const from = [['VALID_FROM', 'DESC']] as const;

export const KINDS: Readonly<Record<string, KindOf>> = {
  Lead: {
    table: 'lead',
    prefix: 'lead',
    mayFind: mayFindLead,
    order: newestFirst,
    lists: {
      interactions: ['Interaction', 'lead_id'],
      offers: ['LeadOffer', 'lead_id'],
      findings: ['Finding', 'lead_id'],
      deliveries: ['ContentDelivery', 'lead_id'],
    },
    masks: {
      name: NAMELESS,
      email: NAMELESS,
      phone: NAMELESS,
      contact: NAMELESS,
      note: [...NAMELESS, PARTNER],
      value: [WALLBOARD],
      convertedRef: [WALLBOARD],
      ...Object.fromEntries(
        'tier tierSource validity validitySource screeningReason waitingReason loadUnits winProbability temperatureUntil'
          .split(' ')
          .map(field => [field, [PARTNER]]),
      ),
    },
    hides: ({ me, row }, field) =>
      me.role === REP &&
      PERSONAL.has(field) &&
      row.placement === 'POOLED' &&
      !isAmong('pool', row.pool_id, me.pools?.opened),
    worked: {
      email: ({ row, rows }) => rows.byId('contact', row.contact_id)?.email ?? null,
      phone: ({ row, rows }) => rows.byId('contact', row.contact_id)?.phone ?? null,
      value: ({ row }) =>
        row.value_minor === null ? null : { minorUnits: row.value_minor, currency: row.value_currency },
      tierSource: ({ row }) => source(row.tier !== null, row.is_tier_by_model),
      validitySource: ({ row }) => source(row.validity !== 'UNSCREENED', row.is_validity_by_model),
    },
    tests: {
      stageKey: ({ row, rows }) => rows.byId('stage', row.stage_id)?.key ?? null,
      sourceKey: ({ me, row, rows }) =>
        me.role === PARTNER ? NEVER : (rows.byId('lead_source', row.source_id)?.key ?? null),
      value: ({ row }) => row.value_minor,
    },
  },
  Interaction: {
    table: 'interaction',
    prefix: 'touch',
    mayFind: on => ofWorked(on) || (on.me.role === PARTNER && isOf('partner', leadOf(on).partner_id, on.me.partnerId)),
    masks: { content: [...NAMELESS, PARTNER] },
    order: [['OCCURRED_AT', 'DESC']],
  },
  Rep: {
    table: 'rep',
    prefix: 'rep',
    mayFind: inHouse,
    masks: { email: [WALLBOARD], startedOn: [WALLBOARD], externalId: [WALLBOARD] },
    lists: { leads: ['Lead', 'owner_id'] },
    order: byName,
  },
  Team: {
    table: 'team',
    prefix: 'team',
    mayFind: inHouse,
    columns: { ownTimeZone: 'time_zone' },
    lists: { reps: ['Rep', 'team_id'] },
    order: byName,
  },
  Company: { table: 'company', prefix: 'company', mayFind: inHouse, order: byName },
  Contact: {
    table: 'contact',
    prefix: 'contact',
    mayFind: to(ADMIN, MARKETER, AUDITOR),
    masks: { name: NAMELESS, email: NAMELESS, phone: NAMELESS },
    order: newestFirst,
  },
  Pipeline: { table: 'pipeline', prefix: 'pipe', mayFind: everybody, order: byName },
  Stage: { table: 'stage', prefix: 'stage', mayFind: everybody },
  LeadPool: { table: 'pool', prefix: 'pool', mayFind: inHouse, lists: { leads: ['Lead', 'pool_id'] }, order: byName },
  LeadSource: { table: 'lead_source', prefix: 'source', mayFind: inHouse, order: byName },
  Campaign: { table: 'campaign', prefix: 'campaign', mayFind: inHouse, order: byName },
  Product: { table: 'product', prefix: 'product', mayFind: inHouse, order: byName },
  Competitor: { table: 'competitor', prefix: 'competitor', mayFind: inHouse, order: byName },
  Segment: {
    table: 'segment',
    prefix: 'segment',
    mayFind: inHouse,
    masks: { filter: [WALLBOARD] },
    order: byName,
  },
  SavedView: { table: 'saved_view', prefix: 'view', mayFind: mayFindSavedView, order: byName },
  CustomField: {
    table: 'custom_field',
    prefix: 'field',
    mayFind: on => inHouse(on) || on.row.is_for_partners === true,
    columns: { on: 'holder' },
    order: [['POSITION', 'ASC']],
  },
  Partner: {
    table: 'partner',
    prefix: 'partner',
    mayFind: on => to(ADMIN, MANAGER, MARKETER, AUDITOR)(on) || isOf('partner', on.row.id, on.me.partnerId),
    order: byName,
  },
  ApiKey: { table: 'api_key', prefix: 'key', mayFind: to(ADMIN), order: newestFirst },
  LeadImport: { table: 'lead_import', prefix: 'import', mayFind: mayFindImport, order: newestFirst },
  LeadOffer: {
    table: 'lead_offer',
    prefix: 'offer',
    mayFind: mayFindOffer,
    masks: { reason: NAMELESS, note: NAMELESS, offeredBy: [WALLBOARD], decidedBy: [WALLBOARD] },
    tests: {
      teamId: id('team', 'to_team_id'),
      repId: id('rep', 'to_rep_id'),
      sourceId: on => leadOfOffer(on, 'source_id', 'source'),
      campaignId: on => leadOfOffer(on, 'campaign_id', 'campaign'),
    },
    order: [['OFFERED_AT', 'DESC']],
  },
  AssignmentRule: {
    table: 'assignment_rule',
    prefix: 'rule',
    mayFind: to(ADMIN, MANAGER, MARKETER, AUDITOR),
    order: [['PRIORITY', 'ASC']],
  },
  AssignmentDecision: { table: 'assignment_decision', prefix: 'decision', mayFind: mayFindDecision },
  Finding: { table: 'finding', prefix: 'finding', mayFind: mayFindFinding, order: [['OPENED_AT', 'DESC']] },
  DuplicateCandidate: {
    table: 'duplicate_candidate',
    prefix: 'candidate',
    mayFind: on => {
      if (on.me.role === MANAGER) return oversees(on.me, leadOf(on)) && oversees(on.me, leadOf(on, 'other_id'));
      return [ADMIN, MARKETER].includes(on.me.role);
    },
    order: [
      ['STRENGTH', 'ASC'],
      ['CREATED_AT', 'DESC'],
    ],
  },
  BulkChange: {
    table: 'bulk_change',
    prefix: 'bulk',
    mayFind: on => on.me.role === ADMIN || (to(MANAGER, REP, MARKETER)(on) && on.row.actor === on.me.subject),
    order: [['DONE_AT', 'DESC']],
  },
  HoldingQuota: {
    table: 'holding_quota',
    prefix: 'quota',
    mayFind: ofHouseOrOwn,
    masks: { reason: [WALLBOARD] },
    order: from,
  },
  IntakeCap: {
    table: 'intake_cap',
    prefix: 'cap',
    mayFind: ofHouseOrOwn,
    columns: { max: 'max_leads', periodDays: 'days' },
    masks: { reason: [WALLBOARD] },
    order: from,
  },
  CycleProfile: {
    table: 'cycle_profile',
    prefix: 'cycle',
    mayFind: inHouse,
    columns: { effortMinutesPerLeadPerWeek: 'effort_minutes' },
    order: [['CREATED_AT', 'ASC']],
  },
  CriteriaModel: {
    table: 'criteria_model',
    prefix: 'criteria',
    mayFind: to(ADMIN, MANAGER, REP, MARKETER, AUDITOR),
    order: newestFirst,
  },
  ScreeningRule: {
    table: 'screening_rule',
    prefix: 'screening',
    mayFind: to(ADMIN, MANAGER, REP, MARKETER, AUDITOR),
    order: [
      ['PRIORITY', 'ASC'],
      ['KEY', 'ASC'],
    ],
  },
  ContentItem: {
    table: 'content_item',
    prefix: 'content',
    mayFind: inHouse,
    masks: { url: [WALLBOARD] },
    worked: {
      isGeneric: ({ row }) => (row.segments as unknown[]).length === 0 && (row.need_tags as unknown[]).length === 0,
    },
    order: byName,
  },
  ContentDelivery: {
    table: 'content_delivery',
    prefix: 'delivery',
    mayFind: ofWorked,
    order: [['OCCURRED_AT', 'DESC']],
  },
  NurtureProgram: { table: 'nurture_program', prefix: 'program', mayFind: inHouse, order: byName },
  Enrollment: { table: 'enrollment', prefix: 'enrollment', mayFind: ofWorked, order: [['DUE_AT', 'ASC']] },
};

/** Ids that filters compare with, where the place is not called after the kind. */
export const KIND_OF_ID: Readonly<Record<string, IdPrefix>> = {
  owner: 'rep',
  lastOwner: 'rep',
  parent: 'team',
  pipeline: 'pipe',
  other: 'lead',
};

/** `stageSince` → `stage_since`. */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}
