import type { Platform } from '@mikro-orm/core';
import type { DocumentNode, GraphQLField, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Nodes } from '../../selection.js';
import type { View } from '../view.js';
import type { Needs } from './need.js';

export type AnyField = GraphQLField<unknown, unknown>;

/** A field whose resolver is asked for a value. */
export interface AskedField {
  readonly parentType: GraphQLObjectType;
  readonly field: AnyField;
  readonly nodes: Nodes;
  /** Set where it is a field of rows that are known by their ids; `isById`: its resolver wants nothing but the id. */
  readonly row?: { readonly view: View<object, object>; readonly isById: boolean };
}

/** A list of a document: what it asks is found anew for every request. */
export interface Site {
  /** Null where a value holds what it asks. */
  readonly asked: AskedField | null;
  readonly view: View<object, object>;
  /** The property that points at the parent; null at the root. */
  readonly under: string | null;
}

/** An operation as it came. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a compilation is about. */
export interface Ground {
  readonly schema: GraphQLSchema;
  readonly needs: Needs;
  readonly platform: Platform;
}
