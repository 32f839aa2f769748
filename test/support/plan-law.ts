import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import pg from 'pg';
import { openRuntime } from '../../src/app.js';
import type { Role, Viewer } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import { costOf } from '../../src/platform/http/operation-cost.js';
import { LIMITS } from '../../src/platform/limits.js';
import { OperationContext } from '../../src/platform/operation-context.js';
import type { Operation } from '../../src/platform/read/plan/parts.js';
import { Plans } from '../../src/platform/read/plan/plans.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { startTestApp } from './app.js';
import { copyOf, type FreshDatabase, freshDatabase } from './database.js';
import { settled } from './digest.js';
import { Dice, DocumentGenerator } from './document-generator.js';
import { wordsOf } from './law-words.js';
import { makeItOdd } from './odd-world.js';
import { note, type Tally } from './plan-tally.js';
import { POLICY } from './policy-table.js';
import { ReadOracle, type Right } from './read-oracle.js';
import { documentFor } from './slots.js';
import { soundCalls } from './sound.js';
import { still } from './still.js';
import { forgetUnseen } from './unseen.js';
import { makeWorld, type World } from './world.js';

const RUNS_OF_EACH = 5;
/** Calls that leave a row in each table that is read. */
const MAKERS =
  'saveCampaign saveCompetitor saveProduct saveSource saveSegment saveView saveCustomField setHoldingQuota setIntakeCap saveCycleProfile saveAssignmentRule saveScreeningRule createApiKey createLeadImport enrollLead recordDelivery setTiers setNeeds';
const CURSOR = /"WzE[\w-]{20,}"/g;

export interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
/** Whoever says what is right. */
export type Judge = (viewer: Viewer, asked: Asked) => Promise<Right>;

/** How an operation was answered: by a plan, or by the resolvers, and why by them. */
export interface Answered extends Right {
  readonly why: Unplanned | null;
  readonly sql: string;
}

export interface RunOptions {
  readonly seed: number;
  readonly count: number;
  readonly judge: Judge;
  readonly stopAt?: number;
  readonly avoided?: Set<string>;
  readonly viewers?: readonly Viewer[];
}

/** A world full of nulls and odd texts in which nothing changes any more, and documents about it. */
export class PlanLaw {
  readonly viewers: Viewer[] = [];
  /** Since when nothing changes but the clock of PostgreSQL, in milliseconds since 1970; for the product it stands still then. */
  private readonly madeAtMs: number;
  private readonly documents = new Map<string, ReturnType<typeof parse>>();

  readonly world: World;
  readonly schema: GraphQLSchema;
  readonly opened: Awaited<ReturnType<typeof openRuntime>>;
  readonly oracle: ReadOracle;
  /** Its own, and one that is the same and that nothing reads, to be copied. */
  private readonly databases: readonly FreshDatabase[];

  private constructor(
    parts: Pick<PlanLaw, 'world' | 'schema' | 'opened' | 'oracle'> & { readonly madeAtMs: number },
    databases: readonly FreshDatabase[],
  ) {
    this.madeAtMs = parts.madeAtMs;
    this.world = parts.world;
    this.schema = parts.schema;
    this.opened = parts.opened;
    this.oracle = parts.oracle;
    this.databases = databases;
  }

  static async open(seed: number): Promise<PlanLaw> {
    const database = await freshDatabase();
    const app = await startTestApp({ database });
    const world = await makeWorld(app);
    const calls = soundCalls(world);
    for (const field of MAKERS.split(' ')) {
      const { variables = {}, as } = calls[field]?.() ?? {};
      const { data, errors } = await app.run(
        documentFor({ kind: 'mutation', field }),
        { ...variables },
        as ? { as } : {},
      );
      if (errors) throw new Error(`${field} was refused: ${JSON.stringify(errors)} ${JSON.stringify(data)}`);
    }
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await settled(owner);
    await owner.end();
    await app.stop();
    await makeItOdd(database.url, world, seed);
    const databases = [database, await copyOf(database)] as const;
    // Nothing changes any more: no jobs, no workers.
    const opened = await openRuntime(app.config);
    const [schema, oracle] = [await buildPlimsollSchema(), await ReadOracle.open(database.url)];
    const madeAtMs = (await opened.runtime.now()).getTime();
    const law = new PlanLaw({ world, schema, opened, oracle, madeAtMs }, databases);
    for (const order of Object.values(world.people)) law.viewers.push(await law.viewerOf(order));
    return law;
  }

