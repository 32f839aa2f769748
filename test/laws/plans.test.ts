import { execute, type GraphQLSchema, parse, validate } from 'graphql';
import { openRuntime } from '../../src/app.js';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { Plans } from '../../src/platform/read/plan/plans.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { startTestApp } from '../support/app.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { Dice, DocumentGenerator, type Words } from '../support/document-generator.js';
import { makeItOdd, ODD_TEXTS, putSigns } from '../support/odd-world.js';
import { SOME_CURSOR } from '../support/page-oracle.js';
import { BlindCounts, OnceJudged, WithoutCoalesce } from '../support/plan-mutants.js';
import { ReadOracle } from '../support/read-oracle.js';
import { still } from '../support/still.js';
import { makeWorld, type World } from '../support/world.js';

/** The long form: `PLIMSOLL_PLAN_DOCUMENTS=2000 PLIMSOLL_PLAN_SEED=7 npm test -- test/laws/plans.test.ts`. */
const DOCUMENTS = Number(process.env.PLIMSOLL_PLAN_DOCUMENTS ?? 150);
const SEED = Number(process.env.PLIMSOLL_PLAN_SEED ?? 1);
const RUNS_OF_EACH = 5;
const SLOW_MS = 3_600_000;

let database: FreshDatabase;
let world: World;
let schema: GraphQLSchema;
let opened: Awaited<ReturnType<typeof openRuntime>>;
const viewers: Viewer[] = [];
let madeAtMs = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const app = await startTestApp({ database });
  world = await makeWorld(app);
  await app.stop();
  // Nothing changes any more: no jobs, no workers.
  opened = await openRuntime(app.config);
  await makeItOdd(database.url, world, SEED);
  madeAtMs = Date.now();
  schema = await buildPlimsollSchema();
  for (const order of Object.values(world.people)) viewers.push(await viewerOf(order));
}, SLOW_MS);
afterAll(async () => {
  await opened?.stop();
  await database?.drop();
});

function viewerOf(order: World['people'][keyof World['people']]): Promise<Viewer> {
  const { repId = null, teamId = null, partnerId = null, ...said } = order;
  return findViewer(opened.runtime.orm.em.fork(), { ...said, repId, teamId, partnerId, expiresAtMs: null });
}

/** One comparison: what differs, or how it was answered. */
interface Compared {
  readonly fault: string | null;
  readonly why: Unplanned | null;
  readonly hasErrors: boolean;
  readonly text: string;
}

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}
/** Whoever says what is right: the JSON of `data`, null where there are errors. */
type Judge = (viewer: Viewer, asked: Asked) => Promise<string | null>;

const resolvers: Judge = async (viewer, { query, variables }) => {
  const contextValue = await opened.runtime.contextFor(viewer);
  const { data, errors } = await execute({ schema, document: parsed(query), variableValues: variables, contextValue });
  return errors ? null : JSON.stringify(data);
};

