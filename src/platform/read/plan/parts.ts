import type { Platform } from '@mikro-orm/core';
import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { View } from '../view.js';
import type { Block } from './block.js';
import type { Needs } from './need.js';
import type { Selections } from './selection.js';
import type { Part, Run, Write } from './shape.js';
import type { SqlText } from './sql-text.js';

/** All nodes that ask for one field of an answer. */
export type Nodes = readonly [FieldNode, ...FieldNode[]];
export type AnyField = GraphQLField<unknown, unknown>;

/** A field with arguments: what it asks is found anew for every request. */
export interface Site {
  readonly parentType: GraphQLObjectType;
  readonly field: AnyField;
  readonly nodes: Nodes;
  readonly view: View<object, object>;
  /** The property that points at the parent; null at the root. */
  readonly under: string | null;
  readonly isList: boolean;
}

/** A field whose resolver is asked for a value, by the id of the row. */
export interface AskedField {
  readonly parentType: GraphQLObjectType;
  readonly field: AnyField;
  readonly nodes: Nodes;
  readonly view: View<object, object>;
}

/** A root field: its column of the statement, and what becomes of it. */
export interface RootPart {
  sql(text: SqlText): string;
  write(token: string, run: Run): string;
}

/** An operation for one role, ready for any variables. */
export interface Compiled {
  readonly parts: readonly Part<RootPart>[];
  readonly sites: readonly Site[];
  readonly askedFields: readonly AskedField[];
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