  async stop(): Promise<void> {
    await this.opened.stop();
    for (const database of this.databases) await database.drop();
  }

  get url(): string {
    return this.opened.runtime.config.databaseUrl;
  }

  /** The same world as somebody sees it: without the rows that it may not find, and with other values where it may see none. */
  async without(viewer: Viewer): Promise<PlanLaw> {
    const [, still] = this.databases;
    if (!still) throw new Error('there is nothing to copy');
    const database = await copyOf(still);
    await forgetUnseen(database.url, viewer, this.oracle);
    const opened = await openRuntime({ ...this.opened.runtime.config, databaseUrl: database.url });
    const { world, schema, oracle, madeAtMs } = this;
    return new PlanLaw({ world, schema, oracle, madeAtMs, opened }, [database]);
  }

  private viewerOf(order: World['people'][keyof World['people']]): Promise<Viewer> {
    const { repId = null, teamId = null, partnerId = null, ...said } = order;
    return findViewer(this.opened.runtime.orm.em.fork(), { ...said, repId, teamId, partnerId, expiresAtMs: null });
  }

  plans(parts: ConstructorParameters<typeof Plans>[2] = {}): Plans {
    return new Plans(this.schema, this.opened.runtime.orm, parts);
  }

  /** Answers as the server does: by a plan, or else by the resolvers. */
  async answer(plans: Plans, viewer: Viewer, asked: Asked): Promise<Answered> {
    const operation = this.operationOf(asked.query);
    const planned = await plans.answer(this.contextOf(viewer), { ...operation, variables: asked.variables });
    if (!(planned instanceof Unplanned))
      return { data: planned.json.written().toString(), errors: [], why: null, sql: planned.sql };
    return { ...(await this.resolved(viewer, asked)), why: planned, sql: '' };
  }

  /** Whoever is asked twice is asked at one instant. */
  private contextOf(viewer: Viewer): Ctx {
    const runtime = { ...this.opened.runtime, now: async () => new Date(this.madeAtMs) };
    return new OperationContext(runtime, { viewer, requestId: 'none', locale: 'en' });
  }

