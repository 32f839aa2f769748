import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  Kind,
  type TypeNode,
  typeFromAST,
} from 'graphql';
import type { Example } from './examples.js';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * Variables that show what an operation is for, where what it demands does not. Words in angle brackets stand for
 * what is there now: see `words.ts`.
 */
export const SHOWN_VARIABLES: Readonly<Record<string, Variables>> = {
  AssignLead: {
    input: {
      id: '<pooledLead>',
      repId: '<rep>',
      boost: { units: 1, expiresAt: '<tomorrow>', reason: 'asked for by the customer' },
    },
  },
  ClaimLead: { input: { id: '<pooledLead>' } },
  CloseLead: {
    input: { id: '<lead>', result: 'WON', reason: 'FIT', amount: { minorUnits: 1250000, currency: 'EUR' } },
  },
  CountLeads: { filter: { tier: { in: ['A', 'B'] } } },
  CreateApiKey: { input: { name: 'Nightly export', role: 'AUDITOR', scopes: ['LEADS_READ'] } },
  CreateLead: { input: { name: 'Rosa Vidal', companyName: 'Tern Solar', tier: 'A', segment: 'Solar' } },
  CreateRep: { input: { name: 'Mara Lund', teamId: '<team>', level: 'NOVICE', skills: ['solar'] } },
  CreateTeam: { input: { name: 'West' } },
  Evaluation: { from: '<aYearAgo>', to: '<theDayAfterTomorrow>', by: 'REP', horizonDays: 30 },
  EvaluationBySource: { from: '<aYearAgo>', to: '<theDayAfterTomorrow>' },
  LeadCheck: { email: 'rosa.vidal@tern-solar.example' },
  LeadStageChanged: { after: null, filter: {} },
  LeadThen: { id: '<lead>', at: '<yesterday>' },
  LeadTimeline: { id: '<lead>', first: 20 },
  Leads: {
    first: 10,
    filter: { placement: { in: ['OWNED', 'POOLED'] } },
    orderBy: [{ field: 'UPDATED_AT', direction: 'DESC' }],
  },
  Lead: { id: '<lead>' },
  LogInteraction: {
    input: {
      leadId: '<lead>',
      channel: 'PHONE',
      direction: 'OUTBOUND',
      disposition: 'CONNECTED',
      durationSeconds: 240,
    },
  },
  MoveLead: { input: { id: '<lead>', stageId: '<stage>' } },
  Node: { id: '<lead>' },
  Nodes: { ids: ['<lead>', '<rep>'] },
  People: { first: 20 },
  Pools: { first: 20 },
  RecallLead: { input: { id: '<lead>', reason: 'nothing was done for three weeks' } },
  ReleaseLead: { input: { id: '<lead>', reason: 'wants an offer in another region' } },
  ReopenLead: { input: { id: '<endedLead>', reason: 'she called again' } },
  RepLoadThen: { repId: '<rep>', at: '<yesterday>' },
  RecordDelivery: { input: { leadId: '<lead>', contentItemId: '<contentItem>', channel: 'EMAIL' } },
  SaveContentItem: {
    input: {
      key: 'case-hotel-roof',
      name: 'How a hotel halved its bill',
      kind: 'CASE_STUDY',
      segments: ['Solar'],
      needTags: ['running costs'],
      stageKeys: ['CONTACTED', 'ENGAGED'],
    },
  },
  SaveNurtureProgram: {
    input: { key: 'welcome', name: 'Welcome', steps: [{ contentItemId: '<contentItem>', afterDays: 3 }] },
  },
  SavePartner: { input: { key: 'BRIGHTLEADS', name: 'Brightleads' } },
  SavePool: { input: { key: 'FAIR_2026', name: 'Visitors of the fair' } },
  SetHoldingQuota: { input: { repId: '<rep>', mode: 'LIMITED', capacity: 20, reason: 'agreed for this quarter' } },
  SetIntakeCap: { input: { repId: '<rep>', mode: 'LIMITED', max: 14, period: 'DAYS', periodDays: 30 } },
  SetPresence: { input: { repId: '<rep>', presence: 'AWAY' } },
  SetNeeds: { input: { leadId: '<lead>', tags: ['running costs'] } },
  TransferLead: { input: { id: '<lead>', repId: '<rep>', reason: 'speaks the language' } },
  UpdateLead: { input: { id: '<lead>', temperature: 'HOT', segment: 'Solar' } },
  WhatNext: { leadId: '<lead>' },
  WhatWasSent: { id: '<lead>' },
  WhoHasRoom: { teamId: '<team>' },
  WhyHers: { id: '<lead>' },
  UpsertLeads: {
    input: {
      idempotencyKey: '<now>',
      rows: [{ externalId: 'crm-1', name: 'Omar Haddad', companyName: 'Upland Hotels', tier: 'B' }],
    },
  },
};

const SAMPLES: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '<theDayAfterTomorrow>',
  DateTime: '<now>',
  EmailAddress: 'rosa.vidal@tern-solar.example',
  Float: 1,
  Int: 1,
  PhoneNumber: '+4930901820',
  SafeInt: 1,
};

/** What is shown for an operation, or else no more than it demands. */
export function variablesFor(example: Example, schema: GraphQLSchema): Variables {
  const shown = SHOWN_VARIABLES[example.name];
  if (shown) return shown;
  const subject = subjectOf(example, schema);
  return Object.fromEntries(
    (example.operation.variableDefinitions ?? [])
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      .map(({ variable, type }) => {
        const { value: name } = variable.name;
        return [name, sampleOf(inputType(schema, type), { name, subject })];
      }),
  );
}

/** The field of the schema that an operation begins with. */
export function rootField({ operation }: Example, schema: GraphQLSchema): GraphQLField<unknown, unknown> | null {
  const [first] = operation.selectionSet.selections;
  if (first?.kind !== Kind.FIELD) return null;
  return schema.getRootType(operation.operation)?.getFields()[first.name.value] ?? null;
}

/** What a bare `id` names: the object that the operation answers with, such as `lead`. */
function subjectOf(example: Example, schema: GraphQLSchema): string {
  const answered = rootField(example, schema)?.type;
  const type = answered && getNamedType(answered);
  if (!isObjectType(type)) return 'id';
  if (example.operation.operation !== 'mutation') return type.name.charAt(0).toLowerCase() + type.name.slice(1);
  return Object.keys(type.getFields()).find(name => name !== 'userErrors') ?? 'id';
}

function inputType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType {
  return typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]) as GraphQLInputType;
}

function sampleOf(type: GraphQLInputType, place: { name: string; subject: string }): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, place);
  if (isListType(type)) return [sampleOf(type.ofType, place)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map(field => [field.name, sampleOf(field.type, { ...place, name: field.name })]),
    );
  if (type.name === 'ID') return `<${/^ids?$/.test(place.name) ? place.subject : place.name.replace(/Ids?$/, '')}>`;
  return SAMPLES[type.name] ?? '…';
}