async function compare(plans: Plans, viewer: Viewer, on: { asked: Asked; judge: Judge }): Promise<Compared> {
  const { asked, judge } = on;
  const document = parsed(asked.query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('a drawn document begins with its operation');
  const ctx = await opened.runtime.contextFor(viewer);
  const planned = await plans.answer(ctx, { document, operation, variables: asked.variables });
  const right = await judge(viewer, asked);
  const told = { hasErrors: right === null, text: right ?? '' };
  if (planned instanceof Unplanned) return { ...told, fault: null, why: planned };
  told.text = planned.text;
  const isRight =
    planned.text === right ||
    planned.text.replaceAll(CURSOR, `"${SOME_CURSOR}"`) === right ||
    still(planned.text, madeAtMs) === still(right ?? '', madeAtMs);
  const fault = isRight ? null : `planned ${planned.text}\nright   ${right}\n${planned.sql}`;
  return { ...told, fault, why: null };
}

const CURSOR = /"WzE[\w-]{20,}"/g;

const documents = new Map<string, ReturnType<typeof parse>>();
/** A document is parsed once, as in the server: plans are kept by it. */
function parsed(query: string): ReturnType<typeof parse> {
  const known = documents.get(query) ?? parse(query);
  documents.set(query, known);
  return known;
}

function words(): Words {
  const { leads, reps, teams, pools, stages, pipelineId } = world;
  const ids = (of: object) => [...Object.values(of), ...Object.values(of), 'nonsense', reps.anna];
  const someLeads = ids(leads);
  return {
    'lead.id': [...Object.values(leads), reps.anna],
    'rep.id': [...Object.values(reps), 'lead_0'],
    'team.id': Object.values(teams),
    id: [...Object.values(leads), ...Object.values(reps), ...Object.values(teams), 'lead_0', world.partners.first],
    ID: [...someLeads, ...ids(reps)],
    leadId: someLeads,
    ownerId: ids(reps),
    lastOwnerId: ids(reps),
    repId: ids(reps),
    teamId: ids(teams),
    poolId: ids(pools),
    stageId: ids(stages),
    pipelineId: [pipelineId],
    stageKey: ['NEW', 'CONTACTED', 'LOST', 'nothing'],
    externalId: ['hal-1', '0', '~a4'],
    String: [...ODD_TEXTS, 'Ada Ltd', 'anna', 'NORTH'],
    DateTime: [
      '2026-01-01T00:00:00.000Z',
      '2026-03-01T00:00:00.100Z',
      '2026-02-28T23:59:59.999Z',
      '2030-01-01T00:00:00.000Z',
    ],
    Date: ['2026-01-01', '2026-03-01'],
    Int: [0, 1, 2, 3, -1],
    SafeInt: [0, 1000, Number.MAX_SAFE_INTEGER, -1],
    Float: [0, 0.35, 1],
    Boolean: [true, false],
    if: [true, false],
  };
}

interface Tally {
  planned: number;
  whys: Map<string, number>;
  faults: string[];
}

/** Draws documents and runs each of them several times with other variables, for somebody else each time. */
async function run(
  plans: Plans,
  options: { seed: number; count: number; stopAt?: number; judge?: Judge; avoided?: Set<string> },
): Promise<Tally> {
  const dice = new Dice(options.seed);
  const { avoided = new Set<string>(), judge = resolvers } = options;
  const generator = new DocumentGenerator(schema, words(), avoided);
  const tally: Tally = { planned: 0, whys: new Map(), faults: [] };
  for (let drawn = 0; drawn < options.count; ) {
    const { query, variables } = generator.draw(dice);
    if (validate(schema, parsed(query)).length > 0) continue;
    drawn++;
    const cursors: string[] = [];
    let viewer = dice.one(viewers);
    for (let again = 0; again < RUNS_OF_EACH; again++) {
      const asked = { query, variables: variables(dice, cursors) };
      const { fault, why, text } = await compare(plans, viewer, { asked, judge });
      if (fault)
        tally.faults.push(
          `seed ${options.seed}, document ${drawn}, ${viewer.subject}\n${query}\n${JSON.stringify(asked.variables)}\n${fault}`,
        );
      else if (why) note(tally.whys, why);
      else tally.planned++;
      if (why?.reason === 'field') avoided.add(why.what);
      if (why?.reason === 'field') break;
      cursors.push(...[...text.matchAll(CURSOR)].map(([cursor]) => cursor.slice(1, -1)));
      if (why?.reason === 'refused' || dice.isLucky(0.4)) viewer = dice.one(viewers);
    }
    if (tally.faults.length >= (options.stopAt ?? 5)) break;
  }
  return tally;
}

function note(whys: Map<string, number>, { reason, what }: Unplanned): void {
  const key = `${reason} ${what}`;
  whys.set(key, (whys.get(key) ?? 0) + 1);
}

const sumOf = (tally: Tally, reason: string) =>
  [...tally.whys].filter(([key]) => key.startsWith(reason)).reduce((sum, [, count]) => sum + count, 0);

describe('an operation that is planned', () => {
  test(
    'gives byte for byte what the resolvers give, for everybody, and nothing where they give an error',
    async () => {
      const plans = new Plans(schema, opened.runtime.orm);
      const tally = await run(plans, { seed: SEED, count: DOCUMENTS });
      const whys = [...tally.whys].sort(([, a], [, b]) => b - a).map(([key, count]) => `${count} ${key}`);
      process.stdout.write(`seed ${SEED}: ${tally.planned} planned, ${whys.slice(0, 30).join('; ')}\n`);
      expect(tally.faults).toEqual([]);
      expect(sumOf(tally, 'statement')).toBe(0);
      expect(sumOf(tally, 'value')).toBe(0);
      // What is declared to be found by the id is.
      expect([...tally.whys.keys()].filter(why => why.endsWith('beside the id'))).toEqual([]);
      expect(tally.planned).toBeGreaterThan(DOCUMENTS);
    },
    SLOW_MS,
  );

  test(
    'gives what a reader of the same rows finds that shares no statement with it',
    async () => {
      const oracle = await ReadOracle.open(database.url);
      const judge: Judge = (viewer, { query, variables }) => oracle.answer(viewer, parsed(query), variables);
      const plans = new Plans(schema, opened.runtime.orm);
      const tally = await run(plans, { seed: SEED, count: DOCUMENTS, judge, avoided: oracle.unknown() });
      process.stdout.write(`seed ${SEED}: ${tally.planned} planned and read again\n`);
      expect(tally.faults).toEqual([]);
      expect(tally.planned).toBeGreaterThan(DOCUMENTS);
    },
    SLOW_MS,
  );
});

describe('a list that is planned', () => {
  const orders = ['CREATED_AT', 'DISPLAY_LABEL', 'LAST_TOUCH_AT', 'VALUE', 'WIN_PROBABILITY', 'STAGE_SINCE'];
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [LeadOrder!]) {
    leads(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  type Page = { leads: { nodes: { id: string }[]; pageInfo: Record<string, boolean | string | null> } };

  test.each(orders.flatMap(field => ['ASC', 'DESC'].map(direction => [field, direction])))(
    'gives every row once and in order, by %s %s, forward and backward',
    async (field, direction) => {
      const plans = new Plans(schema, opened.runtime.orm);
      const viewer = viewers[0] as Viewer;
      const orderBy = [{ field, direction }];
      const ask = async (variables: object) => {
        const asked = { query, variables: { orderBy, ...variables } };
        const { fault, why, text } = await compare(plans, viewer, { asked, judge: resolvers });
        expect([fault, why]).toEqual([null, null]);
        return (JSON.parse(text) as Page).leads;
      };
      const whole = (await ask({ first: 100 })).nodes.map(({ id }) => id);
      const [ahead, back]: [string[], string[]] = [[], []];
      for (let after: unknown = null, more: unknown = true; more; ) {
        const { nodes, pageInfo } = await ask({ first: 7, after });
        ahead.push(...nodes.map(({ id }) => id));
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      for (let before: unknown = null, more: unknown = true; more; ) {
        const { nodes, pageInfo } = await ask({ last: 7, before });
        back.unshift(...nodes.map(({ id }) => id));
        [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
      }
      expect([ahead, back]).toEqual([whole, whole]);
    },
  );
});

describe('the law catches', () => {
  const count = Math.min(DOCUMENTS, 150);

  test('a policy that is left out of counts', async () => {
    const plans = new Plans(schema, opened.runtime.orm, { asking: new BlindCounts(schema) });
    expect((await run(plans, { seed: SEED, count, stopAt: 1 })).faults).not.toEqual([]);
  });

  test('values that are judged only when a plan is made', async () => {
    const plans = new Plans(schema, opened.runtime.orm, { asking: new OnceJudged(schema) });
    expect((await run(plans, { seed: SEED, count, stopAt: 1 })).faults).not.toEqual([]);
  });

  test('a coalesce that is left out', async () => {
    const plans = new Plans(schema, opened.runtime.orm, { statements: new WithoutCoalesce(opened.runtime.orm) });
    const tally = await run(plans, { seed: SEED, count: 60, stopAt: 1 });
    expect(tally.faults.length + sumOf(tally, 'value')).toBeGreaterThan(0);
  });
});

describe('a text that holds the signs between tokens', () => {
  test('ends the plan, and the resolvers answer', async () => {
    await putSigns(database.url);
    const plans = new Plans(schema, opened.runtime.orm);
    const [admin] = viewers;
    if (!admin) throw new Error('nobody asks');
    const query =
      'query { leads(first: 100, filter: { sourceSystem: { eq: "odd" } }) { nodes { displayLabel interactions { nodes { id } } } } }';
    const { why, hasErrors } = await compare(plans, admin, { asked: { query, variables: {} }, judge: resolvers });
    expect([why?.reason, hasErrors]).toEqual(['value', false]);
  });
});