  /** What the resolvers say. */
  readonly resolved = async (viewer: Viewer, { query, variables }: Asked): Promise<Right> => {
    const contextValue = this.contextOf(viewer);
    const document = this.parsed(query);
    const { data, errors = [] } = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      contextValue,
    });
    return { data: JSON.stringify(data ?? null), errors: errors.map(({ path }) => (path ?? []).join('.')) };
  };

  /** What a reader of the same rows says. */
  readonly read: Judge = (viewer, { query, variables }) => this.oracle.answer(viewer, this.parsed(query), variables);

  /** A document is parsed once, as in the server: plans are kept by it. */
  parsed(query: string): ReturnType<typeof parse> {
    const known = this.documents.get(query) ?? parse(query);
    this.documents.set(query, known);
    return known;
  }

  operationOf(query: string): Pick<Operation, 'document' | 'operation'> {
    const document = this.parsed(query);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('a drawn document begins with its operation');
    return { document, operation };
  }

  /** Draws documents and runs each of them several times with other variables, for somebody else each time. */
  async run(plans: Plans, options: RunOptions): Promise<Tally> {
    const dice = new Dice(options.seed);
    const { avoided = new Set<string>(), judge, viewers = this.viewers, seed } = options;
    const generator = new DocumentGenerator(this.schema, wordsOf(this.world, this.oracle.ids()), avoided);
    const tally: Tally = { planned: 0, refused: 0, costly: 0, whys: new Map(), faults: [] };
    for (let drawn = 0; drawn < options.count; ) {
      const { query, variables } = generator.draw(dice);
      if (validate(this.schema, this.parsed(query)).length > 0) continue;
      drawn++;
      const cursors: string[] = [];
      const invited = viewers.filter(({ role }) => isLetIn(role, this.parsed(query)));
      const somebody = () => dice.one(invited.length === 0 || dice.isLucky(0.1) ? viewers : invited);
      let viewer = somebody();
      for (let again = 0; again < RUNS_OF_EACH; again++) {
        const asked = { query, variables: variables(dice, cursors) };
        if (this.isTooCostly(asked)) {
          tally.costly++;
          continue;
        }
        const answered = await this.answer(plans, viewer, asked);
        const { why, data } = answered;
        // Resolvers are not judged by themselves: some tell the time.
        const isOwn = why !== null && judge === this.resolved;
        const right = isOwn ? null : await judge(viewer, asked);
        const fault = right && faultOf(answered, right, judge === this.read ? undefined : this.madeAtMs);
        const place = `seed ${seed}, document ${drawn}, ${viewer.subject}\n${query}\n${JSON.stringify(asked.variables)}`;
        if (fault) tally.faults.push(`${place}\n${fault}`);
        if (why) note(tally.whys, why);
        else tally.planned++;
        if (answered.errors.length > 0) tally.refused++;
        if (why?.reason === 'field') avoided.add(why.what);
        cursors.push(...[...data.matchAll(CURSOR)].map(([cursor]) => cursor.slice(1, -1)));
        if (why?.reason === 'refused' || dice.isLucky(0.4)) viewer = somebody();
      }
      if (tally.faults.length >= (options.stopAt ?? 5)) break;
    }
    return tally;
  }

  private isTooCostly({ query, variables }: Asked): boolean {
    const operation = { document: this.parsed(query), operationName: null, kind: 'query' as never };
    try {
      return costOf(this.schema, operation, variables) > LIMITS.costPoints;
    } catch {
      return false;
    }
  }
}

/** Whether a role may ask for all that a document begins with: most are answered, or little would be read. */
function isLetIn(role: Role, { definitions: [operation] }: ReturnType<typeof parse>): boolean {
  const roots = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  return roots.every(root => root.kind !== 'Field' || (POLICY[root.name.value]?.may.includes(role) ?? true));
}

/**
 * What differs, or null. `data` has to be the same to the byte, but for instants since `sinceMs`. Of errors one is enough for all that one null stands for (GraphQL
 * spec, 6.4.4), so whatever goes wrong has to be told by its own path or by another below the same null, and nothing else may be.
 */
export function faultOf(answered: Answered, right: Right, sinceMs = Number.POSITIVE_INFINITY): string | null {
  const told = `answered ${answered.data} ${answered.errors}\nright    ${right.data} ${right.errors}\n${answered.sql}`;
  if (answered.data !== right.data && still(answered.data, sinceMs) !== still(right.data, sinceMs)) return told;
  if (answered.errors.some(path => !right.errors.includes(path))) return told;
  const data: unknown = JSON.parse(right.data);
  const isTold = (path: string) =>
    answered.errors.some(said => said === path || `${said}.`.startsWith(nullAbove(data, path)));
  return right.errors.every(isTold) ? null : told;
}

/** The path of the null that stands for what a path leads to, as text that others below it begin with. */
function nullAbove(data: unknown, path: string): string {
  let [at, above] = [data, ''];
  for (const part of path.split('.')) {
    if (at === null || at === undefined) return above;
    above += `${part}.`;
    at = (at as Record<string, unknown>)[part];
  }
  return above;
}
