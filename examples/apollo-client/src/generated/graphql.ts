/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type LeadRowFragment = { __typename: 'Lead', id: string, version: number, displayLabel: string, owner: { __typename: 'Rep', id: string, name: string } | null, stage: { __typename: 'Stage', id: string, name: string } | null };

export type LeadRowsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LeadRowsQuery = { leads: { __typename: 'LeadConnection', cursor: string, edges: Array<{ __typename: 'LeadEdge', cursor: string, node: { __typename: 'Lead', id: string, version: number, displayLabel: string, owner: { __typename: 'Rep', id: string, name: string } | null, stage: { __typename: 'Stage', id: string, name: string } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PipelineStagesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelineStagesQuery = { wallboard: { __typename: 'Wallboard', pipelines: Array<{ __typename: 'Pipeline', id: string, stages: Array<{ __typename: 'Stage', id: string, name: string, isTerminal: boolean }> }> } };

export type MoveLeadRowMutationVariables = Exact<{
  input: MoveLeadInput;
}>;


export type MoveLeadRowMutation = { moveLead: { __typename: 'MoveLeadPayload', lead: { __typename: 'Lead', id: string, version: number, displayLabel: string, owner: { __typename: 'Rep', id: string, name: string } | null, stage: { __typename: 'Stage', id: string, name: string } | null } | null, userErrors: Array<{ __typename: 'UserError', code: UserErrorCode, message: string }> } };

export type LeadRowChangesSubscriptionVariables = Exact<{
  after: string;
}>;


export type LeadRowChangesSubscription = { leadStageChanged: { __typename: 'LeadStageChangedBatch', cursor: string, events: Array<{ __typename: 'LeadStageChange', leadId: string, isGone: boolean, lead: { __typename: 'Lead', id: string, version: number, displayLabel: string, owner: { __typename: 'Rep', id: string, name: string } | null, stage: { __typename: 'Stage', id: string, name: string } | null } | null }> } };

export const LeadRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"displayLabel"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LeadRowFragment, unknown>;
export const LeadRowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadRows"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"UPDATED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LeadRow"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"displayLabel"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LeadRowsQuery, LeadRowsQueryVariables>;
export const PipelineStagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PipelineStages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wallboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pipelines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"stages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PipelineStagesQuery, PipelineStagesQueryVariables>;
export const MoveLeadRowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveLeadRow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveLeadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveLead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LeadRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"displayLabel"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<MoveLeadRowMutation, MoveLeadRowMutationVariables>;
export const LeadRowChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LeadRowChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadStageChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"isGone"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LeadRow"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LeadRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lead"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"displayLabel"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LeadRowChangesSubscription, LeadRowChangesSubscriptionVariables>;