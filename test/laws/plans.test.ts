import { Writable } from 'node:stream';
import { Role } from '../../src/platform/access/viewer.js';
import { makeLog } from '../../src/platform/log.js';
import { OperationContext } from '../../src/platform/operation-context.js';
import type { Plans } from '../../src/platform/read/plan/plans.js';
import { putSigns } from '../support/odd-world.js';
import { type Asked, faultOf, PlanLaw } from '../support/plan-law.js';
import {
  BackwardOrder,
  BlindCounts,
  blindToReferences,
  Faulty,
  Hopeful,
  NullsFirst,
  OnceJudged,
  OtherPlaces,
  Unmasked,
  WithoutCoalesce,
} from '../support/plan-mutants.js';
import { drawnSeed, SEED_OF_MUTANTS, sumOf, toldOf, unforeseenIn } from '../support/plan-tally.js';

/** The long form: `PLIMSOLL_PLAN_DOCUMENTS=5000 npm test -- test/laws/plans.test.ts`. */
const DOCUMENTS = Number(process.env.PLIMSOLL_PLAN_DOCUMENTS ?? 1000);
const SEED = drawnSeed();
const SLOW_MS = 3_600_000;
/** Documents until a mutant must have been caught. */
const MOST_FOR_MUTANTS = 2000;

let law: PlanLaw;

beforeAll(async () => {
  law = await PlanLaw.open(SEED);
}, SLOW_MS);
afterAll(() => law?.stop());

const viewerOf = (role: Role) => {
  const viewer = law.viewers.find(one => one.role === role);
  if (!viewer) throw new Error(`nobody is a ${role}`);
  return viewer;
};

test(
  'an operation that is planned gives byte for byte what the resolvers give, for everybody, and nothing where they give an error',
  async () => {
    const tally = await law.run(law.plans(), { seed: SEED, count: DOCUMENTS, judge: law.resolved });
    process.stdout.write(`seed ${SEED}: ${tally.planned} planned; ${toldOf(tally)}\n`);
    expect(tally.faults).toEqual([]);
    expect(unforeseenIn(tally)).toEqual([]);
    expect(tally.planned).toBeGreaterThan(DOCUMENTS);
  },
  SLOW_MS,
);

