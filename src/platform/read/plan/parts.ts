import type { Platform } from '@mikro-orm/core';
import type {
  DocumentNode,
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { View } from '../view.js';
import type { Block } from './block.js';
import type { Needs } from './need.js';
import type { Run } from './run.js';
import type { Selections } from './selection.js';
import type { Part, Write } from './shape.js';
import type { SqlText } from './sql-text.js';

/** All nodes that ask for one field of an answer. */
export type Nodes = readonly [FieldNode, ...FieldNode[]];
export type AnyField = GraphQLField<unknown, unknown>;

/** A field whose resolver is asked for a value. */
export interface AskedField {
  readonly parentType: GraphQLObjectType;
  readonly field: AnyField;
  readonly nodes: Nodes;
  /** Set where it is a field of rows that are known by their ids; `isById`: its resolver wants nothing but the id. */
  readonly row?: { readonly view: View<object, object>; readonly isById: boolean };
}

/** A list or a row of a document: what it asks is found anew for every request. */
export interface Site {
  /** Null where a value holds what it asks. */
  readonly asked: AskedField | null;
  readonly view: View<object, object>;
  /** The property that points at the parent; null at the root. */
  readonly under: string | null;
  readonly isList: boolean;
}

/** An operation as it came. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A list or a row: its column of a statement, and what becomes of it. */
export interface RootPart {
  sql(text: SqlText): string;
  write(token: string, run: Run): string;
}

/** A root field that a resolver answers; what its value refers to is read behind it. */
export interface ValuePart {
  readonly sql: null;
  write(run: Run): string;
}

/** An operation for one role, ready for any variables. */
export interface Compiled {
  readonly parts: readonly Part<RootPart | ValuePart>[];
  /** Grows while answers are written: what a value leads to is compiled once one does. */
  readonly sites: readonly Site[];
  readonly wantsPlace: boolean;
}

/** What a compilation is about. */
export interface Ground {
  readonly schema: GraphQLSchema;
  readonly needs: Needs;
  readonly platform: Platform;
}

/** Of `node` fields: the view of the id that is asked for. */
export type ViewOfNode = (node: FieldNode) => View<object, object> | null;

/** What a list needs of the compiler that it stands in. */
export interface Around {
  readonly ground: Ground;
  readonly selections: Selections;
  wantsPlace: boolean;
  object(type: GraphQLObjectType, nodes: Nodes, block: Block): Write;
}
