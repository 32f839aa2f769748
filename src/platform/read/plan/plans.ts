import type { MikroORM } from '@mikro-orm/postgresql';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { coercedOf } from '../../coerced.js';
import type { Ctx } from '../../context.js';
import { snapshotCursor } from '../../live/cursor.js';
import { Refusal } from '../../refusal.js';
import { flagsOf, Selections } from '../../selection.js';
import { Asking, NoPage } from './asking.js';
import { Compiler } from './compile.js';
import { Needs } from './need.js';
import type { Out } from './out.js';
import type { Ground, Operation } from './parts.js';
import { type Missing, Run } from './run.js';
import { SqlText } from './sql-text.js';
import { Statements } from './statements.js';
import { type Fallback, Unplanned } from './unplanned.js';

/** An answer; what it took, for whoever may see that. */
export interface Planned {
  /** The JSON of `data`, in UTF-8. */
  readonly json: Pick<Out, 'written' | 'within'>;
  /** Its statements, one after another; those of resolvers are not among them. */
  readonly sql: string;
  readonly rows: number;
  readonly ms: number;
  /** What it took to make its plan, or to find it where there was one, and the text of its first statement. */
  readonly compiledMs: number;
}

type Variables = Readonly<Record<string, unknown>>;
type Columns = Extract<Missing, { readonly columns: unknown }>['columns'];

/** What was compiled of one operation, by what it depends on beside its text. */
interface Known {
  readonly flags: readonly string[];
  readonly compiled: Map<string, Compiler | Unplanned>;
}

// A document has at most five directives, and roles are few.
const KEPT_OF_ONE = 200;

/** Of faults that are in the log already. */
const FAULTS_KEPT = 100;

/** Answers to a document are about as long as the one before, which was not quite the longest. */
const MORE_THAN_BEFORE = 1.1;

/** A document is at most eight levels deep, and of each there are a value and what it leads to. */
const MOST_TURNS = 50;

/** Answers operations by one statement each, or says why not. */
export class Plans {
  private readonly known = new WeakMap<OperationDefinitionNode, Known>();
  private readonly ground: Ground;
  private readonly asking: Asking;
  private readonly statements: Statements;
  private readonly faults = new Set<string>();
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
      const planned = await this.readPages(ctx, asked, root);
      this.counts.planned++;
      return planned;
    } catch (error) {
      const why = this.whyOf(ctx, error);
      this.counts.fallbacks.set(why.reason, (this.counts.fallbacks.get(why.reason) ?? 0) + 1);
      return why;
    }
  }

  /** The JSON of `data`, or null where the resolvers must give it. */
  async textOf(...call: Parameters<Plans['answer']>): Promise<string | null> {
    const planned = await this.answer(...call);
    return planned instanceof Unplanned ? null : planned.json.written().toString();
  }

  /** Reads again as long as a list turns out to be none: it is never taken for one again. */
  private async readPages(ctx: Ctx, asked: Operation, root: object | undefined): Promise<Planned> {
    for (;;) {
      try {
        return await this.read(ctx, asked, root);
      } catch (error) {
        if (!(error instanceof NoPage)) throw error;
        this.known.delete(asked.operation);
      }
    }
  }

  /** Why a plan ended. What nobody says no with is a fault of ours, and is in the log, once for all times that it happens. */
  private whyOf({ log, requestId }: Ctx, error: unknown): Unplanned {
    if (error instanceof Unplanned) return error;
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: '' };
    if (error instanceof GraphQLError || error instanceof Refusal) return new Unplanned('refused', message);
    const said = `${name} ${message}`;
    if (!this.faults.has(said)) log.error({ err: error, requestId }, 'a plan failed');
    if (this.faults.size >= FAULTS_KEPT) this.faults.clear();
    this.faults.add(said);
    return new Unplanned('failed', name);
  }

  private async read(ctx: Ctx, asked: Operation, root: object | undefined): Promise<Planned> {
    const began = performance.now();
    const { document, operation } = asked;
    const coerced = coercedOf(this.schema, operation, asked.variables);
    if (!coerced) throw new Unplanned('refused', 'variables');
    const compileBegan = performance.now();
    const compiled = this.compiled(ctx, asked, coerced);
    const compiledMs = performance.now() - compileBegan;
    const { expectedBytes } = compiled;
    const from = { root, value: (...call: Parameters<Asking['value']>) => this.asking.value(...call), expectedBytes };
    const run = new Run(ctx, { document, operation, variables: coerced }, from);
    const { out } = run;
    // Mutations come one after another, each with what is asked of it.
    const steps =
      operation.operation === OperationTypeNode.MUTATION ? compiled.parts.map(part => [part]) : [compiled.parts];
    out.ascii('{');
    for (const parts of steps) await this.complete(run, compiled, parts);
    out.ascii('}');
    compiled.expectedBytes = Math.ceil(out.length * MORE_THAN_BEFORE);
    return {
      json: out,
      sql: run.statements.join(';\n'),
      rows: run.rows,
      ms: performance.now() - began,
      compiledMs: compiledMs + run.textMs,
    };
  }

  /** Writes root fields again and again until nothing is missing. */
  private async complete(run: Run, compiled: Compiler, parts: Compiler['parts']): Promise<void> {
    const { length } = run.out;
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      run.rows = 0;
      run.out.back(length);
      for (const { key, write } of parts) {
        run.out.ascii(key);
        write(run);
      }
      const missing = run.missing();
      if (!missing) return;
      await ('values' in missing ? Promise.all(missing.values) : this.fetch(run, compiled, missing.columns));
    }
    throw new Unplanned('value', 'what is missing does not end');
  }

  /** One statement. What lists ask is known before, and the place of the log. */
  private async fetch(run: Run, compiled: Compiler, columns: Columns): Promise<void> {
    const { ctx, asks } = run;
    const fresh = compiled.sites.slice(asks.length);
    if (fresh.length > 0) asks.push(...(await this.asking.asksOf(ctx, fresh, run.operation)));
    if (compiled.wantsPlace) run.place ??= await snapshotCursor(ctx);
    const textBegan = performance.now();
    const text = new SqlText(ctx.viewer, asks);
    const sql = `select ${columns.map(column => column.sql(text)).join(', ')}`;
    if (run.statements.length === 0) run.textMs = performance.now() - textBegan;
    run.statements.push(sql);
    const row = await this.statements.row(sql, text.values).catch((error: unknown) => {
      throw new Unplanned('statement', codeOf(error));
    });
    for (const [index, column] of columns.entries()) column.take(row[index] ?? '');
  }

  private compiled(ctx: Ctx, { document, operation }: Operation, variables: Variables): Compiler {
    const known = this.known.get(operation) ?? { flags: flagsOf(document), compiled: new Map() };
    this.known.set(operation, known);
    const { role } = ctx.viewer;
    const key = [role, ...known.flags.map(name => String(variables[name]))].join('|');
    const found =
      known.compiled.get(key) ??
      this.compile(
        operation,
        new Compiler(this.ground, new Selections(this.schema, document, variables), {
          role,
          isPage: field => this.asking.isPage(field),
        }),
      );
    if (known.compiled.size >= KEPT_OF_ONE) known.compiled.clear();
    known.compiled.set(key, found);
    if (found instanceof Unplanned) throw found;
    return found;
  }

  private compile(operation: OperationDefinitionNode, compiler: Compiler): Compiler | Unplanned {
    try {
      return compiler.operation(operation);
    } catch (error) {
      if (error instanceof Unplanned) return error;
      throw error;
    }
  }
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return `${String(code)} ${String(message)}`;
}