describe('a list that is planned', () => {
  const orders = ['CREATED_AT', 'DISPLAY_LABEL', 'LAST_TOUCH_AT', 'VALUE', 'WIN_PROBABILITY', 'STAGE_SINCE'];
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [LeadOrder!]) {
    leads(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  type Page = { leads: { nodes: { id: string }[]; pageInfo: Record<string, boolean | string | null> } };

  test.each(orders.flatMap(field => ['ASC', 'DESC'].map(direction => [field, direction])))(
    'gives every row once and in order, by %s %s, forward and backward',
    async (field, direction) => {
      const plans = law.plans();
      const orderBy = [{ field, direction }];
      const ask = async (variables: object) => {
        const { data, why } = await law.answer(plans, viewerOf(Role.ADMIN), {
          query,
          variables: { orderBy, ...variables },
        });
        expect(why).toBeNull();
        return (JSON.parse(data) as Page).leads;
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
  let drawn: PlanLaw;
  // Its own world, so that what a mutant is caught by is there each time.
  beforeAll(async () => {
    drawn = law;
    law = await PlanLaw.open(SEED_OF_MUTANTS);
  }, SLOW_MS);
  afterAll(async () => {
    await law?.stop();
    law = drawn;
  });

  const mutants: Readonly<Record<string, () => Plans>> = {
    'a policy that is left out of counts': () => law.plans({ asking: new BlindCounts(law.schema) }),
    'values that are judged only when a plan is made': () => law.plans({ asking: new OnceJudged(law.schema) }),
    'a mask that is left out on the rows where it holds': () =>
      law.plans({ statements: new Unmasked(law.opened.runtime.orm) }),
    'nulls that come first': () => law.plans({ statements: new NullsFirst(law.opened.runtime.orm) }),
    'a page that is joined in another order': () =>
      law.plans({ statements: new BackwardOrder(law.opened.runtime.orm) }),
    'a cursor that is made of another value': () => law.plans({ statements: new OtherPlaces(law.opened.runtime.orm) }),
    'a figure that is off by a tenth': () => law.plans({ statements: new Hopeful(law.opened.runtime.orm) }),
  };

  test.each(Object.entries(mutants))(
    '%s',
    async (_what, mutant) => {
      const judge = law.read;
      const tally = await law.run(mutant(), {
        seed: SEED_OF_MUTANTS,
        count: MOST_FOR_MUTANTS,
        judge,
        stopAt: 1,
        avoided: law.oracle.unknown(),
      });
      expect(tally.faults).not.toEqual([]);
    },
    SLOW_MS,
  );

  test(
    'a policy that is left out where a reference is followed',
    async () => {
      const options = {
        seed: SEED_OF_MUTANTS,
        count: MOST_FOR_MUTANTS,
        judge: law.read,
        stopAt: 1,
        avoided: law.oracle.unknown(),
      };
      const tally = await blindToReferences(() => law.run(law.plans(), options));
      expect(tally.faults).not.toEqual([]);
    },
    SLOW_MS,
  );

  test('a coalesce that is left out', async () => {
    const plans = law.plans({ statements: new WithoutCoalesce(law.opened.runtime.orm) });
    const tally = await law.run(plans, {
      seed: SEED_OF_MUTANTS,
      count: 60,
      judge: law.read,
      stopAt: 1,
      avoided: law.oracle.unknown(),
    });
    expect(tally.faults.length + sumOf(tally, 'value')).toBeGreaterThan(0);
  });

  test('a fault of the planner, which is counted, and in the log once', async () => {
    const lines: string[] = [];
    const log = makeLog('error', new Writable({ write: (line, _, done) => done(void lines.push(String(line))) }));
    const runtime = { ...law.opened.runtime, log };
    const plans = law.plans({ asking: new Faulty(law.schema) });
    const { document, operation } = law.operationOf('query { leads { nodes { id } } }');
    for (const requestId of ['one', 'two']) {
      const ctx = new OperationContext(runtime, { viewer: viewerOf(Role.ADMIN), requestId, locale: 'en' });
      const answered = await plans.answer(ctx, { document, operation, variables: {} });
      expect(answered).toMatchObject({ reason: 'failed', what: 'TypeError' });
    }
    expect([...plans.counts.fallbacks]).toEqual([['failed', 2]]);
    expect(lines.map(line => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 'error',
        requestId: 'one',
        err: expect.objectContaining({ message: expect.stringContaining('undefined') }),
      }),
    ]);
    const options = { seed: SEED_OF_MUTANTS, count: 20, judge: law.resolved };
    expect(unforeseenIn(await law.run(plans, options))).toContain('failed TypeError');
  });

  test('another cursor, figure or instant, also where the clock moves on', () => {
    const sinceMs = Date.parse('2026-01-02T00:00:00.000Z');
    const cursorOf = (id: string) => Buffer.from(JSON.stringify([1, 'Xy3_-aB0', null, id])).toString('base64url');
    const told = { cursor: cursorOf('lead_1'), at: '2026-01-01T00:00:00.000Z', figure: { value: 2, ciLow: 0.35 } };
    const right = { data: JSON.stringify(told), errors: [] };
    for (const wrong of [
      {},
      { cursor: cursorOf('lead_2') },
      { at: '2026-01-01T00:00:00.001Z' },
      { figure: { value: 3, ciLow: 0.35 } },
      { figure: { value: 2, ciLow: 0.45 } },
    ]) {
      const answered = { data: JSON.stringify({ ...told, ...wrong }), errors: [], why: null, sql: '' };
      for (const since of [undefined, sinceMs])
        expect(faultOf(answered, right, since) === null).toBe(Object.keys(wrong).length === 0);
    }
  });

  test('an error that is left out, one too many, and another answer', () => {
    const right = { data: '{"a":null,"b":{"c":null}}', errors: ['a', 'b.c'] };
    const answered = { ...right, why: null, sql: '' };
    expect(faultOf(answered, right)).toBeNull();
    for (const wrong of [{ errors: ['a'] }, { errors: ['a', 'b.c', 'b'] }, { data: '{"b":{"c":null},"a":null}' }])
      expect(faultOf({ ...answered, ...wrong }, right)).not.toBeNull();
    // One null stands for both.
    const whole = { data: 'null', errors: ['a', 'b.c'] };
    expect(faultOf({ ...answered, data: 'null', errors: ['b.c'] }, whole)).toBeNull();
    expect(faultOf({ ...answered, data: 'null', errors: [] }, whole)).not.toBeNull();
  });
});

describe('a text that holds the signs between tokens', () => {
  test('ends the plan, and the resolvers answer', async () => {
    await putSigns(law.url);
    const query =
      'query { leads(first: 100, filter: { sourceSystem: { eq: "odd" } }) { nodes { displayLabel interactions { nodes { id } } } } }';
    const asked: Asked = { query, variables: {} };
    const { why, errors } = await law.answer(law.plans(), viewerOf(Role.ADMIN), asked);
    expect([why?.reason, errors]).toEqual(['value', []]);
  });
});
