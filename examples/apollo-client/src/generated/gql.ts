/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment LeadRow on Lead {\n  id\n  version\n  displayLabel\n  owner {\n    id\n    name\n  }\n  stage {\n    id\n    name\n  }\n}\n\nquery LeadRows($after: String) {\n  leads(first: 20, after: $after, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    cursor\n    edges {\n      cursor\n      node {\n        ...LeadRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery PipelineStages {\n  wallboard {\n    pipelines {\n      id\n      stages {\n        id\n        name\n        isTerminal\n      }\n    }\n  }\n}\n\nmutation MoveLeadRow($input: MoveLeadInput!) {\n  moveLead(input: $input) {\n    lead {\n      ...LeadRow\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription LeadRowChanges($after: Cursor!) {\n  leadStageChanged(after: $after) {\n    cursor\n    events {\n      leadId\n      isGone\n      lead {\n        ...LeadRow\n      }\n    }\n  }\n}": typeof types.LeadRowFragmentDoc,
};
const documents: Documents = {
    "fragment LeadRow on Lead {\n  id\n  version\n  displayLabel\n  owner {\n    id\n    name\n  }\n  stage {\n    id\n    name\n  }\n}\n\nquery LeadRows($after: String) {\n  leads(first: 20, after: $after, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    cursor\n    edges {\n      cursor\n      node {\n        ...LeadRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery PipelineStages {\n  wallboard {\n    pipelines {\n      id\n      stages {\n        id\n        name\n        isTerminal\n      }\n    }\n  }\n}\n\nmutation MoveLeadRow($input: MoveLeadInput!) {\n  moveLead(input: $input) {\n    lead {\n      ...LeadRow\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription LeadRowChanges($after: Cursor!) {\n  leadStageChanged(after: $after) {\n    cursor\n    events {\n      leadId\n      isGone\n      lead {\n        ...LeadRow\n      }\n    }\n  }\n}": types.LeadRowFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment LeadRow on Lead {\n  id\n  version\n  displayLabel\n  owner {\n    id\n    name\n  }\n  stage {\n    id\n    name\n  }\n}\n\nquery LeadRows($after: String) {\n  leads(first: 20, after: $after, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    cursor\n    edges {\n      cursor\n      node {\n        ...LeadRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery PipelineStages {\n  wallboard {\n    pipelines {\n      id\n      stages {\n        id\n        name\n        isTerminal\n      }\n    }\n  }\n}\n\nmutation MoveLeadRow($input: MoveLeadInput!) {\n  moveLead(input: $input) {\n    lead {\n      ...LeadRow\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription LeadRowChanges($after: Cursor!) {\n  leadStageChanged(after: $after) {\n    cursor\n    events {\n      leadId\n      isGone\n      lead {\n        ...LeadRow\n      }\n    }\n  }\n}"): (typeof documents)["fragment LeadRow on Lead {\n  id\n  version\n  displayLabel\n  owner {\n    id\n    name\n  }\n  stage {\n    id\n    name\n  }\n}\n\nquery LeadRows($after: String) {\n  leads(first: 20, after: $after, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    cursor\n    edges {\n      cursor\n      node {\n        ...LeadRow\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery PipelineStages {\n  wallboard {\n    pipelines {\n      id\n      stages {\n        id\n        name\n        isTerminal\n      }\n    }\n  }\n}\n\nmutation MoveLeadRow($input: MoveLeadInput!) {\n  moveLead(input: $input) {\n    lead {\n      ...LeadRow\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}\n\nsubscription LeadRowChanges($after: Cursor!) {\n  leadStageChanged(after: $after) {\n    cursor\n    events {\n      leadId\n      isGone\n      lead {\n        ...LeadRow\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;