import {
  createSourceEventStream,
  type ExecutionArgs,
  execute,
  type GraphQLSchema,
  getOperationAST,
  parse,
} from 'graphql';
import { openRuntime } from '../../src/app.js';
import type { TokenOrder } from '../../src/platform/access/tokens.js';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { Plans } from '../../src/platform/read/plan/plans.js';
import { Unplanned } from '../../src/platform/read/plan/unplanned.js';
import { findViewer } from '../../src/reps/find-viewer.js';
import { buildPlimsollSchema } from '../../src/schema.js';
import { startTestApp } from '../support/app.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { documentFor, ROOT_FIELDS } from '../support/slots.js';
import { soundCalls } from '../support/sound.js';
import { still } from '../support/still.js';
import { makeWorld, type World } from '../support/world.js';

const DEPTH = 2;
const PATIENCE_MS = 600_000;

let database: FreshDatabase;
let world: World;
let schema: GraphQLSchema;
let opened: Awaited<ReturnType<typeof openRuntime>>;
let plans: Plans;
let beginning: string;
let madeAtMs = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const app = await startTestApp({ database });
  beginning = await app.runtime.live.snapshotCursor();
  world = await makeWorld(app);
  await app.stop();
  madeAtMs = Date.now();
  opened = await openRuntime(app.config);
  schema = await buildPlimsollSchema();
  plans = new Plans(schema, opened.runtime.orm);
}, PATIENCE_MS);
afterAll(async () => {
  await opened?.stop();
  await database?.drop();
});

function viewerOf(order: TokenOrder): Promise<Viewer> {
  const { repId = null, teamId = null, partnerId = null, ...said } = order;
  return findViewer(opened.runtime.orm.em.fork(), { ...said, repId, teamId, partnerId, expiresAtMs: null });
}

/** The same operation by a plan and by the resolvers, in one context, so that a mutation is done once. */
async function both(args: ExecutionArgs & { contextValue: Awaited<ReturnType<typeof contextOf>> }) {
  const { document, contextValue, variableValues, rootValue } = args;
  const operation = getOperationAST(document);
  if (!operation) throw new Error('nothing is asked');
  const asked = { document, operation, variables: variableValues ?? {} };
  const planned = await plans.answer(contextValue, asked, rootValue as object | undefined);
  const { data, errors } = await execute(args);
  const why = planned instanceof Unplanned ? planned.message : 'planned';
  const text = planned instanceof Unplanned ? null : settled(planned.json.written().toString());
  return { why, text, right: errors ? null : settled(JSON.stringify(data)), errors };
}

/** Counts of the day follow a change when a reaction has seen it, and so does the place of the log beside a list. */
function settled(json: string): string {
  return still(json, madeAtMs)
    .replaceAll(/(TodayCount":)\d+/g, '$1"later"')
    .replaceAll(/("cursor":)"AQ[\w-]{40,60}"/g, '$1"later"');
}

function contextOf(viewer: Viewer) {
  return opened.runtime.contextFor(viewer);
}

const mutations = ROOT_FIELDS.filter(({ kind }) => kind === 'mutation');
const feeds = ROOT_FIELDS.filter(({ kind }) => kind === 'subscription');

test.each(mutations.map(root => [root.field, root] as const))(
  'what the payload of %s leads to is read by a plan, byte for byte',
  async (field, root) => {
    const { variables = {}, as = world.people.admin } = soundCalls(world)[field]?.() ?? {};
    const viewer = await viewerOf(
      typeof as === 'object' && as && 'role' in as ? (as as TokenOrder) : world.people.admin,
    );
    const document = parse(documentFor(root, DEPTH));
    const { why, text, right, errors } = await both({
      schema,
      document,
      variableValues: variables,
      contextValue: await contextOf(viewer),
    });
    expect([why, text]).toEqual(errors ? [`refused: ${errors[0]?.message}`, null] : ['planned', right]);
  },
  PATIENCE_MS,
);

test.each(
  feeds.flatMap(root => (['admin', 'north', 'anna'] as const).map(person => [root.field, person, root] as const)),
)(
  'a frame of %s for %s is read by a plan, byte for byte',
  async (field, person, root) => {
    const { variables = {} } = soundCalls(world)[field]?.() ?? {};
    const viewer = await viewerOf(world.people[person]);
    const document = parse(documentFor(root, DEPTH));
    const asksAfter = schema
      .getSubscriptionType()
      ?.getFields()
      [field]?.args.some(({ name }) => name === 'after');
    const asked = { schema, document, variableValues: { ...variables, ...(asksAfter && { after: beginning }) } };
    const stream = await createSourceEventStream({ ...asked, contextValue: await contextOf(viewer) });
    if (!(Symbol.asyncIterator in stream)) {
      expect(stream.errors?.[0]?.message).toMatch(/role/);
      return;
    }
    const frames = (stream as AsyncIterable<object>)[Symbol.asyncIterator]();
    const { value: batch } = await frames.next();
    await frames.return?.();
    const { why, text, right, errors } = await both({
      ...asked,
      rootValue: batch,
      contextValue: await contextOf(viewer),
    });
    expect([why, errors, text]).toEqual(['planned', undefined, right]);
  },
  PATIENCE_MS,
);
