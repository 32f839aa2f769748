import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { Ctx } from '../../context.js';
import { prefixOf } from '../../ids.js';
import { snapshotCursor } from '../../live/cursor.js';
import { viewOfPrefix } from '../view.js';
import { Asking, NoPage } from './asking.js';
import { Compiler } from './compile.js';
import { Needs } from './need.js';
import type { Compiled, Ground, Operation, RootPart, ViewOfNode } from './parts.js';
import { type Missing, Run } from './run.js';
import { flagsOf, Selections } from './selection.js';
import { SqlText } from './sql-text.js';
import { Statements } from './statements.js';
import { type Fallback, Unplanned } from './unplanned.js';

/** An answer; what it took, for whoever may see that. */
export interface Planned {
  /** The JSON of `data`. */
  readonly text: string;
  /** Its statements, one after another; those of resolvers are not among them. */
  readonly sql: string;
  readonly rows: number;
  readonly ms: number;
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

/** A document is at most eight levels deep, and of each there are a value and what it leads to. */
const MOST_TURNS = 50;

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

  /** The answer, or why the resolvers must give it; `root` is what the fields of a subscription are asked of. */
  async answer(ctx: Ctx, asked: Operation, root?: object): Promise<Planned | Unplanned> {
    try {
      const planned = await this.read(ctx, asked, root).catch((error: unknown) => {
        if (!(error instanceof NoPage)) throw error;
        this.known.delete(asked.operation);
        return this.read(ctx, asked, root);
      });
      this.counts.planned++;
      return planned;
    } catch (error) {
      const why = error instanceof Unplanned ? error : new Unplanned('refused', nameOf(error));
      this.counts.fallbacks.set(why.reason, (this.counts.fallbacks.get(why.reason) ?? 0) + 1);
      return why;
    }
  }

  /** The JSON of `data`, or null where the resolvers must give it. */
  async textOf(...call: Parameters<Plans['answer']>): Promise<string | null> {
    const planned = await this.answer(...call);
    return planned instanceof Unplanned ? null : planned.text;
  }

  private async read(ctx: Ctx, asked: Operation, root: object | undefined): Promise<Planned> {
    const began = performance.now();
    const { document, operation } = asked;
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], asked.variables);
    if (!coerced) throw new Unplanned('refused', 'variables');
    const compiled = this.compiled(ctx, asked, coerced);
    const run = new Run(
      ctx,
      { document, operation, variables: coerced },
      (...call) => this.asking.value(...call),
      root,
    );
    const texts: string[] = [];
    // Mutations come one after another, each with what is asked of it.
    const steps =
      operation.operation === OperationTypeNode.MUTATION ? compiled.parts.map(part => [part]) : [compiled.parts];
    for (const parts of steps) texts.push(await this.complete(run, compiled, parts));
    return {
      text: `{${texts.join(',')}}`,
      sql: run.statements.join(';\n'),
      rows: run.rows,
      ms: performance.now() - began,
    };
  }

  /** Writes root fields again and again until nothing is missing. */
  private async complete(run: Run, compiled: Compiled, parts: Compiled['parts']): Promise<string> {
    const columns: RootPart[] = [];
    for (const { write } of parts)
      if (write.sql) columns.push(write);
      else write.write(run);
    const row = columns.length > 0 ? await this.row(run, compiled, columns) : [];
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const text = written(parts, row, run);
      const missing = run.missing();
      if (!missing) return text;
      await Promise.all([this.take(run, compiled, missing.columns), ...missing.values]);
    }
    throw new Unplanned('value', 'what is missing does not end');
  }

  private async take(run: Run, compiled: Compiled, columns: Missing['columns']): Promise<void> {
    if (columns.length === 0) return;
    const row = await this.row(run, compiled, columns);
    for (const [index, column] of columns.entries()) column.take(row[index] ?? '');
  }

  /** One statement. What lists ask is known before, and the place of the log. */
  private async row(run: Run, compiled: Compiled, columns: readonly Pick<RootPart, 'sql'>[]): Promise<string[]> {
    const { ctx, asks } = run;
    const fresh = compiled.sites.slice(asks.length);
    if (fresh.length > 0) asks.push(...(await this.asking.asksOf(ctx, fresh, run.operation)));
    if (compiled.wantsPlace) run.place ??= await snapshotCursor(ctx);
    const text = new SqlText(ctx.viewer, asks);
    const sql = `select ${columns.map(column => column.sql(text)).join(', ')}`;
    run.statements.push(sql);
    return this.statements.row(sql, text.values).catch((error: unknown) => {
      throw new Unplanned('statement', codeOf(error));
    });
  }

  private compiled(ctx: Ctx, { document, operation }: Operation, variables: Variables): Compiled {
    const known = this.known.get(operation) ?? { ...aboutOf(document), compiled: new Map() };
    this.known.set(operation, known);
    const { role } = ctx.viewer;
    const viewOfNode = nodeViewer(variables);
    const kinds = known.nodes.map(node => viewOfNode(node)?.id ?? '');
    const key = [role, ...known.flags.map(name => String(variables[name])), ...kinds].join('|');
    const found =
      known.compiled.get(key) ??
      this.compile(
        operation,
        new Compiler(this.ground, new Selections(this.schema, document, variables), {
          role,
          viewOfNode,
          isPage: field => this.asking.isPage(field),
        }),
      );
    if (known.compiled.size >= KEPT_OF_ONE) known.compiled.clear();
    known.compiled.set(key, found);
    if (found instanceof Unplanned) throw found;
    return found;
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

/** Root fields by their names, of the columns that some of them were read by. */
function written(parts: Compiled['parts'], row: readonly string[], run: Run): string {
  let column = 0;
  const texts = parts.map(({ key, write }) => {
    const text = write.sql ? write.write(row[column++] ?? '', run) : write.write(run);
    return `${JSON.stringify(key)}:${text}`;
  });
  return texts.join(',');
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
