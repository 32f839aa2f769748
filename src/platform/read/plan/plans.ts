import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { Ctx } from '../../context.js';
import { coercedOf } from '../../http/coerced.js';
import { prefixOf } from '../../ids.js';
import { snapshotCursor } from '../../live/cursor.js';
import { viewOfPrefix } from '../view.js';
import { Asking } from './asking.js';
import { Compiler } from './compile.js';
import { Needs } from './need.js';
import type { Compiled, Ground, ViewOfNode } from './parts.js';
import { flagsOf, Selections } from './selection.js';
import type { Run, Values } from './shape.js';
import { SqlText } from './sql-text.js';
import { Statements } from './statements.js';
import { type Fallback, Unplanned } from './unplanned.js';

/** An operation as it came. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An answer that was read by one statement; what it took, for whoever may see that. */
export interface Planned {
  /** The JSON of `data`. */
  readonly text: string;
  readonly sql: string;
  readonly rows: number;
  readonly ms: number;
  /** What making its plan took; 0 where there was one. */
  readonly compiledMs: number;
}

type Variables = Readonly<Record<string, unknown>>;

/** What was compiled of one operation, by what it depends on beside its text. */
interface Known {
  readonly flags: readonly string[];
  /** Fields whose type follows from the id that they are given. */
  readonly nodes: readonly FieldNode[];
  readonly compiled: Map<string, Compiled | Unplanned>;
}

// A document has at most five directives and eight root nodes of some kinds; no honest one comes near.
const KEPT_OF_ONE = 200;

/** Answers operations by one statement each, or says why not. */
export class Plans {
  private readonly known = new WeakMap<OperationDefinitionNode, Known>();
  private readonly ground: Ground;
  private readonly asking: Asking;
  private readonly statements: Statements;
  /** Operations answered, and those left to the resolvers by reason. */
  readonly counts = { planned: 0, fallbacks: new Map<Fallback, number>() };

  constructor(
    readonly schema: GraphQLSchema,
    orm: MikroORM,
    /** For the law of plans only: what its mutants break. */
    parts: { readonly asking?: Asking; readonly statements?: Statements } = {},
  ) {
    const needs = new Needs(orm.getMetadata());
    this.ground = { schema, needs, platform: orm.em.getPlatform() };
    this.asking = parts.asking ?? new Asking(schema);
    this.statements = parts.statements ?? new Statements(orm);
  }

  /** The answer, or why the resolvers must give it. */
  async answer(ctx: Ctx, asked: Operation): Promise<Planned | Unplanned> {
    try {
      const planned = await this.read(ctx, asked);
      this.counts.planned++;
      return planned;
    } catch (error) {
      const why = error instanceof Unplanned ? error : new Unplanned('refused', nameOf(error));
      this.counts.fallbacks.set(why.reason, (this.counts.fallbacks.get(why.reason) ?? 0) + 1);
      return why;
    }
  }

  private async read(ctx: Ctx, asked: Operation): Promise<Planned> {
    const began = performance.now();
    const { operation } = asked;
    if (operation.operation !== OperationTypeNode.QUERY) throw new Unplanned('operation', operation.operation);
    const coerced = coercedOf(this.schema, operation, asked.variables);
    if (!coerced) throw new Unplanned('refused', 'variables');
    const compileBegan = performance.now();
    const { compiled, isNew } = this.compiled(ctx, asked, coerced);
    const compiledMs = isNew ? performance.now() - compileBegan : 0;
    const asks = await this.asking.asksOf(ctx, compiled.sites, { ...asked, variables: coerced });
    const place = compiled.wantsPlace ? await snapshotCursor(ctx) : null;
    const text = new SqlText(ctx.viewer, asks);
    const sql = `select ${compiled.parts.map(({ write }) => write.sql(text)).join(', ')}`;
    const row = await this.statements.row(sql, text.values).catch((error: unknown) => {
      throw new Unplanned('statement', codeOf(error));
    });
    const values: Values = { found: new Map(), asked: new Map(), ask: null };
    const run: Run = { viewer: ctx.viewer, asks, place, cursors: [], values, rows: 0 };
    if (compiled.askedFields.length > 0) {
      const known = { operation, variables: coerced };
      values.ask = (field, id) => this.asking.value(ctx, { asked: compiled.askedFields[field], id }, known);
      written(compiled, row, run);
      values.ask = null;
      const found = await Promise.all([...values.asked].map(async ([key, value]) => [key, await value] as const));
      for (const [key, value] of found) values.found.set(key, value);
      run.rows = 0;
    }
    return { text: written(compiled, row, run), sql, rows: run.rows, ms: performance.now() - began, compiledMs };
  }

  private compiled(
    ctx: Ctx,
    { document, operation }: Operation,
    variables: Variables,
  ): { compiled: Compiled; isNew: boolean } {
    const known = this.known.get(operation) ?? { ...aboutOf(document), compiled: new Map() };
    this.known.set(operation, known);
    const { role } = ctx.viewer;
    const viewOfNode = nodeViewer(variables);
    const kinds = known.nodes.map(node => viewOfNode(node)?.id ?? '');
    const key = [role, ...known.flags.map(name => String(variables[name])), ...kinds].join('|');
    const there = known.compiled.get(key);
    const found =
      there ??
      this.compile(
        operation,
        new Compiler(this.ground, new Selections(this.schema, document, variables), { role, viewOfNode }),
      );
    if (known.compiled.size >= KEPT_OF_ONE) known.compiled.clear();
    known.compiled.set(key, found);
    if (found instanceof Unplanned) throw found;
    return { compiled: found, isNew: there === undefined };
  }

  private compile(operation: OperationDefinitionNode, compiler: Compiler): Compiled | Unplanned {
    try {
      return compiler.operation(operation);
    } catch (error) {
      if (error instanceof Unplanned) return error;
      throw error;
    }
  }
}

function written({ parts }: Compiled, row: readonly string[], run: Run): string {
  const texts = parts.map(({ key, write }, index) => `${JSON.stringify(key)}:${write.write(row[index] ?? '', run)}`);
  return `{${texts.join(',')}}`;
}

function aboutOf(document: DocumentNode): Pick<Known, 'flags' | 'nodes'> {
  const nodes: FieldNode[] = [];
  visit(document, {
    Field: node => {
      if (node.name.value === 'node' && node.arguments?.length) nodes.push(node);
    },
  });
  return { flags: flagsOf(document), nodes };
}

function nodeViewer(variables: Variables): ViewOfNode {
  return node => {
    const value = node.arguments?.[0]?.value;
    if (!value || (value.kind !== Kind.STRING && value.kind !== Kind.VARIABLE)) return null;
    const id: unknown = valueFromASTUntyped(value, { ...variables });
    return typeof id === 'string' ? viewOfPrefix(prefixOf(id)) : null;
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return `${String(code)} ${String(message)}`;
}
